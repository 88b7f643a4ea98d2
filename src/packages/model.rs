use serde::Deserialize;

use crate::kernel::{Lang, PackageUrn, RegisterRole};

/// The area *Integrasjoner* (seed 001: *Integrasjoner og API-er*). It can be given as a whole; no service can be attached to it.
pub const INTEGRATIONS: &str = "accesspackage:area:integrasjoner";

/// An area of packages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct AccessArea {
    /// Its URN.
    pub urn: String,
    /// Name in bokmål.
    pub name_nb: String,
    /// Name in nynorsk.
    pub name_nn: String,
    /// Name in English.
    pub name_en: String,
    /// The group of areas it is shown under: General, Industry, Special, Inhabitant or Guardianship.
    #[serde(rename = "group")]
    pub group_code: String,
}

/// An access package.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct AccessPackage {
    /// Its canonical URN.
    pub urn: PackageUrn,
    /// Name in bokmål.
    pub name_nb: String,
    /// Name in nynorsk.
    pub name_nn: String,
    /// Name in English.
    pub name_en: String,
    /// The area it belongs to.
    pub area_urn: String,
    /// May it be given to somebody at all?
    pub is_assignable: bool,
    /// May a supplier's employee get it through the supplier? Another question than the one above.
    pub is_delegable: bool,
    /// May services be attached to it?
    pub available_for_service_owners: bool,
    /// `Organization` or `Person`: on whose behalf it acts. We use the former and show the latter.
    pub entity_type: String,
    /// Who keeps it.
    pub provider: String,
}

/// A role as the catalogue knows it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CatalogueRole {
    /// The catalogue's own code, `daglig-leder`.
    pub code: String,
    /// The code in the register or the older portal, small letters.
    pub legacy_code: Option<String>,
    /// Name in bokmål.
    pub name_nb: String,
    /// Name in nynorsk.
    pub name_nn: String,
    /// Name in English.
    pub name_en: String,
    /// One of the eight key roles?
    pub is_key_role: bool,
    /// `Organization` or `Person`.
    pub entity_type: String,
    /// `CentralCoordinatingRegister` for the roles of Enhetsregisteret.
    pub provider: String,
}

/// A role gives a package.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct RolePackage {
    /// The catalogue's code of the role.
    pub role_code: String,
    /// The package, canonical.
    pub package_urn: PackageUrn,
    /// Only in organisations of this form, if set.
    pub org_form: Option<String>,
    /// May the holder of the role use it?
    pub has_access: bool,
    /// May she give it to others?
    pub can_delegate: bool,
}

fn by_language<'a>(lang: Lang, nb: &'a str, nn: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Nb => nb,
        Lang::Nn => nn,
        Lang::En => en,
    }
}

impl AccessArea {
    /// Its name in this language.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        by_language(lang, &self.name_nb, &self.name_nn, &self.name_en)
    }
}

impl AccessPackage {
    /// Its name in this language.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        by_language(lang, &self.name_nb, &self.name_nn, &self.name_en)
    }
}

impl CatalogueRole {
    /// The register's code, if it is a role of Enhetsregisteret.
    #[must_use]
    pub fn register_code(&self) -> Option<String> {
        let of_register = self.provider == "CentralCoordinatingRegister";
        self.legacy_code.as_ref().filter(|_| of_register).map(|code| code.to_uppercase())
    }

    /// Its name in this language.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        by_language(lang, &self.name_nb, &self.name_nn, &self.name_en)
    }
}

/// The packages of area *Integrasjoner* that a role gives in an organisation of this form (product.md, "Roles and packages").
///
/// REPR gives none of the first three and FFØR none at all: seed 000 is newer than seed 001, which left that open.
#[must_use]
pub fn given_by_role(role: &RegisterRole, org_form: &str) -> &'static [&'static str] {
    match role {
        RegisterRole::Dagl
        | RegisterRole::Lede
        | RegisterRole::Innh
        | RegisterRole::Dtpr
        | RegisterRole::Dtso
        | RegisterRole::Komp
        | RegisterRole::Best
        | RegisterRole::Bobe => &[PackageUrn::API_ACCESS, PackageUrn::MACHINE_EVENTS, PackageUrn::ACT_FOR_CUSTOMERS],
        RegisterRole::Knuf if org_form == "NUF" => &[PackageUrn::API_ACCESS_NUF],
        RegisterRole::Repr => &[PackageUrn::ACT_FOR_CUSTOMERS],
        RegisterRole::Knuf | RegisterRole::Other(_) => &[],
    }
}
