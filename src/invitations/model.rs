//! What an invitation is, and what becomes of it. Pure.

use jiff::{SignedDuration, Timestamp, civil::Date};
use subtle::ConstantTimeEq;

use crate::{
    kernel::{EmailAddress, InvitationId, Lang, Party, PersonId, Ref, RequestId, Title},
    packages::What,
    platform::keys::{Keys, sha256},
};

/// How long a link counts.
pub(super) const LIFETIME: SignedDuration = SignedDuration::from_hours(24 * 7);
/// Links that are made in a day by one person, and for one organisation.
pub(super) const LINKS_A_DAY: (u32, u32) = (30, 100);
/// Mails that are written in a day to one mailbox, whoever invites.
pub(super) const MAILS_A_DAY: u32 = 5;

/// Something that is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Offered {
    pub what: What,
    pub title: Title,
}

impl Offered {
    /// `kind code`, as forms send it.
    pub fn value(&self) -> String {
        format!("{} {}", self.what.kind(), self.what.code())
    }
}

/// What came of what somebody accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It waits for somebody to confirm it.
    Waits,
    Confirmed,
    Declined,
    /// Whoever had accepted it took that back.
    TakenBack,
    /// Nobody answered in time.
    Unanswered,
}

/// Who accepted it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Accepted {
    pub by: PersonId,
    pub name: String,
    pub born: Option<i16>,
    pub request: RequestId,
    pub outcome: Outcome,
}

/// Where an invitation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Waiting,
    Accepted(Outcome),
    Declined,
    Withdrawn,
    Expired,
}

/// An invitation as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Invitation {
    pub id: InvitationId,
    pub org: Party,
    /// Is the organisation in business?
    pub org_is_active: bool,
    pub by: PersonId,
    pub by_name: String,
    pub name: String,
    pub email: Option<EmailAddress>,
    pub lang: Lang,
    pub offered: Vec<Offered>,
    pub ends_on: Option<Date>,
    pub sent_at: Timestamp,
    pub sent_in: Ref,
    pub link_hash: Vec<u8>,
    pub expires_at: Timestamp,
    pub withdrawn_at: Option<Timestamp>,
    pub declined_by: Option<PersonId>,
    pub accepted: Option<Accepted>,
}

impl Invitation {
    pub fn state(&self, now: Timestamp) -> State {
        match &self.accepted {
            Some(accepted) => State::Accepted(accepted.outcome),
            None if self.declined_by.is_some() => State::Declined,
            None if self.withdrawn_at.is_some() => State::Withdrawn,
            None if self.expires_at <= now => State::Expired,
            None => State::Waiting,
        }
    }

    /// Is this the secret of its newest link?
    pub fn is_opened_by(&self, secret: &str) -> bool {
        bool::from(self.link_hash.ct_eq(sha256(secret.as_bytes()).as_slice()))
    }

    /// Can whoever has the link answer it now?
    pub fn can_be_answered(&self, now: Timestamp) -> bool {
        self.state(now) == State::Waiting && self.org_is_active
    }
}

/// The secret of the link that a change made.
pub(super) fn secret(keys: &Keys, id: InvitationId, made_in: &Ref) -> String {
    hex::encode(keys.code_hash(id.uuid().as_bytes(), &format!("invitation {made_in}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn invitation() -> Invitation {
        let at = Timestamp::from_second(1_000_000).unwrap();
        Invitation {
            id: InvitationId::new(),
            org: Party { number: "310123455".parse().unwrap(), name: "Eksempel".to_owned() },
            org_is_active: true,
            by: PersonId::new(),
            by_name: String::new(),
            name: String::new(),
            email: None,
            lang: Lang::Nb,
            offered: Vec::new(),
            ends_on: None,
            sent_at: at,
            sent_in: Ref::random(),
            link_hash: sha256(b"hemmelig").to_vec(),
            expires_at: at + LIFETIME,
            withdrawn_at: None,
            declined_by: None,
            accepted: None,
        }
    }

    #[test]
    fn a_link_counts_for_seven_days_and_not_a_second_longer() {
        let it = invitation();
        let last = it.expires_at - SignedDuration::from_secs(1);
        assert!(it.can_be_answered(last));
        assert!(!it.can_be_answered(it.expires_at));
        assert_eq!(it.state(it.expires_at), State::Expired);
    }

    #[test]
    fn nobody_answers_for_an_organisation_that_is_out_of_business() {
        let it = Invitation { org_is_active: false, ..invitation() };
        assert!(!it.can_be_answered(it.sent_at));
    }

    #[test]
    fn only_its_own_secret_opens_it() {
        let it = invitation();
        assert!(it.is_opened_by("hemmelig"));
        assert!(!it.is_opened_by("") && !it.is_opened_by("hemmelig "));
    }
}
