use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use super::{elements::Element, wire};
use crate::{
    kernel::{NationalId, OrgNumber, PersonName},
    platform::keys::{Keys, sha256},
};

/// A unit as the table has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct UnitRow {
    pub(super) number: OrgNumber,
    pub(super) name: String,
    pub(super) form: String,
    pub(super) municipality: Option<String>,
    pub(super) city: Option<String>,
    pub(super) parent: Option<OrgNumber>,
    pub(super) registered_on: Option<Date>,
    pub(super) deleted_on: Option<Date>,
    pub(super) bankrupt: bool,
    pub(super) winding_up: bool,
    pub(super) sub_unit: bool,
}

impl UnitRow {
    /// Tells whether the row has changed. Of the row and not of the file, so that a closing day that has come makes a difference.
    pub(super) fn content_hash(&self) -> Vec<u8> {
        sha256(&serde_json::to_vec(self).unwrap_or_default()).to_vec()
    }
}

/// The roles of one unit.
#[derive(Debug, Clone)]
pub(super) struct UnitRoles {
    pub(super) number: OrgNumber,
    pub(super) roles: Vec<RoleRow>,
}

/// One role; of a dead person only the death is kept.
#[derive(Debug, Clone)]
pub(super) struct RoleRow {
    pub(super) code: String,
    pub(super) since: Option<Date>,
    pub(super) holder: Holder,
}

/// Who has it.
#[derive(Debug, Clone)]
pub(super) enum Holder {
    Person(PersonRow),
    Unit(OrgNumber),
}

/// A person as the register knows her.
#[derive(Debug, Clone)]
pub(super) struct PersonRow {
    /// The keyed hash that finds her again.
    pub(super) key: Vec<u8>,
    /// `None`: the register does not tell, so she is shown but can never log in.
    pub(super) national_id: Option<NationalId>,
    pub(super) name: PersonName,
    pub(super) born_on: Option<Date>,
    pub(super) died: bool,
}

impl UnitRoles {
    /// Tells whether the roles have changed; the order in the file does not matter.
    pub(super) fn content_hash(&self) -> Vec<u8> {
        let mut lines: Vec<Vec<u8>> = self.roles.iter().map(RoleRow::fingerprint).collect();
        lines.sort_unstable();
        sha256(&lines.concat()).to_vec()
    }
}

impl RoleRow {
    fn fingerprint(&self) -> Vec<u8> {
        let date = |day: Option<Date>| day.map(|d| d.to_string()).unwrap_or_default();
        let words = match &self.holder {
            Holder::Unit(number) => [self.code.clone(), date(self.since), number.to_string()].join("\0"),
            Holder::Person(p) => {
                let died = p.died.to_string();
                [&self.code, &date(self.since), &p.name.given, &p.name.family, &date(p.born_on), &died]
                    .map(String::as_str)
                    .join("\0")
            }
        };
        let key = match &self.holder {
            Holder::Unit(_) => &[],
            Holder::Person(p) => p.key.as_slice(),
        };
        [key, words.as_bytes(), b"\n"].concat()
    }
}

/// What became of one element.
#[derive(Debug)]
pub(super) struct Parsed<T> {
    /// What is to be stored, if anything.
    pub(super) row: Option<T>,
    /// Whose element it is, if that can be read.
    pub(super) number: Option<OrgNumber>,
    /// What is wrong with it: the line in the file, and why.
    pub(super) faults: Vec<(u64, String)>,
}

/// Turns elements into rows. Never fails: what cannot be used is told.
#[derive(Debug, Clone)]
pub(super) struct Parser {
    pub(super) keys: Arc<Keys>,
    /// Decides whether a closing day has come.
    pub(super) today: Date,
    /// Are numbers that start with 2 or 3 taken?
    pub(super) synthetic: bool,
}

