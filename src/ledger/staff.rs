use jiff::Timestamp;
use sqlx::{PgConnection, Postgres, Transaction};

use super::{
    change::{IdempotencyKey, Problem},
    event::Event,
    store,
};
use crate::{
    access::Staff,
    kernel::{EventId, OrgNumber, PersonId, Ref},
    platform::Services,
};

/// What the log says did it: an organisation is not told who of the staff.
const SUPPORT: &str = "Portner brukerstøtte";

/// A change that support makes for an organisation that asked for it: one transaction with its event, or nothing.
#[derive(Debug)]
pub struct StaffChange {
    tx: Transaction<'static, Postgres>,
    at: Timestamp,
    reference: Ref,
    person: PersonId,
    key: IdempotencyKey,
}

impl StaffChange {
    /// Opens one, and asks anew whether she is staff. `None`: the same form has been sent before.
    pub async fn begin(
        services: &Services,
        staff: &Staff,
        key: IdempotencyKey,
        request_hash: [u8; 32],
    ) -> Result<Option<Self>, Problem> {
        let mut tx = services.db.begin().await?;
        let Some(at) = store::take_key(&mut tx, staff.person(), key.0, &request_hash).await? else {
            return match store::key_taken(&mut tx, staff.person(), key.0).await? {
                Some((hash, Some(_))) if hash == request_hash => Ok(None),
                _ => Err(Problem::KeyReused),
            };
        };
        staff.again(&mut tx).await?;
        let at = at + services.clock.shift();
        Ok(Some(Self { tx, at, reference: Ref::random(), person: staff.person(), key }))
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

    /// Writes the event into the log of the organisation, leaves the receipt there, and commits.
    pub async fn commit<E: Event>(mut self, org: OrgNumber, event: &E) -> Result<(), Problem> {
        let entry = store::Entry {
            event: EventId::new(),
            at: self.at,
            kind: event.kind(),
            actor_org: None,
            actor_person: Some(self.person),
            actor_name: SUPPORT,
            basis: serde_json::Value::Null,
            payload: serde_json::to_value(event)?,
            reference: Some(&self.reference),
        };
        store::append(&mut self.tx, &store::logs(event, Some(org))?, &entry).await?;
        store::leave_receipt(&mut self.tx, org, &entry, false).await?;
        store::settle_key(&mut self.tx, self.person, self.key.0, &self.reference).await?;
        Ok(self.tx.commit().await?)
    }
}
