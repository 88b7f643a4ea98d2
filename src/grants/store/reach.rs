use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::{
    events::AccessItem,
    model::{Hit, Reach},
};
use crate::{
    kernel::{OrgNumber, Party, PersonId, ScopeId},
    ledger::Change,
};

/// Whom the scope reaches, or would reach if it were in use: counted, and the first of them by name.
pub(crate) async fn reach(db: &mut PgConnection, scope: ScopeId, limit: i64, today: Date) -> sqlx::Result<Reach> {
    let rows = sqlx::query!(
        r#"
        with used as materialized (
          select consumer_org_number as org_number, supplier_org_number from scope_users($1, $3)
        ),
        hit as (
          select distinct org_number from used
        )
        select o.org_number as "number: OrgNumber", o.name,
               coalesce((select array_agg(distinct h.name order by h.name)
                         from used join organisation h on h.org_number = used.supplier_org_number
                         where used.org_number = o.org_number), '{}') as "suppliers!",
               (select count(*) from hit) as "consumers!", (select count(supplier_org_number) from used) as "delegations!"
        from hit
        join organisation o using (org_number)
        order by o.name, o.org_number
        limit $2
        "#,
        scope as _,
        limit,
        today.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    let first = rows.first();
    Ok(Reach {
        consumers: first.map_or(0, |row| row.consumers),
        delegations: first.map_or(0, |row| row.delegations),
        hits: rows
            .into_iter()
            .map(|row| Hit { consumer: row.number, name: row.name, suppliers: row.suppliers })
            .collect(),
    })
}

/// Everybody the scope reaches, or would reach if it were in use, by name, and how many delegations there are.
pub(crate) async fn users(db: &mut PgConnection, scope: ScopeId, today: Date) -> sqlx::Result<(Vec<Party>, i64)> {
    let rows = sqlx::query!(
        r#"
        with used as materialized (
          select consumer_org_number as org_number, supplier_org_number from scope_users($1, $2)
        )
        select o.org_number as "number: OrgNumber", o.name, (select count(supplier_org_number) from used) as "delegations!"
        from organisation o
        where o.org_number in (select org_number from used)
        order by o.name, o.org_number
        "#,
        scope as _,
        today.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    let delegations = rows.first().map_or(0, |row| row.delegations);
    Ok((rows.into_iter().map(|row| Party { number: row.number, name: row.name }).collect(), delegations))
}

/// Takes back every access to the scope, with a change that takes the scope out of use: a person's, or one that was planned.
pub(crate) async fn revoke_all(change: &mut Change, scope: ScopeId) -> sqlx::Result<Vec<AccessItem>> {
    let (at, by, reference) = (change.at(), change.actor().person(), change.reference().clone());
    let rows = sqlx::query!(
        r#"
        with ended as (
          update scope_access
          set withdrawn_at = $2, withdrawn_by = $3, withdrawn_in = $4, withdrawn_how = 'deactivated'
          where scope_id = $1 and withdrawn_at is null
          returning scope_access_id, org_number
        )
        select scope_access_id as id, org_number as "number: OrgNumber", o.name
        from ended
        join organisation o using (org_number)
        order by o.name
        "#,
        scope as _,
        at.to_sqlx() as _,
        by as Option<PersonId>,
        reference.as_str(),
    )
    .fetch_all(change.conn())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| AccessItem { id: row.id, consumer: Party { number: row.number, name: row.name } })
        .collect())
}
