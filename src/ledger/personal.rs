use jiff::Timestamp;
use sqlx::{PgConnection, Postgres, Transaction};

use super::{
    change::{Begun, IdempotencyKey, Problem, Receipt},
    event::Event,
    store,
};
use crate::{
    access::SignedIn,
    kernel::{EventId, PersonId, Ref},
    platform::Services,
};

/// A change that somebody makes on nobody's behalf, such as asking for something: still one transaction with its event, or nothing. It
/// stands in the logs of the organisations it concerns; as she acts for none of them, no receipt is theirs to undo.
#[derive(Debug)]
pub struct Personal {
    tx: Transaction<'static, Postgres>,
    at: Timestamp,
    reference: Ref,
    person: PersonId,
    name: String,
    key: IdempotencyKey,
}

impl Personal {
    /// Opens one. Takes the key first: a twin that is running is waited for.
    pub async fn begin(
        services: &Services,
        who: &SignedIn,
        key: IdempotencyKey,
        request_hash: [u8; 32],
    ) -> Result<Begun<Self>, Problem> {
        let mut tx = services.db.begin().await?;
        let Some(taken_at) = store::take_key(&mut tx, who.person(), key.0, &request_hash).await? else {
            return match store::key_taken(&mut tx, who.person(), key.0).await? {
                Some((hash, Some(reference))) if hash == request_hash => Ok(Begun::Replay(reference)),
                _ => Err(Problem::KeyReused),
            };
        };
        Ok(Begun::Fresh(Box::new(Self {
            tx,
            at: taken_at + services.clock.shift(),
            reference: Ref::random(),
            person: who.person(),
            name: who.login().name.clone(),
            key,
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
    /// Who makes it.
    #[must_use]
    pub fn person(&self) -> PersonId {
        self.person
    }
    /// The reference its event will have.
    #[must_use]
    pub fn reference(&self) -> &Ref {
        &self.reference
    }

    /// Writes the event into the logs it concerns and commits.
    pub async fn commit<E: Event>(mut self, event: E) -> Result<Receipt, Problem> {
        let logs = store::logs(&event, None)?;
        let entry = store::Entry {
            event: EventId::new(),
            at: self.at,
            kind: event.kind(),
            actor_org: None,
            actor_person: Some(self.person),
            actor_name: &self.name,
            basis: serde_json::Value::Null,
            payload: serde_json::to_value(&event)?,
            reference: Some(&self.reference),
        };
        store::append(&mut self.tx, &logs, &entry).await?;
        store::settle_key(&mut self.tx, self.person, self.key.0, &self.reference).await?;
        self.tx.commit().await?;
        Ok(Receipt { reference: self.reference, at: self.at })
    }
}
