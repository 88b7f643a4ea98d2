//! The register's own JSON, as much of it as we read. Unknown fields are ignored, absent means none.

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::value::RawValue;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Unit {
    pub(super) organisasjonsnummer: String,
    pub(super) navn: String,
    pub(super) organisasjonsform: Code,
    pub(super) registreringsdato_enhetsregisteret: Option<Date>,
    pub(super) slettedato: Option<Date>,
    /// Sub-units only; may lie ahead.
    pub(super) nedleggelsesdato: Option<Date>,
    pub(super) konkurs: Option<bool>,
    pub(super) under_avvikling: Option<bool>,
    pub(super) under_tvangsavvikling_eller_tvangsopplosning: Option<bool>,
    pub(super) overordnet_enhet: Option<String>,
    pub(super) forretningsadresse: Option<Address>,
    pub(super) beliggenhetsadresse: Option<Address>,
}

#[derive(Deserialize)]
pub(super) struct Code {
    pub(super) kode: String,
}

#[derive(Deserialize)]
pub(super) struct Address {
    pub(super) kommune: Option<String>,
    pub(super) poststed: Option<String>,
}

/// All roles of one unit. Each role is read by itself, so that one that is wrong does not keep the others from ending or beginning.
#[derive(Deserialize)]
pub(super) struct Roles<'a> {
    pub(super) organisasjonsnummer: String,
    #[serde(borrow)]
    pub(super) rollegrupper: Option<Vec<Group<'a>>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Group<'a> {
    pub(super) sist_endret: Option<Date>,
    #[serde(borrow)]
    pub(super) roller: Option<Vec<&'a RawValue>>,
}

#[derive(Deserialize)]
pub(super) struct Role {
    pub(super) r#type: Code,
    pub(super) person: Option<Person>,
    pub(super) enhet: Option<HolderUnit>,
    pub(super) fratraadt: Option<bool>,
    pub(super) avregistrert: Option<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Person {
    pub(super) fodselsdato: Option<Date>,
    pub(super) fodselsnummer: Option<String>,
    pub(super) navn: Option<Name>,
    pub(super) er_doed: Option<bool>,
}

#[derive(Deserialize)]
pub(super) struct Name {
    pub(super) fornavn: Option<String>,
    pub(super) mellomnavn: Option<String>,
    pub(super) etternavn: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct HolderUnit {
    pub(super) organisasjonsnummer: String,
    pub(super) er_slettet: Option<bool>,
}

/// Whose element this is, when the rest of it cannot be read.
#[derive(Deserialize)]
pub(super) struct NumberOnly {
    pub(super) organisasjonsnummer: String,
}
