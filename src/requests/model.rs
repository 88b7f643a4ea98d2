//! What a request is, and what becomes of it. Pure.

use jiff::SignedDuration;

use super::events::{ItemThen, RequestRef};
use crate::{
    asking::Lifecycle,
    kernel::{ApiResourceId, ChangeSetId, Holder, Lang, Party, PersonId, RequestId, Title},
    packages,
};

/// How long a request waits for an answer.
pub(super) const LIFETIME: SignedDuration = SignedDuration::from_hours(24 * 30);
/// How long somebody who asked for themselves can undo that they took it back.
pub(super) const UNDO_TIME: SignedDuration = SignedDuration::from_hours(24);
/// Requests of one asker that wait, or were sent within a day.
pub(super) const MAX_WAITING: i64 = 20;
/// Longest purpose and longest reason, in characters.
pub(super) const PURPOSE_LENGTH: usize = 400;
pub(super) use crate::delegations::API;

/// Something that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RequestedItem {
    /// `api`, `package`, `area` or `right`.
    pub kind: String,
    /// The id of the resource, the URN, or the name of the right.
    pub code: String,
    pub title: Title,
    /// Counts in the test environment only.
    pub test: bool,
    /// Has it been given in answer?
    pub given: bool,
}

impl RequestedItem {
    /// A package, an area or a right.
    pub fn of(named: packages::Named) -> Self {
        let (kind, code) = (named.what.kind().to_owned(), named.what.code().to_owned());
        Self { kind, code, title: named.name, test: false, given: false }
    }
    /// The API resource it is of.
    pub fn resource(&self) -> Option<ApiResourceId> {
        (self.kind == API).then(|| self.code.parse().ok()).flatten()
    }
    pub fn in_lang(&self, lang: Lang) -> &str {
        self.title.in_lang(lang)
    }
}

/// A request as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Request {
    pub id: RequestId,
    pub giver: Party,
    pub asker: Holder,
    /// Who sent it, and their name.
    pub person: PersonId,
    pub person_name: String,
    pub born: Option<i16>,
    pub items: Vec<RequestedItem>,
    pub purpose: String,
    pub life: Lifecycle,
    /// What somebody has begun to make of it.
    pub draft: Option<ChangeSetId>,
}

impl Request {
    /// What events keep of it.
    pub fn about(&self) -> RequestRef {
        let items = self.items.iter().map(ItemThen::from).collect();
        RequestRef { request: self.id, giver: self.giver.clone(), asker: self.asker.clone(), items }
    }

    /// Did a person ask for themselves?
    pub fn is_personal(&self) -> bool {
        self.asker.number().is_none()
    }

    /// Did this person ask for themselves?
    pub fn is_own_of(&self, person: PersonId) -> bool {
        self.is_personal() && self.person == person
    }

    /// Kinds and codes of what is asked for.
    pub fn things(&self) -> (Vec<String>, Vec<String>) {
        self.items.iter().map(|item| (item.kind.clone(), item.code.clone())).unzip()
    }
}
