use std::fmt;

use serde::{Deserialize, Serialize};

/// A role in Enhetsregisteret, by the register's own code. The codes are never translated.
///
/// `Other` exists only because the register invents codes faster than we release; such a role is kept and shown and gives nothing.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum RegisterRole {
    /// Daglig leder.
    Dagl,
    /// Styrets leder.
    Lede,
    /// Innehaver.
    Innh,
    /// Deltaker med delt ansvar.
    Dtpr,
    /// Deltaker med fullt ansvar.
    Dtso,
    /// Komplementar.
    Komp,
    /// Bestyrende reder.
    Best,
    /// Bobestyrer (bostyrer).
    Bobe,
    /// Kontaktperson NUF.
    Knuf,
    /// Norsk representant for utenlandsk enhet.
    Repr,
    /// Any other code of the register.
    Other(String),
}

impl RegisterRole {
    /// The eight key roles: whoever holds one may do everything for the organisation.
    pub const KEY: [Self; 8] =
        [Self::Dagl, Self::Lede, Self::Innh, Self::Dtpr, Self::Dtso, Self::Komp, Self::Best, Self::Bobe];

    /// The register's code.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Dagl => "DAGL",
            Self::Lede => "LEDE",
            Self::Innh => "INNH",
            Self::Dtpr => "DTPR",
            Self::Dtso => "DTSO",
            Self::Komp => "KOMP",
            Self::Best => "BEST",
            Self::Bobe => "BOBE",
            Self::Knuf => "KNUF",
            Self::Repr => "REPR",
            Self::Other(code) => code,
        }
    }

    /// The organisation forms in which the role gives anything, where that is not all. TVAM is a sole proprietorship that the tax
    /// authorities have registered.
    #[must_use]
    pub fn only_forms(&self) -> &'static [&'static str] {
        match self {
            Self::Innh => &["ENK", "TVAM"],
            Self::Knuf => &["NUF"],
            _ => &[],
        }
    }

    /// Does the role give anything in an organisation of this form?
    #[must_use]
    pub fn counts_in(&self, org_form: &str) -> bool {
        self.only_forms().is_empty() || self.only_forms().contains(&org_form)
    }

    /// Is this a key role in an organisation of this form?
    #[must_use]
    pub fn is_key_in(&self, org_form: &str) -> bool {
        (Self::KEY.contains(self) || *self == Self::Knuf) && self.counts_in(org_form)
    }
}

impl From<String> for RegisterRole {
    fn from(code: String) -> Self {
        Self::KEY
            .into_iter()
            .chain([Self::Knuf, Self::Repr])
            .find(|role| role.code() == code)
            .unwrap_or(Self::Other(code))
    }
}

impl From<RegisterRole> for String {
    fn from(role: RegisterRole) -> Self {
        role.code().to_owned()
    }
}

impl fmt::Display for RegisterRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
