//! The register's own JSON, as much of it as we read (data.brreg.no/enhetsregisteret). Unknown fields are ignored, absent means none.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::field::{Day, Digits, Expected, Field, Text};

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Unit {
    pub(super) organisasjonsnummer: Field<Digits>,
    pub(super) navn: Field<Text>,
    pub(super) organisasjonsform: Field<Code>,
    pub(super) registreringsdato_enhetsregisteret: Field<Day>,
    pub(super) slettedato: Field<Day>,
    /// Sub-units only; may lie ahead.
    pub(super) nedleggelsesdato: Field<Day>,
    pub(super) konkurs: Field<bool>,
    pub(super) under_avvikling: Field<bool>,
    pub(super) under_tvangsavvikling_eller_tvangsopplosning: Field<bool>,
    pub(super) overordnet_enhet: Field<Digits>,
    pub(super) forretningsadresse: Field<Address>,
    pub(super) beliggenhetsadresse: Field<Address>,
}

#[derive(Deserialize)]
pub(super) struct Code {
    pub(super) kode: Text,
}

impl Expected for Code {
    const EXPECTED: &'static str = "an object with kode";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Address {
    pub(super) kommune: Field<Text>,
    pub(super) poststed: Field<Text>,
}

impl Expected for Address {
    const EXPECTED: &'static str = "an address";
}

/// All roles of one unit. Each role is read by itself, so that one that is wrong does not keep the others from ending or beginning.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Roles<'a> {
    pub(super) organisasjonsnummer: Field<Digits>,
    #[serde(borrow)]
    pub(super) rollegrupper: Field<Vec<&'a RawValue>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Group<'a> {
    pub(super) sist_endret: Field<Day>,
    #[serde(borrow)]
    pub(super) roller: Field<Vec<&'a RawValue>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Role {
    pub(super) r#type: Field<Code>,
    pub(super) person: Field<Person>,
    pub(super) enhet: Field<HolderUnit>,
    pub(super) fratraadt: Field<bool>,
    pub(super) avregistrert: Field<bool>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Person {
    pub(super) fodselsdato: Field<Day>,
    pub(super) fodselsnummer: Field<Text>,
    pub(super) navn: Field<Name>,
    pub(super) er_doed: Field<bool>,
}

impl Expected for Person {
    const EXPECTED: &'static str = "a person";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Name {
    pub(super) fornavn: Field<Text>,
    pub(super) mellomnavn: Field<Text>,
    pub(super) etternavn: Field<Text>,
}

impl Expected for Name {
    const EXPECTED: &'static str = "a name in parts";
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct HolderUnit {
    pub(super) organisasjonsnummer: Field<Digits>,
    pub(super) er_slettet: Field<bool>,
}

impl Expected for HolderUnit {
    const EXPECTED: &'static str = "a unit";
}
