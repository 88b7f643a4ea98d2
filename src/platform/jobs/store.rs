//! The table `job`. All times are the database's, so that workers on several machines agree; the shift of the clock is added to them
//! (docs/adr/0004-time-from-the-clock.md). Who has claimed a job writes to it only while the claim is theirs.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx;
use serde_json::Value;
use sqlx::{PgConnection, PgPool};

use super::model::{Backlog, Claimed, Count, Enqueued, Options, Progress, State, Status};
use crate::kernel::{Clock, JobClaimId, JobId};

/// A worker that is silent for longer than this loses its claim.
pub(super) const SILENCE: Duration = Duration::from_secs(30);

/// The key of the one row of a scheduled job.
const SCHEDULE: &str = "schedule";

/// An error is kept up to this many characters.
const LONGEST_ERROR: usize = 500;

/// Rows that `portner jobs list` shows at most.
const LIST: i64 = 200;

/// Seconds to add to the database's clock.
fn shift(clock: &Clock) -> f64 {
    clock.shift().as_secs_f64()
}

fn count(steps: u32) -> i32 {
    i32::try_from(steps).unwrap_or(i32::MAX)
}

fn steps(count: i32) -> u32 {
    u32::try_from(count).unwrap_or_default()
}

/// Queues a job. The payload has been written already, so that a type that cannot be is told apart from a database that does not answer.
pub(super) async fn enqueue(
    db: &mut PgConnection,
    clock: &Clock,
    kind: &str,
    payload: &Value,
    options: Options<'_>,
) -> sqlx::Result<Enqueued> {
    let id = JobId::new();
    let done = sqlx::query!(
        r#"
        insert into job (job_id, kind, payload, unique_key, queued_at, run_at, steps_total)
        values ($1, $2, $3, $4, statement_timestamp() + make_interval(secs => $5),
                coalesce($6, statement_timestamp() + make_interval(secs => $5)), $7)
        on conflict (kind, unique_key) where done_at is null and dead_at is null do nothing
        "#,
        id as _,
        kind,
        payload,
        options.key,
        shift(clock),
        options.not_before.map(Timestamp::to_sqlx) as _,
        count(options.steps),
    )
    .execute(db)
    .await?;
    Ok(if done.rows_affected() == 1 { Enqueued::New(id) } else { Enqueued::Already })
}

/// Sees to it that a scheduled job has its row. A period that has become shorter counts at once.
pub(super) async fn schedule(db: &PgPool, clock: &Clock, kind: &str, every: Duration) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        insert into job (job_id, kind, payload, unique_key, period_seconds, queued_at, run_at)
        values ($1, $2, 'null', $3, $4, statement_timestamp() + make_interval(secs => $5),
                statement_timestamp() + make_interval(secs => $5))
        on conflict (kind, unique_key) where done_at is null and dead_at is null do update
        set period_seconds = excluded.period_seconds,
            run_at = least(job.run_at, excluded.run_at + make_interval(secs => excluded.period_seconds))
        where job.period_seconds is distinct from excluded.period_seconds
        "#,
        JobId::new() as _,
        kind,
        SCHEDULE,
        i32::try_from(every.as_secs()).unwrap_or(i32::MAX).max(1),
        shift(clock),
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Claims the job of these kinds that has been due for longest and that no other worker has.
pub(super) async fn claim(db: &PgPool, clock: &Clock, kinds: &[String]) -> sqlx::Result<Option<Claimed>> {
    let claim = JobClaimId::new();
    let row = sqlx::query!(
        r#"
        with next as (
          select job_id
          from job
          where kind = any ($1) and done_at is null and dead_at is null
            and run_at <= statement_timestamp() + make_interval(secs => $2)
            and (claimed_until is null or claimed_until < statement_timestamp() + make_interval(secs => $2))
          order by run_at, job_id
          limit 1
          for update skip locked
        )
        update job
        set claim_id = $3, claimed_until = statement_timestamp() + make_interval(secs => $2::float8 + $4::float8), attempts = attempts + 1,
            steps_done = 0
        from next
        where job.job_id = next.job_id
        returning job.job_id as "id: JobId", kind, payload, attempts, steps_total, period_seconds is not null as "is_scheduled!",
                  extract(epoch from statement_timestamp() + make_interval(secs => $2) - queued_at)::float8 as "waited!"
        "#,
        kinds,
        shift(clock),
        claim as _,
        SILENCE.as_secs_f64(),
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Claimed {
        id: row.id,
        kind: row.kind,
        claim,
        payload: row.payload,
        attempts: steps(row.attempts),
        waited: Duration::try_from_secs_f64(row.waited).unwrap_or_default(),
        is_scheduled: row.is_scheduled,
        steps_total: steps(row.steps_total),
    }))
}

