//! Who has been given access to a scope, who can be, and whom a scope reaches. Pure.

mod bulk;
mod copy;
mod graph;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

pub(super) use self::bulk::{Entry, Known, LARGEST_LIST, Remark, Sorted, Verdict, mask, parse_list, with_file};
pub(crate) use self::copy::{Candidate, CopyStatus, CopyWhom, digest, ready};
pub(super) use self::graph::{AccessGraph, AccessPath, AccessPaths, Column, Edge, Node, State};
use super::events::AccessItem;
use crate::kernel::{AccessDraftId, JobId, OrgNumber, Party, Ref, ScopeAccessId};

/// Longest reason for taking access back, in characters.
pub(super) const REASON_LENGTH: usize = 500;

/// An access to a scope, as its provider sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Access {
    pub id: ScopeAccessId,
    pub consumer: Party,
    /// The consumer has been deleted from the register.
    pub is_deleted: bool,
    pub given_at: Timestamp,
    pub given_by: Option<String>,
    pub given_in: Option<String>,
    pub ends_on: Option<Date>,
    pub note: Option<String>,
    /// The consumer's suppliers that use the scope on its behalf now.
    pub suppliers: Vec<String>,
    /// The hour in which the consumer, or a supplier for it, last got a token.
    pub last_used: Option<Timestamp>,
    /// The reader has chosen to remove it.
    pub chosen: bool,
}

impl Access {
    /// As an event keeps it.
    pub fn item(&self) -> AccessItem {
        AccessItem { id: self.id.uuid(), consumer: self.consumer.clone() }
    }
}

/// What somebody has chosen to remove from a scope and not confirmed, for those who may remove it too.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Choice {
    /// Is it the reader's own?
    pub mine: bool,
    /// Whose it is.
    pub name: String,
    /// When it was changed last.
    pub at: Timestamp,
    /// How many of the accesses stand.
    pub chosen: usize,
}

/// What the reader has chosen to remove, as it is looked over: a page of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chosen {
    pub seen: Seen,
    /// The job it was handed over to last.
    pub job: Option<JobId>,
    /// Those of the page; one more than it holds, if there are more.
    pub accesses: Vec<Access>,
    /// How many have lost their access since they were chosen, and the first of them by name.
    pub gone: (usize, Vec<String>),
}

/// What somebody had chosen when they looked it over. An access that ends never comes back under its id, so no two sets are the same here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Seen {
    pub draft: AccessDraftId,
    /// Counted up with each change of the choice.
    pub version: i32,
    /// How many of the accesses stood.
    pub standing: usize,
}

/// How an access ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// The provider took it back.
    TakenBack,
    /// It went with the scope.
    Revoked,
    /// It had its last day.
    Expired,
    /// Giving it was undone.
    Undone,
}

impl How {
    /// From the word in the table.
    pub fn of(word: &str) -> Self {
        match word {
            "deactivated" => Self::Revoked,
            "expired" => Self::Expired,
            "undone" => Self::Undone,
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
    /// It has been deleted from the register.
    Deleted,
    /// It has access already.
    Has,
    /// It is the provider itself, which uses its own scopes without.
    Own,
}

/// May this organisation be given access?
pub(super) fn check_consumer(provider: OrgNumber, known: Option<&Known>) -> Result<&Known, ConsumerFault> {
    match known {
        Some(Known { number, .. }) if *number == provider => Err(ConsumerFault::Own),
        None => Err(ConsumerFault::Unknown),
        Some(Known { has: true, .. }) => Err(ConsumerFault::Has),
        Some(Known { is_deleted: true, .. }) => Err(ConsumerFault::Deleted),
        Some(known) => Ok(known),
    }
}
