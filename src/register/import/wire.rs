//! The register's own JSON, as much of it as we read (data.brreg.no/enhetsregisteret). Unknown fields are ignored, absent means none.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::field::{Day, Digits, Expected, Field, Text};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Unit {
    #[serde(default)]
    pub(super) organisasjonsnummer: Field<Digits>,
    #[serde(default)]
    pub(super) navn: Field<Text>,
    #[serde(default)]
    pub(super) organisasjonsform: Field<Code>,
    #[serde(default)]
    pub(super) registreringsdato_enhetsregisteret: Field<Day>,
    /// May lie ahead, like the next.
    #[serde(default)]
    pub(super) slettedato: Field<Day>,
    /// Sub-units only.
    #[serde(default)]
    pub(super) nedleggelsesdato: Field<Day>,
    #[serde(default)]
    pub(super) konkurs: Field<bool>,
    #[serde(default)]
    pub(super) under_avvikling: Field<bool>,
    #[serde(default)]
    pub(super) under_tvangsavvikling_eller_tvangsopplosning: Field<bool>,
    #[serde(default)]
    pub(super) overordnet_enhet: Field<Digits>,
    #[serde(default)]
    pub(super) forretningsadresse: Field<Address>,
    #[serde(default)]
    pub(super) beliggenhetsadresse: Field<Address>,
}

#[derive(Deserialize)]
pub(super) struct Code {
    pub(super) kode: Text,
}

impl Expected for Code {
    const EXPECTED: &'static str = "an object with kode";
}

#[derive(Deserialize)]
pub(super) struct Address {
    #[serde(default)]
    pub(super) kommune: Field<Text>,
    #[serde(default)]
    pub(super) poststed: Field<Text>,
}

impl Expected for Address {
    const EXPECTED: &'static str = "an address";
}

/// All roles of one unit. Each role is read by itself, so that one that is wrong does not keep the others from ending or beginning.
#[derive(Deserialize)]
pub(super) struct Roles<'a> {
    #[serde(default)]
    pub(super) organisasjonsnummer: Field<Digits>,
    #[serde(default, borrow)]
    pub(super) rollegrupper: Field<Vec<&'a RawValue>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Group<'a> {
    #[serde(default)]
    pub(super) sist_endret: Field<Day>,
    #[serde(default, borrow)]
    pub(super) roller: Field<Vec<&'a RawValue>>,
}

#[derive(Deserialize)]
pub(super) struct Role {
    #[serde(default)]
    pub(super) r#type: Field<Code>,
    #[serde(default)]
    pub(super) person: Field<Person>,
    #[serde(default)]
    pub(super) enhet: Field<HolderUnit>,
    #[serde(default)]
    pub(super) fratraadt: Field<bool>,
    #[serde(default)]
    pub(super) avregistrert: Field<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Person {
    #[serde(default)]
    pub(super) fodselsdato: Field<Day>,
    #[serde(default)]
    pub(super) fodselsnummer: Field<Text>,
    #[serde(default)]
    pub(super) navn: Field<Name>,
    #[serde(default)]
    pub(super) er_doed: Field<bool>,
}

impl Expected for Person {
    const EXPECTED: &'static str = "a person";
}

#[derive(Deserialize)]
pub(super) struct Name {
    #[serde(default)]
    pub(super) fornavn: Field<Text>,
    #[serde(default)]
    pub(super) mellomnavn: Field<Text>,
    #[serde(default)]
    pub(super) etternavn: Field<Text>,
}

impl Expected for Name {
    const EXPECTED: &'static str = "a name in parts";
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct HolderUnit {
    #[serde(default)]
    pub(super) organisasjonsnummer: Field<Digits>,
    #[serde(default)]
    pub(super) er_slettet: Field<bool>,
}

impl Expected for HolderUnit {
    const EXPECTED: &'static str = "a unit";
}