/// The worker is alive, and has come so far. Returns whether the job is still its own.
pub(super) async fn heartbeat(db: &PgPool, clock: &Clock, job: &Claimed, progress: Progress) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        r#"
        update job
        set claimed_until = statement_timestamp() + make_interval(secs => $3), steps_done = $4, steps_total = $5
        where job_id = $1 and claim_id = $2
        "#,
        job.id as _,
        job.claim as _,
        shift(clock) + SILENCE.as_secs_f64(),
        count(progress.done),
        count(progress.total),
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// It is done, with what came of it for the page of whoever waits; a scheduled one is queued for its next time. Returns whether the job was
/// still this worker's.
pub(super) async fn finish(
    db: &mut PgConnection,
    clock: &Clock,
    job: &Claimed,
    outcome: Option<&Value>,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        r#"
        update job
        set claim_id = null, claimed_until = null, last_error = null, steps_done = steps_total,
            done_at = case when period_seconds is null then statement_timestamp() + make_interval(secs => $3) end,
            run_at = case when period_seconds is null then run_at
                     else statement_timestamp() + make_interval(secs => $3::float8 + period_seconds) end,
            attempts = case when period_seconds is null then attempts else 0 end,
            outcome = $4
        where job_id = $1 and claim_id = $2
        "#,
        job.id as _,
        job.claim as _,
        shift(clock),
        outcome,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The try failed; there is another after the pause. One that does not count leaves as many as there were. A scheduled job does not wait
/// longer than for its next time.
pub(super) async fn postpone(
    db: &PgPool,
    clock: &Clock,
    job: &Claimed,
    (pause, counts): (Duration, bool),
    error: &str,
) -> sqlx::Result<()> {
    let error: String = error.chars().take(LONGEST_ERROR).collect();
    sqlx::query!(
        r#"
        update job
        set claim_id = null, claimed_until = null, last_error = $5, attempts = attempts - case when $6 then 0 else 1 end,
            run_at = statement_timestamp() + make_interval(secs => $3::float8 + least($4::float8, period_seconds))
        where job_id = $1 and claim_id = $2
        "#,
        job.id as _,
        job.claim as _,
        shift(clock),
        pause.as_secs_f64(),
        error,
        counts,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The last try failed.
pub(super) async fn bury(db: &PgPool, clock: &Clock, job: &Claimed, error: &str) -> sqlx::Result<()> {
    let error: String = error.chars().take(LONGEST_ERROR).collect();
    sqlx::query!(
        r#"
        update job
        set claim_id = null, claimed_until = null, last_error = $4, dead_at = statement_timestamp() + make_interval(secs => $3)
        where job_id = $1 and claim_id = $2
        "#,
        job.id as _,
        job.claim as _,
        shift(clock),
        error,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The worker stops before the job is done: somebody else may begin it at once, and this try does not count.
pub(super) async fn release(db: &PgPool, job: &Claimed) -> sqlx::Result<()> {
    sqlx::query!(
        "update job set claim_id = null, claimed_until = null, attempts = attempts - 1, steps_done = 0 where job_id = $1 and claim_id = $2",
        job.id as _,
        job.claim as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Starts a dead job again, as if it were new; one that waits for its next try is tried at once. Returns whether there was such a job.
/// It breaks `job_unique_key` if another with the same key has been queued since.
pub(super) async fn retry(db: &mut PgConnection, clock: &Clock, id: JobId) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        r#"
        update job
        set dead_at = null, attempts = 0,
            queued_at = statement_timestamp() + make_interval(secs => $2),
            run_at = statement_timestamp() + make_interval(secs => $2)
        where job_id = $1 and done_at is null and claim_id is null
        "#,
        id as _,
        shift(clock),
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

struct Row {
    id: JobId,
    kind: String,
    attempts: i32,
    last_error: Option<String>,
    steps_done: i32,
    steps_total: i32,
    queued_at: jiff_sqlx::Timestamp,
    run_at: jiff_sqlx::Timestamp,
    is_claimed: bool,
    is_done: bool,
    is_dead: bool,
}

impl From<Row> for Status {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            state: State::of(row.is_claimed, row.is_done, row.is_dead),
            progress: Progress { done: steps(row.steps_done), total: steps(row.steps_total) },
            attempts: steps(row.attempts),
            queued_at: row.queued_at.to_jiff(),
            run_at: row.run_at.to_jiff(),
            last_error: row.last_error,
        }
    }
}

/// Jobs by a condition that stands in the text.
macro_rules! jobs {
    ($which:literal, $($argument:expr),*) => {
        sqlx::query_as!(
            Row,
            r#"
            select job_id as "id: JobId", kind, attempts, last_error, steps_done, steps_total,
                   queued_at as "queued_at: jiff_sqlx::Timestamp", run_at as "run_at: jiff_sqlx::Timestamp",
                   claim_id is not null as "is_claimed!", done_at is not null as "is_done!", dead_at is not null as "is_dead!"
            from job
            where "# + $which,
            $($argument),*
        )
    };
}

/// The last job of this kind with this key.
pub(super) async fn latest(db: &mut PgConnection, kind: &str, key: &str) -> sqlx::Result<Option<Status>> {
    let row = jobs!("kind = $1 and unique_key = $2 order by queued_at desc, job_id desc limit 1", kind, key);
    Ok(row.fetch_optional(db).await?.map(Status::from))
}

/// A job, what it needs to know, and what its handler says came of it.
pub(super) async fn get(db: &mut PgConnection, id: JobId) -> sqlx::Result<Option<(Status, Value, Option<Value>)>> {
    let Some(row) = jobs!("job_id = $1", id as _).fetch_optional(&mut *db).await? else { return Ok(None) };
    let more = sqlx::query!("select payload, outcome from job where job_id = $1", id as _).fetch_optional(db).await?;
    Ok(more.map(|more| (Status::from(row), more.payload, more.outcome)))
}

/// Jobs that are not done: the dead first, then those that are due first.
pub(super) async fn list(db: &mut PgConnection) -> sqlx::Result<Vec<Status>> {
    let rows = jobs!("done_at is null order by dead_at nulls last, run_at, job_id limit $1", LIST);
    Ok(rows.fetch_all(db).await?.into_iter().map(Status::from).collect())
}

/// How many jobs whose key begins with this text are not ended. Those who ask about the same text wait for each other, so that what they
/// queue then is counted.
pub(super) async fn lock_and_count(db: &mut PgConnection, start: &str) -> sqlx::Result<i64> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('job ' || $1, 0))", start).execute(&mut *db).await?;
    sqlx::query_scalar!(
        r#"select count(*) as "count!" from job where done_at is null and dead_at is null and starts_with(unique_key, $1)"#,
        start,
    )
    .fetch_one(db)
    .await
}

/// Ends a dead job that is not to be done any more, without an outcome: the page of whoever waits says so, until the row goes with what was
/// done that day. Returns whether there was one.
pub(super) async fn forget_dead(db: &mut PgConnection, clock: &Clock, id: JobId) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        r#"
        update job
        set dead_at = null, done_at = statement_timestamp() + make_interval(secs => $2)
        where job_id = $1 and dead_at is not null
        "#,
        id as _,
        shift(clock),
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// How many jobs of each kind are queued, running and dead.
pub(super) async fn counts(db: &PgPool) -> sqlx::Result<Vec<Count>> {
    sqlx::query_as!(
        Count,
        r#"
        select kind, count(*) filter (where claim_id is null and dead_at is null) as "queued!", count(claim_id) as "running!",
               count(dead_at) as "dead!"
        from job
        where done_at is null
        group by kind
        "#,
    )
    .fetch_all(db)
    .await
}

/// What is not done yet. What was given up is not among it.
pub(super) async fn backlog(db: &mut PgConnection, clock: &Clock) -> sqlx::Result<Backlog> {
    let row = sqlx::query!(
        r#"
        select count(*) filter (where period_seconds is null) as "asked_for!",
               coalesce(extract(epoch from t.now - min(run_at) filter (where claimed_until is null or claimed_until < t.now)), 0)::float8
                 as "delay!"
        from (select statement_timestamp() + make_interval(secs => $1) as now) t
        left join job on done_at is null and dead_at is null
        group by t.now
        "#,
        shift(clock),
    )
    .fetch_one(db)
    .await?;
    let delay = SignedDuration::try_from_secs_f64(row.delay).unwrap_or_default().max(SignedDuration::ZERO);
    Ok(Backlog { asked_for: row.asked_for, delay })
}

/// Forgets what was done this long ago. Dead jobs stay until somebody has looked at them.
pub(super) async fn forget_done(db: &PgPool, clock: &Clock, after: Duration) -> sqlx::Result<u64> {
    let done = sqlx::query!(
        "delete from job where done_at < statement_timestamp() + make_interval(secs => $1)",
        shift(clock) - after.as_secs_f64(),
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}
