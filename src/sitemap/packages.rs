//! Addresses of the room `packages`, and the links to them and to the pages of others that it leads to.

pub(crate) use super::{OrgPaths as Paths, query, with_query};
use crate::kernel::{OrgNumber, PackageUrn, PersonId};

pub(crate) const CATALOGUE: &str = "/{lang}/{org}/tilgangspakker";
pub(crate) const AREA: &str = "/{lang}/{org}/tilgangspakker/{area}";
pub(crate) const PACKAGE: &str = "/{lang}/{org}/tilgangspakker/{area}/{package}";

/// What the URN of an area begins with.
const AREA_PREFIX: &str = "accesspackage:area:";

/// The segment of an area's address.
pub(crate) fn area_slug(urn: &str) -> &str {
    urn.strip_prefix(AREA_PREFIX).unwrap_or(urn)
}

/// The URN of an area, from its segment.
pub(crate) fn area_urn(slug: &str) -> String {
    format!("{AREA_PREFIX}{}", slug.strip_prefix(AREA_PREFIX).unwrap_or(slug))
}

/// A package by whatever somebody calls it in an address: its code or its URN, of today or of the past. Always the canonical name.
pub(crate) fn package_urn(text: &str) -> Option<PackageUrn> {
    let text = text.trim();
    let by_history = PackageUrn::FORMER.iter().find(|(name, _)| name.eq_ignore_ascii_case(text));
    let whole = by_history.map_or_else(
        || if text.starts_with("urn:") { text.to_owned() } else { format!("urn:altinn:accesspackage:{text}") },
        |(_, urn)| (*urn).to_owned(),
    );
    whole.parse().ok()
}

/// Which part of a package's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Tab {
    /// Who has it.
    #[default]
    Holders,
    /// What it gives.
    Gives,
    /// Who can give it.
    Givers,
}

impl Tab {
    pub const ALL: [Self; 3] = [Self::Holders, Self::Gives, Self::Givers];

    /// As the address has it.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Holders => "",
            Self::Gives => "gir",
            Self::Givers => "kan-gi",
        }
    }

    /// What it does not know is the first.
    pub fn of(slug: &str) -> Self {
        Self::ALL.into_iter().find(|tab| tab.slug() == slug).unwrap_or_default()
    }
}

impl Paths {
    pub fn packages(self) -> String {
        format!("{}/tilgangspakker", self.overview())
    }
    pub fn area(self, urn: &str) -> String {
        format!("{}/{}", self.packages(), area_slug(urn))
    }
    pub fn package(self, area_urn: &str, package: &PackageUrn) -> String {
        format!("{}/{}", self.area(area_urn), package.code())
    }
    pub fn tab(self, area_urn: &str, package: &PackageUrn, tab: Tab) -> String {
        with_query(self.package(area_urn, package), &query(&[("vis", tab.slug())]))
    }
    pub fn organisation(self, holder: OrgNumber) -> String {
        format!("{}/{holder}", self.delegations())
    }
    pub fn person(self, holder: PersonId) -> String {
        format!("{}/{holder}", self.delegations())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_found_by_all_its_names() {
        for name in [
            "programmeringsgrensesnitt",
            "maskinporten-scopes",
            "urn:altinn:accesspackage:programmeringsgrensesnitt",
            " urn:altinn:accesspackage:maskinporten-scopes",
        ] {
            assert_eq!(package_urn(name).unwrap().as_str(), PackageUrn::API_ACCESS, "{name}");
        }
        assert_eq!(package_urn("eckeyrole").unwrap().as_str(), PackageUrn::ACT_FOR_CUSTOMERS);
        assert_eq!(package_urn("a b"), None);
    }
}
