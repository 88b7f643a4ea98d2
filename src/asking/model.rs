//! What a request is and how it goes on, which is pure; and the two traits by which a room says what its kind of request is. The room's store
//! implements `Request`.

use std::fmt::Debug;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sqlx::PgConnection;
use uuid::Uuid;

use super::events::{Kinds, Labels, ReopenFault};
use crate::{
    access::{Acting, Mandate, Right},
    kernel::{Lang, OrgNumber, Party, PersonId, Ref},
    ledger::{Action, Change, Changed, EventContext, Group, ReceiptView, Thing},
};

/// Something that was done to a request: when, and its reference. What came with the installation has none.
pub(crate) type Mark = (Timestamp, Option<Ref>);

/// Where a request is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// It waits for an answer.
    Waiting,
    /// What was asked for has been given.
    Approved(Timestamp),
    /// Some of it has been given, and the rest declined with that.
    Partly(Timestamp),
    /// It was given, which has been undone.
    Undone(Timestamp),
    /// It was given, and none of it is held any more.
    Ended(Timestamp),
    /// It has been refused.
    Declined(Timestamp),
    /// Whoever asked has taken it back.
    Withdrawn(Timestamp),
    /// Nobody answered in time.
    Expired(Timestamp),
}

/// What an approval gave, and what has become of it since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Outcome {
    /// All that was asked for was given.
    #[default]
    All,
    /// Some of it was.
    Partly,
    /// The approval was undone.
    Undone(Timestamp),
    /// What was given was removed, given up, or ran out.
    Ended(Timestamp),
}

/// What has been done to a request, and until when it waits otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Lifecycle {
    pub sent: Mark,
    /// From this instant on it does not wait any more.
    pub expires_at: Timestamp,
    /// When somebody who can answer has seen it, where that is kept.
    pub seen_at: Option<Timestamp>,
    pub withdrawn: Option<Mark>,
    pub declined: Option<Mark>,
    /// Why it was declined.
    pub reason: Option<String>,
    pub approved: Option<Mark>,
    /// What came of that.
    pub outcome: Outcome,
    /// Who declined or approved it. Shown to their own organisation only.
    pub answered_by: Option<String>,
}

impl Lifecycle {
    /// The state at an instant. An answer outlives the time in which it could be given.
    pub(crate) fn state(&self, now: Timestamp) -> State {
        let at = |mark: &Option<Mark>| mark.as_ref().map(|(at, _)| *at);
        let approved = at(&self.approved).map(|at| match self.outcome {
            Outcome::All => State::Approved(at),
            Outcome::Partly => State::Partly(at),
            Outcome::Undone(at) => State::Undone(at),
            Outcome::Ended(at) => State::Ended(at),
        });
        let declined = at(&self.declined).map(State::Declined);
        let withdrawn = at(&self.withdrawn).map(State::Withdrawn);
        let expired = (self.expires_at <= now).then_some(State::Expired(self.expires_at));
        approved.or(declined).or(withdrawn).or(expired).unwrap_or(State::Waiting)
    }

    /// Does it wait for an answer?
    pub(crate) fn is_waiting(&self, now: Timestamp) -> bool {
        self.state(now) == State::Waiting
    }

    /// Until when whoever took it back can undo that, if they have this long and still can.
    pub(crate) fn can_be_restored_until(&self, long: SignedDuration, now: Timestamp) -> Option<Timestamp> {
        let State::Withdrawn(at) = self.state(now) else { return None };
        Some((at + long).min(self.expires_at)).filter(|until| now < *until)
    }

    /// The change that answered it.
    pub(crate) fn answer(&self) -> Option<&Ref> {
        self.approved.as_ref().or(self.declined.as_ref())?.1.as_ref()
    }

    /// The change that closed it, or else the one that sent it.
    pub(crate) fn latest(&self) -> Option<&Ref> {
        let closed = self.approved.as_ref().or(self.declined.as_ref()).or(self.withdrawn.as_ref());
        closed.unwrap_or(&self.sent).1.as_ref()
    }
}

/// How a request is closed without being approved: the columns that every kind of request has for it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Closing {
    pub withdrawn: Option<(Timestamp, Ref)>,
    pub declined: Option<(Timestamp, Ref)>,
    pub declined_by: Option<PersonId>,
    pub reason: Option<String>,
}

impl Closing {
    /// The asker has taken it back.
    pub(super) fn withdrawn(change: &Change) -> Self {
        Self { withdrawn: Some((change.at(), change.reference().clone())), ..Self::default() }
    }
    /// The giver has said no.
    pub(super) fn declined(change: &Change, by: PersonId, reason: String) -> Self {
        let declined = Some((change.at(), change.reference().clone()));
        Self { declined, declined_by: Some(by), reason: Some(reason), ..Self::default() }
    }
}

