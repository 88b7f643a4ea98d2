//! What a scope is, what it may be called, and the rules about letting others use it. Pure.

mod bulk;
mod copy;
mod events;
mod job;
mod name;
mod plan;
mod resource;
mod settings;
mod who;

use jiff::{Timestamp, civil::Date};

pub(super) use self::bulk::{Known, LARGEST_LIST, Sorted, Verdict, mask, parse_list};
pub(super) use self::copy::{Candidate, Fate, Who, digest, ready};
pub use self::copy::{Copied, CopiedAccess};
pub use self::events::{
    AccessItem, Changed, Created, Deactivated, Expired, Given, Party, PrefixDecided, PrefixOrdered, Reactivated,
    ScopeIs, ScopeTag, Undone, Unrestorable, Withdrawn,
};
pub(super) use self::job::{Failure, Job, LONG_LIST, Stage};
pub(super) use self::name::{
    NameFault, PrefixFault, SUBSCOPE_LENGTH, check_prefix, check_subscope, look, suits_altinn,
};
pub use self::plan::{DeactivationCancelled, DeactivationPlanned};
pub(super) use self::plan::{Plan, PlanFault, check_plan_day};
pub use self::resource::{ApiResource, Difference, NotGivable, Title};
pub use self::settings::Settings;
pub(super) use self::settings::{
    AUD_LENGTH, DESCRIPTION_LENGTH, INTEGRATION_TYPES, LONG_LENGTH, MAX_AGE, MAX_LIFETIME, illegal_in_long,
};
pub(super) use self::who::{Column, Edge, Node, Picture, Reached, Reacher, State, picture};
use crate::kernel::{ApiResourceId, Environment, OrgNumber, Ref, ScopeAccessId, ScopeId};

/// Longest note on an access, in characters.
pub(super) const NOTE_LENGTH: usize = 200;
/// Longest reason or message to the consumers, in characters.
pub(super) const MESSAGE_LENGTH: usize = 500;

/// A scope with everything its owner sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scope {
    pub id: ScopeId,
    pub environment: Environment,
    pub name: String,
    pub settings: Settings,
    /// Counted up with each change to it.
    pub version: i32,
    pub created_at: Timestamp,
    pub created_by: Option<String>,
    pub changed_at: Timestamp,
    pub deactivated: Option<(Timestamp, Option<String>)>,
    /// When it is to go out of use, if somebody has planned that.
    pub plan: Option<Plan>,
    /// The API resources in use that have it in their newest version.
    pub bundled_in: Vec<(ApiResourceId, Title)>,
}

impl Scope {
    /// The part after the colon.
    pub fn subscope(&self) -> &str {
        self.name.split_once(':').map_or("", |(_, rest)| rest)
    }
    /// As an event keeps it.
    pub fn tag(&self, provider: Party) -> ScopeTag {
        ScopeTag { id: self.id, environment: self.environment, name: self.name.clone(), provider }
    }
}

/// Who may use a scope: one of those it was given to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Access {
    pub id: ScopeAccessId,
    pub consumer: Party,
    /// Struck from the register.
    pub is_deleted: bool,
    pub given_at: Timestamp,
    pub given_by: Option<String>,
    pub given_in: Option<String>,
    pub ends_on: Option<Date>,
    pub note: Option<String>,
    /// Its suppliers that use the scope on its behalf now.
    pub suppliers: Vec<String>,
}

impl Access {
    /// As an event keeps it.
    pub fn item(&self) -> AccessItem {
        AccessItem { id: self.id.uuid(), consumer: self.consumer.clone() }
    }
}

/// How an access ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// The provider took it back.
    TakenBack,
    /// It went with the scope.
    Revoked,
    /// At its last day.
    Expired,
    /// Giving it was regretted.
    Regretted,
}

impl How {
    /// As rows name it.
    pub fn named(name: &str) -> Self {
        match name {
            "deactivated" => Self::Revoked,
            "expired" => Self::Expired,
            "undone" => Self::Regretted,
            _ => Self::TakenBack,
        }
    }
}

/// An access that has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FormerAccess {
    pub id: ScopeAccessId,
    pub consumer: Party,
    pub given_at: Timestamp,
    pub ended_at: Timestamp,
    pub how: How,
    pub by: Option<String>,
    pub reference: Option<Ref>,
}

/// What is wrong with whom access is to be given to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ConsumerFault {
    /// There is no such organisation.
    Unknown,
    /// It is struck from the register.
    Deleted,
    /// It has access already.
    Has,
}

/// May this organisation be given access?
pub(super) fn check_consumer(known: Option<&Known>) -> Result<&Known, ConsumerFault> {
    match known {
        None => Err(ConsumerFault::Unknown),
        Some(Known { has: true, .. }) => Err(ConsumerFault::Has),
        Some(Known { is_deleted: true, .. }) => Err(ConsumerFault::Deleted),
        Some(known) => Ok(known),
    }
}

/// A consumer and those who use the scope for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    pub consumer: OrgNumber,
    pub name: String,
    pub suppliers: Vec<String>,
}

/// Whom a scope reaches now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Reach {
    /// Organisations that have it themselves; for one that is open, those that let somebody use it for them.
    pub consumers: i64,
    /// What suppliers have of it.
    pub delegations: i64,
    /// The first of them.
    pub hits: Vec<Hit>,
}
