//! What a list keeps of having been handed over to a job. How far the job has come is the platform's.

use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::model::{Failure, LongList};
use crate::{
    access::{Acting, ManageScopes, System},
    kernel::{Environment, OrgNumber, Ref, ScopeBulkId, ScopeId},
    ledger::Draft,
    platform::Services,
};

/// Notes that a job is to give the list, in the transaction that queues the job. A list that failed begins anew.
pub(crate) async fn hand_over(
    draft: &mut Draft,
    services: &Services,
    _proof: &Acting<ManageScopes>,
    list: ScopeBulkId,
    organisations: usize,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update scope_bulk set handed_over_at = $2, organisations = $3, failure = null where scope_bulk_id = $1",
        list as _,
        services.clock.now().to_sqlx() as _,
        i32::try_from(organisations).unwrap_or(i32::MAX),
    )
    .execute(draft.conn())
    .await?;
    Ok(())
}

/// A list of the user's own, if it was handed over. The steps are not in it.
pub(crate) async fn handed_over(
    db: &mut PgConnection,
    acting: &Acting<ManageScopes>,
    (environment, scope): (Environment, ScopeId),
    list: ScopeBulkId,
) -> sqlx::Result<Option<LongList>> {
    let row = sqlx::query!(
        r#"
        select s.name as "name!", b.organisations as "organisations!", b.handed_over_at as "handed_over_at!: jiff_sqlx::Timestamp", b.failure,
               b.confirmed_in as "confirmed_in: Ref"
        from scope_bulk b
        cross join lateral scope_tag(b.scope_id) s
        where b.scope_bulk_id = $1 and s.scope_id = $2 and s.environment = $3 and s.provider_org_number = $4 and b.created_by = $5
          and b.handed_over_at is not null
        "#,
        list as _,
        scope as _,
        environment as _,
        acting.org() as _,
        acting.person() as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| LongList {
        scope_name: row.name,
        organisations: usize::try_from(row.organisations).unwrap_or_default(),
        handed_over_at: row.handed_over_at.to_jiff(),
        steps: 0,
        is_running: false,
        failure: row.failure.as_deref().map(Failure::of),
        done: row.confirmed_in,
    }))
}

/// The user's lists for this scope that were handed over and have not been given: how many organisations each has. The last first.
pub(crate) async fn handed_over_of(
    db: &mut PgConnection,
    acting: &Acting<ManageScopes>,
    scope: ScopeId,
) -> sqlx::Result<Vec<(ScopeBulkId, i32)>> {
    let rows = sqlx::query!(
        r#"
        select scope_bulk_id as "list: ScopeBulkId", organisations as "organisations!"
        from scope_bulk
        where scope_id = $1 and created_by = $2 and handed_over_at is not null and confirmed_in is null
        order by handed_over_at desc
        limit 10
        "#,
        scope as _,
        acting.person() as _,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.list, row.organisations)).collect())
}

/// Whose scope a list is for, for the job that gives it.
pub(crate) async fn place_of(
    db: &mut PgConnection,
    _proof: &System,
    list: ScopeBulkId,
) -> sqlx::Result<Option<(OrgNumber, (Environment, ScopeId))>> {
    let row = sqlx::query!(
        r#"
        select s.provider_org_number as "org!: OrgNumber", s.environment as "environment!: Environment", s.scope_id as "scope!: ScopeId"
        from scope_bulk b
        cross join lateral scope_tag(b.scope_id) s
        where b.scope_bulk_id = $1
        "#,
        list as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.org, (row.environment, row.scope))))
}

/// Notes why the list was not given, in the transaction that ends the job.
pub(crate) async fn fail(
    db: &mut PgConnection,
    _proof: &System,
    list: ScopeBulkId,
    failure: Failure,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update scope_bulk set failure = $2 where scope_bulk_id = $1 and handed_over_at is not null and confirmed_in is null",
        list as _,
        failure.word(),
    )
    .execute(db)
    .await?;
    Ok(())
}
