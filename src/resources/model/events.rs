//! The events of this room, as the log keeps them for ever.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::Content;
use crate::{
    kernel::{ApiResourceId, Environment, OrgNumber, Ref},
    ledger::Event,
    scopes::{Party, Title},
};

/// The resource an event is about, by the title it had then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResourceTag {
    /// Its id.
    pub id: ApiResourceId,
    /// Test or production.
    pub environment: Environment,
    /// The name machines know it by.
    pub identifier: String,
    /// What it was called.
    pub title: Title,
    /// Who provides it.
    pub provider: Party,
}

fn numbers(parties: &[Party]) -> Vec<OrgNumber> {
    parties.iter().map(|party| party.number).collect()
}

/// Of those it was told to, the one that reads.
fn own(parties: &[Party], reader: OrgNumber) -> Vec<Party> {
    parties.iter().filter(|party| party.number == reader).cloned().collect()
}

/// A resource was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Created {
    /// Which.
    pub resource: ResourceTag,
    /// As it was made.
    pub content: Content,
}

impl Event for Created {
    const KIND: &'static str = "resource.created";
    fn lines(&self) -> Vec<Uuid> {
        vec![self.resource.id.uuid()]
    }
}

/// It was changed. Another set of scopes is a new version; what was given before it is as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Which.
    pub resource: ResourceTag,
    /// As it was.
    pub before: Content,
    /// As it is.
    pub after: Content,
    /// The version before and the version since; the same where the scopes are.
    pub versions: (i32, i32),
    /// How many delegations stay in the versions they were given in.
    pub kept: i64,
    /// Those who have given it to somebody, and may take in a new version.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consumers: Vec<Party>,
}

impl Event for Changed {
    const KIND: &'static str = "resource.changed";
    fn also_concerns(&self) -> Vec<OrgNumber> {
        numbers(&self.consumers)
    }
    fn told_to(&self, reader: OrgNumber) -> Result<Value, serde_json::Error> {
        if reader == self.resource.provider.number {
            return serde_json::to_value(self);
        }
        serde_json::to_value(Self { consumers: own(&self.consumers, reader), kept: 0, ..self.clone() })
    }
    fn lines(&self) -> Vec<Uuid> {
        vec![self.resource.id.uuid()]
    }
}

/// It went out of use: what has been given of it rests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deactivated {
    /// Which.
    pub resource: ResourceTag,
    /// Those who have given it to somebody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consumers: Vec<Party>,
    /// How many delegations rest.
    pub delegations: i64,
    /// The provider's words to the consumers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

impl Event for Deactivated {
    const KIND: &'static str = "resource.deactivated";
    fn also_concerns(&self) -> Vec<OrgNumber> {
        numbers(&self.consumers)
    }
    fn told_to(&self, reader: OrgNumber) -> Result<Value, serde_json::Error> {
        if reader == self.resource.provider.number {
            return serde_json::to_value(self);
        }
        serde_json::to_value(Self { consumers: own(&self.consumers, reader), delegations: 0, ..self.clone() })
    }
    fn lines(&self) -> Vec<Uuid> {
        vec![self.resource.id.uuid()]
    }
}

/// It came back into use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reactivated {
    /// Which.
    pub resource: ResourceTag,
    /// Those who have given it to somebody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consumers: Vec<Party>,
    /// How many delegations count again.
    pub delegations: i64,
}

impl Event for Reactivated {
    const KIND: &'static str = "resource.reactivated";
    fn also_concerns(&self) -> Vec<OrgNumber> {
        numbers(&self.consumers)
    }
    fn told_to(&self, reader: OrgNumber) -> Result<Value, serde_json::Error> {
        if reader == self.resource.provider.number {
            return serde_json::to_value(self);
        }
        serde_json::to_value(Self { consumers: own(&self.consumers, reader), delegations: 0, ..self.clone() })
    }
    fn lines(&self) -> Vec<Uuid> {
        vec![self.resource.id.uuid()]
    }
}

/// What undoing did to the resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ResourceIs {
    /// In use again.
    Active,
    /// Out of use again.
    Inactive,
    /// As it was before; with other scopes that is a new version too.
    AsBefore,
}

/// Why it could not be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unchangeable {
    /// It has been changed since.
    Changed,
    /// It is so already.
    Already,
    /// A scope of before is out of use, or closed to delegation.
    ScopeGone,
}

/// A change to a resource was regretted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// The receipt of what was regretted.
    pub of: Ref,
    /// What it was about.
    pub resource: ResourceTag,
    /// What happened to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub became: Option<ResourceIs>,
    /// Why nothing did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<Unchangeable>,
    /// Those who were told of the change.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consumers: Vec<Party>,
}

impl Event for Undone {
    const KIND: &'static str = "resource.undone";
    fn also_concerns(&self) -> Vec<OrgNumber> {
        numbers(&self.consumers)
    }
    fn told_to(&self, reader: OrgNumber) -> Result<Value, serde_json::Error> {
        if reader == self.resource.provider.number {
            return serde_json::to_value(self);
        }
        serde_json::to_value(Self { consumers: own(&self.consumers, reader), ..self.clone() })
    }
}
