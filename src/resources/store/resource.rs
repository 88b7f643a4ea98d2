use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::model::{Content, Resource, Version};
use crate::{
    access::{Acting, ManageScopes, Right},
    kernel::{ApiResourceId, Environment, OrgNumber, Title},
    ledger::Change,
};

/// The resource and its versions, the newest first, with how many delegations count in each on this day.
pub(super) async fn find(
    db: &mut PgConnection,
    org: OrgNumber,
    environment: Environment,
    id: ApiResourceId,
    today: Date,
) -> sqlx::Result<Option<Resource>> {
    let rows = sqlx::query!(
        r#"
        select r.identifier, r.title_nb, r.title_nn, r.title_en, r.description_nb, r.description_nn, r.description_en, r.delegable,
               r.revision, r.created_at as "created_at: jiff_sqlx::Timestamp", trim(c.given_name || ' ' || c.family_name) as "created_by?",
               r.changed_at as "changed_at: jiff_sqlx::Timestamp", r.deactivated_at as "deactivated_at: jiff_sqlx::Timestamp",
               trim(d.given_name || ' ' || d.family_name) as "deactivated_by?",
               v.version, v.scope_names, v.writes, v.since as "since: jiff_sqlx::Timestamp",
               trim(m.given_name || ' ' || m.family_name) as "made_by?",
               (select count(*) from resource_users(v.api_resource_id, $4) u where u.version = v.version) as "delegations!"
        from api_resource r
        join api_resource_version v using (api_resource_id)
        left join person c on c.person_id = r.created_by
        left join person d on d.person_id = r.deactivated_by
        left join person m on m.person_id = v.made_by
        where r.api_resource_id = $1 and r.provider_org_number = $2 and r.environment = $3
        order by v.version desc
        "#,
        id as _,
        org as _,
        environment as _,
        today.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    let versions = rows.iter().map(|row| Version {
        version: row.version,
        since: row.since.to_jiff(),
        by: row.made_by.clone(),
        scopes: row.scope_names.clone(),
        writes: row.writes,
        delegations: row.delegations,
    });
    let versions: Vec<Version> = versions.collect();
    Ok(rows.into_iter().next().map(|row| Resource {
        id,
        environment,
        identifier: row.identifier,
        content: Content {
            title: Title { nb: row.title_nb, nn: row.title_nn, en: row.title_en },
            description: Title { nb: row.description_nb, nn: row.description_nn, en: row.description_en },
            delegable: row.delegable,
            scopes: row.scope_names,
            writes: row.writes,
        },
        version: row.version,
        versions,
        revision: row.revision,
        created_at: row.created_at.to_jiff(),
        created_by: row.created_by,
        changed_at: row.changed_at.to_jiff(),
        deactivated: row.deactivated_at.map(|at| (at.to_jiff(), row.deactivated_by)),
    }))
}

/// One of the organisation's own resources.
pub(crate) async fn get<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    environment: Environment,
    id: ApiResourceId,
    today: Date,
) -> sqlx::Result<Option<Resource>> {
    find(db, acting.org(), environment, id, today).await
}

/// Makes a resource in its first version. An identifier that is taken breaks `api_resource_environment_identifier_key`.
pub(crate) async fn insert(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    environment: Environment,
    identifier: &str,
    content: &Content,
) -> sqlx::Result<ApiResourceId> {
    let (org, at, by, id) = (acting.org(), change.at(), acting.person(), ApiResourceId::new());
    sqlx::query!(
        r#"
        insert into api_resource (api_resource_id, environment, identifier, provider_org_number, title_nb, title_nn, title_en,
                                  description_nb, description_nn, description_en, delegable, created_at, created_by, changed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $12)
        "#,
        id as _,
        environment as _,
        identifier,
        org as _,
        content.title.nb,
        content.title.nn,
        content.title.en,
        content.description.nb,
        content.description.nn,
        content.description.en,
        content.delegable,
        at.to_sqlx() as _,
        by as _,
    )
    .execute(change.conn())
    .await?;
    add_version(change, acting, id, 1, content).await?;
    Ok(id)
}

/// Makes the resource what `content` says, in a new version where it bundles something else. Returns the version it is in since.
pub(crate) async fn put(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    resource: &Resource,
    content: &Content,
) -> sqlx::Result<i32> {
    update(change, resource.id, content).await?;
    if resource.content.bundles_as(content) {
        return Ok(resource.version);
    }
    add_version(change, acting, resource.id, resource.version + 1, content).await?;
    Ok(resource.version + 1)
}

/// Another set of scopes.
async fn add_version(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    id: ApiResourceId,
    version: i32,
    content: &Content,
) -> sqlx::Result<()> {
    let (at, by) = (change.at(), acting.person());
    sqlx::query!(
        r#"
        insert into api_resource_version (api_resource_id, version, scope_names, writes, since, made_by)
        values ($1, $2, $3, $4, $5, $6)
        "#,
        id as _,
        version,
        &content.scopes,
        content.writes,
        at.to_sqlx() as _,
        by as _,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// Sets everything but what it bundles. The identifier never changes.
async fn update(change: &mut Change, id: ApiResourceId, content: &Content) -> sqlx::Result<()> {
    let at = change.at();
    sqlx::query!(
        r#"
        update api_resource
        set title_nb = $2, title_nn = $3, title_en = $4, description_nb = $5, description_nn = $6, description_en = $7,
            delegable = $8, changed_at = $9, revision = revision + 1
        where api_resource_id = $1
        "#,
        id as _,
        content.title.nb,
        content.title.nn,
        content.title.en,
        content.description.nb,
        content.description.nn,
        content.description.en,
        content.delegable,
        at.to_sqlx() as _,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// Takes the resource out of use, so that from this transaction on nothing that was given of it counts; or into use again.
pub(crate) async fn set_active(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    id: ApiResourceId,
    active: bool,
) -> sqlx::Result<()> {
    let (at, by) = (change.at(), acting.person());
    sqlx::query!(
        r#"
        update api_resource
        set deactivated_at = case when $4 then null else $2::timestamptz end, deactivated_by = case when $4 then null else $3::uuid end,
            changed_at = $2, revision = revision + 1
        where api_resource_id = $1
        "#,
        id as _,
        at.to_sqlx() as _,
        by as _,
        active,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}
