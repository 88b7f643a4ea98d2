//! Who has delegated what to whom (`sql/delegations_between.sql`).

use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use crate::kernel::{Environment, OrgNumber};

/// Which delegations.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Filter<'a> {
    pub environment: Environment,
    pub consumer: Option<OrgNumber>,
    pub supplier: Option<OrgNumber>,
    /// Those that give this scope.
    pub scope: Option<&'a str>,
}

/// A delegation that is in force.
#[derive(Debug, Clone)]
pub(crate) struct InForce {
    pub consumer: OrgNumber,
    pub supplier: OrgNumber,
    /// The identifier of the API resource.
    pub resource: String,
    /// All its scopes that are in use.
    pub scopes: Vec<String>,
    pub given_at: Timestamp,
}

/// Has the one ever delegated anything to the other there?
pub(crate) async fn has_delegated(
    db: &mut PgConnection,
    environment: Environment,
    (consumer, supplier): (OrgNumber, OrgNumber),
) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"
        select exists (
          select from delegation where environment = $1 and org_number = $2 and holder_org_number = $3
        ) as "has!"
        "#,
        environment as _,
        consumer as _,
        supplier as _,
    )
    .fetch_one(db)
    .await
}

/// Those that are in force on a day.
pub(crate) async fn delegations(db: &mut PgConnection, filter: Filter<'_>, today: Date) -> sqlx::Result<Vec<InForce>> {
    let rows = sqlx::query!(
        r#"
        select consumer_org_number as "consumer!: OrgNumber", supplier_org_number as "supplier!: OrgNumber", resource as "resource!",
               scopes as "scopes!", given_at as "given_at!: jiff_sqlx::Timestamp"
        from delegations_between($1, $2, $3, $4, $5)
        "#,
        filter.environment as _,
        filter.consumer as _,
        filter.supplier as _,
        filter.scope,
        today.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| InForce {
            consumer: row.consumer,
            supplier: row.supplier,
            resource: row.resource,
            scopes: row.scopes,
            given_at: row.given_at.to_jiff(),
        })
        .collect())
}
