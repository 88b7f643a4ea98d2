use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use serde_json::Value;
use sqlx::PgConnection;
use tokio::sync::watch;

use super::{
    model::{Claimed, FinishError, Progress},
    store,
};
use crate::{kernel::JobId, platform::Services};

/// One try of a job, for its handler.
#[derive(Debug, Clone)]
pub struct Run(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    services: Services,
    job: Claimed,
    progress: watch::Sender<Progress>,
    /// Set before the handler ends the job in its own transaction. From then on that transaction holds the row.
    is_finishing: AtomicBool,
}

impl Run {
    pub(super) fn new(services: Services, job: Claimed) -> Self {
        let progress = watch::Sender::new(Progress { done: 0, total: job.steps_total });
        Self(Arc::new(Inner { services, job, progress, is_finishing: AtomicBool::new(false) }))
    }

    /// The database and all else. The pool has a connection for each job that runs: a handler holds one at a time, as whoever waits for a
    /// second while holding the first may wait for ever.
    #[must_use]
    pub fn services(&self) -> &Services {
        &self.0.services
    }

    /// Which job this is.
    #[must_use]
    pub fn job(&self) -> JobId {
        self.0.job.id
    }

    /// The number of this try, from 1.
    #[must_use]
    pub fn attempt(&self) -> u32 {
        self.0.job.attempts
    }

    /// Says how far it has come. The page sees it within a second, whether or not the work is committed: it is written beside the
    /// handler's transaction, on a connection of the worker's.
    pub fn progress(&self, progress: Progress) {
        self.0.progress.send_replace(progress);
    }

    /// Ends the job in the handler's own transaction, so that the work and its end are one commit. To be called last. If another worker has
    /// taken the job, nothing may be committed: return the error.
    pub async fn finish(&self, db: &mut PgConnection) -> Result<(), FinishError> {
        self.finish_with(db, None).await
    }

    /// The same, and says what came of it, for the page of whoever waits.
    pub async fn finish_with(&self, db: &mut PgConnection, outcome: Option<&Value>) -> Result<(), FinishError> {
        self.0.is_finishing.store(true, Ordering::Relaxed);
        let is_ours = store::finish(db, &self.0.services.clock, &self.0.job, outcome).await?;
        if is_ours { Ok(()) } else { Err(FinishError::ClaimLost) }
    }

    pub(super) fn claimed(&self) -> &Claimed {
        &self.0.job
    }

    /// How far it has come, as it was said last; at first no step of as many as were known when it was queued.
    #[must_use]
    pub fn last_progress(&self) -> Progress {
        *self.0.progress.borrow()
    }

    /// Has the handler ended the job?
    #[must_use]
    pub fn is_finishing(&self) -> bool {
        self.0.is_finishing.load(Ordering::Relaxed)
    }
}
