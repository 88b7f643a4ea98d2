//! What a request is, and what becomes of it. Pure.

use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use super::events::Asker;
use crate::{
    access::{Acting, DelegateScopes, ManagePeople, Mandate, Right},
    kernel::{ApiResourceId, ChangeSetId, Lang, Party, PersonId, Ref, RequestId, RequestState, RequestTimes, Title},
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
pub(super) struct RequestedItem {
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

/// Something that was done to a request: when, and its reference.
pub(super) type Mark = (Timestamp, Ref);

/// A request as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Request {
    pub id: RequestId,
    pub giver: Party,
    pub asker: Asker,
    /// Who sent it, and their name.
    pub person: PersonId,
    pub person_name: String,
    pub born: Option<i16>,
    pub items: Vec<RequestedItem>,
    pub purpose: String,
    pub sent: Mark,
    pub expires_at: Timestamp,
    pub seen_at: Option<Timestamp>,
    pub withdrawn: Option<Mark>,
    pub declined: Option<Mark>,
    pub reason: Option<String>,
    pub approved: Option<Mark>,
    /// Who declined or approved it.
    pub answered_by: Option<String>,
    /// What somebody has begun to make of it.
    pub draft: Option<ChangeSetId>,
}

impl Request {
    pub fn state(&self, now: Timestamp) -> RequestState {
        let at = |mark: &Option<Mark>| mark.as_ref().map(|(at, _)| *at);
        let (approved, declined, withdrawn) = (at(&self.approved), at(&self.declined), at(&self.withdrawn));
        RequestTimes { approved, declined, withdrawn, expires_at: self.expires_at }.state(now)
    }

    /// Does it wait for an answer?
    pub fn is_waiting(&self, now: Timestamp) -> bool {
        self.state(now) == RequestState::Waiting
    }

    /// Did a person ask for themselves?
    pub fn is_personal(&self) -> bool {
        self.asker.number().is_none()
    }

    /// Did this person ask for themselves?
    pub fn is_own_of(&self, person: PersonId) -> bool {
        self.is_personal() && self.person == person
    }

    /// Can the person who asked for themselves still undo that they took it back?
    pub fn can_be_restored(&self, now: Timestamp) -> bool {
        let in_time = self.withdrawn.as_ref().is_some_and(|(at, _)| now < *at + UNDO_TIME);
        in_time && matches!(self.state(now), RequestState::Withdrawn(_)) && now < self.expires_at
    }

    /// It takes the right to give what is asked for: people's packages and rights, or suppliers' API access.
    pub fn may_be_answered_by(&self, mandate: &Mandate) -> bool {
        if self.is_personal() { mandate.has::<ManagePeople>() } else { mandate.has::<DelegateScopes>() }
    }

    /// What somebody asked for is for somebody else to answer, unless they have the power anyway.
    pub fn is_barred_to<R: Right>(&self, acting: &Acting<R>) -> bool {
        self.person == acting.person() && acting.mandate().key_role().is_none()
    }

    /// Kinds and codes of what is asked for.
    pub fn things(&self) -> (Vec<String>, Vec<String>) {
        self.items.iter().map(|item| (item.kind.clone(), item.code.clone())).unzip()
    }
}

/// Which requests of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub(super) enum Part {
    /// Those that wait.
    #[default]
    #[serde(rename = "venter")]
    Waiting,
    /// Those that have been answered, taken back, or expired.
    #[serde(rename = "avsluttet")]
    Closed,
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::kernel::OrgNumber;

    fn at(hours: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours)
    }

    fn request() -> Request {
        let party = Party { number: OrgNumber::SAMPLES[0], name: "A".to_owned() };
        let person = PersonId::new();
        Request {
            id: Uuid::nil().into(),
            giver: party,
            asker: Asker::Person { person, name: "B".to_owned() },
            person,
            person_name: "B".to_owned(),
            born: None,
            items: Vec::new(),
            purpose: "c".to_owned(),
            sent: (at(0), Ref::random()),
            expires_at: at(720),
            seen_at: None,
            withdrawn: None,
            declined: None,
            reason: None,
            approved: None,
            answered_by: None,
            draft: None,
        }
    }

    #[test]
    fn a_request_waits_for_thirty_days_and_one_that_was_withdrawn_can_wait_again_for_a_day() {
        let sent = request();
        assert!(sent.is_waiting(at(719)) && !sent.is_waiting(at(720)), "the last moment does not count");
        let closed = Some((at(4), Ref::random()));
        let declined = Request { declined: closed.clone(), ..sent.clone() };
        assert_eq!(declined.state(at(900)), RequestState::Declined(at(4)));
        let withdrawn = Request { withdrawn: closed, ..sent };
        assert!(withdrawn.can_be_restored(at(27)) && !withdrawn.can_be_restored(at(28)));
    }
}
