//! What a request is, and what becomes of it. Pure.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    access::{Acting, DelegateScopes, ManagePeople, Right},
    delegations::{Holder, Party},
    kernel::{ApiResourceId, ChangeSetId, Lang, OrgNumber, PersonId, Ref, RequestId},
    ledger::Event,
    packages,
    scopes::Title,
};

/// How long a request waits for an answer.
pub(super) const LIVES: SignedDuration = SignedDuration::from_hours(24 * 30);
/// How long somebody who asked for herself can regret that she took it back.
pub(super) const REGRET: SignedDuration = SignedDuration::from_hours(24);
/// Requests of one asker that wait, or were sent within a day.
pub(super) const AT_ONCE: i64 = 20;
/// Longest purpose and longest reason, in characters.
pub(super) const PURPOSE_LENGTH: usize = 400;
pub(super) use crate::delegations::API;

/// Something that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// `api`, `package`, `area` or `right`.
    pub kind: String,
    /// The id of the resource, the URN, or the name of the right.
    pub code: String,
    /// What it was called then.
    pub title: Title,
    /// Counts in the test environment only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub test: bool,
    /// Has it been given in answer?
    #[serde(skip)]
    pub given: bool,
}

impl Asked {
    /// A package, an area or a right.
    pub(super) fn of(named: packages::Named) -> Self {
        let (kind, code) = (named.what.kind().to_owned(), named.what.code().to_owned());
        Self { kind, code, title: named.name, test: false, given: false }
    }
    /// The API resource it is of.
    pub(super) fn resource(&self) -> Option<ApiResourceId> {
        (self.kind == API).then(|| self.code.parse().ok()).flatten()
    }
    pub(super) fn in_lang(&self, lang: Lang) -> &str {
        self.title.in_lang(lang)
    }
}

/// What a request is about, as every event of it keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    /// Which.
    pub request: RequestId,
    /// Who is asked.
    pub giver: Party,
    /// Who asks.
    pub asker: Holder,
    /// For what.
    pub items: Vec<Asked>,
}

impl Matter {
    fn parties(&self) -> Vec<OrgNumber> {
        self.asker.number().into_iter().chain([self.giver.number]).collect()
    }
}

/// Somebody asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// What it is about.
    #[serde(flatten)]
    pub matter: Matter,
    /// Why she asked.
    pub purpose: String,
    /// Until when it waits.
    pub expires_at: Timestamp,
}

impl Event for Sent {
    const KIND: &'static str = "request.sent";
    fn also_concerns(&self) -> Vec<OrgNumber> {
        self.matter.parties()
    }
}

/// The asker took it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// What it is about.
    #[serde(flatten)]
    pub matter: Matter,
}

impl Event for Withdrawn {
    const KIND: &'static str = "request.withdrawn";
    fn also_concerns(&self) -> Vec<OrgNumber> {
        self.matter.parties()
    }
    fn lines(&self) -> Vec<Uuid> {
        vec![self.matter.request.uuid()]
    }
}

/// The giver said no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declined {
    /// What it is about.
    #[serde(flatten)]
    pub matter: Matter,
    /// Why, for the asker to read.
    pub reason: String,
}

impl Event for Declined {
    const KIND: &'static str = "request.declined";
    fn also_concerns(&self) -> Vec<OrgNumber> {
        self.matter.parties()
    }
    fn lines(&self) -> Vec<Uuid> {
        vec![self.matter.request.uuid()]
    }
}

/// Why a request could not be opened again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unrestorable {
    /// Its thirty days are over.
    Expired,
    /// The same is asked for in a newer one.
    AskedAnew,
    /// It is not as the change left it.
    MovedOn,
    /// Whoever undoes it may not answer it.
    NotHers,
}

/// It waits again: declining it or taking it back was regretted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restored {
    /// What it is about.
    #[serde(flatten)]
    pub matter: Matter,
    /// The reference of what was regretted.
    pub of: Ref,
    /// Why not, if it could not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<Unrestorable>,
}

impl Event for Restored {
    const KIND: &'static str = "request.restored";
    fn also_concerns(&self) -> Vec<OrgNumber> {
        self.matter.parties()
    }
}

/// Nobody answered in thirty days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expired {
    /// What it is about.
    #[serde(flatten)]
    pub matter: Matter,
}

impl Event for Expired {
    const KIND: &'static str = "request.expired";
    fn also_concerns(&self) -> Vec<OrgNumber> {
        self.matter.parties()
    }
}

