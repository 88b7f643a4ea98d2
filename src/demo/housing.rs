use serde_json::{Value, json};

use super::people::HANNE;
use crate::kernel::OrgNumber;

/// Housing cooperatives with the same chair, and how many of them have a sub-unit: together the 500 they can choose from.
const COOPERATIVES: usize = 450;
const EVERY_WITH_SUB_UNIT: usize = 9;

/// Municipality number and name.
const PLACES: [(&str, &str); 6] = [
    ("0301", "OSLO"),
    ("4601", "BERGEN"),
    ("5001", "TRONDHEIM"),
    ("3216", "VESTBY"),
    ("1804", "BODØ"),
    ("5601", "ALTA"),
];

/// What the three files say of them.
pub(super) struct Housing {
    pub(super) units: Vec<Value>,
    pub(super) sub_units: Vec<Value>,
    pub(super) roles: Vec<Value>,
}

/// Valid numbers, always the same. Every eleventh or so stem has no check digit and is skipped.
fn numbers(from: i32) -> impl Iterator<Item = OrgNumber> {
    (from..).step_by(7).filter_map(|stem| (0..10).find_map(|check| OrgNumber::try_from(stem * 10 + check).ok()))
}

pub(super) fn register() -> Housing {
    let mut housing = Housing { units: Vec::new(), sub_units: Vec::new(), roles: Vec::new() };
    let mut sub_numbers = numbers(31_600_000);
    let places = PLACES.iter().cycle();
    for (((nth, number), (code, place)), year) in
        (1..=COOPERATIVES).zip(numbers(31_500_000)).zip(places).zip((1950..2020).cycle())
    {
        let name = format!("BORETTSLAGET {nth:03}");
        let address = json!({ "kommune": place, "kommunenummer": code, "poststed": place });
        housing.units.push(json!({
            "organisasjonsnummer": number, "navn": name, "organisasjonsform": { "kode": "BRL" },
            "registreringsdatoEnhetsregisteret": format!("{year}-06-01"), "forretningsadresse": address,
        }));
        housing.roles.push(json!({ "organisasjonsnummer": number, "rollegrupper": [{
            "type": { "kode": "STYR" }, "sistEndret": "2025-04-28", "roller": [{
                "type": { "kode": "LEDE" },
                "person": {
                    "fodselsdato": "1980-06-06", "fodselsnummer": HANNE,
                    "navn": { "fornavn": "Hanne", "etternavn": "Solheim" }, "erDoed": false,
                },
                "fratraadt": false, "avregistrert": false,
            }],
        }] }));
        if nth.is_multiple_of(EVERY_WITH_SUB_UNIT) {
            housing.sub_units.extend(sub_numbers.next().map(|sub_unit| {
                json!({
                    "organisasjonsnummer": sub_unit, "navn": format!("{name} VAKTMESTER"), "overordnetEnhet": number,
                    "organisasjonsform": { "kode": "BEDR" }, "beliggenhetsadresse": address,
                })
            }));
        }
    }
    housing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chair_has_five_hundred_to_choose_from() {
        let housing = register();
        assert_eq!(housing.units.len() + housing.sub_units.len(), 500);
    }
}
