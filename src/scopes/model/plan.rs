//! Taking a scope out of use on a day that is to come, and the events that tell it.

use jiff::{Timestamp, ToSpan, civil::Date};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::ScopeTag;
use crate::{
    grants::{Unrestorable, own_party, told},
    kernel::{OrgNumber, Party, Ref},
    ledger::Event,
};

/// A plan that waits for its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Plan {
    /// The first day it is out of use.
    pub day: Date,
    /// Are the accesses taken back with it?
    pub revoke: bool,
    pub message: Option<String>,
    pub at: Timestamp,
    pub by: Option<String>,
}

/// What is wrong with a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum PlanFault {
    /// It has begun already.
    Past,
    /// More than a year ahead.
    Far,
}

/// Can a scope go out of use on this day? From tomorrow on, and within a year.
pub(in super::super) fn check_plan_day(day: Date, today: Date) -> Result<Date, PlanFault> {
    match day {
        day if day <= today => Err(PlanFault::Past),
        day if day > today.saturating_add(1.year()) => Err(PlanFault::Far),
        day => Ok(day),
    }
}

/// A scope is to go out of use. Those who have it are told at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeactivationPlanned {
    /// Which.
    pub scope: ScopeTag,
    /// The first day it is out of use.
    pub day: Date,
    /// Are the accesses taken back with it?
    pub revoke: bool,
    /// Organisations that will lose it, as things are now.
    pub consumers: Vec<Party>,
    /// How many there are.
    pub count: i64,
    /// The provider's words to the consumers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

impl Event for DeactivationPlanned {
    const KIND: &'static str = "scope.deactivation-planned";
    fn also_concerns(&self) -> Vec<OrgNumber> {
        self.consumers.iter().map(|party| party.number).collect()
    }
    fn told_to(&self, reader: OrgNumber) -> Result<Value, serde_json::Error> {
        told(self, self.scope.provider.number, reader, || Self {
            scope: self.scope.clone(),
            day: self.day,
            revoke: self.revoke,
            consumers: own_party(&self.consumers, reader),
            count: 1,
            message: self.message.clone(),
        })
    }
    fn lines(&self) -> Vec<Uuid> {
        vec![self.scope.id.uuid()]
    }
}

/// The scope stays in use after all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeactivationCancelled {
    /// Which.
    pub scope: ScopeTag,
    /// The day it was to go.
    pub day: Date,
    /// The receipt of the plan, where that was undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Ref>,
    /// Those who were going to lose it.
    pub consumers: Vec<Party>,
    /// Why the plan cannot be called off any more. Such an event is never in a log; it tells who tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<Unrestorable>,
}

impl Event for DeactivationCancelled {
    const KIND: &'static str = "scope.deactivation-cancelled";
    fn also_concerns(&self) -> Vec<OrgNumber> {
        self.consumers.iter().map(|party| party.number).collect()
    }
    fn told_to(&self, reader: OrgNumber) -> Result<Value, serde_json::Error> {
        told(self, self.scope.provider.number, reader, || Self {
            scope: self.scope.clone(),
            day: self.day,
            of: None,
            consumers: own_party(&self.consumers, reader),
            failed: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_from_tomorrow_on_and_within_a_year() {
        let today = "2026-11-20".parse().unwrap();
        for (day, outcome) in [
            ("2026-11-19", Err(PlanFault::Past)),
            ("2026-11-20", Err(PlanFault::Past)),
            ("2026-11-21", Ok(())),
            ("2027-11-20", Ok(())),
            ("2027-11-21", Err(PlanFault::Far)),
        ] {
            assert_eq!(check_plan_day(day.parse().unwrap(), today).map(|_| ()), outcome, "{day}");
        }
    }
}
