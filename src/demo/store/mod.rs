mod clients;
mod past;

use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

pub(super) use self::{
    clients::{Attempt, Client, ClientKey, add_attempt, add_client, has_clients},
    past::tell,
};
use super::apis::{Resource, Scope};
use crate::{
    kernel::{AccessGrantId, AccessRequestId, ApiResourceId, DelegationId, HolderId, NationalId, PersonId, PersonName},
    platform::keys::Keys,
};

/// A consumer's request for access, which waits.
#[derive(Clone, Copy)]
pub(super) struct Request {
    pub(super) scope: &'static str,
    pub(super) consumer: i32,
    pub(super) purpose: &'static str,
    pub(super) contact: &'static str,
    pub(super) sent_at: Timestamp,
    pub(super) sent_by: PersonId,
}

pub(super) struct Grant {
    pub(super) org: i32,
    pub(super) holder: HolderId,
    pub(super) package: &'static str,
    pub(super) given_at: Timestamp,
    pub(super) given_by: PersonId,
}

#[derive(Clone, Copy)]
pub(super) struct Delegation {
    pub(super) org: i32,
    pub(super) holder: i32,
    pub(super) resource: &'static str,
    pub(super) given_at: Timestamp,
    pub(super) given_by: Option<PersonId>,
    pub(super) ends_on: Option<Date>,
    pub(super) note: Option<&'static str>,
    pub(super) ended: Option<Ended>,
}

#[derive(Clone, Copy)]
pub(super) struct Ended {
    pub(super) at: Timestamp,
    pub(super) how: &'static str,
    pub(super) by: Option<PersonId>,
}

/// Has this been done before? Two that start together take turns.
pub(super) async fn is_installed(db: &mut PgConnection, identifier: &str) -> sqlx::Result<bool> {
    sqlx::query!("select pg_advisory_xact_lock(hashtext('demo'))").execute(&mut *db).await?;
    sqlx::query_scalar!(
        r#"select exists (select from api_resource where environment = 'prod' and identifier = $1) as "there!""#,
        identifier,
    )
    .fetch_one(db)
    .await
}

