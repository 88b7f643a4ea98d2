use std::fmt::Debug;

use jiff::civil::Date;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use uuid::Uuid;

use super::{changed::Changed, notice::Purpose, receipt_view::ReceiptView};
use crate::{
    access::Mandate,
    kernel::{Environment, Lang, OrgNumber},
};

/// What an event is about. The log can be filtered by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// What an organisation gives suppliers and people: API access, packages, rights.
    Delegations,
    /// Asking an organisation for a delegation.
    Requests,
    /// What a provider gives consumers: access to scopes.
    ScopeAccess,
    /// Asking a provider for access to a scope.
    AccessRequests,
    /// Scopes themselves.
    Scopes,
    /// Prefixes of scopes.
    Prefixes,
    /// API resources, which bundle scopes.
    Resources,
    /// Clients, with their scopes and keys.
    Clients,
    /// How an organisation wants its changes made.
    Settings,
    /// How the portal was used, where nothing was changed by it.
    Use,
}

/// What was done. The log can be filtered by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Something was given.
    Given,
    /// Something was changed.
    Changed,
    /// Something that had been given was taken back.
    Removed,
    /// A holder gave up what they had received.
    Relinquished,
    /// An end date or a deadline passed.
    Expired,
    /// Something was asked for.
    Requested,
    /// What was asked for was granted.
    Approved,
    /// What was asked for was refused.
    Declined,
    /// Whoever asked took the request back.
    Withdrawn,
    /// Something new was made.
    Created,
    /// Something was copied from test to production.
    Copied,
    /// Something went out of use, or is planned to.
    Deactivated,
    /// Something came back into use, or stays in use after all.
    Reactivated,
    /// A change was undone.
    Undone,
    /// Somebody came to act for the organisation.
    LoggedIn,
    /// Somebody was looked for.
    LookedUp,
    /// A list or a log was taken away as a file.
    Exported,
    /// Something was tried and refused.
    Refused,
}

/// For whom an event is put into words.
#[derive(Debug, Clone, Copy)]
pub struct EventContext {
    /// Their language.
    pub lang: Lang,
    /// The organisation that reads.
    pub reader: OrgNumber,
}

/// One thing an event is about, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// What it is called.
    pub title: String,
    /// Scopes and other names of machines.
    pub detail: String,
}

/// How things stood before an event, or after it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Side {
    /// What there was. Nothing and no note: it was not given.
    pub things: Vec<Thing>,
    /// Until and with this day.
    pub until: Option<Date>,
    /// A sentence instead of things, or beside them.
    pub note: Option<String>,
}

impl Side {
    /// Nothing was given.
    pub(crate) fn nothing() -> Self {
        Self::default()
    }

    /// These things.
    pub(crate) fn of(things: Vec<Thing>) -> Self {
        Self { things, ..Self::default() }
    }

    /// Words only.
    pub(crate) fn note(note: impl Into<String>) -> Self {
        Self { note: Some(note.into()), ..Self::default() }
    }
}

/// What an event changed, for *Før og etter* in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sides {
    /// The sentence says it all.
    None,
    /// What it is about, where before and after are not two states of the same things.
    Concerns(Side),
    /// Before and after.
    BeforeAfter(Side, Side),
}

/// What an event is about, where that is one thing of one organisation, of which others have a part: a scope, an API resource.
pub trait Subject {
    /// The organisation whose it is.
    fn owner(&self) -> OrgNumber;
    /// Whether it is of test or of production.
    fn environment(&self) -> Environment;
    /// May somebody of the organisation that reads see receipts about it?
    fn seen_by(&self, mandate: &Mandate, cx: EventContext) -> bool;
}

/// A kind of event: its payload, and everything that is known of it. Each stands in its room and is listed in the room's `events`; the
/// log, receipts, *Kan angres*, undo, and later mail and webhooks read the [`super::Registry`] that is made of them, and nothing else.
///
/// The type is the payload as it lies in the log for ever. So it is a type of its own, never a live model, and what is added to it later
/// has a serde default; `tests/it/events` holds a payload of each kind from its first release.
pub trait EventKind: Serialize + DeserializeOwned + Debug + Sized + Send + Sync + 'static {
    /// The name of the kind, `noun.verb`. It never changes once released.
    const KIND: &'static str;
    /// What was done.
    const ACTION: Action;
    /// Further kinds that are written with the same payload, and what was done by them.
    const ALSO: &'static [(&'static str, Action)] = &[];
    /// What it is about.
    const GROUP: Group;

    /// The kind of this one, where a type has several.
    fn kind(&self) -> &'static str {
        Self::KIND
    }
    /// The organisations whose log shows it, beside the one that acted.
    fn recipients(&self) -> Vec<OrgNumber> {
        Vec::new()
    }
    /// What the organisations whose log shows it are told of it by mail as, each at the addresses it has for that. `None`: they are not told.
    /// The notice is the sentence of the log.
    fn notice(&self) -> Option<Purpose> {
        None
    }
    /// What it is about, where that is one thing that decides who may see its receipt.
    fn subject(&self) -> Option<&dyn Subject> {
        None
    }
    /// Does it count for the test environment only? Then its sentence is marked. What it is about decides; an event about several things
    /// says of each.
    fn is_test(&self) -> bool {
        self.subject().is_some_and(|subject| subject.environment() == Environment::Test)
    }
    /// The part of it that concerns one of many organisations. `None`: each is told all of it, as is the owner of the subject in any case.
    /// The part is put together from what the organisation is told, not cut out of a copy, since there may be thousands of them.
    fn part(&self, _reader: OrgNumber) -> Option<Self> {
        None
    }
    /// What the log of one organisation keeps. An event that concerns thousands tells each only its own part.
    fn part_for(&self, reader: OrgNumber) -> Result<Value, serde_json::Error> {
        let is_owner = self.subject().is_some_and(|subject| subject.owner() == reader);
        match if is_owner { None } else { self.part(reader) } {
            Some(part) => serde_json::to_value(part),
            None => serde_json::to_value(self),
        }
    }
    /// Whose receipt it is when nobody acted for an organisation: support's answer, a planned day.
    fn receipt_of(&self) -> Option<OrgNumber> {
        None
    }
    /// What it changed, thing by thing, also where that cannot be undone: an event overtakes the earlier ones about the same things.
    fn changes(&self) -> Vec<Changed>;
    /// What it did, line by line, so that each can be undone by itself. Empty: it cannot be undone.
    fn lines(&self) -> Vec<Uuid> {
        self.changes().into_iter().filter_map(|changed| changed.line).collect()
    }
    /// May somebody of the organisation that reads see its receipt? They may open receipts; which ones depends on what they see besides.
    /// The subject decides; an event without one says it here, or nobody sees its receipt.
    fn seen_by(&self, mandate: &Mandate, cx: EventContext) -> bool {
        self.subject().is_some_and(|subject| subject.seen_by(mandate, cx))
    }
    /// One full sentence, for the log.
    fn sentence(&self, cx: EventContext) -> String;
    /// The receipt. `None`: it leaves none.
    fn receipt(&self, _cx: EventContext) -> Option<ReceiptView> {
        None
    }
    /// Before and after.
    fn sides(&self, _cx: EventContext) -> Sides {
        Sides::None
    }
}
