use serde::{Deserialize, Serialize};

/// What a notice is about, by which an organisation chooses at which of its addresses it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// What the organisation has given others, and they it.
    Delegations,
    /// Who may use which scope.
    ScopeAccess,
    /// Scopes and API resources that go out of use, come back or change.
    Apis,
    /// What was asked for, and what was answered.
    Requests,
    /// Keys of clients that expire.
    Clients,
}

impl Purpose {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Delegations, Self::ScopeAccess, Self::Apis, Self::Requests, Self::Clients];

    /// Its name in tables, which is never changed, and in forms.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Delegations => "delegations",
            Self::ScopeAccess => "scope-access",
            Self::Apis => "apis",
            Self::Requests => "requests",
            Self::Clients => "clients",
        }
    }

    /// The one with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.name() == name)
    }
}
