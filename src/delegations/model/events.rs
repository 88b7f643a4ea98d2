//! The events of this room, as the log keeps them for ever.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::{HolderId, Renewed, What};
use crate::{
    kernel::{OrgNumber, Party, PersonId, Ref, Title},
    ledger::Event,
};

/// One line of an event about delegations: enough to tell what happened, whatever becomes of the resource or the package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventItem {
    /// The delegation or the grant.
    pub id: Uuid,
    /// What it was called then.
    pub title: Title,
    /// What was given.
    #[serde(flatten)]
    pub what: What,
}

/// Whoever was given something, by the name they had then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Holder {
    /// An organisation.
    Organisation(Party),
    /// A person; never by her national number.
    Person {
        /// Which.
        person: PersonId,
        /// Her name then.
        name: String,
    },
}

impl Holder {
    pub(in super::super) fn id(&self) -> HolderId {
        match self {
            Self::Organisation(party) => HolderId::Organisation(party.number),
            Self::Person { person, .. } => HolderId::Person(*person),
        }
    }
    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Organisation(party) => &party.name,
            Self::Person { name, .. } => name,
        }
    }
    /// The organisation, if it is one: its log shows the event too.
    #[must_use]
    pub fn number(&self) -> Option<OrgNumber> {
        match self {
            Self::Organisation(party) => Some(party.number),
            Self::Person { .. } => None,
        }
    }
}

/// An organisation gave somebody something, took something back, or both at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// Who gave and took.
    pub giver: Party,
    /// From whom and to whom.
    pub holder: Holder,
    /// What was given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub given: Vec<EventItem>,
    /// What was taken back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withdrawn: Vec<EventItem>,
    /// What is held in a newer version since.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renewed: Vec<Renewed>,
    /// Until and with this day what was given counts, if there is an end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Date>,
    /// Why it was taken back, in the giver's words; the holder reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Taken back because of a breach of security. That cannot be undone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub breach: bool,
    /// The colleague who had proposed it, where it took two; in the giver's own log only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed_by: Option<String>,
}

impl Settled {
    /// Something was given.
    pub const GIVEN: &'static str = "delegation.given";
    /// Something was taken back.
    pub const WITHDRAWN: &'static str = "delegation.withdrawn";
    /// Both at once, or a newer version was taken in.
    pub const CHANGED: &'static str = "delegation.changed";
    /// All three.
    pub const KINDS: &'static [&'static str] = &[Self::GIVEN, Self::WITHDRAWN, Self::CHANGED];
}

impl Event for Settled {
    const KIND: &'static str = Self::GIVEN;
    fn kind(&self) -> &'static str {
        match (self.given.is_empty(), self.withdrawn.is_empty(), self.renewed.is_empty()) {
            (_, true, true) => Self::GIVEN,
            (true, false, true) => Self::WITHDRAWN,
            _ => Self::CHANGED,
        }
    }
    fn also_concerns(&self) -> Vec<OrgNumber> {
        self.holder.number().into_iter().collect()
    }
    /// A person is named to her own organisation only.
    fn told_to(&self, reader: OrgNumber) -> Result<Value, serde_json::Error> {
        if reader == self.giver.number || self.proposed_by.is_none() {
            return serde_json::to_value(self);
        }
        serde_json::to_value(Self { proposed_by: None, ..self.clone() })
    }
    fn lines(&self) -> Vec<Uuid> {
        if self.breach {
            return Vec::new();
        }
        let renewed = self.renewed.iter().map(|renewed| &renewed.to);
        self.given.iter().chain(&self.withdrawn).chain(renewed).map(|item| item.id).collect()
    }
}

/// Why a line could not be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unrestorable {
    /// It has been given anew meanwhile, and counts.
    GivenAlready,
    /// What was given has ended in another way already.
    EndedAlready,
    /// The API resource or one of its scopes is out of use.
    Deactivated,
    /// The provider has taken the giver's own access away.
    NoAccess,
    /// The provider no longer lets consumers give it on.
    ProviderForbids,
    /// The holder is struck from the register, bankrupt or dead.
    HolderGone,
    /// The end date has passed.
    EndPassed,
    /// Whoever undoes it may not give it herself.
    NotHers,
}

/// What was restored: the new row, and the one it stands in for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restored {
    /// The new delegation or grant.
    #[serde(flatten)]
    pub item: EventItem,
    /// The one that had been withdrawn.
    pub restores: Uuid,
}

/// A change was regretted, in whole or in part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// The reference of the change.
    pub of: Ref,
    /// Who gave and took.
    pub giver: Party,
    /// From whom and to whom.
    pub holder: Holder,
    /// What counts again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub restored: Vec<Restored>,
    /// What is held in the version of before again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub turned_back: Vec<Renewed>,
    /// What no longer counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ended: Vec<EventItem>,
    /// What could not be undone, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub failed: Vec<(EventItem, Unrestorable)>,
}

impl Event for Undone {
    const KIND: &'static str = "delegation.undone";
    fn also_concerns(&self) -> Vec<OrgNumber> {
        // Whoever undoes is one of the two, and the ledger writes each log once.
        self.holder.number().into_iter().chain([self.giver.number]).collect()
    }
}

/// A supplier gave up what a customer had given it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenUp {
    /// The customer.
    pub giver: Party,
    /// The supplier.
    pub holder: Party,
    /// What.
    pub items: Vec<EventItem>,
}

impl Event for GivenUp {
    const KIND: &'static str = "delegation.relinquished";
    fn also_concerns(&self) -> Vec<OrgNumber> {
        vec![self.giver.number]
    }
    fn lines(&self) -> Vec<Uuid> {
        self.items.iter().map(|item| item.id).collect()
    }
}

/// Something that was given came to its end date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expired {
    /// Who had given it.
    pub giver: Party,
    /// Who had it.
    pub holder: Holder,
    /// What.
    pub items: Vec<EventItem>,
}

impl Event for Expired {
    const KIND: &'static str = "delegation.expired";
    fn also_concerns(&self) -> Vec<OrgNumber> {
        self.holder.number().into_iter().chain([self.giver.number]).collect()
    }
}
