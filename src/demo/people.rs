/// The chair of all the housing cooperatives.
pub(super) const HANNE: &str = "06868047257";
/// Daily leader of Eksempel kommune.
pub(super) const KARI: &str = "01818506895";
/// Daily leader of the supplier Systemhuset AS.
pub(super) const OLA: &str = "21908321720";
/// An employee of Eksempel kommune with one package and no role.
pub(super) const INGRID: &str = "15888744077";

/// Support staff, with no organisation of their own.
pub(super) const TURID: &str = "14847910071";
/// An employee of Eksempel kommune who has nothing yet.
pub(super) const TOR: &str = "12839210033";

/// Somebody to sign in as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoPerson {
    /// Given and family name.
    pub name: &'static str,
    /// A synthetic national number: made up, belongs to nobody.
    pub national_id: &'static str,
    /// What can be tried out as them.
    pub what: &'static str,
}

/// Whom to sign in as, the most useful first.
#[must_use]
pub fn people() -> Vec<DemoPerson> {
    [
        ("Kari Nordmann", KARI, "daily leader of Eksempel kommune; gives and removes everything"),
        ("Ola Hansen", OLA, "daily leader of the supplier Systemhuset AS; sees what it has received"),
        ("Ingrid Berg", INGRID, "employee of Eksempel kommune with the package Delegerbare Maskinporten scopes"),
        (
            "Per Li",
            "30876119737",
            "chair of Regnskap AS, which holds that package; acts for Eksempel kommune through it",
        ),
        ("Tor Dal", TOR, "employee of Eksempel kommune who has nothing yet; asks for what they need"),
        ("Mona Vik", "17856415023", "board member of Eksempel kommune without power; sees who has it"),
        ("Anne Lund", "29829645864", "five organisations of different forms"),
        ("Hanne Solheim", HANNE, "five hundred organisations in six municipalities"),
        ("Erik Lindqvist", "09897521323", "contact person of the foreign Nordic Data AB (NUF)"),
        ("Marit Havn", "29820093656", "acts for Havbris Eiendom KS through the general partner they lead"),
        ("Siri Rettvik", "04849006482", "administrator of the bankrupt Konkursramt Bygg AS"),
        ("Bente Moe", "08850258008", "daily leader of Nedlagt Handel AS, which has been deleted; can do nothing"),
        ("Turid Moen", TURID, "support staff; allots prefixes at /nb/brukerstotte/prefikser"),
        ("Frode Sunde", "31929311151", "daily leader of the API provider Digitaliseringsdirektoratet"),
    ]
    .map(|(name, national_id, what)| DemoPerson { name, national_id, what })
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        demo::ROLES,
        kernel::{NationalId, NationalIdKind},
    };

    #[test]
    fn all_of_them_are_made_up_and_can_be_met() {
        for person in people() {
            let id: NationalId = person.national_id.parse().unwrap();
            assert_eq!(id.kind(), NationalIdKind::Synthetic, "{}", person.name);
            let elsewhere = [HANNE, INGRID, TOR, TURID].contains(&person.national_id);
            assert!(elsewhere || ROLES.contains(person.national_id), "{}", person.name);
        }
    }
}
