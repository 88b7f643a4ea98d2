//! The event that tells that a scope was copied from test to production.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::{ScopeTag, Settings};
use crate::{
    grants::{CopiedAccess, told},
    kernel::{OrgNumber, ScopeId},
    ledger::Event,
};

/// A scope was copied from test to production: its settings, accesses, or both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copied {
    /// The scope in production.
    pub scope: ScopeTag,
    /// The scope in test.
    pub from: ScopeId,
    /// As it was in production; nothing where it was made by this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Settings>,
    /// As it is since; nothing where only accesses came along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Settings>,
    /// Who got access.
    pub items: Vec<CopiedAccess>,
}

impl Copied {
    /// Was the scope made by this?
    #[must_use]
    pub fn made(&self) -> bool {
        self.before.is_none() && self.after.is_some()
    }
}

impl Event for Copied {
    const KIND: &'static str = "scope.copied";
    fn also_concerns(&self) -> Vec<OrgNumber> {
        self.items.iter().map(|copied| copied.item.consumer.number).collect()
    }
    fn told_to(&self, reader: OrgNumber) -> Result<Value, serde_json::Error> {
        told(self, self.scope.provider.number, reader, || Self {
            scope: self.scope.clone(),
            from: self.from,
            before: None,
            after: None,
            items: self.items.iter().filter(|copied| copied.item.consumer.number == reader).cloned().collect(),
        })
    }
    fn lines(&self) -> Vec<Uuid> {
        let scope = self.after.as_ref().map(|_| self.scope.id.uuid());
        scope.into_iter().chain(self.items.iter().map(|copied| copied.item.id)).collect()
    }
}
