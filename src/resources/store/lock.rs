use sqlx::PgConnection;

use super::{
    super::model::{OwnScope, Resource},
    resource::find,
    usage::own_scopes,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::{ApiResourceId, Environment},
    ledger::Change,
    platform::Bug,
};

/// Locks the resource until the change ends and reads it. Those who change it wait for each other, and so do those who give it
/// (`lock_given`).
pub(crate) async fn lock(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    environment: Environment,
    id: ApiResourceId,
) -> sqlx::Result<Option<Resource>> {
    let (org, today) = (acting.org(), change.today());
    sqlx::query_scalar!(
        "select revision from api_resource where api_resource_id = $1 and provider_org_number = $2 for update",
        id as _,
        org as _,
    )
    .fetch_optional(change.conn())
    .await?;
    find(change.conn(), org, environment, id, today).await
}

/// Locks resources that are about to be given, and every scope that one of their versions bundles, until the change ends. Whoever takes one
/// of them out of use, or changes it, either has done so before this returns, or waits and finds what was given. Givers do not wait for each
/// other, nor for those who give access to the scopes: both leave the rows as they are. Each table is locked in ascending order, resources
/// before scopes.
pub(crate) async fn lock_given(change: &mut Change, resources: &[ApiResourceId]) -> sqlx::Result<()> {
    if resources.is_empty() || Bug::UnlockedResource.is_seeded() {
        return Ok(());
    }
    sqlx::query!(
        "select revision from api_resource where api_resource_id = any($1) order by api_resource_id for key share",
        resources as _,
    )
    .fetch_all(change.conn())
    .await?;
    // A statement of its own: a version that was made while the first one waited is seen.
    sqlx::query!(
        r#"
        select name
        from scope
        where (environment, name) in (
          select r.environment, unnest(v.scope_names)
          from api_resource r
          join api_resource_version v using (api_resource_id)
          where r.api_resource_id = any($1)
        )
        order by scope_id
        for key share
        "#,
        resources as _,
    )
    .fetch_all(change.conn())
    .await?;
    Ok(())
}

/// The scopes of these names that the organisation could bundle, or has bundled, locked so that none of them goes out of use before the
/// bundle is made.
pub(crate) async fn lock_scopes(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    environment: Environment,
    names: &[String],
) -> sqlx::Result<Vec<OwnScope>> {
    let (org, db): (_, &mut PgConnection) = (acting.org(), change.conn());
    sqlx::query!(
        r#"
        select name
        from scope
        where provider_org_number = $1 and environment = $2 and name = any($3)
        order by scope_id
        for key share
        "#,
        org as _,
        environment as _,
        names,
    )
    .fetch_all(&mut *db)
    .await?;
    own_scopes(db, org, environment, names, true).await
}
