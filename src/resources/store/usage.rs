use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::model::{Hit, OwnScope, Reach};
use crate::{
    kernel::{ApiResourceId, Environment, OrgNumber, Party, ScopeId, Title},
    ledger::Change,
};

/// Scopes that are looked through when some are to be bundled.
const MOST: i64 = 2_000;

/// Consumers whose logs tell what happens to a resource. Further ones see it on their pages.
const TOLD: i64 = 5_000;

/// The scopes of an organisation that can be bundled, and those of these names whatever has become of them. By name.
pub(crate) async fn own_scopes(
    db: &mut PgConnection,
    org: OrgNumber,
    environment: Environment,
    names: &[String],
    only_these: bool,
) -> sqlx::Result<Vec<OwnScope>> {
    let rows = sqlx::query!(
        r#"
        select scope_id as "id: ScopeId", name, description_nb, description_nn, description_en, deactivated_at is null as "active!",
               delegable
        from scope
        where provider_org_number = $1 and environment = $2
          and (name = any($3) or (deactivated_at is null and delegable and not $4))
        order by name
        limit $5
        "#,
        org as _,
        environment as _,
        names,
        only_these,
        MOST,
    )
    .fetch_all(db)
    .await?;
    let scope = rows.into_iter().map(|row| OwnScope {
        id: row.id,
        name: row.name,
        description: Title { nb: row.description_nb, nn: row.description_nn, en: row.description_en },
        active: row.active,
        delegable: row.delegable,
    });
    Ok(scope.collect())
}

/// Those who have given the resource to somebody, whether it counts now or rests: counted, and the first of them by name.
pub(crate) async fn reach(db: &mut PgConnection, id: ApiResourceId, limit: i64, today: Date) -> sqlx::Result<Reach> {
    let rows = sqlx::query!(
        r#"
        with used as (
          select giver_org_number as org_number, supplier_org_number from resource_users($1, $3)
        ),
        hit as (
          select distinct org_number from used
        )
        select o.org_number as "number: OrgNumber", o.name,
               coalesce((select array_agg(distinct h.name order by h.name)
                         from used join organisation h on h.org_number = used.supplier_org_number
                         where used.org_number = o.org_number), '{}') as "suppliers!",
               (select count(*) from hit) as "consumers!", (select count(*) from used) as "delegations!"
        from hit
        join organisation o using (org_number)
        order by o.name, o.org_number
        limit $2
        "#,
        id as _,
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

/// Those whose logs tell what happens to the resource, as many as are written in one go, and how many delegations there are.
pub(crate) async fn consumers(change: &mut Change, id: ApiResourceId) -> sqlx::Result<(Vec<Party>, i64)> {
    let today = change.today();
    let reach = reach(change.conn(), id, TOLD, today).await?;
    let parties = reach.hits.into_iter().map(|hit| Party { number: hit.consumer, name: hit.name }).collect();
    Ok((parties, reach.delegations))
}
