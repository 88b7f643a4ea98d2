use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp, civil::Date};
use serde_json::Value;
use sqlx::{PgConnection, Postgres, Transaction};

use super::{changed::Changed, event::EventKind, form_key::FormKey, long::LongOutcome, store};
use crate::{
    access::{Acting, Actor, Proof, Refusal, Right, System},
    kernel::{OrgNumber, Ref, oslo},
    platform::{
        Bug, Services,
        db::is_contended,
        jobs::{FinishError, Progress, Run},
    },
};

/// Logs that are written in one statement, far from its time limit.
const AT_A_TIME: usize = 500;

/// Why a change was not made.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// The right is gone, or the database did not answer.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The same key came with another form: one of them is forged or broken.
    #[error("an idempotency key was used for two different forms")]
    KeyReused,
    /// The database did not answer, or a rule of a table was broken.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    /// An event could not be written down, or not be read.
    #[error(transparent)]
    Payload(#[from] serde_json::Error),
    /// It was to be handed over to a job, and the organisation has as many waiting as it may have.
    #[error("too many long changes wait")]
    TooManyWaiting,
    /// The change was a job's, and the job could not be ended with it.
    #[error(transparent)]
    Job(#[from] FinishError),
}

impl ChangeError {
    /// Did another transaction hold what it needed, the organisation's row included? Then it may be made in a while.
    pub(super) fn is_contended(&self) -> bool {
        match self {
            Self::Database(e) => is_contended(e),
            Self::Refused(Refusal::Unavailable(e)) => e.downcast_ref().is_some_and(is_contended),
            _ => false,
        }
    }
}

/// `?` in an action makes `Failed` of the room's own error out of whatever the ledger and the database say.
macro_rules! may_fail {
    ($Error:ident) => {
        impl<E: Into<$crate::ledger::ChangeError>> From<E> for $Error {
            fn from(e: E) -> Self {
                Self::Failed(e.into())
            }
        }
    };
}
pub(crate) use may_fail;

/// A write that changes nothing that counts: a transaction without event and receipt, for drafts, for who is awaited, and for marks such as
/// that a request was seen.
#[derive(Debug)]
pub struct Draft {
    tx: Transaction<'static, Postgres>,
}

impl Draft {
    /// How long what was begun or proposed waits to be confirmed.
    pub const LIVES: SignedDuration = SignedDuration::from_hours(24 * 7);

    /// In the name of somebody who acts. Whether they may make the change is asked again when the draft is confirmed.
    pub async fn begin<R: Right>(proof: &Acting<R>) -> sqlx::Result<Self> {
        proof.connection().give_back()?;
        Ok(Self { tx: proof.services().db.begin().await? })
    }
    /// For the statements of a room's store.
    pub fn conn(&mut self) -> &mut PgConnection {
        &mut self.tx
    }
    /// Keeps the draft.
    pub async fn keep(self) -> sqlx::Result<()> {
        self.tx.commit().await
    }
}

/// An open transaction with somebody's name on it. It is committed together with its events or not at all; [`Change::run`] and
/// [`Change::run_by_system`] are the only ways to one.
#[derive(Debug)]
pub struct Change {
    tx: Transaction<'static, Postgres>,
    at: Timestamp,
    reference: Ref,
    actor: Actor,
    /// What the log has to tell before the event of the change itself.
    recorded: Vec<Recorded>,
}

/// An event that is written when the change is committed.
#[derive(Debug)]
struct Recorded {
    kind: &'static str,
    payload: Value,
    logs: Vec<(OrgNumber, Value)>,
    receipt_of: Option<OrgNumber>,
    changes: Vec<Changed>,
}

impl Recorded {
    fn of<E: EventKind>(event: &E, own: Option<OrgNumber>) -> Result<Self, serde_json::Error> {
        let receipt_of = own.or_else(|| event.receipt_of());
        Ok(Self {
            kind: event.kind(),
            payload: serde_json::to_value(event)?,
            logs: store::logs(event, receipt_of)?,
            receipt_of,
            changes: event.changes(),
        })
    }
}

impl Change {
    /// Makes a change and returns the reference of its receipt. A form that was sent before gets the receipt it got then, and nothing is
    /// done again.
    ///
    /// Takes the key first (the same form that is being worked on is waited for), then asks the gate again inside the transaction, so
    /// that a right that was lost a moment ago is lost; `work` gets that new proof. What `work` returns is the event, which is committed
    /// together with all it wrote. If it fails, nothing is kept.
    ///
    /// A form that can do nothing may be one that was sent before from another tab, with another key. If what came of that still stands, its
    /// sender gets the receipt instead of the error.
    ///
    /// If a job acts for somebody ([`Proof::job`]), how many logs are written is its progress, and it ends in the same transaction; a worker
    /// that has lost the job meanwhile changes nothing. If the form was sent before, the job is still to be ended.
    pub async fn run<P, E, X>(
        proof: &P,
        key: FormKey,
        work: impl AsyncFnOnce(&mut Self, &P) -> Result<E, X>,
    ) -> Result<Ref, X>
    where
        P: Proof,
        E: EventKind,
        X: From<ChangeError>,
    {
        let key = if Bug::FormKey.is_seeded() { FormKey::of_another_form() } else { key };
        let (mut change, proof) = match Self::open(proof, key).await? {
            Opened::Fresh(opened) => *opened,
            Opened::Replay(reference) => return Ok(reference),
        };
        match work(&mut change, &proof).await {
            Ok(event) => Ok(change.commit(&event, key, proof.job()).await?),
            Err(e) => change.sent_before(proof.services(), &key).await.ok_or(e),
        }
    }

    /// Gives the change up, and looks for the receipt of the same form.
    async fn sent_before(self, services: &Services, key: &FormKey) -> Option<Ref> {
        let owner = self.actor.id();
        self.tx.rollback().await.ok()?;
        let mut db = services.db.acquire().await.ok()?;
        store::sent_before(&mut db, &owner, key).await.ok()?
    }

    /// Makes a change that time brings about and no person: `work` records what happened ([`Change::record`]). If it records nothing,
    /// nothing is kept.
    pub async fn run_by_system<T, X>(
        services: &Services,
        _proof: &System,
        work: impl AsyncFnOnce(&mut Self) -> Result<T, X>,
    ) -> Result<T, X>
    where
        X: From<ChangeError>,
    {
        let mut change = Self::open_for_system(services).await.map_err(ChangeError::from)?;
        let outcome = work(&mut change).await?;
        if change.recorded.is_empty() {
            // At once: a transaction that is only dropped keeps its locks until its connection is next used.
            change.tx.rollback().await.map_err(ChangeError::from)?;
        } else {
            change.finish().await?;
        }
        Ok(outcome)
    }

    async fn open_for_system(services: &Services) -> sqlx::Result<Self> {
        let tx = services.db.begin().await?;
        let (at, reference) = (services.clock.now(), Ref::random());
        Ok(Self { tx, at, reference, actor: Actor::System, recorded: Vec::new() })
    }

    async fn open<P: Proof>(proof: &P, key: FormKey) -> Result<Opened<P>, ChangeError> {
        // A transaction has a connection of its own, and no request holds two.
        proof.connection().give_back()?;
        let services = proof.services();
        let mut tx = services.db.begin().await?;
        let actor = proof.actor();
        let owner = actor.id();
        let Some(taken_at) = store::claim_key(&mut tx, &owner, actor.person(), &key).await? else {
            return match store::key_claimed(&mut tx, &owner, key.key).await? {
                Some((digest, Some(reference))) if digest == key.digest => Ok(Opened::Replay(reference)),
                _ => Err(ChangeError::KeyReused),
            };
        };
        let again = proof.again(&mut tx).await?;
        let change = Self {
            tx,
            // The database's clock, so that two machines agree about deadlines.
            at: taken_at + services.clock.shift(),
            reference: Ref::random(),
            actor: again.actor(),
            recorded: Vec::new(),
        };
        Ok(Opened::Fresh(Box::new((change, again))))
    }

    /// For the statements of a room's store.
    pub fn conn(&mut self) -> &mut PgConnection {
        &mut self.tx
    }
    /// The instant at which everything in this change happens.
    pub(crate) fn at(&self) -> Timestamp {
        self.at
    }
    /// The day it happens on, in Norway.
    pub(crate) fn today(&self) -> Date {
        oslo(self.at).date()
    }
    /// The reference the receipt will have.
    pub(crate) fn reference(&self) -> &Ref {
        &self.reference
    }
    /// Who makes it.
    pub(crate) fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Records an event of the system: that something has expired which the housekeeping had not closed yet, or, in
    /// [`Change::run_by_system`], what the system does. It stands in the logs before the change's own event.
    pub fn record<E: EventKind>(&mut self, event: &E) -> Result<(), serde_json::Error> {
        self.recorded.push(Recorded::of(event, None)?);
        Ok(())
    }

    /// Writes the event into the log of everyone it concerns, after what was recorded, leaves the receipt, ends the job if there is one, and
    /// commits. There is no other way to commit.
    async fn commit<E: EventKind>(mut self, event: &E, key: FormKey, job: Option<&Run>) -> Result<Ref, ChangeError> {
        let own = Recorded::of(event, self.actor.org())?;
        Bug::LateLog.commits(&mut self.tx).await?;
        let (actor, reference) = (self.actor.clone(), self.reference.clone());
        let earlier = std::mem::take(&mut self.recorded);
        let mut events: Vec<Written<'_>> = earlier.iter().map(|event| (event, &Actor::System, None)).collect();
        events.push((&own, &actor, Some(&reference)));
        self.write(&events, job).await?;
        store::settle_key(&mut self.tx, &actor.id(), key.key, &reference).await?;
        // Last: from here on the job's row is locked, and nobody sees progress.
        if let Some(run) = job {
            let outcome = serde_json::to_value(LongOutcome::Made(reference.clone()))?;
            run.finish_with(&mut self.tx, Some(&outcome)).await?;
        }
        self.tx.commit().await?;
        Ok(reference)
    }

    /// Writes what was recorded and commits.
    async fn finish(mut self) -> Result<(), ChangeError> {
        let (actor, reference) = (self.actor.clone(), self.reference.clone());
        let recorded = std::mem::take(&mut self.recorded);
        let events: Vec<Written<'_>> =
            recorded.iter().map(|event| (event, &actor, event.receipt_of.map(|_| &reference))).collect();
        self.write(&events, None).await?;
        Ok(self.tx.commit().await?)
    }

    /// Writes events into the logs they concern, in the ascending order of logs whatever event a line is of, and leaves their receipts.
    async fn write(&mut self, events: &[Written<'_>], job: Option<&Run>) -> Result<(), ChangeError> {
        let mut entries = Vec::new();
        for (recorded, actor, reference) in events {
            entries.push(store::Entry::new(self.at, actor, recorded.kind, recorded.payload.clone(), *reference)?);
        }
        let mut lines: Vec<store::Line<'_>> = Vec::new();
        for ((recorded, ..), entry) in events.iter().zip(&entries) {
            lines.extend(recorded.logs.iter().map(|(log, payload)| store::Line { log: *log, entry, payload }));
        }
        // Stable: in one log the events keep their order.
        lines.sort_by_key(|line| line.log);
        for (nth, some) in lines.chunks(AT_A_TIME).enumerate() {
            store::append(&mut self.tx, some).await?;
            if let Some(run) = job {
                let done = u32::try_from(nth * AT_A_TIME + some.len()).unwrap_or(u32::MAX);
                run.progress(Progress { done, ..run.last_progress() });
            }
        }
        let mut latest = BTreeMap::new();
        for ((recorded, _, reference), entry) in events.iter().zip(&entries) {
            if let (Some(org), Some(_)) = (recorded.receipt_of, reference) {
                let can_be_undone = recorded.changes.iter().any(|changed| changed.line.is_some());
                store::leave_receipt(&mut self.tx, org, entry, can_be_undone).await?;
            }
            // What comes last in the log is the latest.
            latest.extend(recorded.changes.iter().map(|it| (it.key(recorded.receipt_of), (*reference, it))));
        }
        Ok(store::note_latest(&mut self.tx, self.at, &latest).await?)
    }
}

/// An event that is being written: by whom, and under which reference if it leaves a receipt.
type Written<'a> = (&'a Recorded, &'a Actor, Option<&'a Ref>);

/// What opening a change led to.
enum Opened<P> {
    /// Go on, with the proof made anew.
    Fresh(Box<(Change, P)>),
    /// This form has been sent before; here is what came of it.
    Replay(Ref),
}
