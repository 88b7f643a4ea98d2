//! Who holds which role in a unit.

mod store;

use jiff::civil::Date;
use serde_json::value::RawValue;
use sqlx::PgConnection;

use super::{
    FileKind, Row, StoreError, count,
    elements::Element,
    field::{Field, Text},
    parse::{Faults, Parsed, Parser, json, lines_before, text},
    wire,
};
use crate::{
    kernel::{NationalId, OrgNumber, PersonName, RegisterRole},
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
    /// Whether it has ended cannot be read: it counts where it counted before, and not as a new role.
    pub(super) end_is_unreadable: bool,
}

/// Who has it.
#[derive(Debug, Clone)]
pub(super) enum Holder {
    Person(PersonRow),
    Unit(OrgNumber),
}

impl Holder {
    /// What the holder is known by.
    fn key(&self) -> Vec<u8> {
        match self {
            Self::Person(person) => person.key.clone(),
            Self::Unit(number) => number.to_string().into_bytes(),
        }
    }
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
    /// `None`: cannot be read.
    pub(super) died: Option<bool>,
}

impl UnitRoles {
    /// Differs when the roles have changed; the order in the file does not matter.
    fn content_hash(&self) -> Vec<u8> {
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
                let died = p.died.map(|died| died.to_string()).unwrap_or_default();
                [&self.code, &date(self.since), &p.name.given, &p.name.family, &date(p.born_on), &died]
                    .map(String::as_str)
                    .join("\0")
            }
        };
        let key = match &self.holder {
            Holder::Unit(_) => &[],
            Holder::Person(p) => p.key.as_slice(),
        };
        let mark = if self.end_is_unreadable { "?\n" } else { "\n" };
        [key, words.as_bytes(), mark.as_bytes()].concat()
    }

    /// Can its holder act, so that somebody decides for the unit if this is a key role?
    fn can_act(&self) -> bool {
        match &self.holder {
            Holder::Unit(_) => true,
            Holder::Person(person) => person.national_id.is_some() && person.died != Some(true),
        }
    }
}

/// A key role in some form of organisation; the form stands in another file. Between them these two forms have all.
fn is_key(code: &str) -> bool {
    let role = RegisterRole::from(code.to_owned());
    ["NUF", "ENK"].iter().any(|form| role.is_key_in(form))
}

/// A role while it is read.
struct RoleReader {
    unit: OrgNumber,
    since: Option<Date>,
    /// Empty until it has been read.
    code: String,
    faults: Faults,
    /// Its holder was left out, or taken in without their number.
    lost: bool,
}

impl RoleReader {
    /// `None`: the role does not count (resigned, struck, the holding unit deleted), or its code or its holder cannot be read.
    fn read(&mut self, parser: &Parser, text: &str) -> Option<RoleRow> {
        self.lost = true;
        let wire: wire::Role = json(text, &mut self.faults)?;
        match self.faults.check("type", wire.r#type) {
            Field::Read(code) if !code.kode.0.is_empty() => self.code = code.kode.0.to_uppercase(),
            Field::Unreadable => return None,
            Field::Read(_) | Field::Absent => {
                self.faults.add("the role has no code");
                return None;
            }
        }
        let flags = [("fratraadt", wire.fratraadt), ("avregistrert", wire.avregistrert)];
        let flags = flags.map(|(name, flag)| self.faults.check(name, flag));
        let ended = flags.contains(&Field::Read(true));
        let mut end_is_unreadable = flags.contains(&Field::Unreadable);
        let holder = match (self.faults.check("person", wire.person), self.faults.check("enhet", wire.enhet)) {
            (Field::Read(person), Field::Absent) if !ended || person.er_doed.is_true() => {
                let person = self.person(parser, person)?;
                end_is_unreadable |= person.died.is_none();
                Holder::Person(person)
            }
            (Field::Absent, Field::Read(unit)) if !ended && !unit.er_slettet.is_true() => {
                end_is_unreadable |= self.faults.check("erSlettet", unit.er_slettet).is_unreadable();
                let number = parser.owner(unit.organisasjonsnummer, &mut self.faults).ok()?;
                self.lost = false;
                Holder::Unit(number)
            }
            (Field::Read(_), Field::Absent) | (Field::Absent, Field::Read(_)) => {
                self.lost = false;
                return None;
            }
            _ => {
                self.faults.add("the holder must be a person or a unit");
                return None;
            }
        };
        Some(RoleRow { code: self.code.clone(), since: self.since, holder, end_is_unreadable })
    }

