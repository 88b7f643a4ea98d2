use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::{PgConnection, types::Json};

use super::super::model::{Attempt, Client, ClientKey, ClientScope, Content, Kind, Login, ScopeState, ScopeUse};
use crate::{
    access::{Acting, Right},
    kernel::{ClientId, ClientPackageId, ClientScopeId, Environment, Lang, OrgNumber, Party, ScopeId, Title},
    ledger::Change,
};

async fn find(
    db: &mut PgConnection,
    org: OrgNumber,
    environment: Environment,
    id: ClientId,
) -> sqlx::Result<Option<Client>> {
    let row = sqlx::query!(
        r#"
        select c.integration_type as "kind: Kind", c.name, c.description, c.for_customers, c.access_token_lifetime,
               c.oidc as "login: Json<Login>",
               c.created_at as "created_at: jiff_sqlx::Timestamp", trim(b.given_name || ' ' || b.family_name) as "created_by?",
               c.changed_at as "changed_at: jiff_sqlx::Timestamp", c.deactivated_at as "deactivated_at: jiff_sqlx::Timestamp", c.version,
               p.client_package_id as "package?: ClientPackageId", p.given_at as "given_at?: jiff_sqlx::Timestamp",
               client_last_used(c.client_id) as "last_used: jiff_sqlx::Timestamp",
               array(select cs.scope_id from client_scope cs where cs.client_id = c.client_id and cs.removed_at is null)
                 as "scopes!: Vec<ScopeId>",
               array(select s.name from client_scope cs join scope s on s.scope_id = cs.scope_id
                     where cs.client_id = c.client_id and cs.removed_at is null order by s.name) as "scope_names!",
               (select coalesce(jsonb_agg(jsonb_build_object(
                   'id', k.client_key_id, 'kid', k.kid, 'alg', k.alg, 'thumbprint', k.thumbprint, 'added_at', client_key_first_added(k.client_key_id),
                   'expires_at', k.expires_at, 'last_used', client_key_last_used(k.client_key_id)
                 ) order by client_key_first_added(k.client_key_id) desc, k.client_key_id desc), '[]')
                from client_key k
                where k.client_id = c.client_id and k.removed_at is null) as "keys!: Json<Vec<ClientKey>>",
               (select coalesce(jsonb_agg(jsonb_build_object(
                   'correlation_id', a.correlation_id, 'at', a.at, 'code', a.code, 'scopes', a.scope_names, 'is_signed', a.is_signed,
                   'consumer', a.consumer_org_number::text, 'consumer_name', o.name
                 ) order by a.at desc, a.correlation_id), '[]')
                from token_attempt a
                left join organisation o on o.org_number = a.consumer_org_number
                where a.client_id = c.client_id) as "attempts!: Json<Vec<Attempt>>"
        from client c
        left join person b on b.person_id = c.created_by
        left join client_package p on p.client_id = c.client_id and p.removed_at is null
        where c.client_id = $1 and c.org_number = $2 and c.environment = $3
        "#,
        id as _,
        org as _,
        environment as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Client {
        id,
        environment,
        kind: row.kind,
        content: Content {
            name: row.name,
            description: row.description,
            for_customers: row.for_customers,
            lifetime: row.access_token_lifetime,
            login: row.login.map(|login| login.0),
        },
        created_at: row.created_at.to_jiff(),
        created_by: row.created_by,
        changed_at: row.changed_at.to_jiff(),
        deactivated_at: row.deactivated_at.map(jiff_sqlx::Timestamp::to_jiff),
        version: row.version,
        package: row.package.zip(row.given_at.map(jiff_sqlx::Timestamp::to_jiff)),
        last_used: row.last_used.map(jiff_sqlx::Timestamp::to_jiff),
        scopes: row.scopes,
        scope_names: row.scope_names,
        keys: row.keys.0,
        attempts: row.attempts.0,
    }))
}

/// One of the organisation's own clients.
pub(in super::super) async fn get<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    (environment, id): (Environment, ClientId),
) -> sqlx::Result<Option<Client>> {
    find(db, acting.org(), environment, id).await
}

/// The same, locked until the change ends: whoever changes a client, its scopes, keys or packages waits for each other.
pub(in super::super) async fn lock<R: Right>(
    change: &mut Change,
    acting: &Acting<R>,
    (environment, id): (Environment, ClientId),
) -> sqlx::Result<Option<Client>> {
    let org = acting.org();
    sqlx::query_scalar!(
        "select version from client where client_id = $1 and org_number = $2 for update",
        id as _,
        org as _
    )
    .fetch_optional(change.conn())
    .await?;
    find(change.conn(), org, environment, id).await
}

/// The scopes of a client by name, and how each stands on a day.
pub(in super::super) async fn scopes(
    db: &mut PgConnection,
    id: ClientId,
    lang: Lang,
    today: Date,
) -> sqlx::Result<Vec<ClientScope>> {
    scopes_and_use(db, id, lang, (today, None)).await
}

/// The same, with how each was used in the thirty days before an instant, if there is one.
pub(in super::super) async fn scopes_and_use(
    db: &mut PgConnection,
    id: ClientId,
    lang: Lang,
    (today, now): (Date, Option<Timestamp>),
) -> sqlx::Result<Vec<ClientScope>> {
    let rows = sqlx::query!(
        r#"
        select l.client_scope_id as "line!: ClientScopeId", l.scope_id as "scope!: ScopeId", l.scope_name as "name!",
               l.provider_org_number as "provider!: OrgNumber", coalesce(p.name, l.provider_org_number::text) as "provider_name!",
               s.description_nb, s.description_nn, s.description_en, l.own as "own: ScopeState", l.theirs as "theirs: ScopeState",
               l.customers as "customers!", l.customer as "customer: OrgNumber", cu.name as "customer_name?", s.delegable, s.visibility = 'public' as "is_public!",
               u.tokens as "tokens?", u.last_used as "last_used?: jiff_sqlx::Timestamp"
        from client_scope_states($1, $2) l
        join scope s on s.scope_id = l.scope_id
        left join organisation p on p.org_number = l.provider_org_number
        left join organisation cu on cu.org_number = l.customer
        left join client_use($1, $3) u on u.scope_id = l.scope_id
        order by l.scope_name
        "#,
        id as _,
        today.to_sqlx() as _,
        now.map(Timestamp::to_sqlx) as _,
    )
    .fetch_all(db)
    .await?;
    let scope = rows.into_iter().map(|row| ClientScope {
        line: row.line,
        scope: row.scope,
        name: row.name,
        provider: Party { number: row.provider, name: row.provider_name },
        description: Title { nb: row.description_nb, nn: row.description_nn, en: row.description_en }
            .in_lang(lang)
            .to_owned(),
        own: row.own,
        theirs: row.theirs,
        customers: row.customers,
        customer: row.customer.zip(row.customer_name).map(|(number, name)| Party { number, name }),
        is_delegable: row.delegable,
        is_public: row.is_public,
        used: row.tokens.zip(row.last_used).map(|(tokens, last)| ScopeUse { tokens, last: last.to_jiff() }),
    });
    Ok(scope.collect())
}

/// Who has this number, if anybody.
pub(in super::super) async fn party(db: &mut PgConnection, number: OrgNumber) -> sqlx::Result<Option<Party>> {
    let name = sqlx::query_scalar!("select name from organisation where org_number = $1", number as _);
    Ok(name.fetch_optional(db).await?.map(|name| Party { number, name }))
}
