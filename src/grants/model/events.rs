//! The events of this room, as the log keeps them for ever, and how a consumer is told its own part of one.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::{
    kernel::{AccessRequestId, OrgNumber, Party, Ref},
    ledger::Event,
    scopes::facts::ScopeTag,
};

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
pub(crate) fn own_lines(items: &[AccessItem], reader: OrgNumber) -> Vec<AccessItem> {
    items.iter().filter(|item| item.consumer.number == reader).cloned().collect()
}

/// The one of many organisations that is told.
pub(crate) fn own_party(parties: &[Party], reader: OrgNumber) -> Vec<Party> {
    parties.iter().filter(|party| party.number == reader).cloned().collect()
}

/// The whole event for the provider, and a consumer's part of it for a consumer. The part is put together, not cut out: there may be
/// thousands.
pub(crate) fn told<E: Serialize>(
    event: &E,
    provider: OrgNumber,
    reader: OrgNumber,
    part: impl FnOnce() -> E,
) -> Result<Value, serde_json::Error> {
    if reader == provider { serde_json::to_value(event) } else { serde_json::to_value(part()) }
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

/// A change to a scope or to accesses was undone. One kind of event for both, because taking a scope into use again brings accesses back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// The receipt of what was undone.
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

impl Undone {
    /// Nothing is undone yet.
    pub(crate) fn of(receipt: &Ref, scope: &ScopeTag) -> Self {
        Self {
            of: receipt.clone(),
            scope: scope.clone(),
            scope_is: None,
            restored: Vec::new(),
            ended: Vec::new(),
            failed: Vec::new(),
        }
    }
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
    use crate::kernel::{Environment, ScopeId};

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
