use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::{PgConnection, Postgres, Transaction};
use uuid::Uuid;

use super::{event::Event, store};
use crate::{
    access::{Acting, Basis, Mandate, Refusal, Right},
    kernel::{EventId, OrgNumber, PersonId, Ref, oslo},
    platform::Services,
};

/// Logs that are written in one statement, far from its time limit.
const AT_A_TIME: usize = 500;

/// Hears how far a long change has come. What it hears is not committed.
pub type Pace<'a> = &'a (dyn Fn(usize) + Sync);

/// Made when a form is drawn and sent back with it, so that the form does its work once however often it is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IdempotencyKey(pub Uuid);

impl IdempotencyKey {
    /// A new one, for a form that is being drawn.
    #[must_use]
    pub fn new() -> Self {
        Self(EventId::new().uuid())
    }
}

impl Default for IdempotencyKey {
    fn default() -> Self {
        Self::new()
    }
}

/// Why no change could be begun or committed.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// The right is gone, or the database did not answer.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The same key came with another form: one of them is forged or broken.
    #[error("an idempotency key was used for two different forms")]
    KeyReused,
    /// The database did not answer, or a rule of a table was broken.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    /// An event could not be written down.
    #[error(transparent)]
    Payload(#[from] serde_json::Error),
}

/// What beginning a change led to.
#[derive(Debug)]
pub enum Begun<C = Change> {
    /// Go on.
    Fresh(Box<C>),
    /// This form has been sent before; here is what came of it.
    Replay(Ref),
}

/// An open transaction with somebody's name on it. Dropped without commit it leaves nothing behind.
#[derive(Debug)]
pub struct Change {
    tx: Transaction<'static, Postgres>,
    at: Timestamp,
    reference: Ref,
    org: OrgNumber,
    person: PersonId,
    name: String,
    basis: Basis,
    mandate: Mandate,
    key: IdempotencyKey,
    found: Vec<Found>,
}

/// What time had done already when a change came upon it.
#[derive(Debug)]
struct Found {
    kind: &'static str,
    payload: Value,
    logs: Vec<(OrgNumber, Value)>,
}

/// A draft is a write that changes nothing yet: a transaction without event and receipt, for tables of drafts only.
#[derive(Debug)]
pub struct Draft {
    tx: Transaction<'static, Postgres>,
}

impl Draft {
    /// Only somebody who could make the change may draft it.
    pub async fn begin<R: Right>(services: &Services, _proof: &Acting<R>) -> sqlx::Result<Self> {
        Ok(Self { tx: services.db.begin().await? })
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

/// What the person is shown: the change is made, and this is its name.
#[must_use = "show the receipt"]
#[derive(Debug, Clone)]
pub struct Receipt {
    /// The reference to quote.
    pub reference: Ref,
    /// When it took effect.
    pub at: Timestamp,
}

impl Change {
    /// Opens a change. Takes the key (a twin that is running is waited for), holds the organisation's row, and decides the right anew
    /// inside the transaction, so that a right that was lost a moment ago is lost.
    pub async fn begin<R: Right>(
        services: &Services,
        acting: &Acting<R>,
        key: IdempotencyKey,
        request_hash: [u8; 32],
    ) -> Result<Begun, Problem> {
        let mut tx = services.db.begin().await?;
        let Some(taken_at) = store::take_key(&mut tx, acting.person(), key.0, &request_hash).await? else {
            return match store::key_taken(&mut tx, acting.person(), key.0).await? {
                Some((hash, Some(reference))) if hash == request_hash => Ok(Begun::Replay(reference)),
                _ => Err(Problem::KeyReused),
            };
        };
        let acting = acting.again(&mut tx, services).await?;
        Ok(Begun::Fresh(Box::new(Self {
            tx,
            // The database's clock, so that two machines agree about deadlines.
            at: taken_at + services.clock.shift(),
            reference: Ref::random(),
            org: acting.org(),
            person: acting.person(),
            name: acting.login().name.clone(),
            basis: acting.basis().clone(),
            mandate: acting.mandate().clone(),
            key,
            found: Vec::new(),
        })))
    }

    /// For the statements of a room's store.
    pub fn conn(&mut self) -> &mut PgConnection {
        &mut self.tx
    }
    /// The instant at which everything in this change happens.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        self.at
    }
    /// The organisation that acts.
    #[must_use]
    pub fn org(&self) -> OrgNumber {
        self.org
    }
    /// The person who acts for it.
    #[must_use]
    pub fn person(&self) -> PersonId {
        self.person
    }
    /// The day it happens on, in Norway.
    #[must_use]
    pub fn today(&self) -> Date {
        oslo(self.at).date()
    }
    /// All that the person holds here, as it is inside this transaction.
    #[must_use]
    pub fn mandate(&self) -> &Mandate {
        &self.mandate
    }
    /// The reference the receipt will have.
    #[must_use]
    pub fn reference(&self) -> &Ref {
        &self.reference
    }

    /// Notes what time did before the housekeeping came: an event of nobody's, told in the logs before this change's own. It concerns
    /// only organisations that this change concerns too.
    pub fn found<E: Event>(&mut self, event: &E) -> Result<(), serde_json::Error> {
        let (payload, logs) = (serde_json::to_value(event)?, store::logs(event, None)?);
        self.found.push(Found { kind: event.kind(), payload, logs });
        Ok(())
    }

    /// Writes the event into the log of everyone it concerns, leaves the receipt, and commits. There is no other way to commit.
    pub async fn commit<E: Event>(self, event: E) -> Result<Receipt, Problem> {
        self.commit_telling(event, &|_| ()).await
    }

    /// The same, telling how many logs are written: an event that concerns thousands takes its time.
    pub async fn commit_telling<E: Event>(mut self, event: E, told: Pace<'_>) -> Result<Receipt, Problem> {
        for Found { kind, payload, logs } in std::mem::take(&mut self.found) {
            store::append(&mut self.tx, &logs, &store::Entry::of_time(self.at, kind, payload, None)).await?;
        }
        let logs = store::logs(&event, Some(self.org))?;
        let entry = store::Entry {
            event: EventId::new(),
            at: self.at,
            kind: event.kind(),
            actor_org: Some(self.org),
            actor_person: Some(self.person),
            actor_name: &self.name,
            basis: serde_json::to_value(&self.basis)?,
            payload: serde_json::to_value(&event)?,
            reference: Some(&self.reference),
        };
        for (nth, some) in logs.chunks(AT_A_TIME).enumerate() {
            store::append(&mut self.tx, some, &entry).await?;
            told(nth * AT_A_TIME + some.len());
        }
        store::leave_receipt(&mut self.tx, self.org, &entry, !event.lines().is_empty()).await?;
        store::settle_key(&mut self.tx, self.person, self.key.0, &self.reference).await?;
        self.tx.commit().await?;
        Ok(Receipt { reference: self.reference, at: self.at })
    }
}
