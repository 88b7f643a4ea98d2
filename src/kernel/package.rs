use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::text_value::text_value;

const PREFIX: &str = "urn:altinn:accesspackage:";

/// The area *Integrasjoner* (*Integrasjoner og API-er*). It can be given as a whole; no service can be attached to it.
pub const INTEGRATIONS: &str = "accesspackage:area:integrasjoner";

/// The name of an access package, always in its canonical form.
///
/// Today's catalogue renames three of them; those names are read as aliases and never written.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct PackageUrn(String);

/// The text is no package URN.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the URN of an access package")]
pub struct PackageUrnError;

impl PackageUrn {
    /// *Delegerbare Maskinporten scopes*.
    pub const API_ACCESS: &'static str = "urn:altinn:accesspackage:programmeringsgrensesnitt";
    /// *Delegerbare Maskinporten scopes - NUF*.
    pub const API_ACCESS_NUF: &'static str = "urn:altinn:accesspackage:programmeringsgrensesnittNUF";
    /// *Maskinlesbare hendelser*.
    pub const MACHINE_EVENTS: &'static str = "urn:altinn:accesspackage:maskinlesbarehendelser";
    /// *Opptre for virksomhetens kunder*.
    pub const ACT_FOR_CUSTOMERS: &'static str = "urn:altinn:accesspackage:opptreforvirksomhetenskunder";
    /// *Hovedadministrator*.
    pub const MAIN_ADMINISTRATOR: &'static str = "urn:altinn:accesspackage:hovedadministrator";

    /// `(alias, canonical)` for the packages that today's catalogue calls something else.
    pub const ALIASES: [(&'static str, &'static str); 3] = [
        ("urn:altinn:accesspackage:maskinporten-scopes", Self::API_ACCESS),
        ("urn:altinn:accesspackage:maskinporten-scopes-nuf", Self::API_ACCESS_NUF),
        ("urn:altinn:accesspackage:maskinlesbare-hendelser", Self::MACHINE_EVENTS),
    ];

    /// Names that packages had before they had URNs, and what they are called now.
    pub const FORMER: [(&'static str, &'static str); 1] = [("ECKEYROLE", Self::ACT_FOR_CUSTOMERS)];

    /// The part that tells packages apart.
    #[must_use]
    pub fn code(&self) -> &str {
        self.0.strip_prefix(PREFIX).unwrap_or(&self.0)
    }

    /// Is this *Hovedadministrator*?
    pub(crate) fn is_main_administrator(&self) -> bool {
        self.0 == Self::MAIN_ADMINISTRATOR
    }

    /// What it was called before it had a URN.
    pub(crate) fn formerly(&self) -> Option<&'static str> {
        Self::FORMER.iter().find(|(_, canonical)| *canonical == self.0).map(|(name, _)| *name)
    }

    /// What today's catalogue calls this package, where that differs.
    pub(crate) fn also_known_as(&self) -> Option<&'static str> {
        Self::ALIASES.iter().find(|(_, canonical)| *canonical == self.0).map(|(alias, _)| *alias)
    }
}

impl FromStr for PackageUrn {
    type Err = PackageUrnError;
    fn from_str(s: &str) -> Result<Self, PackageUrnError> {
        let code = s.strip_prefix(PREFIX).ok_or(PackageUrnError)?;
        let legal = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        if code.is_empty() || code.len() > 200 || !code.bytes().all(legal) {
            return Err(PackageUrnError);
        }
        let canonical = Self::ALIASES.iter().find(|(alias, _)| *alias == s).map_or(s, |(_, canonical)| canonical);
        Ok(Self(canonical.to_owned()))
    }
}

text_value!(PackageUrn, PackageUrnError);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn todays_names_are_read_as_the_canonical_ones() {
        for (alias, canonical) in PackageUrn::ALIASES {
            assert_eq!(alias.parse::<PackageUrn>().map(String::from), Ok(canonical.to_owned()));
            assert_eq!(canonical.parse::<PackageUrn>().map(|p| p.also_known_as()), Ok(Some(alias)));
        }
        for bad in ["", "urn:altinn:accesspackage:", "urn:altinn:role:dagl", "urn:altinn:accesspackage:a b"] {
            assert!(bad.parse::<PackageUrn>().is_err(), "{bad}");
        }
    }
}
