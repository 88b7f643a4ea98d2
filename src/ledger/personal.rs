use jiff::Timestamp;
use sqlx::PgConnection;

use super::{
    change::{Change, ChangeError, Opened},
    event::Event,
    form_key::FormKey,
    legacy::{Begun, IdempotencyKey, Receipt},
};
use crate::{
    access::SignedIn,
    kernel::{PersonId, Ref},
    platform::Services,
};

/// A change that somebody makes on nobody's behalf. [`Change::run`] replaces it.
#[derive(Debug)]
pub struct Personal(Change, FormKey);

impl Personal {
    /// Opens one.
    pub async fn begin(
        services: &Services,
        who: &SignedIn,
        key: IdempotencyKey,
        request_hash: [u8; 32],
    ) -> Result<Begun<Self>, ChangeError> {
        let key = FormKey::new(key.0, request_hash);
        Ok(match Change::open(services, who, key).await? {
            Opened::Replay(reference) => Begun::Replay(reference),
            Opened::Fresh(change, _) => Begun::Fresh(Box::new(Self(change, key))),
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
    /// The reference its event will have.
    #[must_use]
    pub fn reference(&self) -> &Ref {
        self.0.reference()
    }
    /// Writes the event into the logs it concerns and commits.
    pub async fn commit<E: Event>(self, event: E) -> Result<Receipt, ChangeError> {
        let at = self.at();
        Ok(Receipt { reference: self.0.seal(&event, None, Some(self.1), &|_| ()).await?, at })
    }
}