/// Adds a scope, which was made then, and those who may use it since.
pub(super) async fn add_scope(
    db: &mut PgConnection,
    scope: &Scope,
    (made_at, given_at): (Timestamp, Timestamp),
) -> sqlx::Result<()> {
    let consumers: Vec<i32> = scope.consumers.iter().map(|org| org.get()).collect();
    sqlx::query!(
        r#"
        with owned as (
          insert into prefix (prefix, org_number) values (split_part($2, ':', 1), $3) on conflict do nothing
        ),
        added as (
          insert into scope (scope_id, environment, name, provider_org_number, delegable, accessible_for_all, visibility,
                             description_nb, description_nn, description_en, created_at)
          values (gen_random_uuid(), $1, $2, $3, $4, $5, case when $7 then 'public' else 'private' end, $8, $9, $10, $12)
          -- Some are there in every portal.
          on conflict (environment, name) do update set created_at = excluded.created_at
          returning scope_id
        )
        insert into scope_access (scope_access_id, scope_id, org_number, granted_at, search_name)
        select gen_random_uuid(), added.scope_id, o.org_number, $11, o.search_name
        from added
        join organisation o on o.org_number = any($6)
        "#,
        scope.environment as _,
        scope.name,
        scope.provider as _,
        scope.delegable,
        scope.open,
        &consumers,
        scope.public,
        scope.description.nb,
        scope.description.nn,
        scope.description.en,
        given_at.to_sqlx() as _,
        made_at.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A consumer asks for access to a scope in production.
pub(super) async fn add_access_request(db: &mut PgConnection, request: &Request) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        insert into access_request (access_request_id, scope_id, org_number, provider_org_number, purpose, contact, sent_at, sent_by,
                                    expires_at)
        select $1, scope_id, $3, provider_org_number, $4, $5, $6::timestamptz, $7, $6::timestamptz + interval '90 days'
        from scope
        where environment = 'prod' and name = $2
        "#,
        AccessRequestId::new() as _,
        request.scope,
        request.consumer,
        request.purpose,
        request.contact,
        request.sent_at.to_sqlx() as _,
        request.sent_by as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Adds an API resource, its first version, and its second if it has one.
pub(super) async fn add_email_domain(db: &mut PgConnection, org: i32, domain: &str, at: Timestamp) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into email_domain (email_domain_id, org_number, domain, claimed_at, in_force_at) values (gen_random_uuid(), $1, $2, $3, $3)",
        org,
        domain,
        at.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

pub(super) async fn add_resource(
    db: &mut PgConnection,
    resource: &Resource,
    first: Timestamp,
    second: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        with added as (
          insert into api_resource (api_resource_id, environment, identifier, provider_org_number, title_nb, title_nn, title_en,
                                    description_nb, description_nn, description_en, delegable, deactivated_at, created_at, changed_at)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, case when $12 then null else $17::timestamptz end, $16,
                  case when cardinality($15::text[]) > 0 then $17 else $16 end)
          on conflict (environment, identifier) do update set created_at = excluded.created_at, changed_at = excluded.changed_at
          returning api_resource_id
        )
        insert into api_resource_version (api_resource_id, version, scope_names, writes, since)
        select api_resource_id, 1, $13::text[], $14::boolean, $16::timestamptz from added
        union all
        select api_resource_id, 2, $15::text[], $14, $17::timestamptz from added where cardinality($15::text[]) > 0
        on conflict (api_resource_id, version) do update set since = excluded.since
        "#,
        ApiResourceId::new() as _,
        resource.environment as _,
        resource.identifier,
        resource.provider as _,
        resource.title.nb,
        resource.title.nn,
        resource.title.en,
        resource.description.nb,
        resource.description.nn,
        resource.description.en,
        resource.delegable,
        resource.active,
        &resource.scopes,
        resource.writes,
        &resource.then,
        first.to_sqlx() as _,
        second.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The person with this number; an employee may have no role in the register, so they are added if need be.
pub(super) async fn person(
    db: &mut PgConnection,
    keys: &Keys,
    number: &NationalId,
    name: &PersonName,
) -> anyhow::Result<PersonId> {
    let id = PersonId::new();
    let id = sqlx::query_scalar!(
        r#"
        insert into person (person_id, national_id_hash, national_id_cipher, given_name, family_name)
        values ($1, $2, $3, $4, $5)
        on conflict (national_id_hash) do update set given_name = person.given_name
        returning person_id as "person_id: PersonId"
        "#,
        id as _,
        keys.national_id_hash(number),
        keys.seal(id.uuid().as_bytes(), number.expose().as_bytes())?,
        name.given,
        name.family,
    )
    .fetch_one(db)
    .await?;
    Ok(id)
}

/// Gives a package.
pub(super) async fn add_grant(db: &mut PgConnection, grant: &Grant) -> sqlx::Result<()> {
    let (unit, person) = grant.holder.columns();
    sqlx::query!(
        r#"
        insert into access_grant (access_grant_id, org_number, holder_person_id, holder_org_number, kind, code, given_at, given_by)
        values ($1, $2, $3, $4, 'package', $5, $6, $7)
        "#,
        AccessGrantId::new() as _,
        grant.org,
        person as _,
        unit as _,
        grant.package,
        grant.given_at.to_sqlx() as _,
        grant.given_by as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Gives an API resource of production to a supplier; one that has ended keeps its row.
pub(super) async fn add_delegation(db: &mut PgConnection, delegation: &Delegation) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        insert into delegation (delegation_id, org_number, holder_org_number, environment, api_resource_id, resource_version,
                                given_at, given_by, ends_on, note, withdrawn_at, withdrawn_how, withdrawn_by)
        select $1, $2, $3, environment, api_resource_id, 1, $5, $6, $7, $8, $9, $10, $11
        from api_resource
        where environment = 'prod' and identifier = $4
        "#,
        DelegationId::new() as _,
        delegation.org,
        delegation.holder,
        delegation.resource,
        delegation.given_at.to_sqlx() as _,
        delegation.given_by as _,
        delegation.ends_on.map(ToSqlx::to_sqlx) as _,
        delegation.note,
        delegation.ended.map(|ended| ended.at.to_sqlx()) as _,
        delegation.ended.map(|ended| ended.how),
        delegation.ended.and_then(|ended| ended.by) as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Lists somebody among those who hold, or have held, something from the organisation, and writes what they hold into their row.
pub(super) async fn add_holder(
    db: &mut PgConnection,
    org: i32,
    holder: HolderId,
    name: &str,
    quiet_since: Option<Timestamp>,
) -> sqlx::Result<()> {
    let (unit, person) = holder.columns();
    sqlx::query!(
        r#"
        insert into holder (org_number, holder_org_number, holder_person_id, sort_name, quiet_since)
        values ($1, $2, $3, $4, $5)
        on conflict do nothing
        "#,
        org,
        unit as _,
        person as _,
        name,
        quiet_since.map(ToSqlx::to_sqlx) as _,
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "select recount_holder($1, coalesce($2::integer::text, $3::uuid::text), now())",
        org,
        unit as _,
        person as _,
    )
    .execute(db)
    .await?;
    Ok(())
}
