use std::{
    panic::AssertUnwindSafe,
    pin::pin,
    sync::Arc,
    time::{Duration, Instant},
};

use futures_util::FutureExt;
use sqlx::PgPool;
use tokio::{
    sync::watch,
    task::JoinSet,
    time::{sleep, timeout},
};
use tracing::Instrument;

use super::{
    handlers::{Handlers, Kind},
    model::{Busy, Claimed, PATIENCE, Permanent},
    run::Run,
    store::{self, SILENCE},
};
use crate::platform::{Services, db};

/// Jobs that run at the same time in one process.
const AT_ONCE: u32 = 4;

/// How long a worker that finds nothing to do waits before it looks again.
const PAUSE: Duration = Duration::from_secs(1);

/// How often a worker says that it is alive, and how often it looks whether there is progress to tell.
const HEARTBEAT: Duration = Duration::from_secs(5);
const TELL: Duration = Duration::from_millis(500);

/// How long jobs may go on when the process is told to stop.
const GRACE: Duration = Duration::from_secs(10);

/// How often the jobs are counted for the metrics.
const COUNT: Duration = Duration::from_secs(15);

/// How a try ended.
#[derive(Debug)]
enum Outcome {
    Done,
    Failed(anyhow::Error),
    /// The process stops.
    Interrupted,
    /// Nobody heard of this worker for too long; another may have the job.
    Lost,
}

impl Outcome {
    fn name(&self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Failed(_) => "failed",
            Self::Interrupted => "interrupted",
            Self::Lost => "lost",
        }
    }
}

/// Does jobs, as one of any number of workers in any number of processes.
#[derive(Debug, Clone)]
pub struct Worker {
    /// For handlers: a connection for each.
    services: Services,
    /// For claims, heartbeats and ends. They must get through while every handler holds its connection, so they have their own.
    control: PgPool,
    handlers: Arc<Handlers>,
    grace: Duration,
}

impl Worker {
    /// A worker with connections of its own.
    #[must_use]
    pub fn new(services: &Services, handlers: Handlers) -> Self {
        let (services, control) = (services.for_worker(AT_ONCE), db::another(&services.db, 2));
        Self { services, control, handlers: Arc::new(handlers), grace: GRACE }
    }

    /// The same with another time for jobs to go on when it is told to stop. Default: ten seconds.
    #[must_use]
    pub fn grace(self, grace: Duration) -> Self {
        Self { grace, ..self }
    }

    /// Works until it is told to stop. Then it begins nothing new, and what still runs after a while is left for others.
    pub async fn run(&self, mut stop: watch::Receiver<bool>) {
        let mut running = JoinSet::new();
        let mut kinds: Vec<&'static str> = Vec::new();
        let (mut is_scheduled, mut counted) = (false, None::<Instant>);
        while !*stop.borrow_and_update() {
            if !is_scheduled {
                is_scheduled = logged(self.schedule().await).is_some();
            }
            if counted.is_none_or(|at| at.elapsed() >= COUNT) {
                logged(self.count().await);
                counted = Some(Instant::now());
            }
            if running.len() < AT_ONCE as usize
                && let Some(Some(job)) = logged(self.claim(&self.handlers.free(&kinds)).await)
            {
                // Only kinds that have a handler are claimed.
                let Some(kind) = self.handlers.get(&job.kind).map(|kind| kind.name) else { continue };
                kinds.push(kind);
                let (worker, stop) = (self.clone(), stop.clone());
                running.spawn(async move {
                    worker.work_on(job, stop).await;
                    kind
                });
                continue;
            }
            tokio::select! {
                changed = stop.changed() => if changed.is_err() { break },
                Some(ended) = running.join_next() => match ended {
                    Ok(ended) => if let Some(at) = kinds.iter().position(|kind| *kind == ended) { kinds.swap_remove(at); },
                    // Handlers that panic are caught, so this is a fault of the worker's own: it does not know what runs.
                    Err(_panic) => kinds.clear(),
                },
                () = sleep(PAUSE) => {}
            }
        }
        while running.join_next().await.is_some() {}
    }

    /// Works off what is due now, one job after the other, and tells how many there were. Tests use it instead of waiting.
    pub async fn run_due(&self) -> sqlx::Result<usize> {
        self.schedule().await?;
        let (_never, stop) = watch::channel(false);
        let mut done = 0;
        while let Some(job) = self.claim(&self.handlers.free(&[])).await? {
            self.work_on(job, stop.clone()).await;
            done += 1;
        }
        Ok(done)
    }

    async fn schedule(&self) -> sqlx::Result<()> {
        for kind in self.handlers.kinds() {
            if let Some(every) = kind.every {
                store::schedule(&self.control, &self.services.clock, kind.name, every).await?;
            }
        }
        Ok(())
    }

    async fn count(&self) -> sqlx::Result<()> {
        let counts = store::counts(&self.control).await?;
        for name in self.handlers.names() {
            let (queued, running, dead) = counts
                .iter()
                .find(|count| count.kind == name)
                .map_or((0, 0, 0), |count| (count.queued, count.running, count.dead));
            for (state, count) in [("queued", queued), ("running", running), ("dead", dead)] {
                let count = f64::from(i32::try_from(count).unwrap_or(i32::MAX));
                metrics::gauge!("portner_jobs", "kind" => name, "state" => state).set(count);
            }
        }
        Ok(())
    }

    async fn claim(&self, kinds: &[String]) -> sqlx::Result<Option<Claimed>> {
        store::claim(&self.control, &self.services.clock, kinds).await
    }

