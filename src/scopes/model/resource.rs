use crate::kernel::{ApiResourceId, Environment, OrgNumber, Title};

/// An API resource in its newest version, seen from one consumer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiResource {
    /// Its id.
    pub id: ApiResourceId,
    /// The environment it belongs to.
    pub environment: Environment,
    /// Who provides it.
    pub provider: OrgNumber,
    /// The provider's name.
    pub provider_name: String,
    /// What it is called.
    pub title: Title,
    /// What it gives, in plain words.
    pub description: Title,
    /// The newest version.
    pub version: i32,
    /// The scopes of that version.
    pub scopes: Vec<String>,
    /// Does it let the holder write?
    pub writes: bool,
    /// Does the provider let consumers give it on?
    pub provider_allows: bool,
    /// Are all its scopes in use?
    pub active: bool,
    /// Has the provider given the consumer access to every scope?
    pub accessible: bool,
    /// Has the consumer given it to the holder in question?
    pub held_already: bool,
}

/// Why a resource cannot be given on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NotGivable {
    /// The provider does not let consumers give it on.
    ProviderForbids,
    /// The provider has not given this consumer access.
    NoAccess,
    /// The resource or one of its scopes is out of use.
    Deactivated,
}

impl ApiResource {
    /// May the consumer give it on, and if not, why?
    pub fn givable(&self) -> Result<(), NotGivable> {
        match self {
            Self { active: false, .. } => Err(NotGivable::Deactivated),
            Self { provider_allows: false, .. } => Err(NotGivable::ProviderForbids),
            Self { accessible: false, .. } => Err(NotGivable::NoAccess),
            _ => Ok(()),
        }
    }
}

/// What lies between two versions of a resource.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// Scopes that only the later has.
    pub added: Vec<String>,
    /// Scopes that only the earlier has.
    pub removed: Vec<String>,
}

impl Difference {
    /// From one bundle of scopes to another; their order is no difference.
    pub(crate) fn of(before: &[String], after: &[String]) -> Self {
        let only = |these: &[String], those: &[String]| {
            these.iter().filter(|name| !those.contains(name)).cloned().collect::<Vec<_>>()
        };
        Self { added: only(after, before), removed: only(before, after) }
    }
    /// Is there none?
    pub(crate) fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty()
    }
}
