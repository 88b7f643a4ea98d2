//! The events of this room, as the log keeps them for ever.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::Settings;
use crate::{
    kernel::{AccessRequestId, Environment, OrgNumber, Ref, ScopeId},
    ledger::Event,
    register::Unit,
};

/// A party to an event, by the name it had then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Its number.
    pub number: OrgNumber,
    /// Its name then.
    pub name: String,
}

impl From<&Unit> for Party {
    fn from(unit: &Unit) -> Self {
        Self { number: unit.number, name: unit.name.clone() }
    }
}

/// The scope an event is about. Its name never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScopeTag {
    /// Its id.
    pub id: ScopeId,
    /// Test or production.
    pub environment: Environment,
    /// `prefix:subscope`.
    pub name: String,
    /// Who provides it.
    pub provider: Party,
}

/// One organisation's access, as an event keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessItem {
    /// The access.
    pub id: Uuid,
    /// Whose it is.
    pub consumer: Party,
}

fn numbers(items: &[AccessItem]) -> Vec<OrgNumber> {
    items.iter().map(|item| item.consumer.number).collect()
}

/// The lines of one of many consumers. The provider is told all of them.
fn own_lines(items: &[AccessItem], reader: OrgNumber) -> Vec<AccessItem> {
    items.iter().filter(|item| item.consumer.number == reader).cloned().collect()
}

/// The one of many organisations that is told.
pub(super) fn own_party(parties: &[Party], reader: OrgNumber) -> Vec<Party> {
    parties.iter().filter(|party| party.number == reader).cloned().collect()
}

/// The whole event for the provider, and a consumer's part of it for a consumer. The part is put together, not cut out: there may be
/// thousands.
pub(super) fn told<E: Serialize>(
    event: &E,
    provider: OrgNumber,
    reader: OrgNumber,
    part: impl FnOnce() -> E,
) -> Result<Value, serde_json::Error> {
    if reader == provider { serde_json::to_value(event) } else { serde_json::to_value(part()) }
}

/// A prefix was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrefixOrdered {
    /// Who asked.
    pub org: Party,
    /// For what.
    pub prefix: String,
    /// What it is to be used for.
    pub purpose: String,
}

impl Event for PrefixOrdered {
    const KIND: &'static str = "prefix.ordered";
}

/// Support answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrefixDecided {
    /// Who asked, or whom it was given without asking.
    pub org: Party,
    /// The prefix.
    pub prefix: String,
    /// Allotted or declined.
    pub allotted: bool,
    /// Support's words to those who asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
}

impl PrefixDecided {
    /// The order was turned down.
    pub const DECLINED: &'static str = "prefix.declined";
}

impl Event for PrefixDecided {
    const KIND: &'static str = "prefix.allotted";
    fn kind(&self) -> &'static str {
        if self.allotted { Self::KIND } else { Self::DECLINED }
    }
}

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

/// Organisations were given access.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// To what.
    pub scope: ScopeTag,
    /// Who.
    pub items: Vec<AccessItem>,
    /// Until and with this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Date>,
    /// The list they were pasted in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<Uuid>,
    /// The consumer's request that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<AccessRequestId>,
}

impl Event for Given {
    const KIND: &'static str = "scope-access.given";
    fn also_concerns(&self) -> Vec<OrgNumber> {
        numbers(&self.items)
    }
    fn told_to(&self, reader: OrgNumber) -> Result<Value, serde_json::Error> {
        told(self, self.scope.provider.number, reader, || Self {
            scope: self.scope.clone(),
            items: own_lines(&self.items, reader),
            ends_on: self.ends_on,
            list: None,
            request: self.request,
        })
    }
    fn lines(&self) -> Vec<Uuid> {
        self.items.iter().map(|item| item.id).collect()
    }
}

/// Access was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// To what.
    pub scope: ScopeTag,
    /// From whom.
    pub items: Vec<AccessItem>,
    /// Why, in the provider's words; the consumer reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Because of a breach of security. That cannot be undone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub breach: bool,
}

impl Event for Withdrawn {
    const KIND: &'static str = "scope-access.withdrawn";
    fn also_concerns(&self) -> Vec<OrgNumber> {
        numbers(&self.items)
    }
    fn told_to(&self, reader: OrgNumber) -> Result<Value, serde_json::Error> {
        told(self, self.scope.provider.number, reader, || Self {
            scope: self.scope.clone(),
            items: own_lines(&self.items, reader),
            reason: self.reason.clone(),
            breach: self.breach,
        })
    }
    fn lines(&self) -> Vec<Uuid> {
        if self.breach { Vec::new() } else { self.items.iter().map(|item| item.id).collect() }
    }
}

/// Accesses had their last day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expired {
    /// To what.
    pub scope: ScopeTag,
    /// Whose.
    pub item: AccessItem,
}

impl Event for Expired {
    const KIND: &'static str = "scope-access.expired";
    fn also_concerns(&self) -> Vec<OrgNumber> {
        vec![self.scope.provider.number, self.item.consumer.number]
    }
}

/// Why a line could not be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unrestorable {
    /// It has been given anew.
    GivenAlready,
    /// It has ended already.
    EndedAlready,
    /// Its last day has passed.
    EndPassed,
    /// The organisation is struck from the register.
    ConsumerGone,
    /// The scope is out of use.
    ScopeInactive,
    /// The scope was changed since.
    ScopeChanged,
}

/// A change to a scope or to accesses was regretted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// The receipt of what was regretted.
    pub of: Ref,
    /// What it was.
    pub scope: ScopeTag,
    /// What happened to the scope itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope_is: Option<ScopeIs>,
    /// Accesses that are back.
    pub restored: Vec<AccessItem>,
    /// Accesses that are gone again.
    pub ended: Vec<AccessItem>,
    /// What could not be undone.
    pub failed: Vec<(AccessItem, Unrestorable)>,
}

/// What undoing did to the scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScopeIs {
    /// In use again.
    Active,
    /// Out of use again.
    Inactive,
    /// As it was set before.
    AsBefore,
}

impl Event for Undone {
    const KIND: &'static str = "scope.undone";
    fn also_concerns(&self) -> Vec<OrgNumber> {
        [numbers(&self.restored), numbers(&self.ended)].concat()
    }
    fn told_to(&self, reader: OrgNumber) -> Result<Value, serde_json::Error> {
        told(self, self.scope.provider.number, reader, || Self {
            of: self.of.clone(),
            scope: self.scope.clone(),
            scope_is: self.scope_is,
            restored: own_lines(&self.restored, reader),
            ended: own_lines(&self.ended, reader),
            failed: Vec::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_consumer_is_told_of_herself_and_the_provider_of_all() {
        let [provider, consumer] = OrgNumber::SAMPLES;
        let other: OrgNumber = "310130079".parse().unwrap();
        let party = |number: OrgNumber| Party { number, name: number.to_string() };
        let item = |number| AccessItem { id: Uuid::nil(), consumer: party(number) };
        let scope = ScopeTag {
            id: ScopeId::from(Uuid::nil()),
            environment: Environment::Prod,
            name: "eksempel:vann.read".into(),
            provider: party(provider),
        };
        let items = vec![item(consumer), item(other)];
        let given = Given { scope, items, ends_on: None, list: Some(Uuid::nil()), request: None };
        let told: Given = serde_json::from_value(given.told_to(consumer).unwrap()).unwrap();
        assert_eq!((told.items, told.list), (vec![item(consumer)], None));
        let told: Given = serde_json::from_value(given.told_to(provider).unwrap()).unwrap();
        assert_eq!(told, given);
    }
}
