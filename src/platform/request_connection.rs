//! The one connection of a request.

use std::{
    ops::{Deref, DerefMut},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use sqlx::{PgConnection, PgPool, Postgres, pool::PoolConnection};

/// The database connection of one request, or of one piece of background work: taken from the pool when it is first asked for, kept
/// between uses, and given back when the request is over. Clones share the same connection.
///
/// There is never a second one. A request that held one connection and waited for another of the same small pool would, with enough of
/// its kind, wait for ever; so asking again while it is in use is an error, whatever the load.
#[derive(Debug, Clone)]
pub struct RequestConnection {
    pool: PgPool,
    slot: Arc<Mutex<Slot>>,
}

#[derive(Debug)]
enum Slot {
    /// Nobody uses it. It is there from the first use on, until it is given back.
    Free(Option<PoolConnection<Postgres>>),
    /// Somebody uses it.
    InUse,
}

fn lock(slot: &Mutex<Slot>) -> MutexGuard<'_, Slot> {
    slot.lock().unwrap_or_else(PoisonError::into_inner)
}

fn in_use_already() -> sqlx::Error {
    sqlx::Error::InvalidArgument("a request asked for a second database connection while it used one".to_owned())
}

impl RequestConnection {
    /// None yet, of this pool.
    pub(crate) fn new(pool: PgPool) -> Self {
        Self { pool, slot: Arc::new(Mutex::new(Slot::Free(None))) }
    }

    /// Takes it into use. It is free again when what is returned is dropped.
    pub async fn get(&self) -> sqlx::Result<Connection> {
        let kept = match std::mem::replace(&mut *lock(&self.slot), Slot::InUse) {
            Slot::Free(kept) => kept,
            Slot::InUse => return Err(in_use_already()),
        };
        // Made before waiting for the pool: whoever gives up waiting leaves the place free.
        let mut connection = Connection { connection: kept, slot: Arc::clone(&self.slot) };
        if connection.connection.is_none() {
            connection.connection = Some(self.pool.acquire().await?);
        }
        Ok(connection)
    }

    /// Gives the connection back to the pool before the request is over, because it will wait for something else or opens a
    /// transaction. Fails while it is in use.
    pub fn give_back(&self) -> sqlx::Result<()> {
        match &mut *lock(&self.slot) {
            Slot::Free(kept) => {
                drop(kept.take());
                Ok(())
            }
            Slot::InUse => Err(in_use_already()),
        }
    }
}

/// The connection of a request, in use.
#[derive(Debug)]
pub struct Connection {
    connection: Option<PoolConnection<Postgres>>,
    slot: Arc<Mutex<Slot>>,
}

impl Deref for Connection {
    type Target = PgConnection;
    #[expect(clippy::expect_used, reason = "it is there from `get` to `drop`")]
    fn deref(&self) -> &PgConnection {
        self.connection.as_ref().expect("a connection in use")
    }
}

impl DerefMut for Connection {
    #[expect(clippy::expect_used, reason = "it is there from `get` to `drop`")]
    fn deref_mut(&mut self) -> &mut PgConnection {
        self.connection.as_mut().expect("a connection in use")
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        *lock(&self.slot) = Slot::Free(self.connection.take());
    }
}
