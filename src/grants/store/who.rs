use jiff::{Timestamp, ToSpan};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::model::{AccessPath, AccessPaths, FormerAccess, How};
use crate::kernel::{OrgNumber, Party, ScopeAccessId, ScopeId, oslo};

/// Who reaches the scope now, by consumer with its own access first; after them those who lost it in the last 30 days. Those who have
/// it only because all have it are not listed one by one.
pub(crate) async fn access_paths(
    db: &mut PgConnection,
    scope: ScopeId,
    now: Timestamp,
    limit: i64,
) -> sqlx::Result<AccessPaths> {
    let today = oslo(now).date();
    let rows = sqlx::query!(
        r#"
        with line as (
          select e.consumer_org_number, e.supplier_org_number, e.given_at as since, e.ends_on, null::timestamptz as ended_at
          from effective_access($2) e
          where e.scope_id = $1 and (e.via = 'delegated' or e.scope_access_id is not null)
          union all
          select distinct on (a.org_number) a.org_number, null, coalesce(a.first_given_at, a.granted_at), a.ends_on, a.withdrawn_at
          from scope_access a
          where a.scope_id = $1 and a.withdrawn_at >= $3
            and not exists (
              select from scope_access c where c.scope_id = $1 and c.org_number = a.org_number and c.withdrawn_at is null
            )
        )
        select c.org_number as "consumer!: OrgNumber", c.name as "consumer_name!", h.org_number as "supplier?: OrgNumber",
               h.name as "supplier_name?", line.since as "since?: jiff_sqlx::Timestamp",
               line.ends_on as "ends_on?: jiff_sqlx::Date", line.ended_at as "ended_at?: jiff_sqlx::Timestamp",
               (select count(distinct l.consumer_org_number) from line l where l.ended_at is null) as "consumers!",
               (select count(distinct l.supplier_org_number) from line l) as "suppliers!"
        from line
        join organisation c on c.org_number = line.consumer_org_number
        left join organisation h on h.org_number = line.supplier_org_number
        order by line.ended_at is not null, c.name, c.org_number, h.name nulls first, h.org_number
        limit $4
        "#,
        scope as _,
        today.to_sqlx() as _,
        (now - (24 * 30).hours()).to_sqlx() as _,
        limit,
    )
    .fetch_all(db)
    .await?;
    let party = |number, name| Party { number, name };
    let (consumers, suppliers) = rows.first().map_or((0, 0), |row| (row.consumers, row.suppliers));
    let lines = rows
        .into_iter()
        .map(|row| AccessPath {
            consumer: party(row.consumer, row.consumer_name),
            supplier: row.supplier.zip(row.supplier_name).map(|(number, name)| party(number, name)),
            since: row.since.map(jiff_sqlx::Timestamp::to_jiff),
            ends_on: row.ends_on.map(jiff_sqlx::Date::to_jiff),
            ended_at: row.ended_at.map(jiff_sqlx::Timestamp::to_jiff),
        })
        .collect();
    Ok(AccessPaths { lines, consumers, suppliers })
}

/// Accesses that have ended, the last first, and one more than the page holds if there are more.
pub(crate) async fn former(
    db: &mut PgConnection,
    scope: ScopeId,
    after: Option<(Timestamp, ScopeAccessId)>,
    limit: i64,
) -> sqlx::Result<Vec<FormerAccess>> {
    let (at, id) = after.unzip();
    let rows = sqlx::query!(
        r#"
        select a.scope_access_id as "id: ScopeAccessId", a.org_number as "number: OrgNumber", o.name,
               coalesce(a.first_given_at, a.granted_at) as "given_at!: jiff_sqlx::Timestamp", a.withdrawn_at as "ended_at!: jiff_sqlx::Timestamp",
               a.withdrawn_how as "how!", a.withdrawn_in as "reference", trim(p.given_name || ' ' || p.family_name) as "by?"
        from scope_access a
        join organisation o using (org_number)
        left join person p on p.person_id = a.withdrawn_by
        where a.scope_id = $1 and a.withdrawn_at is not null
          and ($2::timestamptz is null or (a.withdrawn_at, a.scope_access_id) < ($2, $3))
        order by a.withdrawn_at desc, a.scope_access_id desc
        limit $4
        "#,
        scope as _,
        at.map(ToSqlx::to_sqlx) as _,
        id as Option<ScopeAccessId>,
        limit + 1,
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| FormerAccess {
            id: row.id,
            consumer: Party { number: row.number, name: row.name },
            given_at: row.given_at.to_jiff(),
            ended_at: row.ended_at.to_jiff(),
            how: How::of(&row.how),
            by: row.by,
            reference: row.reference.and_then(|text| text.parse().ok()),
        })
        .collect())
}
