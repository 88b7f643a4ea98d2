//! Main units and sub-units.

mod store;

use jiff::civil::Date;
use serde::Serialize;
use sqlx::PgConnection;

use super::{
    FileKind, Row, StoreError,
    elements::Element,
    parse::{Parsed, Parser, day, json, refused, word},
    wire,
};
use crate::{
    kernel::OrgNumber,
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
    /// Differs when the row has changed. It is of the row and not of the file, so that a closing day that has come makes a difference.
    fn content_hash(&self) -> Vec<u8> {
        sha256(&serde_json::to_vec(self).unwrap_or_default()).to_vec()
    }

    fn read(parser: &Parser, wire: wire::Unit, sub_unit: bool) -> Result<Self, String> {
        let parent = wire.overordnet_enhet.as_deref().map(|text| parser.number(text)).transpose();
        let address = if sub_unit { wire.beliggenhetsadresse } else { wire.forretningsadresse };
        let (municipality, city) = address.map_or((None, None), |a| (a.kommune, a.poststed));
        // A sub-unit may be closed from a day that lies ahead; until then it is open.
        let closed_on = wire.nedleggelsesdato.filter(|day| *day <= parser.today);
        Ok(Self {
            number: parser.number(&wire.organisasjonsnummer)?,
            name: word(&wire.navn)?.ok_or("the name is empty")?,
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
    }
}

impl Row for UnitRow {
    /// A main unit, or a sub-unit when it comes from the file of those.
    fn parse(parser: &Parser, file: FileKind, element: &Element<'_>) -> Parsed<Self> {
        let read = |wire| Self::read(parser, wire, file == FileKind::SubUnits).map_err(|why| (element.line, why));
        match json(element).and_then(read) {
            Ok(row) => Parsed { number: Some(row.number), row: Some(row), faults: Vec::new() },
            Err(fault) => refused(element, fault),
        }
    }

    async fn save(db: &mut PgConnection, _: &Keys, rows: &[Self]) -> Result<u64, StoreError> {
        Ok(store::save(db, rows).await?)
    }

    async fn remove_missing(db: &mut PgConnection, file: FileKind, seen: &[i32], today: Date) -> sqlx::Result<u64> {
        store::delete_missing(db, seen, file == FileKind::SubUnits, today).await
    }
}
