//! Words and rules of jobs. Pure.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::kernel::{JobClaimId, JobId};

/// How often a job is tried, and how long the pauses in between are: each is `factor` times the one before, up to `longest`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retry {
    /// Tries, the first included. After the last one the job is dead.
    pub attempts: u32,
    /// The pause after the first try.
    pub base: Duration,
    /// What each pause is multiplied with to make the next.
    pub factor: u32,
    /// No pause is longer than this.
    pub longest: Duration,
    /// A try that fails so long after the job was queued is the last, however many there were.
    pub within: Duration,
}

impl Retry {
    /// Ten tries within some three hours: 5 s, 15 s, 45 s, and so on up to an hour.
    pub const DEFAULT: Self = Self {
        attempts: 10,
        base: Duration::from_secs(5),
        factor: 3,
        longest: Duration::from_hours(1),
        within: Duration::MAX,
    };

    /// The pause after this many tries, shortened by up to a fifth: `chance` is drawn anew each time, so that jobs that failed together do
    /// not all come back together.
    #[must_use]
    pub fn pause(&self, attempts: u32, chance: u8) -> Duration {
        let growth = self.factor.saturating_pow(attempts.saturating_sub(1));
        let pause = self.base.saturating_mul(growth).min(self.longest);
        pause.mul_f64(1.0 - 0.2 * f64::from(chance) / 255.0)
    }

    /// The pause after a try that somebody else stood in the way of, when the job has waited for so long: a quarter of that, so that it is
    /// tried often at first.
    #[must_use]
    pub fn pause_when_busy(&self, waited: Duration) -> Duration {
        (waited / 4).max(self.base).min(self.longest)
    }

    /// Was this the last try of a job that was queued so long ago?
    #[must_use]
    pub fn is_over(&self, attempts: u32, waited: Duration) -> bool {
        attempts >= self.attempts || waited >= self.within
    }
}

/// Where a job stands. In the table this is a matter of times; see docs/jobs.md.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Waits for its time or for a worker; perhaps after a try that failed.
    Queued,
    /// A worker has it.
    Running,
    /// It is done.
    Done,
    /// It was given up after the last try. Somebody has to look at it.
    Dead,
}

impl State {
    /// For labels and lists.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Done => "done",
            Self::Dead => "dead",
        }
    }

    /// From the columns of a row.
    pub(super) fn of(is_claimed: bool, is_done: bool, is_dead: bool) -> Self {
        match (is_done, is_dead, is_claimed) {
            (true, ..) => Self::Done,
            (_, true, _) => Self::Dead,
            (.., true) => Self::Running,
            _ => Self::Queued,
        }
    }
}

/// How far a job has come: so many steps of so many. A total of 0 means that nobody knows how many there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Steps that are done.
    pub done: u32,
    /// Steps that there are.
    pub total: u32,
}

/// A job as a page or an operator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// Which one.
    pub id: JobId,
    /// What it does.
    pub kind: String,
    /// Where it stands.
    pub state: State,
    /// How far it has come.
    pub progress: Progress,
    /// Tries that were begun since it was queued.
    pub attempts: u32,
    /// When it was queued.
    pub queued_at: Timestamp,
    /// It is not tried before this time.
    pub run_at: Timestamp,
    /// Why the last try failed.
    pub last_error: Option<String>,
}

/// What came of queueing a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enqueued {
    /// It is queued, if the transaction commits.
    New(JobId),
    /// One of this kind with this key is queued or running already.
    Already,
}

/// How a job is to be queued.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'a> {
    /// Names the thing that is to be done, so that the same is not queued twice while one is queued or running. What a job reads may
    /// have changed since it began; whoever wants it to run once more for a later change queues it without a key.
    pub key: Option<&'a str>,
    /// Not before this time. Default: at once.
    pub not_before: Option<Timestamp>,
    /// How many steps there are, if that is known already.
    pub steps: u32,
}

/// A try that failed and that no other try would help: the job is dead at once.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Permanent(pub String);

/// A try that failed because another transaction held what it needed. The job is not at fault: the try does not count, unless the job has
/// waited for longer than `PATIENCE`.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Busy(pub String);

/// How long tries that are [`Busy`] do not count. A lock that nobody lets go of is a fault that somebody has to look at.
pub const PATIENCE: Duration = Duration::from_hours(24);

/// Why a job could not be finished inside its handler's transaction.
#[derive(Debug, thiserror::Error)]
pub enum FinishError {
    /// The worker was silent for too long, and another has the job. What this one did must not be committed.
    #[error("another worker has taken the job")]
    ClaimLost,
    /// The database did not answer.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

/// A job that this worker has.
#[derive(Debug, Clone)]
pub(super) struct Claimed {
    pub id: JobId,
    pub kind: String,
    pub claim: JobClaimId,
    pub payload: serde_json::Value,
    /// The number of this try, from 1.
    pub attempts: u32,
    /// How long ago it was queued.
    pub waited: Duration,
    pub is_scheduled: bool,
    pub steps_total: u32,
}

/// What is not done yet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Backlog {
    /// Jobs that somebody has asked for.
    pub asked_for: i64,
    /// How long what is due has waited for a worker.
    pub delay: SignedDuration,
}

/// Jobs of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Count {
    pub kind: String,
    pub queued: i64,
    pub running: i64,
    pub dead: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_up_to_the_longest_and_are_never_the_same_for_all() {
        let pauses: Vec<u64> = (1..=8).map(|attempts| Retry::DEFAULT.pause(attempts, 0).as_secs()).collect();
        assert_eq!(pauses, [5, 15, 45, 135, 405, 1215, 3600, 3600]);
        assert_eq!(Retry::DEFAULT.pause(1, 255), Duration::from_secs(4));
        assert_eq!(Retry::DEFAULT.pause(u32::MAX, 0), Duration::from_hours(1), "however often");
    }

    #[test]
    fn the_tenth_try_is_the_last() {
        let day = Duration::from_hours(24);
        assert!(!Retry::DEFAULT.is_over(9, day));
        assert!(Retry::DEFAULT.is_over(10, day));
        let timed = Retry { within: day, ..Retry::DEFAULT };
        assert!(timed.is_over(1, day));
        assert!(!timed.is_over(9, Duration::from_hours(23)));
    }
}
