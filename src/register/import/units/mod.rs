//! Main units and sub-units.

mod store;

use jiff::civil::Date;
use serde::Serialize;
use sqlx::PgConnection;

use super::{
    FileKind, Row, StoreError, count,
    elements::Element,
    field::{Day, Digits, Expected, Field, Text},
    parse::{Faults, Parsed, Parser, json, text},
    wire,
};
use crate::{
    kernel::{OrgNumber, as_written},
    platform::keys::{Keys, sha256},
};

/// A unit as the table has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct UnitRow {
    pub(super) number: OrgNumber,
    /// As people write it.
    pub(super) name: String,
    /// As the register writes it, where that is otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) registered_name: Option<String>,
    pub(super) form: String,
    pub(super) municipality: Option<String>,
    pub(super) city: Option<String>,
    pub(super) parent: Option<OrgNumber>,
    pub(super) registered_on: Option<Date>,
    pub(super) deleted_on: Option<Date>,
    pub(super) bankrupt: bool,
    pub(super) winding_up: bool,
    pub(super) sub_unit: bool,
    /// What the file does not say in a way that can be read: what is known stays.
    #[serde(skip)]
    pub(super) unread: Vec<Column>,
}

/// A column whose field may be unreadable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Name,
    Form,
    Municipality,
    City,
    Parent,
    RegisteredOn,
    DeletedOn,
    Bankrupt,
    WindingUp,
}

/// The forms that sub-units have, and main units never.
const SUB_UNIT_FORMS: [&str; 2] = ["BEDR", "AAFY"];

/// The form of a new unit whose form cannot be read.
const NO_FORM: &str = "UKJENT";

impl UnitRow {
    /// Differs when the row has changed. It is of the row and not of the file, so that a closing day that has come makes a difference.
    fn content_hash(&self) -> Vec<u8> {
        sha256(&serde_json::to_vec(self).unwrap_or_default()).to_vec()
    }

    fn read(parser: &Parser, number: OrgNumber, wire: wire::Unit, sub_unit: bool, faults: &mut Faults) -> Self {
        let mut fields = Fields { parser, faults, unread: Vec::new() };
        let (name, address) = match sub_unit {
            true => ("beliggenhetsadresse", wire.beliggenhetsadresse),
            false => ("forretningsadresse", wire.forretningsadresse),
        };
        let address = match fields.faults.check(name, address) {
            Field::Read(address) => address,
            Field::Absent => wire::Address::default(),
            Field::Unreadable => {
                fields.unread.extend([Column::Municipality, Column::City]);
                wire::Address::default()
            }
        };
        let form = match fields.faults.check("organisasjonsform", wire.organisasjonsform) {
            Field::Read(form) => Field::Read(form.kode),
            Field::Absent => Field::Absent,
            Field::Unreadable => {
                fields.unread.push(Column::Form);
                Field::Absent
            }
        };
        let mut ended = |name, field| fields.field(Column::DeletedOn, name, field).map(|day: Day| day.0);
        let deleted_on = ended("slettedato", wire.slettedato);
        // A sub-unit may be closed from a day that lies ahead; until then it is open.
        let closed_on = ended("nedleggelsesdato", wire.nedleggelsesdato).filter(|day| *day <= parser.today);
        let winding_up = [
            ("underAvvikling", wire.under_avvikling),
            ("underTvangsavviklingEllerTvangsopplosning", wire.under_tvangsavvikling_eller_tvangsopplosning),
        ]
        .map(|(name, field)| fields.field(Column::WindingUp, name, field).unwrap_or(false));
        let registered_name = fields.needed(Column::Name, "navn", wire.navn).unwrap_or_else(|| number.to_string());
        let name = as_written(&registered_name);
        let mut row = Self {
            number,
            registered_name: Some(registered_name).filter(|registered| *registered != name),
            name,
            form: fields
                .needed(Column::Form, "organisasjonsform", form)
                .map_or_else(|| NO_FORM.to_owned(), |code| code.to_uppercase()),
            municipality: fields.text(Column::Municipality, "kommune", address.kommune).as_deref().map(as_written),
            city: fields.text(Column::City, "poststed", address.poststed).as_deref().map(as_written),
            parent: fields.main_unit(number, wire.overordnet_enhet),
            registered_on: fields
                .field(
                    Column::RegisteredOn,
                    "registreringsdatoEnhetsregisteret",
                    wire.registreringsdato_enhetsregisteret,
                )
                .map(|day| day.0),
            deleted_on: deleted_on.or(closed_on),
            bankrupt: fields.field(Column::Bankrupt, "konkurs", wire.konkurs).unwrap_or(false),
            winding_up: winding_up.contains(&true),
            sub_unit,
            unread: fields.unread,
        };
        // One of two fields is enough where it says yes.
        let (deleted, winding_up) = (row.deleted_on.is_some(), row.winding_up);
        row.unread.retain(|column| match column {
            Column::DeletedOn => !deleted,
            Column::WindingUp => !winding_up,
            _ => true,
        });
        row
    }