impl Parser {
    /// A main unit, or a sub-unit when it comes from the file of those.
    pub(super) fn unit(&self, element: &Element<'_>, sub_unit: bool) -> Parsed<UnitRow> {
        let read = |wire: wire::Unit| {
            let parent = wire.overordnet_enhet.as_deref().map(|text| self.number(text)).transpose();
            let address = if sub_unit { wire.beliggenhetsadresse } else { wire.forretningsadresse };
            let (municipality, city) = address.map_or((None, None), |a| (a.kommune, a.poststed));
            // A sub-unit may be closed from a day that lies ahead; until then it is open.
            let closed_on = wire.nedleggelsesdato.filter(|day| *day <= self.today);
            Ok(UnitRow {
                number: self.number(&wire.organisasjonsnummer)?,
                name: word(&wire.navn).and_then(|name| name.ok_or("the name is empty".to_owned()))?,
                form: word(&wire.organisasjonsform.kode)?.ok_or("the organisation form is empty")?,
                municipality: municipality.as_deref().map_or(Ok(None), word)?,
                city: city.as_deref().map_or(Ok(None), word)?,
                parent: parent.map_err(|why| format!("overordnetEnhet: {why}"))?,
                registered_on: day(wire.registreringsdato_enhetsregisteret)?,
                deleted_on: day(wire.slettedato.or(closed_on))?,
                bankrupt: wire.konkurs.unwrap_or(false),
                winding_up: wire.under_avvikling.unwrap_or(false)
                    || wire.under_tvangsavvikling_eller_tvangsopplosning.unwrap_or(false),
                sub_unit,
            })
        };
        match self.json(element).and_then(|wire| read(wire).map_err(|why| (element.line, why))) {
            Ok(row) => Parsed { number: Some(row.number), row: Some(row), faults: Vec::new() },
            Err(fault) => self.refused(element, fault),
        }
    }