    async fn work_on(&self, mut job: Claimed, stop: watch::Receiver<bool>) {
        // Only kinds that have a handler are claimed.
        let Some(kind) = self.handlers.get(&job.kind) else { return };
        let span = tracing::info_span!("job", id = %job.id, kind = kind.name, attempt = job.attempts);
        async {
            let begun = Instant::now();
            let payload = job.payload.take();
            let run = Run::new(self.services.clone(), job);
            let outcome = self.attempt(kind, &run, payload, stop).await;
            let took = begun.elapsed();
            let labels = [("kind", kind.name), ("outcome", outcome.name())];
            metrics::histogram!("portner_job_seconds", &labels).record(took.as_secs_f64());
            tracing::debug!(outcome = outcome.name(), micros = took.as_micros(), "job");
            if let Err(e) = self.settle(kind, &run, outcome).await {
                // Its claim runs out, and somebody takes it up again.
                tracing::error!(cause = %e, "how a job ended could not be written down");
            }
        }
        .instrument(span)
        .await;
    }

    /// Runs the handler until it ends, or until it has to be left. A handler that is dropped rolls its transaction back.
    async fn attempt(
        &self,
        kind: &Kind,
        run: &Run,
        payload: serde_json::Value,
        stop: watch::Receiver<bool>,
    ) -> Outcome {
        let job = run.claimed();
        // One more than there may be: whoever had the last one fell silent.
        if !job.is_scheduled && job.attempts > kind.retry.attempts {
            return Outcome::Failed(Permanent("the worker fell silent at the last try".to_owned()).into());
        }
        let work = timeout(kind.limit, AssertUnwindSafe(kind.run(run, payload)).catch_unwind());
        let (work, alive, stopped) = (pin!(work), pin!(self.stay_alive(run)), pin!(stopped(stop, self.grace)));
        tokio::select! {
            biased;
            ended = work => match ended {
                Ok(Ok(Ok(()))) => Outcome::Done,
                Ok(Ok(Err(e))) => Outcome::Failed(e),
                Ok(Err(_panic)) => Outcome::Failed(anyhow::anyhow!("the handler panicked")),
                Err(_elapsed) => Outcome::Failed(anyhow::anyhow!("it took longer than {:?}", kind.limit)),
            },
            () = alive => Outcome::Lost,
            () = stopped => Outcome::Interrupted,
        }
    }

    /// Says that the worker is alive, and how far it has come. Ends when the job is not this worker's any more.
    async fn stay_alive(&self, run: &Run) {
        let (mut heard, mut told) = (Instant::now(), run.last_progress());
        loop {
            sleep(TELL).await;
            let progress = run.last_progress();
            // A handler that ends the job in its transaction holds the row; nobody can take it meanwhile.
            if run.is_finishing() || progress == told && heard.elapsed() < HEARTBEAT {
                continue;
            }
            match store::heartbeat(&self.control, &self.services.clock, run.claimed(), progress).await {
                Ok(true) => (heard, told) = (Instant::now(), progress),
                Ok(false) if !run.is_finishing() => return,
                Err(e) if !run.is_finishing() => {
                    tracing::warn!(cause = %e, "nobody hears that a worker is alive");
                    if heard.elapsed() >= SILENCE {
                        return;
                    }
                }
                Ok(false) | Err(_) => {}
            }
        }
    }

    /// Writes down how the try ended. Nothing is written if another worker has the job.
    async fn settle(&self, kind: &Kind, run: &Run, outcome: Outcome) -> sqlx::Result<()> {
        let (job, clock) = (run.claimed(), &self.services.clock);
        match outcome {
            // The handler's own transaction has said so.
            Outcome::Done if run.is_finishing() => {}
            Outcome::Done => {
                store::finish(&mut *self.control.acquire().await?, clock, job, None).await?;
            }
            Outcome::Failed(e) => {
                let cause = format!("{e:#}");
                let is_busy = e.is::<Busy>() && !job.is_scheduled && job.waited < PATIENCE;
                let is_over = e.is::<Permanent>() || !is_busy && kind.retry.is_over(job.attempts, job.waited);
                if is_over && !job.is_scheduled {
                    tracing::error!(cause, "a job is dead; portner jobs retry {} starts it again", job.id);
                    store::bury(&self.control, clock, job, &cause).await?;
                } else {
                    let pause = if is_busy {
                        kind.retry.pause_when_busy(job.waited)
                    } else {
                        kind.retry.pause(job.attempts, chance())
                    };
                    tracing::warn!(cause, pause = pause.as_secs(), "a job failed; it will be tried again");
                    store::postpone(&self.control, clock, job, (pause, !is_busy), &cause).await?;
                }
            }
            Outcome::Interrupted => store::release(&self.control, job).await?,
            Outcome::Lost => tracing::warn!("a worker was not heard of for too long and has left its job"),
        }
        Ok(())
    }
}

/// A database that does not answer is no reason to stop: the next round asks again.
fn logged<T>(result: sqlx::Result<T>) -> Option<T> {
    result.inspect_err(|e| tracing::error!(cause = %e, "the jobs cannot be reached; trying again")).ok()
}

/// Ends a while after the process was told to stop.
async fn stopped(mut stop: watch::Receiver<bool>, grace: Duration) {
    if stop.wait_for(|stop| *stop).await.is_err() {
        // Nobody is left who could say so.
        std::future::pending::<()>().await;
    }
    sleep(grace).await;
}

/// A random byte. Without randomness all pauses are the same, which does no harm.
fn chance() -> u8 {
    let mut byte = [0; 1];
    let _ = aws_lc_rs::rand::fill(&mut byte);
    let [byte] = byte;
    byte
}
