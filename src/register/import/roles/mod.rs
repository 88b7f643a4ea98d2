//! Who holds which role in a unit.

mod store;

use jiff::civil::Date;
use sqlx::PgConnection;

use super::{
    BATCH, FileKind, Row, StoreError, count,
    elements::Element,
    parse::{Parsed, Parser, day, json, lines_before, message, refused, word},
    wire,
};
use crate::{
    kernel::{NationalId, OrgNumber, PersonName},
    platform::keys::{Keys, sha256},
};

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

/// A person as the register knows them.
#[derive(Debug, Clone)]
pub(super) struct PersonRow {
    /// The keyed hash that finds the person again.
    pub(super) key: Vec<u8>,
    /// `None`: the register does not say, so the person is shown but can never log in.
    pub(super) national_id: Option<NationalId>,
    pub(super) name: PersonName,
    pub(super) born_on: Option<Date>,
    pub(super) died: bool,
}

impl UnitRoles {
    /// Tells whether the roles have changed; the order in the file does not matter.
    fn content_hash(&self) -> Vec<u8> {
        let mut lines: Vec<Vec<u8>> = self.roles.iter().map(RoleRow::fingerprint).collect();
        lines.sort_unstable();
        sha256(&lines.concat()).to_vec()
    }
}

impl RoleRow {
    /// `None`: the role does not count (resigned, struck, the holding unit deleted).
    fn read(parser: &Parser, json: &str, unit: OrgNumber, since: Option<Date>) -> Result<Option<Self>, String> {
        let wire: wire::Role = serde_json::from_str(json).map_err(|e| message(&e))?;
        let code = word(&wire.r#type.kode)?.ok_or("the role has no code")?;
        let ended = wire.fratraadt.unwrap_or(false) || wire.avregistrert.unwrap_or(false);
        let since = day(since)?;
        let holder = match (wire.person, wire.enhet) {
            (Some(person), None) => {
                let person = PersonRow::read(parser, person, unit).map_err(|why| format!("{code}: {why}"))?;
                if ended && !person.died {
                    return Ok(None);
                }
                Holder::Person(person)
            }
            (None, Some(holder)) if ended || holder.er_slettet.unwrap_or(false) => return Ok(None),
            (None, Some(holder)) => {
                Holder::Unit(parser.number(&holder.organisasjonsnummer).map_err(|why| format!("{code}: {why}"))?)
            }
            _ => return Err(format!("{code}: the holder must be a person or a unit")),
        };
        Ok(Some(Self { code, since, holder }))
    }

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

impl PersonRow {
    fn read(parser: &Parser, wire: wire::Person, unit: OrgNumber) -> Result<Self, String> {
        let text = |part: Option<String>| part.as_deref().map_or(Ok(None), word);
        let (first, middle, last) = wire.navn.map_or((None, None, None), |n| (n.fornavn, n.mellomnavn, n.etternavn));
        let (first, middle, last) = (text(first)?.unwrap_or_default(), text(middle)?, text(last)?.unwrap_or_default());
        let name = PersonName::new(&first, middle.as_deref(), &last);
        let born_on = day(wire.fodselsdato)?;
        let national_id = wire.fodselsnummer.map(|digits| digits.parse::<NationalId>()).transpose();
        let national_id = national_id.map_err(|why| why.to_string())?;
        let key = match &national_id {
            Some(id) => parser.keys.national_id_hash(id),
            None if name.to_string().is_empty() => return Err("a person with neither name nor number".to_owned()),
            None => {
                let born = born_on.map(|d| d.to_string()).unwrap_or_default();
                parser.keys.unnumbered_key(&format!("{unit}|{born}|{name}"))
            }
        };
        Ok(Self { key, national_id, name, born_on, died: wire.er_doed.unwrap_or(false) })
    }
}

impl Row for UnitRoles {
    /// A role that is wrong is left out and reported; the others are kept.
    fn parse(parser: &Parser, _: FileKind, element: &Element<'_>) -> Parsed<Self> {
        let wire: wire::Roles<'_> = match json(element) {
            Ok(wire) => wire,
            Err(fault) => return refused(element, fault),
        };
        let number = match parser.number(&wire.organisasjonsnummer) {
            Ok(number) => number,
            Err(why) => return refused(element, (element.line, why)),
        };
        let (mut roles, mut faults) = (Vec::new(), Vec::new());
        for group in wire.rollegrupper.iter().flatten() {
            for json in group.roller.iter().flatten() {
                match RoleRow::read(parser, json.get(), number, group.sist_endret) {
                    Ok(role) => roles.extend(role),
                    Err(why) => faults.push((element.line + lines_before(element.json, json.get()), why)),
                }
            }
        }
        Parsed { row: Some(Self { number, roles }), number: Some(number), faults }
    }

    async fn save(db: &mut PgConnection, keys: &Keys, rows: &[Self]) -> Result<u64, StoreError> {
        store::save(db, keys, rows).await
    }
    async fn remove_missing(db: &mut PgConnection, _: FileKind, seen: &[i32], _: Date) -> sqlx::Result<u64> {
        let mut gone = 0;
        for units in store::units_without_roles(db, seen).await?.chunks(BATCH) {
            store::remove(db, units).await?;
            gone += count(units);
        }
        Ok(gone)
    }
}
