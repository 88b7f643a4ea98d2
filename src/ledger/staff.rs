use jiff::Timestamp;
use sqlx::PgConnection;

use super::{
    change::{Change, ChangeError, Opened},
    event::Event,
    form_key::FormKey,
    legacy::IdempotencyKey,
};
use crate::{
    access::Staff,
    kernel::{OrgNumber, PersonId},
    platform::Services,
};

/// A change that support makes. [`Change::run`] replaces it.
#[derive(Debug)]
pub struct StaffChange(Change, FormKey);

impl StaffChange {
    /// Opens one. `None`: the same form has been sent before.
    pub async fn begin(
        services: &Services,
        staff: &Staff,
        key: IdempotencyKey,
        request_hash: [u8; 32],
    ) -> Result<Option<Self>, ChangeError> {
        let key = FormKey::new(key.0, request_hash);
        Ok(match Change::open(services, staff, key).await? {
            Opened::Replay(_) => None,
            Opened::Fresh(change, _) => Some(Self(change, key)),
        })
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
    /// Who makes it.
    #[must_use]
    pub fn person(&self) -> PersonId {
        self.0.person()
    }
    /// Writes the event into the log of the organisation, leaves the receipt there, and commits.
    pub async fn commit<E: Event>(self, org: OrgNumber, event: &E) -> Result<(), ChangeError> {
        self.0.seal(event, Some(org), Some(self.1), &|_| ()).await?;
        Ok(())
    }
}
