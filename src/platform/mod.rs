//! Effects: settings, the database, keys, outgoing calls, telemetry. Knows the kernel and no room.

pub mod codes;
pub mod config;
pub mod db;
pub mod health;
pub mod http;
pub mod jobs;
pub mod keys;
pub mod limits;
pub mod local_postgres;
pub mod mail;
mod request_connection;
mod seeded;
pub mod telemetry;

pub use request_connection::{Connection, RequestConnection};
pub use seeded::Bug;

use std::sync::Arc;

use sqlx::PgPool;

use crate::kernel::Clock;

/// What every handler may need, put together once by [`crate::app`] and handed in.
#[derive(Debug, Clone)]
pub struct Services {
    /// The database.
    pub db: PgPool,
    /// The time.
    pub clock: Clock,
    /// Sealing and keyed hashing.
    pub keys: Arc<keys::Keys>,
    /// The settings, validated.
    pub config: Arc<config::Config>,
    /// Sends mail.
    pub mailer: mail::Mailer,
    /// How often one person or address may ask.
    pub limits: Arc<limits::Limits>,
    /// How the parts are that the portal stands on.
    pub health: Arc<health::Health>,
}

impl Services {
    /// The same for one worker of the server, with connections of its own. A connection answers to the thread that opened it: were it
    /// shared, every answer would wake two.
    pub(crate) fn for_worker(&self, connections: u32) -> Self {
        Self { db: db::another(&self.db, connections), ..self.clone() }
    }
}