/// What the events of a kind of request keep of it: which one, between whom, for what. A type of its own, as every payload.
pub(crate) trait RequestSubject: Serialize + DeserializeOwned + Debug + Clone + Send + Sync + 'static {
    /// The same as it stands in the room's table.
    type Request: Request<Subject = Self>;
    /// The right that asking on behalf of an organisation takes, and withdrawing.
    type Ask: Right;
    /// The right that answering takes.
    type Answer: Right;
    const GROUP: Group;
    const KINDS: Kinds;
    /// May sending be undone, which withdraws the request for good? Otherwise a withdrawal may be undone.
    const UNDOES_SENDING: bool;

    fn id(&self) -> <Self::Request as Request>::Id;
    /// What is asked for, by whom and of whom, as the ledger remembers the latest change of it: asking anew for the same is a change of it.
    fn changed(&self) -> Changed;
    /// Name and number of whoever asks; a person who asks for themselves has no number.
    fn asker(&self) -> (&str, Option<OrgNumber>);
    /// Who is asked.
    fn giver(&self) -> &Party;
    /// What is asked for, as sentences name it.
    fn what(&self, lang: Lang) -> String;
    /// The same, for before and after: what people call it, or else machines.
    fn things(&self, lang: Lang) -> Vec<Thing>;
    /// What the parts of a request are called.
    fn labels(lang: Lang) -> Labels;
    /// Why a change of this kind of request could not be undone.
    fn why(lang: Lang, why: ReopenFault) -> &'static str;
    /// That it waits again, as the change `of` was undone.
    fn sentence_restored(&self, lang: Lang, of: &Ref) -> String;
    /// Does it count for the test environment only? One about several things says of each.
    fn is_test(&self) -> bool {
        false
    }
    /// May somebody of the organisation that reads see receipts of it?
    fn seen_by(&self, mandate: &Mandate, cx: EventContext) -> bool;
    /// Adds section, links and the room's own facts to a receipt of this step.
    fn complete(&self, cx: EventContext, step: Action, receipt: &mut ReceiptView);
    /// May somebody with this mandate in the giver answer it?
    fn may_be_answered_by(&self, mandate: &Mandate) -> bool {
        mandate.has::<Self::Answer>()
    }
}

/// A request as it stands. The statements are the room's; each writes its own table only.
pub(crate) trait Request: Sized + Send + Sync {
    type Id: Copy + Send + Sync + Into<Uuid>;
    type Subject: RequestSubject<Request = Self>;

    fn subject(&self) -> Self::Subject;
    fn life(&self) -> &Lifecycle;
    /// Is it for somebody else to answer?
    fn is_barred_to<R: Right>(&self, _acting: &Acting<R>) -> bool {
        false
    }

    /// Does a colleague have to decide an answer that was proposed? Until then there is no other.
    fn is_proposed(&self) -> bool {
        false
    }

    /// Makes those who ask for the same wait for each other.
    fn lock_rivals(change: &mut Change, subject: &Self::Subject) -> impl Future<Output = sqlx::Result<()>> + Send;
    /// Locks the request, so that it is closed once, and reads it.
    fn lock(change: &mut Change, id: Self::Id) -> impl Future<Output = sqlx::Result<Option<Self>>> + Send;
    /// Reads it, inside a change whose parties are known.
    fn get(db: &mut PgConnection, id: Self::Id) -> impl Future<Output = sqlx::Result<Option<Self>>> + Send;
    /// Takes it out of the draft of an answer that somebody has begun. `false`: the draft was confirmed this moment, so there is an answer.
    fn discard_draft(&self, _change: &mut Change) -> impl Future<Output = sqlx::Result<bool>> + Send {
        async { Ok(true) }
    }
    /// Keeps how it was closed. By nothing: it waits again.
    fn put(change: &mut Change, id: Self::Id, closing: Closing) -> impl Future<Output = sqlx::Result<()>> + Send;
    /// What has taken its place since it was closed.
    fn rival(&self, change: &mut Change) -> impl Future<Output = sqlx::Result<Option<ReopenFault>>> + Send;
    /// Marks requests that were closed before their time was over, so that the housekeeping need not look at them again. There is
    /// no event of it: nothing happened.
    fn pass_over_answered(db: &mut PgConnection, now: Timestamp) -> impl Future<Output = sqlx::Result<()>> + Send;
    /// Marks some requests whose time is over and that nobody has answered, and returns which.
    fn close_expired(change: &mut Change, limit: i64) -> impl Future<Output = sqlx::Result<Vec<Self::Id>>> + Send;
}

/// Which requests of a queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub(crate) enum Part {
    /// Those that wait.
    #[default]
    #[serde(rename = "venter", alias = "")]
    Waiting,
    /// Those that were closed, or whose time is over.
    #[serde(rename = "avsluttet")]
    Closed,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_waits_until_it_is_closed_or_its_time_is_over_and_an_answer_outlives_its_time() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let sent = Lifecycle { expires_at: at(90), ..Lifecycle::default() };
        assert_eq!(sent.state(at(89)), State::Waiting);
        assert_eq!(sent.state(at(90)), State::Expired(at(90)), "the last moment does not count");
        let closed = Some((at(4), None));
        let approved = Lifecycle { approved: closed.clone(), ..sent.clone() };
        let declined = Lifecycle { declined: closed.clone(), ..sent.clone() };
        let withdrawn = Lifecycle { withdrawn: closed, ..sent };
        let states = [approved, declined, withdrawn].map(|life| life.state(at(400)));
        assert_eq!(states, [State::Approved(at(4)), State::Declined(at(4)), State::Withdrawn(at(4))]);
    }

    #[test]
    fn what_was_withdrawn_can_wait_again_for_a_while_and_no_longer_than_it_would_have_waited() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let until = |withdrawn, now| {
            let withdrawn = Some((at(withdrawn), None));
            let life = Lifecycle { expires_at: at(90), withdrawn, ..Lifecycle::default() };
            life.can_be_restored_until(SignedDuration::from_secs(24), at(now))
        };
        assert_eq!([until(4, 27), until(4, 28)], [Some(at(28)), None]);
        assert_eq!([until(80, 89), until(80, 90)], [Some(at(90)), None]);
    }
}