    /// Takes over what the file left unsaid.
    fn fill(&mut self, known: &Self) {
        for column in std::mem::take(&mut self.unread) {
            match column {
                Column::Name => {
                    self.name.clone_from(&known.name);
                    self.registered_name.clone_from(&known.registered_name);
                }
                // The form says which kind of unit it is.
                Column::Form => {
                    self.form.clone_from(&known.form);
                    self.sub_unit = known.sub_unit;
                }
                Column::Municipality => self.municipality.clone_from(&known.municipality),
                Column::City => self.city.clone_from(&known.city),
                Column::Parent => self.parent = known.parent,
                Column::RegisteredOn => self.registered_on = known.registered_on,
                Column::DeletedOn => self.deleted_on = known.deleted_on,
                Column::Bankrupt => self.bankrupt = known.bankrupt,
                Column::WindingUp => self.winding_up = known.winding_up,
            }
        }
    }
}

/// The fields of a unit while they are read.
struct Fields<'a> {
    parser: &'a Parser,
    faults: &'a mut Faults,
    unread: Vec<Column>,
}

impl Fields<'_> {
    fn field<T: Expected>(&mut self, column: Column, name: &str, field: Field<T>) -> Option<T> {
        if field.is_unreadable() {
            self.unread.push(column);
        }
        self.faults.read(name, field)
    }

    fn text(&mut self, column: Column, name: &str, field: Field<Text>) -> Option<String> {
        self.field(column, name, field).map(|text| text.0).filter(|text| !text.is_empty())
    }

    /// What every unit has.
    fn needed(&mut self, column: Column, name: &str, field: Field<Text>) -> Option<String> {
        let text = self.text(column, name, field);
        if text.is_none() && !self.unread.contains(&column) {
            self.unread.push(column);
            self.faults.add(format_args!("{name} is missing"));
        }
        text
    }

    /// The main unit of this one, which is never the unit itself.
    fn main_unit(&mut self, unit: OrgNumber, digits: Field<Digits>) -> Option<OrgNumber> {
        let digits = self.field(Column::Parent, "overordnetEnhet", digits)?;
        let number = self.parser.number(&digits).and_then(|main| match main == unit {
            true => Err("it is the unit itself".to_owned()),
            false => Ok(main),
        });
        number
            .inspect_err(|why| {
                self.unread.push(Column::Parent);
                self.faults.add(format_args!("overordnetEnhet: {why}"));
            })
            .ok()
    }
}

impl Row for UnitRow {
    /// A main unit, or a sub-unit when it comes from the file of those.
    fn parse(parser: &Parser, file: FileKind, element: &Element<'_>) -> Parsed<Self> {
        let mut faults = Faults::at(element.line);
        let text = text(element);
        let Some(wire) = json::<wire::Unit>(&text, &mut faults) else { return Parsed::refused(None, faults) };
        match parser.owner(wire.organisasjonsnummer.clone(), &mut faults) {
            Err(number) => Parsed::refused(number, faults),
            Ok(number) => {
                let row = Self::read(parser, number, wire, file == FileKind::SubUnits, &mut faults);
                let kind = match SUB_UNIT_FORMS.contains(&row.form.as_str()) {
                    true => FileKind::SubUnits,
                    false => FileKind::Units,
                };
                if row.form != NO_FORM && kind != file {
                    faults.add(format_args!(
                        "organisasjonsform {}: it belongs in the file of {kind} (--{kind})",
                        row.form
                    ));
                    return Parsed::refused(Some(number), faults);
                }
                Parsed { row: Some(row), number: Some(number), counts_as_present: true, leaderless: false, faults }
            }
        }
    }

    async fn count_changed(db: &mut PgConnection, rows: &[Self]) -> sqlx::Result<u64> {
        let rows = store::filled(db, rows).await?;
        Ok(count(&store::changed(db, &rows).await?))
    }

    async fn save(db: &mut PgConnection, _: &Keys, rows: &[Self]) -> Result<u64, StoreError> {
        Ok(store::save(db, rows).await?)
    }

    fn number(&self) -> OrgNumber {
        self.number
    }

    async fn size(db: &mut PgConnection, file: FileKind) -> sqlx::Result<u64> {
        store::size(db, file == FileKind::SubUnits).await
    }

    async fn missing(db: &mut PgConnection, file: FileKind, seen: &[i32]) -> sqlx::Result<Vec<OrgNumber>> {
        store::missing(db, seen, file == FileKind::SubUnits).await
    }

    async fn remove(db: &mut PgConnection, units: &[OrgNumber], today: Date) -> sqlx::Result<()> {
        store::delete(db, units, today).await
    }
}
