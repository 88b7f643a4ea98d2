//! What a consumer has and asks for, and what becomes of it. Pure.

use jiff::{SignedDuration, Timestamp, civil::Date};
use serde::Deserialize;

use super::events::AccessRequestRef;
use crate::kernel::{AccessRequestId, Party, Ref, RequestState, RequestTimes, ScopeId, ScopeTag, Title};

/// How long a request waits for an answer.
pub(super) const LIFETIME: SignedDuration = SignedDuration::from_hours(24 * 90);
/// Requests of one consumer that wait at a time.
pub(super) const MAX_WAITING: i64 = 50;
/// Longest purpose and longest reason, in characters.
pub(super) const PURPOSE_LENGTH: usize = 500;
/// Longest e-mail address, in characters.
pub(super) const CONTACT_LENGTH: usize = 200;

/// Something that was done to a request: when, and its reference. What came with the installation has none.
pub(super) type Mark = (Timestamp, Option<Ref>);

/// A request as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Request {
    /// Which, for what, and between whom.
    pub about: AccessRequestRef,
    /// Is the scope in use?
    pub active: bool,
    pub purpose: String,
    pub contact: Option<String>,
    pub sent: Mark,
    /// Of the consumer's people, and told to nobody else.
    pub sent_by: String,
    pub expires_at: Timestamp,
    pub withdrawn: Option<Mark>,
    pub declined: Option<Mark>,
    pub reason: Option<String>,
    pub approved: Option<Mark>,
    /// Of the provider's people, and told to nobody else.
    pub answered_by: Option<String>,
}

impl Request {
    pub fn id(&self) -> AccessRequestId {
        self.about.request
    }

    pub fn state(&self, now: Timestamp) -> RequestState {
        let at = |mark: &Option<Mark>| mark.as_ref().map(|(at, _)| *at);
        let (approved, declined, withdrawn) = (at(&self.approved), at(&self.declined), at(&self.withdrawn));
        RequestTimes { approved, declined, withdrawn, expires_at: self.expires_at }.state(now)
    }

    /// Does it wait for an answer?
    pub fn is_waiting(&self, now: Timestamp) -> bool {
        self.state(now) == RequestState::Waiting
    }

    /// The change that ended it, or else the one that began it.
    pub fn latest(&self) -> Option<&Ref> {
        let ended = self.approved.as_ref().or(self.declined.as_ref()).or(self.withdrawn.as_ref());
        ended.unwrap_or(&self.sent).1.as_ref()
    }
}

/// What an organisation has to do with a scope of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// It provides the scope itself.
    Own,
    /// It has been given access.
    Has,
    /// Everybody has it.
    Open,
    /// It has asked, and waits.
    Asked(AccessRequestId),
    /// It has neither it nor asked for it.
    Lacks,
}

/// A scope of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Catalogued {
    pub tag: ScopeTag,
    pub description: Title,
    pub long_description: Title,
    pub delegable: bool,
    pub relation: Relation,
}

/// A scope that an organisation may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Access {
    pub scope: ScopeId,
    pub name: String,
    pub description: Title,
    /// Is it in the catalogue too?
    pub public: bool,
    pub provider: Party,
    /// Since when; everybody's has no beginning.
    pub given_at: Option<Timestamp>,
    pub ends_on: Option<Date>,
    /// Suppliers that use it on the organisation's behalf.
    pub suppliers: Vec<Party>,
}

/// Which lines of *Tilganger vi har*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub(super) enum Part {
    /// What was given to this organisation.
    #[default]
    #[serde(rename = "")]
    Given,
    /// What everybody has.
    #[serde(rename = "apne")]
    Open,
    /// What it has asked for.
    #[serde(rename = "bedt-om")]
    Asked,
}

impl Part {
    /// As addresses have it.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Given => "",
            Self::Open => "apne",
            Self::Asked => "bedt-om",
        }
    }
}

/// Which lines of a provider's queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub(super) enum Queue {
    /// Those that wait.
    #[default]
    #[serde(rename = "")]
    Waiting,
    /// Those that do not any more.
    #[serde(rename = "avsluttet")]
    Closed,
}

/// What is wrong with a text that somebody typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextFault {
    Empty,
    Long,
}

/// Is this a text to keep? One that is too short or too long is not.
pub(super) fn check_text(text: &str) -> Result<String, TextFault> {
    match text.trim() {
        "" => Err(TextFault::Empty),
        text if text.chars().count() > PURPOSE_LENGTH => Err(TextFault::Long),
        text => Ok(text.to_owned()),
    }
}

/// An address that mail could reach, as far as can be seen. Empty is none.
pub(super) fn check_contact(typed: &str) -> Result<Option<String>, ()> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let good = typed.split_once('@').is_some_and(|(name, domain)| {
        !name.is_empty()
            && domain.contains('.')
            && !domain.contains('@')
            && domain.split('.').all(|part| !part.is_empty())
    });
    let plain = !typed.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';' | '"'));
    if good && plain && typed.chars().count() <= CONTACT_LENGTH { Ok(Some(typed.to_owned())) } else { Err(()) }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::kernel::{Environment, OrgNumber};

    fn at(days: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * days)
    }

    fn request() -> Request {
        let [consumer, provider] = OrgNumber::SAMPLES.map(|number| Party { number, name: number.to_string() });
        let scope = ScopeTag { id: Uuid::nil().into(), environment: Environment::Prod, name: "a:b".into(), provider };
        Request {
            about: AccessRequestRef { request: Uuid::nil().into(), scope, consumer },
            active: true,
            purpose: "x".into(),
            contact: None,
            sent: (at(0), None),
            sent_by: "y".into(),
            expires_at: at(0) + LIFETIME,
            withdrawn: None,
            declined: None,
            reason: None,
            approved: None,
            answered_by: None,
        }
    }

    #[test]
    fn a_request_waits_for_ninety_days() {
        let waiting = request();
        assert!(waiting.is_waiting(at(89)) && !waiting.is_waiting(at(90)), "the last moment does not count");
        let answered = Request { approved: Some((at(3), None)), ..waiting };
        assert_eq!(answered.state(at(400)), RequestState::Approved(at(3)));
    }

    #[test]
    fn a_contact_is_an_address_or_nothing() {
        assert_eq!(check_contact("  "), Ok(None));
        assert_eq!(check_contact(" api@eksempel.no "), Ok(Some("api@eksempel.no".into())));
        for bad in
            ["api", "@eksempel.no", "api@eksempel", "api@.no", "a b@c.no", "a@b@c.no", "<a@b.no>", "a@b.no,c@d.no"]
        {
            assert_eq!(check_contact(bad), Err(()), "{bad}");
        }
    }

    #[test]
    fn a_purpose_is_neither_empty_nor_long() {
        assert_eq!(check_text(" \n "), Err(TextFault::Empty));
        assert_eq!(check_text(&"ø".repeat(500)).map(|text| text.chars().count()), Ok(500));
        assert_eq!(check_text(&"ø".repeat(501)), Err(TextFault::Long));
    }
}