    /// The roles of one unit. A role that is wrong is left out and told; the others are kept.
    pub(super) fn roles(&self, element: &Element<'_>) -> Parsed<UnitRoles> {
        let wire: wire::Roles<'_> = match self.json(element) {
            Ok(wire) => wire,
            Err(fault) => return self.refused(element, fault),
        };
        let number = match self.number(&wire.organisasjonsnummer) {
            Ok(number) => number,
            Err(why) => return self.refused(element, (element.line, why)),
        };
        let (mut roles, mut faults) = (Vec::new(), Vec::new());
        for group in &wire.rollegrupper {
            for json in &group.roller {
                match self.role(json.get(), number, group.sist_endret) {
                    Ok(role) => roles.extend(role),
                    Err(why) => faults.push((element.line + lines_before(element.json, json.get()), why)),
                }
            }
        }
        Parsed { row: Some(UnitRoles { number, roles }), number: Some(number), faults }
    }

    /// `None`: the role does not count (resigned, struck, the holding unit deleted).
    fn role(&self, json: &str, unit: OrgNumber, since: Option<Date>) -> Result<Option<RoleRow>, String> {
        let wire: wire::Role = serde_json::from_str(json).map_err(|e| message(&e))?;
        let code = word(&wire.r#type.kode)?.ok_or("the role has no code")?;
        let ended = wire.fratraadt.unwrap_or(false) || wire.avregistrert.unwrap_or(false);
        let since = day(since)?;
        let holder = match (wire.person, wire.enhet) {
            (Some(person), None) => {
                let person = self.person(person, unit).map_err(|why| format!("{code}: {why}"))?;
                if ended && !person.died {
                    return Ok(None);
                }
                Holder::Person(person)
            }
            (None, Some(holder)) if ended || holder.er_slettet.unwrap_or(false) => return Ok(None),
            (None, Some(holder)) => {
                Holder::Unit(self.number(&holder.organisasjonsnummer).map_err(|why| format!("{code}: {why}"))?)
            }
            _ => return Err(format!("{code}: the holder must be a person or a unit")),
        };
        Ok(Some(RoleRow { code, since, holder }))
    }

    fn person(&self, wire: wire::Person, unit: OrgNumber) -> Result<PersonRow, String> {
        let text = |part: Option<String>| part.as_deref().map_or(Ok(None), word);
        let (first, middle, last) = wire.navn.map_or((None, None, None), |n| (n.fornavn, n.mellomnavn, n.etternavn));
        let (first, middle, last) = (text(first)?.unwrap_or_default(), text(middle)?, text(last)?.unwrap_or_default());
        let name = PersonName::new(&first, middle.as_deref(), &last);
        let born_on = day(wire.fodselsdato)?;
        let national_id = wire.fodselsnummer.map(|digits| digits.parse::<NationalId>()).transpose();
        let national_id = national_id.map_err(|why| why.to_string())?;
        let key = match &national_id {
            Some(id) => self.keys.national_id_hash(id),
            None if name.to_string().is_empty() => return Err("a person with neither name nor number".to_owned()),
            None => {
                let born = born_on.map(|d| d.to_string()).unwrap_or_default();
                self.keys.unnumbered_key(&format!("{unit}|{born}|{name}"))
            }
        };
        Ok(PersonRow { key, national_id, name, born_on, died: wire.er_doed.unwrap_or(false) })
    }

    fn number(&self, digits: &str) -> Result<OrgNumber, String> {
        let number: OrgNumber = digits.parse().map_err(|why| match word(digits) {
            Ok(Some(text)) if text.len() <= 10 => format!("{text}: {why}"),
            _ => format!("{why}"),
        })?;
        if number.is_synthetic() && !self.synthetic {
            return Err(format!("{number} is made up for test environments (setting synthetic_organisations)"));
        }
        Ok(number)
    }

    fn json<'a, T: serde::Deserialize<'a>>(&self, element: &Element<'a>) -> Result<T, (u64, String)> {
        serde_json::from_slice(element.json).map_err(|e| {
            let further = u64::try_from(e.line().saturating_sub(1)).unwrap_or_default();
            (element.line + further, message(&e))
        })
    }

    fn refused<T>(&self, element: &Element<'_>, fault: (u64, String)) -> Parsed<T> {
        let known = serde_json::from_slice::<wire::NumberOnly>(element.json).ok();
        let number = known.and_then(|known| known.organisasjonsnummer.parse().ok());
        Parsed { row: None, number, faults: vec![fault] }
    }
}

/// Trimmed; `None` if nothing is left. Postgres keeps no NUL in a text, and one such name shall not stop a thousand others.
fn word(text: &str) -> Result<Option<String>, String> {
    let text = text.trim();
    match text {
        "" => Ok(None),
        _ if text.contains('\0') => Err("a text holds a NUL character".to_owned()),
        _ => Ok(Some(text.to_owned())),
    }
}

/// A day that can have been written in a register; Postgres takes fewer years than JSON does.
fn day(day: Option<Date>) -> Result<Option<Date>, String> {
    match day {
        Some(d) if d.year() < 1 => Err(format!("{d} is before our era")),
        other => Ok(other),
    }
}

/// What serde says is wrong, without where (we know the line of the file) and without numbers that may be somebody's own.
fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let text = text.rsplit_once(" at line ").map_or(text.as_str(), |(before, _)| before);
    let mut out = String::new();
    for piece in text.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let digits = piece.trim_end_matches(|c: char| !c.is_ascii_digit());
        out.push_str(if digits.len() >= 6 { "…" } else { digits });
        out.push_str(piece.get(digits.len()..).unwrap_or_default());
    }
    out
}

/// Lines between the beginning of an element and a part that was borrowed from it.
fn lines_before(whole: &[u8], part: &str) -> u64 {
    let offset = part.as_ptr().addr().saturating_sub(whole.as_ptr().addr());
    let before = whole.get(..offset).unwrap_or_default();
    u64::try_from(before.iter().filter(|byte| **byte == b'\n').count()).unwrap_or_default()
}
