use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use serde_json::Value;
use sqlx::PgConnection;

use crate::{
    access::{Acting, ManageScopes, System},
    kernel::{JobId, Ref, ScopeBulkId, ScopeId},
    ledger::{Change, Draft},
};

/// A pasted list.
#[derive(Debug, Clone)]
pub(crate) struct Bulk {
    pub id: ScopeBulkId,
    pub lines: String,
    pub ends_on: Option<Date>,
    pub note: Option<String>,
    /// What became of each line, and the receipt of it.
    pub done: Option<(Value, Ref)>,
    /// The job that it was handed over to last.
    pub job: Option<JobId>,
}

/// Keeps a list that the user pasted.
pub(crate) async fn keep_bulk(
    draft: &mut Draft,
    acting: &Acting<ManageScopes>,
    scope: ScopeId,
    (lines, ends_on, note): (&str, Option<Date>, Option<&str>),
) -> sqlx::Result<ScopeBulkId> {
    let (id, now) = (ScopeBulkId::new(), acting.now());
    sqlx::query!(
        r#"
        insert into scope_bulk (scope_bulk_id, scope_id, created_by, created_at, expires_at, lines, ends_on, note)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        "#,
        id as _,
        scope as _,
        acting.person() as _,
        now.to_sqlx() as _,
        (now + Draft::LIVES).to_sqlx() as _,
        lines,
        ends_on.map(Date::to_sqlx) as _,
        note,
    )
    .execute(draft.conn())
    .await?;
    Ok(id)
}

/// A list of the user's own. The caller has found the scope first, by its owner.
pub(crate) async fn bulk(
    db: &mut PgConnection,
    acting: &Acting<ManageScopes>,
    scope: ScopeId,
    id: ScopeBulkId,
) -> sqlx::Result<Option<Bulk>> {
    let row = sqlx::query!(
        r#"
        select lines, ends_on as "ends_on: jiff_sqlx::Date", note, verdicts, confirmed_in as "confirmed_in: Ref", job_id as "job: JobId"
        from scope_bulk
        where scope_bulk_id = $1 and scope_id = $2 and created_by = $3
        "#,
        id as _,
        scope as _,
        acting.person() as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Bulk {
        id,
        lines: row.lines,
        ends_on: row.ends_on.map(jiff_sqlx::Date::to_jiff),
        note: row.note,
        done: row.verdicts.zip(row.confirmed_in),
        job: row.job,
    }))
}

/// Notes which job is to give the list and how many organisations that concerns, in the transaction that queues it. The list is kept longer
/// than the job is tried.
pub(crate) async fn hand_over(
    draft: &mut Draft,
    acting: &Acting<ManageScopes>,
    list: ScopeBulkId,
    (job, concerns): (JobId, usize),
) -> sqlx::Result<()> {
    sqlx::query!(
        "update scope_bulk set job_id = $2, organisations = $3, expires_at = greatest(expires_at, $4) where scope_bulk_id = $1",
        list as _,
        job as _,
        i32::try_from(concerns).unwrap_or(i32::MAX),
        (acting.now() + Draft::LIVES).to_sqlx() as _,
    )
    .execute(draft.conn())
    .await?;
    Ok(())
}

/// The user's lists for this scope that were handed over and have not been given, with their jobs and how many organisations each has. The
/// last first.
pub(crate) async fn handed_over(
    db: &mut PgConnection,
    acting: &Acting<ManageScopes>,
    scope: ScopeId,
) -> sqlx::Result<Vec<(JobId, i32)>> {
    let rows = sqlx::query!(
        r#"
        select job_id as "job!: JobId", organisations as "organisations!"
        from scope_bulk
        where scope_id = $1 and created_by = $2 and job_id is not null and confirmed_in is null
        order by created_at desc
        limit 10
        "#,
        scope as _,
        acting.person() as _,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.job, row.organisations)).collect())
}

/// Remembers what became of a list.
pub(crate) async fn settle_bulk(
    change: &mut Change,
    _proof: &Acting<ManageScopes>,
    id: ScopeBulkId,
    verdicts: &Value,
) -> sqlx::Result<()> {
    let reference = change.reference().clone();
    sqlx::query!(
        "update scope_bulk set verdicts = $2, confirmed_in = $3 where scope_bulk_id = $1",
        id as _,
        verdicts,
        reference.as_str(),
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// Deletes lists whose time is over.
pub(crate) async fn delete_old_bulks(db: &mut PgConnection, _proof: &System, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query!("delete from scope_bulk where expires_at < $1", now.to_sqlx() as _).execute(db).await?;
    Ok(())
}
