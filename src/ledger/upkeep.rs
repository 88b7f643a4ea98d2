use jiff::Timestamp;
use sqlx::{PgConnection, Postgres, Transaction};

use super::{change::Problem, event::Event, store};
use crate::{access::System, kernel::EventId, platform::Services};

/// What the log says did it, when no person did.
const NOBODY: &str = "Portner";

/// A change that time makes and no person: still one transaction with its events, or nothing.
#[derive(Debug)]
pub struct Upkeep {
    tx: Transaction<'static, Postgres>,
    at: Timestamp,
}

impl Upkeep {
    /// Only the housekeeping can begin one.
    pub async fn begin(services: &Services, _proof: &System) -> sqlx::Result<Self> {
        Ok(Self { tx: services.db.begin().await?, at: services.clock.now() })
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

    /// Writes the events into the logs they concern and commits.
    pub async fn commit<E: Event>(mut self, events: &[E]) -> Result<(), Problem> {
        for event in events {
            let logs = store::logs(event, None)?;
            let entry = store::Entry {
                event: EventId::new(),
                at: self.at,
                kind: event.kind(),
                actor_org: None,
                actor_person: None,
                actor_name: NOBODY,
                basis: serde_json::Value::Null,
                payload: serde_json::to_value(event)?,
                reference: None,
            };
            store::append(&mut self.tx, &logs, &entry).await?;
        }
        Ok(self.tx.commit().await?)
    }
}
