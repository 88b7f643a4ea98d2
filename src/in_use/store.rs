//! Who uses a thing. The room owns no table: whom a scope or a resource reaches is a function of the database.

use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::model::{Consumer, Usage};
use crate::kernel::{ApiResourceId, OrgNumber, Party, ScopeId};

/// The users of a thing, from what a function of the database says of it.
macro_rules! usage {
    ($db:expr, $used:literal, $id:expr, $limit:expr, $today:expr) => {{
        let rows = sqlx::query!(
            r#"
            with used as materialized ("# + $used + r#"),
            consumer as (
              select distinct org_number from used
            )
            select o.org_number as "number: OrgNumber", o.name,
                   case when $2::bigint is null then '{}'
                     else coalesce((select array_agg(distinct h.name order by h.name)
                                    from used join organisation h on h.org_number = used.supplier_org_number
                                    where used.org_number = o.org_number), '{}')
                   end as "suppliers!",
                   (select count(*) from consumer) as "consumers!", (select count(supplier_org_number) from used) as "delegations!"
            from consumer
            join organisation o using (org_number)
            order by o.name, o.org_number
            limit $2
            "#,
            $id as _,
            $limit as Option<i64>,
            $today.to_sqlx() as _,
        )
        .fetch_all($db)
        .await?;
        let (consumers, delegations) = rows.first().map_or((0, 0), |row| (row.consumers, row.delegations));
        let consumer = |(number, name, suppliers)| Consumer { party: Party { number, name }, suppliers };
        let first = rows.into_iter().map(|row| consumer((row.number, row.name, row.suppliers))).collect();
        Ok(Usage { consumers, delegations, first })
    }};
}

/// Who uses the scope, or would if it were in use.
pub(crate) async fn usage_of_scope(
    db: &mut PgConnection,
    id: ScopeId,
    limit: Option<i64>,
    today: Date,
) -> sqlx::Result<Usage> {
    usage!(
        db,
        "select consumer_org_number as org_number, supplier_org_number from scope_users($1, $3)",
        id,
        limit,
        today
    )
}

/// Who has given the resource to somebody, whether it counts now or rests.
pub(crate) async fn usage_of_resource(
    db: &mut PgConnection,
    id: ApiResourceId,
    limit: Option<i64>,
    today: Date,
) -> sqlx::Result<Usage> {
    usage!(
        db,
        "select giver_org_number as org_number, supplier_org_number from resource_users($1, $3)",
        id,
        limit,
        today
    )
}
