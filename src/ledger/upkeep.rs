use jiff::Timestamp;
use sqlx::{PgConnection, Postgres, Transaction};

use super::{change::Problem, event::Event, store};
use crate::{
    access::System,
    kernel::{OrgNumber, Ref},
    platform::Services,
};

/// A change that time makes and no person: still one transaction with its events, or nothing.
#[derive(Debug)]
pub struct Upkeep {
    tx: Transaction<'static, Postgres>,
    at: Timestamp,
    reference: Ref,
}

impl Upkeep {
    /// Only the housekeeping can begin one.
    pub async fn begin(services: &Services, _proof: &System) -> sqlx::Result<Self> {
        Ok(Self { tx: services.db.begin().await?, at: services.clock.now(), reference: Ref::random() })
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

    /// The reference of the receipt, where it leaves one.
    #[must_use]
    pub fn reference(&self) -> &Ref {
        &self.reference
    }

    /// Writes the events into the logs they concern and commits.
    pub async fn commit<E: Event>(mut self, events: &[E]) -> Result<(), Problem> {
        for event in events {
            let entry = self.entry(event, None)?;
            store::append(&mut self.tx, &store::logs(event, None)?, &entry).await?;
        }
        Ok(self.tx.commit().await?)
    }

    /// The same for one event of an organisation's own, which gets a receipt: what a person decided for this time, she can undo.
    pub async fn commit_for<E: Event>(mut self, org: OrgNumber, event: &E) -> Result<(), Problem> {
        let reference = self.reference.clone();
        let entry = self.entry(event, Some(&reference))?;
        store::append(&mut self.tx, &store::logs(event, Some(org))?, &entry).await?;
        store::leave_receipt(&mut self.tx, org, &entry, !event.lines().is_empty()).await?;
        Ok(self.tx.commit().await?)
    }

    fn entry<'a, E: Event>(&self, event: &E, reference: Option<&'a Ref>) -> Result<store::Entry<'a>, Problem> {
        Ok(store::Entry::of_time(self.at, event.kind(), serde_json::to_value(event)?, reference))
    }
}
