use sqlx::PgConnection;

use super::super::model::OwnScope;
use crate::{
    in_use::usage_of_resource,
    kernel::{ApiResourceId, Environment, OrgNumber, Party, ScopeId, Title},
    ledger::Change,
};

/// Scopes that are looked through when some are to be bundled.
const MOST: i64 = 2_000;

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

/// Those whose logs say what happens to the resource, and how many delegations there are.
pub(crate) async fn consumers(change: &mut Change, id: ApiResourceId) -> sqlx::Result<(Vec<Party>, i64)> {
    let today = change.today();
    let usage = usage_of_resource(change.conn(), id, None, today).await?;
    let delegations = usage.delegations;
    Ok((usage.recipients(), delegations))
}
