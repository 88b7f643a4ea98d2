//! What is in use, and by whom. Pure.

use serde::{Deserialize, Serialize};

use crate::kernel::Party;

/// Which of the things a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub(crate) enum Status {
    #[default]
    #[serde(rename = "")]
    Active,
    #[serde(rename = "deaktivert")]
    Inactive,
    #[serde(rename = "alle")]
    All,
}

impl Status {
    /// As addresses and statements write it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Active => "",
            Self::Inactive => "deaktivert",
            Self::All => "alle",
        }
    }
}

/// What undoing a change did to the thing, as an event keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Became {
    /// In use again.
    Active,
    /// Out of use again.
    Inactive,
    /// As it was set before.
    AsBefore,
}

/// A consumer, and the suppliers that use a thing for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Consumer {
    pub party: Party,
    pub suppliers: Vec<String>,
}

/// Who uses a thing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Usage {
    /// Organisations that have it themselves; of what is open to all, those that let a supplier use it for them.
    pub consumers: i64,
    /// What suppliers have of it.
    pub delegations: i64,
    /// The first consumers by name.
    pub first: Vec<Consumer>,
}

impl Usage {
    /// Has anybody got it? Then whoever takes it out of use types its name.
    pub(crate) fn is_any(&self) -> bool {
        self.consumers > 0 || self.delegations > 0
    }
    /// The consumers whose logs say what happens to the thing.
    pub(crate) fn recipients(self) -> Vec<Party> {
        self.first.into_iter().map(|consumer| consumer.party).collect()
    }
}
