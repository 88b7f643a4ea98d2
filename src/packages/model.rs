use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::check::PackageFacts;
pub use crate::kernel::INTEGRATIONS;
use crate::{
    access::Basis,
    entitlements::ClientWithPackage,
    kernel::{OrgNumber, PackageUrn, PersonId, RegisterRole, Title, search_key},
};

/// An area of packages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    #[serde(rename(deserialize = "group"))]
    pub group_code: String,
}

/// An access package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RolePackage {
    /// The catalogue's code of the role.
    pub role_code: String,
    /// The package, canonical.
    pub package_urn: PackageUrn,
    /// Only in organisations of this form, if set.
    pub org_form: Option<String>,
    /// May the holder of the role use it?
    pub has_access: bool,
    /// May they give it to others?
    pub can_delegate: bool,
}

impl CatalogueRole {
    /// The register's code, if it is a role of Enhetsregisteret.
    pub(crate) fn register_code(&self) -> Option<String> {
        let of_register = self.provider == "CentralCoordinatingRegister";
        self.legacy_code.as_ref().filter(|_| of_register).map(|code| code.to_uppercase())
    }
}

/// The packages of area *Integrasjoner* that a role gives in an organisation of this form.
///
/// REPR gives none of the first three and FFØR none at all.
#[must_use]
pub fn given_by_role(role: &RegisterRole, org_form: &str) -> &'static [&'static str] {
    match role {
        RegisterRole::Repr => &[PackageUrn::ACT_FOR_CUSTOMERS],
        role if !role.is_key_in(org_form) => &[],
        RegisterRole::Knuf => &[PackageUrn::API_ACCESS_NUF],
        _ => &[PackageUrn::API_ACCESS, PackageUrn::MACHINE_EVENTS, PackageUrn::ACT_FOR_CUSTOMERS],
    }
}

/// Whoever holds a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    Person(PersonId),
    Organisation(OrgNumber),
}

/// One holder of a package, for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HolderLine {
    pub holder: Holder,
    pub name: String,
    pub born_year: Option<i16>,
    /// The reason. An organisation that holds something has it itself; the persons with key roles in it are lines of their own.
    pub basis: Basis,
    /// The unit it is held in: the organisation itself or its main unit.
    pub origin_name: String,
    /// Since when the register knows the role.
    pub since: Option<Date>,
    pub given_at: Option<Timestamp>,
    pub given_by: Option<String>,
    pub ends_on: Option<Date>,
    /// Where the line stands in the list, for the page that begins after it.
    pub cursor: Cursor,
}

/// A place in the list: after this name and this line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cursor {
    pub name: String,
    pub key: String,
}

/// A page of holders.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct HolderPage {
    pub lines: Vec<HolderLine>,
    /// How many lines there are in all.
    pub total: i64,
    /// Does it begin further down than at the top?
    pub is_later: bool,
    /// Where the page before begins; `None`: at the top.
    pub previous: Option<Cursor>,
    pub next: Option<Cursor>,
    /// Since when roles are remembered here; `None` where there are none.
    pub remembered_since: Option<Timestamp>,
    /// The clients that have it, of the package that is given to clients, by name.
    pub clients: Vec<ClientWithPackage>,
}

/// Longest search, in characters.
const SEARCH_LENGTH: usize = 100;

/// What somebody typed to find a package, as it is shown again.
pub(super) fn search(text: &str) -> String {
    text.trim().chars().filter(|c| !c.is_control()).take(SEARCH_LENGTH).collect()
}

/// Does the search find this package? Every word must be in its names, its URN, or what else it is known as.
pub(super) fn finds(search: &str, facts: &PackageFacts) -> bool {
    let Title { nb, nn, en } = &facts.name;
    let urn = facts.urn.as_str();
    let others = [facts.urn.also_known_as(), facts.urn.formerly()].map(Option::unwrap_or_default);
    let hay = search_key(&[nb, nn, en, urn, others[0], others[1]].join("\n"));
    search_key(search).split_whitespace().all(|word| hay.contains(word))
}