/// Where a request is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Sent,
    Seen(Timestamp),
    Approved(Timestamp),
    Declined(Timestamp),
    Withdrawn(Timestamp),
    Expired(Timestamp),
}

/// Something that was done to a request: when, and its reference.
pub(super) type Deed = (Timestamp, Ref);

/// A request as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Request {
    pub id: RequestId,
    pub giver: Party,
    pub asker: Holder,
    /// Who sent it, and her name.
    pub person: PersonId,
    pub person_name: String,
    pub born: Option<i16>,
    pub items: Vec<Asked>,
    pub purpose: String,
    pub sent: Deed,
    pub expires_at: Timestamp,
    pub seen_at: Option<Timestamp>,
    pub withdrawn: Option<Deed>,
    pub declined: Option<Deed>,
    pub reason: Option<String>,
    pub approved: Option<Deed>,
    /// Who declined or approved it.
    pub answered_by: Option<String>,
    /// What somebody has begun to make of it.
    pub draft: Option<ChangeSetId>,
}

impl Request {
    pub fn state(&self, now: Timestamp) -> State {
        match (&self.approved, &self.declined, &self.withdrawn, self.seen_at) {
            (Some((at, _)), ..) => State::Approved(*at),
            (_, Some((at, _)), ..) => State::Declined(*at),
            (_, _, Some((at, _)), _) => State::Withdrawn(*at),
            _ if self.expires_at <= now => State::Expired(self.expires_at),
            (.., Some(at)) => State::Seen(at),
            _ => State::Sent,
        }
    }

    /// Does it wait for an answer?
    pub fn is_pending(&self, now: Timestamp) -> bool {
        matches!(self.state(now), State::Sent | State::Seen(_))
    }

    /// Did she ask for herself?
    pub fn is_personal(&self) -> bool {
        self.asker.number().is_none()
    }

    /// Can she who asked for herself still regret that she took it back?
    pub fn can_be_restored(&self, now: Timestamp) -> bool {
        let regrets = self.withdrawn.as_ref().is_some_and(|(at, _)| now < *at + REGRET);
        regrets && matches!(self.state(now), State::Withdrawn(_)) && now < self.expires_at
    }

    /// The right it takes to answer it: people's packages and rights, or suppliers' API access.
    pub fn may_be_answered_with<R: Right>(&self, acting: &Acting<R>) -> bool {
        if self.is_personal() { acting.can::<ManagePeople>() } else { acting.can::<DelegateScopes>() }
    }

    /// Her own request is for somebody else to answer, unless she has the power anyway.
    pub fn is_barred_to<R: Right>(&self, acting: &Acting<R>) -> bool {
        self.person == acting.person() && acting.mandate().key_role().is_none()
    }

    pub fn matter(&self) -> Matter {
        let (giver, asker) = (self.giver.clone(), self.asker.clone());
        Matter { request: self.id, giver, asker, items: self.items.clone() }
    }

    /// Kinds and codes of what is asked for.
    pub fn things(&self) -> (Vec<String>, Vec<String>) {
        self.items.iter().map(|item| (item.kind.clone(), item.code.clone())).unzip()
    }
}

/// Which requests of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Part {
    /// Those that wait.
    #[default]
    Venter,
    /// Those that have been answered, taken back, or expired.
    Avsluttet,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hours: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours)
    }

    fn request() -> Request {
        let party = Party { number: OrgNumber::SAMPLES[0], name: "A".to_owned() };
        let person = PersonId::new();
        Request {
            id: Uuid::nil().into(),
            giver: party,
            asker: Holder::Person { person, name: "B".to_owned() },
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
    fn a_request_is_sent_seen_and_answered_or_its_time_is_over() {
        let sent = request();
        assert_eq!(sent.state(at(1)), State::Sent);
        let seen = Request { seen_at: Some(at(2)), ..sent.clone() };
        assert_eq!(seen.state(at(3)), State::Seen(at(2)));
        assert!(seen.is_pending(at(719)) && !seen.is_pending(at(720)), "the last moment does not count");
        assert_eq!(sent.state(at(720)), State::Expired(at(720)));
        let done = Some((at(4), Ref::random()));
        let approved = Request { approved: done.clone(), ..seen.clone() };
        assert_eq!(approved.state(at(900)), State::Approved(at(4)), "an answer outlives its time");
        assert_eq!(Request { declined: done.clone(), ..seen }.state(at(900)), State::Declined(at(4)));
        let withdrawn = Request { withdrawn: done, ..sent };
        assert!(withdrawn.can_be_restored(at(27)) && !withdrawn.can_be_restored(at(28)));
    }
}