    /// `None`: there is nothing to know the person by.
    fn person(&mut self, parser: &Parser, wire: wire::Person) -> Option<PersonRow> {
        let faults = &mut self.faults;
        let is_unsaid = wire.fodselsnummer == Field::Absent;
        let number = match wire.fodselsnummer {
            Field::Absent => Ok(None),
            Field::Read(digits) => {
                digits.0.replace(' ', "").parse::<NationalId>().map(Some).map_err(|why| why.to_string())
            }
            Field::Unreadable => Err("expected a text".to_owned()),
        };
        self.lost = number.is_err();
        let national_id = number.unwrap_or_else(|why| {
            faults.add(format_args!("fodselsnummer: {why}; without it the person cannot log in"));
            None
        });
        let born_on = faults.read("fodselsdato", wire.fodselsdato).map(|day| day.0);
        let died = match faults.check("erDoed", wire.er_doed) {
            Field::Unreadable => None,
            field => Some(field.is_true()),
        };
        let name = faults.read("navn", wire.navn).map(|name| {
            let mut part = |part, field| faults.read(part, field).map(|text: Text| text.0).unwrap_or_default();
            let (first, middle) = (part("fornavn", name.fornavn), part("mellomnavn", name.mellomnavn));
            PersonName::new(&first, Some(&middle), &part("etternavn", name.etternavn))
        });
        let name = name.unwrap_or_else(|| PersonName::new("", None, ""));
        let key = match &national_id {
            Some(id) => parser.keys.national_id_hash(id),
            None if name.to_string().is_empty() => {
                self.lost = true;
                faults.add("a person with neither name nor number");
                return None;
            }
            None => {
                // The dead need none.
                if is_unsaid && died != Some(true) {
                    self.lost = true;
                    faults.add("fodselsnummer is missing; without it the person cannot log in");
                }
                let born = born_on.map(|d| d.to_string()).unwrap_or_default();
                parser.keys.unnumbered_key(&format!("{}|{born}|{name}", self.unit))
            }
        };
        Some(PersonRow { key, national_id, name, born_on, died })
    }
}

impl Row for UnitRoles {
    /// What is wrong with a role is left out and reported; the others are kept.
    fn parse(parser: &Parser, _: FileKind, element: &Element<'_>) -> Parsed<Self> {
        let mut faults = Faults::at(element.line);
        let text = text(element);
        let Some(wire) = json::<wire::Roles<'_>>(&text, &mut faults) else { return Parsed::refused(None, faults) };
        let number = match parser.owner(wire.organisasjonsnummer, &mut faults) {
            Ok(number) => number,
            Err(number) => return Parsed::refused(number, faults),
        };
        let groups = match faults.check("rollegrupper", wire.rollegrupper) {
            Field::Read(groups) => groups,
            Field::Unreadable => return Parsed::refused(Some(number), faults),
            // A unit without roles has an empty list. One that lacks the list keeps its roles.
            Field::Absent => {
                faults.add("rollegrupper is missing");
                return Parsed::refused(Some(number), faults);
            }
        };
        let line_of = |part: &RawValue| element.line + lines_before(&text, part.get());
        let (mut roles, mut lost) = (Vec::new(), false);
        for group in groups {
            let mut here = Faults::at(line_of(group));
            let group = json::<wire::Group<'_>>(group.get(), &mut here);
            lost |= group.as_ref().is_none_or(|group| group.roller.is_unreadable());
            let (since, held) = group.map_or((None, None), |group| {
                let since = here.read("sistEndret", group.sist_endret).map(|day| day.0);
                (since, here.read("roller", group.roller))
            });
            faults.extend(here, "");
            for role in held.into_iter().flatten() {
                let here = Faults::at(line_of(role));
                let mut reader = RoleReader { unit: number, since, code: String::new(), faults: here, lost: false };
                roles.extend(reader.read(parser, role.get()));
                lost |= reader.lost && (reader.code.is_empty() || is_key(&reader.code));
                faults.extend(reader.faults, &reader.code);
            }
        }
        let leaderless = lost && !roles.iter().any(|role| role.can_act() && is_key(&role.code));
        // What a complete file has without roles is removed with what it lacks, so that one limit holds for both.
        let counts_as_present = !(parser.complete && roles.is_empty());
        let row = counts_as_present.then_some(Self { number, roles });
        Parsed { row, number: Some(number), counts_as_present, leaderless, faults }
    }

    async fn count_changed(db: &mut PgConnection, rows: &[Self]) -> sqlx::Result<u64> {
        let (changed, _) = store::changed(db, &store::by_number(rows)).await?;
        Ok(count(&changed))
    }

    async fn save(db: &mut PgConnection, keys: &Keys, rows: &[Self]) -> Result<u64, StoreError> {
        store::save(db, keys, rows).await
    }

    fn number(&self) -> OrgNumber {
        self.number
    }

    async fn losing(db: &mut PgConnection, rows: &[Self]) -> sqlx::Result<Vec<OrgNumber>> {
        store::losing(db, rows).await
    }

    async fn size(db: &mut PgConnection, _: FileKind) -> sqlx::Result<u64> {
        store::size(db).await
    }

    async fn missing(db: &mut PgConnection, _: FileKind, seen: &[i32]) -> sqlx::Result<Vec<OrgNumber>> {
        store::missing(db, seen).await
    }

    async fn remove(db: &mut PgConnection, units: &[OrgNumber], _: Date) -> sqlx::Result<()> {
        store::remove(db, units).await
    }
}
