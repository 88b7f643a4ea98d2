use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::model::{Failure, Job};
use crate::{
    access::{Acting, ManageScopes, System},
    kernel::{Environment, OrgNumber, PersonId, Ref, ScopeBulkId, ScopeId},
    ledger::{Draft, FormKey},
    platform::Services,
};

/// How long a worker may be silent before another takes up its list.
const SILENCE: SignedDuration = SignedDuration::from_secs(30);

/// A list that a worker has claimed.
#[derive(Debug, Clone)]
pub(crate) struct ClaimedJob {
    pub list: ScopeBulkId,
    pub scope: ScopeId,
    pub environment: Environment,
    pub org: OrgNumber,
    pub person: PersonId,
    pub person_name: String,
    /// The key of the form that confirmed it.
    pub key: FormKey,
    pub seen: String,
    /// How many times it has been tried, with this one.
    pub attempts: i32,
}

/// Hands a list over to the workers. One that failed is handed over anew; one that waits stays as it is.
pub(crate) async fn enqueue(
    draft: &mut Draft,
    services: &Services,
    acting: &Acting<ManageScopes>,
    list: ScopeBulkId,
    (seen, organisations): (&str, usize),
    key: FormKey,
) -> sqlx::Result<()> {
    let digest = key.digest();
    sqlx::query!(
        r#"
        insert into scope_job as job (scope_bulk_id, person_id, person_name, form_key, form_hash, seen, organisations, asked_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (scope_bulk_id) do update
        set form_key = excluded.form_key, form_hash = excluded.form_hash, seen = excluded.seen, organisations = excluded.organisations,
            asked_at = excluded.asked_at, steps_done = 0, taken_until = null, attempts = 0, finished_at = null, failure = null
        where job.failure is not null
        "#,
        list as _,
        acting.person() as _,
        acting.login().name,
        key.key(),
        digest.as_slice(),
        seen,
        i32::try_from(organisations).unwrap_or(i32::MAX),
        services.clock.now().to_sqlx() as _,
    )
    .execute(draft.conn())
    .await?;
    Ok(())
}

/// The state of a list of the user's own, if it was handed over.
pub(crate) async fn job(
    db: &mut PgConnection,
    acting: &Acting<ManageScopes>,
    (environment, scope): (Environment, ScopeId),
    list: ScopeBulkId,
) -> sqlx::Result<Option<Job>> {
    let row = sqlx::query!(
        r#"
        select s.name, j.organisations, j.asked_at as "asked_at: jiff_sqlx::Timestamp", j.steps_done,
               j.taken_until is not null as "claimed!", j.failure, b.confirmed_in as "confirmed_in: Ref"
        from scope_job j
        join scope_bulk b using (scope_bulk_id)
        join scope s using (scope_id)
        where j.scope_bulk_id = $1 and s.scope_id = $2 and s.environment = $3 and s.provider_org_number = $4 and b.created_by = $5
        "#,
        list as _,
        scope as _,
        environment as _,
        acting.org() as _,
        acting.person() as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Job {
        scope_name: row.name,
        organisations: usize::try_from(row.organisations).unwrap_or_default(),
        asked_at: row.asked_at.to_jiff(),
        steps: usize::try_from(row.steps_done).unwrap_or_default(),
        claimed: row.claimed,
        failure: row.failure.as_deref().map(Failure::of),
        done: row.confirmed_in,
    }))
}

/// The user's lists for this scope that are being worked on, or failed: how many organisations each has. The last first.
pub(crate) async fn jobs(
    db: &mut PgConnection,
    acting: &Acting<ManageScopes>,
    scope: ScopeId,
) -> sqlx::Result<Vec<(ScopeBulkId, i32)>> {
    let rows = sqlx::query!(
        r#"
        select j.scope_bulk_id as "list: ScopeBulkId", j.organisations
        from scope_bulk b
        join scope_job j using (scope_bulk_id)
        where b.scope_id = $1 and b.created_by = $2 and b.confirmed_in is null
        order by j.asked_at desc
        limit 10
        "#,
        scope as _,
        acting.person() as _,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.list, row.organisations)).collect())
}

/// Claims the list that has waited longest and that no worker is busy with.
pub(crate) async fn claim_job(
    db: &mut PgConnection,
    _proof: &System,
    now: Timestamp,
) -> sqlx::Result<Option<ClaimedJob>> {
    let row = sqlx::query!(
        r#"
        with next as (
          select scope_bulk_id
          from scope_job
          where finished_at is null and (taken_until is null or taken_until < $1)
          order by asked_at, scope_bulk_id
          limit 1
          for update skip locked
        ),
        taken as (
          update scope_job
          set taken_until = $2, attempts = attempts + 1, steps_done = 0
          from next
          where scope_job.scope_bulk_id = next.scope_bulk_id
          returning scope_job.*
        )
        select t.scope_bulk_id as "list!: ScopeBulkId", s.scope_id as "scope: ScopeId", s.environment as "environment: Environment",
               s.provider_org_number as "org: OrgNumber", t.person_id as "person!: PersonId", t.person_name as "person_name!",
               t.form_key as "form_key!", t.form_hash as "form_hash!", t.seen as "seen!", t.attempts as "attempts!"
        from taken t
        join scope_bulk b using (scope_bulk_id)
        join scope s using (scope_id)
        "#,
        now.to_sqlx() as _,
        (now + SILENCE).to_sqlx() as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| ClaimedJob {
        list: row.list,
        scope: row.scope,
        environment: row.environment,
        org: row.org,
        person: row.person,
        person_name: row.person_name,
        key: FormKey::new(row.form_key, row.form_hash.try_into().unwrap_or_default()),
        seen: row.seen,
        attempts: row.attempts,
    }))
}

/// Notes that the worker is alive and how far it has come. Its claim lasts only as long as no other worker has taken up the list.
pub(crate) async fn note_progress(
    db: &mut PgConnection,
    _proof: &System,
    job: &ClaimedJob,
    steps: usize,
    now: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update scope_job set steps_done = $2, taken_until = $3 where scope_bulk_id = $1 and attempts = $4 and finished_at is null",
        job.list as _,
        i32::try_from(steps).unwrap_or(i32::MAX),
        (now + SILENCE).to_sqlx() as _,
        job.attempts,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Notes that the list has been given, or why it never will be.
pub(crate) async fn finish_job(
    db: &mut PgConnection,
    _proof: &System,
    job: &ClaimedJob,
    failure: Option<Failure>,
    now: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update scope_job set finished_at = $2, failure = $3 where scope_bulk_id = $1 and attempts = $4 and finished_at is null",
        job.list as _,
        now.to_sqlx() as _,
        failure.map(Failure::word),
        job.attempts,
    )
    .execute(db)
    .await?;
    Ok(())
}
