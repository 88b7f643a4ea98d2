use std::{fmt, time::Duration};

use futures_util::future::BoxFuture;
use serde_json::Value;

use super::{
    Job,
    model::{Permanent, Retry},
    run::Run,
};
use crate::platform::Services;

/// A job of any kind, with its payload as it is in the table.
trait Handle: Send + Sync {
    fn run<'a>(&'a self, run: &'a Run, payload: Value) -> BoxFuture<'a, anyhow::Result<()>>;
}

struct Typed<J>(J);

impl<J: Job> Handle for Typed<J> {
    fn run<'a>(&'a self, run: &'a Run, payload: Value) -> BoxFuture<'a, anyhow::Result<()>> {
        Box::pin(async move {
            let payload = serde_json::from_value(payload)
                .map_err(|e| Permanent(format!("the payload of {} cannot be read: {e}", J::KIND)))?;
            self.0.run(run, payload).await
        })
    }
}

/// Housekeeping: something that needs to know nothing but the time.
struct Housekeeping<W>(W);

impl<F, W> Handle for Housekeeping<W>
where
    F: Future<Output = anyhow::Result<()>> + Send + 'static,
    W: Fn(Services) -> F + Send + Sync,
{
    fn run<'a>(&'a self, run: &'a Run, _: Value) -> BoxFuture<'a, anyhow::Result<()>> {
        Box::pin((self.0)(run.services().clone()))
    }
}

/// What is known of one kind.
pub(super) struct Kind {
    pub name: &'static str,
    pub retry: Retry,
    pub limit: Duration,
    pub at_once: usize,
    /// How long after its end a scheduled one is queued again.
    pub every: Option<Duration>,
    handler: Box<dyn Handle>,
}

impl Kind {
    pub fn run<'a>(&'a self, run: &'a Run, payload: Value) -> BoxFuture<'a, anyhow::Result<()>> {
        self.handler.run(run, payload)
    }
}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Kind").field("name", &self.name).field("every", &self.every).finish_non_exhaustive()
    }
}

/// Every kind of job that a worker of this program can do. Rows of other kinds, which another release has queued, are left alone.
#[derive(Debug, Default)]
pub struct Handlers(Vec<Kind>);

impl Handlers {
    /// A kind of job that is queued by somebody.
    #[must_use]
    pub fn with<J: Job>(mut self, job: J) -> Self {
        let handler = Box::new(Typed(job));
        self.0.push(Kind {
            name: J::KIND,
            retry: J::RETRY,
            limit: J::LIMIT,
            at_once: J::AT_ONCE,
            every: None,
            handler,
        });
        self
    }

    /// Housekeeping: runs when there is first a worker, and then again so long after it was done, by one worker of all there are. If it
    /// fails it is tried again, at its next time at the latest, and it never dies.
    #[must_use]
    pub fn every<F, W>(mut self, every: Duration, name: &'static str, work: W) -> Self
    where
        F: Future<Output = anyhow::Result<()>> + Send + 'static,
        W: Fn(Services) -> F + Send + Sync + 'static,
    {
        let handler = Box::new(Housekeeping(work));
        let (retry, limit) = (Retry::DEFAULT, Duration::from_hours(1));
        self.0.push(Kind { name, retry, limit, at_once: 1, every: Some(every), handler });
        self
    }

    /// The names of kinds of which more may run than do, where these are running.
    pub(super) fn free(&self, running: &[&'static str]) -> Vec<String> {
        let runs = |kind: &Kind| running.iter().filter(|name| **name == kind.name).count();
        self.0.iter().filter(|kind| runs(kind) < kind.at_once).map(|kind| kind.name.to_owned()).collect()
    }

    /// The names of all kinds.
    #[must_use]
    pub fn names(&self) -> Vec<&'static str> {
        self.0.iter().map(|kind| kind.name).collect()
    }

    pub(super) fn kinds(&self) -> &[Kind] {
        &self.0
    }

    pub(super) fn get(&self, name: &str) -> Option<&Kind> {
        self.0.iter().find(|kind| kind.name == name)
    }
}
