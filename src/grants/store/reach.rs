use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::model::{AccessItem, Hit, Reach};
use crate::{
    kernel::{OrgNumber, Party, PersonId, Ref, ScopeId},
    ledger::{Change, Upkeep},
};

/// When a scope goes out of use, by whom, and in which change: a person's, or the housekeeping's.
#[derive(Debug)]
pub(crate) struct Attribution {
    pub at: Timestamp,
    pub person: Option<PersonId>,
    pub reference: Ref,
}

impl Attribution {
    pub(crate) fn of(change: &Change) -> Self {
        Self { at: change.at(), person: Some(change.person()), reference: change.reference().clone() }
    }
    pub(crate) fn of_upkeep(upkeep: &Upkeep) -> Self {
        Self { at: upkeep.at(), person: None, reference: upkeep.reference().clone() }
    }
}

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

/// Takes back every access to the scope.
pub(crate) async fn revoke_all(
    db: &mut PgConnection,
    by: &Attribution,
    scope: ScopeId,
) -> sqlx::Result<Vec<AccessItem>> {
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
        by.at.to_sqlx() as _,
        by.person as Option<PersonId>,
        by.reference.as_str(),
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| AccessItem { id: row.id, consumer: Party { number: row.number, name: row.name } })
        .collect())
}
