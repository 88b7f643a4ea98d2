use sqlx::{Connection, PgConnection, PgPool};
use uuid::Uuid;

use super::report::{Dangling, Loose, Summary};
use crate::kernel::OrgNumber;

/// A connection of the import's own: it waits longer than a page would, and it holds the lock that keeps other imports out until it is
/// dropped. `None`: another import is running.
pub(super) async fn connect(pool: &PgPool) -> sqlx::Result<Option<PgConnection>> {
    let mut db = pool.acquire().await?.detach();
    let alone = sqlx::query_scalar!(
        r#"
        select pg_try_advisory_lock(hashtext('register import')) as "alone!"
        from set_config('statement_timeout', '10min', false) as statement_limit, set_config('lock_timeout', '30s', false) as lock_limit
        "#,
    )
    .fetch_one(&mut db)
    .await?;
    Ok(alone.then_some(db))
}

/// A connection that can write nothing, for an import that only looks.
pub(super) async fn connect_reading(pool: &PgPool) -> sqlx::Result<PgConnection> {
    let mut db = pool.acquire().await?.detach();
    sqlx::query!(
        r#"
        select
        from set_config('default_transaction_read_only', 'on', false) as read_only,
             set_config('statement_timeout', '10min', false) as statement_limit
        "#
    )
    .execute(&mut db)
    .await?;
    Ok(db)
}

/// Lets the next import in.
pub(super) async fn release(mut db: PgConnection) -> sqlx::Result<()> {
    sqlx::query!("select pg_advisory_unlock_all()").execute(&mut db).await?;
    db.close().await
}

/// Notes that an import has begun.
pub(super) async fn begin(db: &mut PgConnection, complete: bool) -> sqlx::Result<Uuid> {
    sqlx::query_scalar!(
        "insert into register_import (register_import_id, complete) values (gen_random_uuid(), $1) returning register_import_id",
        complete,
    )
    .fetch_one(db)
    .await
}

/// Notes what it did.
pub(super) async fn finish(db: &mut PgConnection, import: Uuid, summary: &Summary) -> sqlx::Result<()> {
    let summary = serde_json::to_value(summary).unwrap_or_default();
    sqlx::query!(
        "update register_import set finished_at = now(), summary = $2 where register_import_id = $1",
        import,
        summary,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// References that lead nowhere.
pub(super) async fn dangling(db: &mut PgConnection) -> sqlx::Result<Dangling> {
    let row = sqlx::query!(
        r#"
        with owner as (
          select distinct org_number from register_role r
          where not exists (select from organisation o where o.org_number = r.org_number)
        ),
        holder_unit as (
          select distinct holder_org_number as org_number from register_role r
          where holder_org_number is not null
            and not exists (select from organisation o where o.org_number = r.holder_org_number)
        ),
        orphan as (
          select org_number from organisation s
          where s.sub_unit and s.deleted_on is null
            and not exists (select from organisation o where o.org_number = s.parent_org_number)
        )
        select (select count(*) from owner) as "owners!",
               array(select org_number from owner order by 1 limit 10) as "first_owners!: Vec<OrgNumber>",
               (select count(*) from holder_unit) as "holders!",
               array(select org_number from holder_unit order by 1 limit 10) as "first_holders!: Vec<OrgNumber>",
               (select count(*) from orphan) as "orphans!",
               array(select org_number from orphan order by 1 limit 10) as "first_orphans!: Vec<OrgNumber>"
        "#,
    )
    .fetch_one(db)
    .await?;
    Ok(Dangling {
        units_of_roles: Loose { count: row.owners, first: row.first_owners },
        holders_of_roles: Loose { count: row.holders, first: row.first_holders },
        sub_units: Loose { count: row.orphans, first: row.first_orphans },
    })
}
