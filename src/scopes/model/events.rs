//! The events of a scope's life, as the log keeps them for ever.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::{ScopeTag, Settings};
use crate::{
    grants::{AccessItem, own_lines, own_party, told},
    kernel::{OrgNumber, Party},
    ledger::Event,
};

/// A scope was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Created {
    /// Which.
    pub scope: ScopeTag,
    /// As it was made.
    pub settings: Settings,
}

impl Event for Created {
    const KIND: &'static str = "scope.created";
    fn lines(&self) -> Vec<Uuid> {
        vec![self.scope.id.uuid()]
    }
}

/// Its settings were changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Which.
    pub scope: ScopeTag,
    /// As it was.
    pub before: Settings,
    /// As it is.
    pub after: Settings,
    /// Its version since.
    pub version: i32,
}

impl Event for Changed {
    const KIND: &'static str = "scope.changed";
    fn lines(&self) -> Vec<Uuid> {
        vec![self.scope.id.uuid()]
    }
}

/// It went out of use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deactivated {
    /// Which.
    pub scope: ScopeTag,
    /// Organisations that lost it.
    pub consumers: Vec<Party>,
    /// How many delegations rest.
    pub delegations: i64,
    /// Accesses that were taken back with it; empty: they rest and come back with the scope.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revoked: Vec<AccessItem>,
    /// The provider's words to the consumers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// How many there are, where the list is another's or too long.
    pub count: i64,
    /// Was it planned for this day, and carried out by time?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub planned: bool,
}

impl Event for Deactivated {
    const KIND: &'static str = "scope.deactivated";
    fn also_concerns(&self) -> Vec<OrgNumber> {
        self.consumers.iter().map(|party| party.number).collect()
    }
    fn told_to(&self, reader: OrgNumber) -> Result<Value, serde_json::Error> {
        told(self, self.scope.provider.number, reader, || Self {
            scope: self.scope.clone(),
            consumers: own_party(&self.consumers, reader),
            delegations: 0,
            revoked: own_lines(&self.revoked, reader),
            message: self.message.clone(),
            count: 1,
            planned: self.planned,
        })
    }
    fn lines(&self) -> Vec<Uuid> {
        vec![self.scope.id.uuid()]
    }
}

/// It came back into use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reactivated {
    /// Which.
    pub scope: ScopeTag,
    /// Organisations that have it again.
    pub consumers: Vec<Party>,
    /// How many there are.
    pub count: i64,
}

impl Event for Reactivated {
    const KIND: &'static str = "scope.reactivated";
    fn also_concerns(&self) -> Vec<OrgNumber> {
        self.consumers.iter().map(|party| party.number).collect()
    }
    fn told_to(&self, reader: OrgNumber) -> Result<Value, serde_json::Error> {
        told(self, self.scope.provider.number, reader, || Self {
            scope: self.scope.clone(),
            consumers: own_party(&self.consumers, reader),
            count: 1,
        })
    }
    fn lines(&self) -> Vec<Uuid> {
        vec![self.scope.id.uuid()]
    }
}
