//! What a scope is, what it may be called, and how it goes out of use. Pure.

mod name;
mod plan;
mod resource;

use jiff::{Timestamp, ToSpan, civil::Date};
use serde::Deserialize;

pub(super) use self::name::{NameFault, SUBSCOPE_LENGTH, check_subscope, look, suits_altinn};
pub(super) use self::plan::{Plan, PlanFault, check_plan_day};
pub use self::resource::{ApiResource, Difference, NotGivable};
use super::settings::Settings;
use crate::kernel::{ApiResourceId, Environment, Party, ScopeId, ScopeTag, Title};

/// A scope with everything its owner sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scope {
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
    /// When it is to go out of use, if that is planned.
    pub plan: Option<Plan>,
    /// The API resources in use that have it in their newest version.
    pub bundled_in: Vec<(ApiResourceId, Title)>,
    /// Somebody has access, or had it.
    pub had_access: bool,
    /// Clients in use that have it, whosever they are.
    pub clients: i64,
    /// How it was used on the latest days on which it was, the earliest first.
    pub usage: Vec<UseOfDay>,
    /// How many accesses were removed when it went out of use.
    pub removed: i64,
}

/// How a scope was used on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(crate) struct UseOfDay {
    pub day: Date,
    /// Tokens with it.
    pub issued: i64,
    /// Requests for it that were refused.
    pub refused: i64,
}

/// So many days of use are looked back on.
pub(super) const DAYS_OF_USE: i64 = 30;

impl Scope {
    /// The days of the last thirty on which it was used.
    pub fn use_lately(&self, today: Date) -> impl Iterator<Item = &UseOfDay> {
        let first = today.saturating_sub((DAYS_OF_USE - 1).days());
        self.usage.iter().filter(move |day| day.day >= first)
    }
    /// The part after the colon.
    pub fn subscope(&self) -> &str {
        self.name.split_once(':').map_or("", |(_, rest)| rest)
    }
    /// As an event keeps it.
    pub fn tag(&self, provider: Party) -> ScopeTag {
        ScopeTag { id: self.id, environment: self.environment, name: self.name.clone(), provider }
    }
}
