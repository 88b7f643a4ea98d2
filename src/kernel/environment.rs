use serde::{Deserialize, Serialize};

/// Two separate worlds for scopes, accesses, clients, delegations and tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(type_name = "environment", rename_all = "lowercase")]
pub enum Environment {
    /// Nothing here has effect in production.
    Test,
    /// The real thing.
    Prod,
}

impl Environment {
    /// Both, the real one first.
    pub const ALL: [Self; 2] = [Self::Prod, Self::Test];

    /// The one that this is not.
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Test => Self::Prod,
            Self::Prod => Self::Test,
        }
    }

    /// As addresses have it.
    pub(crate) fn slug(self) -> &'static str {
        match self {
            Self::Test => "test",
            Self::Prod => "prod",
        }
    }

    /// Where its tokens are issued, below the portal's own address.
    pub(crate) fn issuer_path(self) -> &'static str {
        match self {
            Self::Test => "/maskinporten/test/",
            Self::Prod => "/maskinporten/prod/",
        }
    }
}

impl std::str::FromStr for Environment {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|environment| environment.slug() == s).ok_or(())
    }
}
