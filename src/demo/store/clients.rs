use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use serde_json::Value;
use sqlx::PgConnection;

use crate::kernel::{ClientId, ClientKeyId};

/// A client in production.
#[derive(Clone, Copy)]
pub(in super::super) struct Client {
    pub(in super::super) org: i32,
    pub(in super::super) name: &'static str,
    pub(in super::super) description: &'static str,
    pub(in super::super) for_customers: bool,
    pub(in super::super) scopes: &'static [&'static str],
    pub(in super::super) is_active: bool,
}

/// Its public key.
pub(in super::super) struct ClientKey {
    pub(in super::super) kid: String,
    pub(in super::super) alg: String,
    pub(in super::super) jwk: Value,
    pub(in super::super) thumbprint: String,
    pub(in super::super) added_at: Timestamp,
    pub(in super::super) expires_at: Timestamp,
}

/// What came of a request; without a code, a token.
pub(in super::super) struct Attempt {
    pub(in super::super) at: Timestamp,
    pub(in super::super) consumer: Option<i32>,
    pub(in super::super) scope: &'static str,
    pub(in super::super) code: &'static str,
    pub(in super::super) description: &'static str,
}

/// Does the organisation have any?
pub(in super::super) async fn has_clients(db: &mut PgConnection, org: i32) -> sqlx::Result<bool> {
    sqlx::query!("select pg_advisory_xact_lock(hashtext('demo'))").execute(&mut *db).await?;
    sqlx::query_scalar!(r#"select exists (select from client where org_number = $1) as "there!""#, org)
        .fetch_one(db)
        .await
}

/// Adds a client with its scopes and its key. It was made when the key was put in.
pub(in super::super) async fn add_client(
    db: &mut PgConnection,
    client: &Client,
    key: &ClientKey,
    now: Timestamp,
) -> sqlx::Result<ClientId> {
    let id = ClientId::new();
    let scopes: Vec<String> = client.scopes.iter().map(|scope| (*scope).to_owned()).collect();
    sqlx::query!(
        r#"
        with made as (
          insert into client (client_id, environment, org_number, name, description, integration_type, for_customers, created_at, changed_at,
                              deactivated_at)
          values ($1, 'prod', $2, $3, $4, 'maskinporten', $5, $6, $6, case when $7 then null else $8::timestamptz - interval '20 days' end)
        ),
        scoped as (
          insert into client_scope (client_scope_id, client_id, scope_id, added_at)
          select gen_random_uuid(), $1, scope_id, $6 from scope where environment = 'prod' and name = any ($9)
        )
        insert into client_key (client_key_id, client_id, kid, alg, jwk, thumbprint, added_at, expires_at)
        values ($10, $1, $11, $12, $13, $14, $6, $15)
        "#,
        id as _,
        client.org,
        client.name,
        client.description,
        client.for_customers,
        key.added_at.to_sqlx() as _,
        client.is_active,
        now.to_sqlx() as _,
        &scopes,
        ClientKeyId::new() as _,
        key.kid,
        key.alg,
        key.jwk,
        key.thumbprint,
        key.expires_at.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(id)
}

/// Remembers a request that the client signed, and counts it.
pub(in super::super) async fn add_attempt(
    db: &mut PgConnection,
    client: ClientId,
    attempt: &Attempt,
) -> sqlx::Result<()> {
    let scopes = [attempt.scope.to_owned()];
    sqlx::query!(
        r#"
        with kept as (
          insert into token_attempt (correlation_id, client_id, at, code, description, consumer_org_number, scope_names, kid, is_signed)
          select replace(gen_random_uuid()::text, '-', ''), $1, $2, $3, $4, $5, $6, kid, true from client_key where client_id = $1
        ),
        used as (
          insert into client_key_use (client_key_id, last_used_at)
          select client_key_id, $2 from client_key where client_id = $1
          on conflict (client_key_id) do update set last_used_at = greatest(client_key_use.last_used_at, excluded.last_used_at)
        ),
        counted as (
          insert into scope_use_day (scope_id, day, issued, refused)
          select s.scope_id, ($2::timestamptz at time zone 'Europe/Oslo')::date, ($3 = '')::integer, ($3 <> '')::integer
          from scope s
          where s.environment = 'prod' and s.name = any ($6)
          on conflict (scope_id, day)
          do update set issued = scope_use_day.issued + excluded.issued, refused = scope_use_day.refused + excluded.refused
        )
        insert into token_use (hour, environment, client_id, scope_id, consumer_org_number, supplier_org_number, code, uses)
        select date_trunc('hour', $2::timestamptz), 'prod', $1, s.scope_id, coalesce($5, c.org_number),
               case when $5::integer is null then 0 else c.org_number end, $3, 1
        from client c
        join scope s on s.environment = 'prod' and s.name = any ($6)
        where c.client_id = $1
        "#,
        client as _,
        attempt.at.to_sqlx() as _,
        attempt.code,
        attempt.description,
        attempt.consumer,
        &scopes,
    )
    .execute(db)
    .await?;
    Ok(())
}
