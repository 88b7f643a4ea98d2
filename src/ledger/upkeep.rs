use jiff::Timestamp;
use sqlx::PgConnection;

use super::{
    change::{Change, ChangeError},
    event::Event,
};
use crate::{
    access::System,
    kernel::{OrgNumber, Ref},
    platform::Services,
};

/// A change that time makes and no person. [`Change::run_by_system`] replaces it.
#[derive(Debug)]
pub struct Upkeep(Change);

impl Upkeep {
    /// Only the housekeeping can begin one.
    pub async fn begin(services: &Services, _proof: &System) -> sqlx::Result<Self> {
        Ok(Self(Change::open_for_system(services).await?))
    }
    /// For the statements of a room's store.
    pub fn conn(&mut self) -> &mut PgConnection {
        self.0.conn()
    }
    /// The instant at which everything in this change happens.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        self.0.at()
    }
    /// The reference of the receipt, where it leaves one.
    #[must_use]
    pub fn reference(&self) -> &Ref {
        self.0.reference()
    }
    /// Writes the events into the logs they concern and commits.
    pub async fn commit<E: Event>(mut self, events: &[E]) -> Result<(), ChangeError> {
        for event in events {
            self.0.record(event)?;
        }
        self.0.finish(&|_| ()).await
    }
    /// The same for one event of an organisation's own, which gets a receipt.
    pub async fn commit_for<E: Event>(self, org: OrgNumber, event: &E) -> Result<(), ChangeError> {
        self.0.seal(event, Some(org), None, &|_| ()).await?;
        Ok(())
    }
}
