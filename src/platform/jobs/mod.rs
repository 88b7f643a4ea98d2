//! Jobs: work that is done behind the scenes, and that is not lost. `docs/jobs.md` has the states, the table and the commands;
//! `docs/adr/0006-jobs.md` says why this is our own.
//!
//! A job is a row, written in the transaction of the change that wants it: if that rolls back, there is no job; if it commits, the job is
//! done some time. A worker claims the row, runs the handler, and says every few seconds that it is alive. One that falls silent for half a
//! minute loses the job to another. A try that fails is repeated after growing pauses; after the last one the job is dead, and an operator
//! looks at it (`portner jobs`). Housekeeping is made of scheduled jobs, which are queued anew when they are done.
//!
//! **The contract of a handler.** A job is run at least once, and may be run again after all of it was done: the worker may die just before
//! it says so. So a handler either does nothing the second time, or calls [`Run::finish`] in the transaction that does the work: then the
//! work and the end of the job are one commit, and a worker that has lost the job meanwhile cannot commit.

mod command;
mod handlers;
mod model;
mod run;
mod store;
mod worker;

use std::time::Duration;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use sqlx::PgConnection;

pub use command::{Command, command};
pub use handlers::Handlers;
pub(crate) use model::Backlog;
pub use model::{Busy, Enqueued, FinishError, Options, Permanent, Progress, Retry, State, Status};
pub use run::Run;
pub use worker::Worker;

use super::Services;
use crate::kernel::{Clock, JobId};

/// How long a job that is done can be asked about.
pub(crate) const REMEMBERED: Duration = Duration::from_hours(24 * 30);

/// A kind of job: what it needs to know, and what is done.
pub trait Job: Send + Sync + 'static {
    /// The name in the table. Rows outlive a release, so it is never changed.
    const KIND: &'static str;
    /// What the job needs to know. It is read by a later release too: new fields have a serde default.
    type Payload: Serialize + DeserializeOwned + Send + Sync;
    /// How often it is tried.
    const RETRY: Retry = Retry::DEFAULT;
    /// A try that takes longer has failed.
    const LIMIT: Duration = Duration::from_hours(1);
    /// How many of the kind run at the same time in one process, where that is fewer than of all kinds together.
    const AT_ONCE: usize = usize::MAX;

    /// Does it, under the contract above. An error means another try, unless it is [`Permanent`].
    fn run(&self, run: &Run, payload: Self::Payload) -> impl Future<Output = anyhow::Result<()>> + Send;
}

/// Queues a job on a connection, and so in the transaction that is open on it.
pub async fn enqueue<J: Job>(
    db: &mut PgConnection,
    clock: &Clock,
    payload: &J::Payload,
    options: Options<'_>,
) -> sqlx::Result<Enqueued> {
    let payload = serde_json::to_value(payload).map_err(|e| sqlx::Error::Encode(e.into()))?;
    store::enqueue(db, clock, J::KIND, &payload, options).await
}

/// How it stands with the last job of this kind that was queued with this key, for the page of whoever waits for it. Whether they may
/// see it is decided by the room that queued it.
pub async fn latest<J: Job>(db: &mut PgConnection, key: &str) -> sqlx::Result<Option<Status>> {
    store::latest(db, J::KIND, key).await
}

/// How many jobs of any kind whose key begins with this text wait or run. Until the transaction ends, nobody else gets an answer about the
/// same text.
pub async fn lock_and_count(db: &mut PgConnection, start: &str) -> sqlx::Result<i64> {
    store::lock_and_count(db, start).await
}

/// What waits or runs, of all organisations together.
pub(crate) async fn backlog(db: &mut PgConnection, clock: &Clock) -> sqlx::Result<Backlog> {
    store::backlog(db, clock).await
}

/// A job of any kind, what it needs to know, and what its handler says came of it. Whether somebody may see it is decided by whoever reads
/// the payload.
pub async fn get(db: &mut PgConnection, job: JobId) -> sqlx::Result<Option<(Status, Value, Option<Value>)>> {
    store::get(db, job).await
}

/// Housekeeping: forgets what was done a month ago. Dead jobs stay until somebody has looked at them.
pub async fn forget_done(services: &Services) -> sqlx::Result<()> {
    let forgotten = store::forget_done(&services.db, &services.clock, REMEMBERED).await?;
    tracing::debug!(forgotten, "jobs that were done a month ago");
    Ok(())
}
