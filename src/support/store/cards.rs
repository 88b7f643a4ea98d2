use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use serde::Deserialize;
use sqlx::{PgConnection, types::Json};

use super::organisation::Attempt;
use crate::{
    access::Staff,
    kernel::{ClientId, Environment, OrgNumber, Party, PersonId, PersonName, ScopeId},
};

/// A client, for support.
#[derive(Debug, Clone)]
pub(in super::super) struct ClientCard {
    pub name: String,
    pub environment: Environment,
    pub owner: Party,
    pub kind: String,
    pub for_customers: bool,
    pub has_package: bool,
    pub created_at: Timestamp,
    pub deactivated_at: Option<Timestamp>,
    /// Each with what a token request for it comes to, for the owner and for customers.
    pub scopes: Vec<ScopeOfClient>,
    pub keys: Vec<KeyRow>,
    /// Refusals of a day by code, and tokens that were issued.
    pub errors: Vec<(String, i64)>,
    pub attempts: Vec<Attempt>,
}

/// A scope of a client, and what requests for it come to. `None`: the client makes no such requests.
#[derive(Debug, Clone, Deserialize)]
pub(in super::super) struct ScopeOfClient {
    pub id: ScopeId,
    pub name: String,
    pub own: Option<Standing>,
    pub theirs: Option<Standing>,
}

/// What `client_scope_states` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in super::super) enum Standing {
    Valid,
    Deactivated,
    WrongType,
    NoAccess,
    NoDelegation,
}

/// A key that the client has.
#[derive(Debug, Clone, Deserialize)]
pub(in super::super) struct KeyRow {
    pub kid: String,
    pub expires_at: Timestamp,
    pub last_used_at: Option<Timestamp>,
}

/// All of it, in one statement.
pub(in super::super) async fn client_card(
    db: &mut PgConnection,
    staff: &Staff,
    client: ClientId,
    today: Date,
) -> sqlx::Result<Option<ClientCard>> {
    let row = sqlx::query!(
        r#"
        select c.name, c.environment as "environment: Environment", c.org_number as "owner: OrgNumber", o.name as owner_name,
          c.integration_type, c.for_customers, c.created_at, c.deactivated_at as "deactivated_at: jiff_sqlx::Timestamp",
          exists (select from client_package p where p.client_id = c.client_id and p.removed_at is null) as "has_package!",
          (select coalesce(jsonb_agg(jsonb_build_object('id', s.scope_id, 'name', s.scope_name, 'own', s.own, 'theirs', s.theirs) order by s.scope_name), '[]')
           from client_scope_states(c.client_id, $2) s) as "scopes!: Json<Vec<ScopeOfClient>>",
          (select coalesce(jsonb_agg(jsonb_build_object(
             'kid', k.kid, 'expires_at', k.expires_at,
             'last_used_at', u.last_used_at) order by k.expires_at), '[]')
           from client_key k left join client_key_use u using (client_key_id)
           where k.client_id = c.client_id and k.removed_at is null) as "keys!: Json<Vec<KeyRow>>",
          (select coalesce(jsonb_agg(jsonb_build_array(code, n) order by code), '[]')
           from (select u.code, sum(u.uses)::bigint as n from token_use u
                 where u.client_id = c.client_id and u.hour > $3::timestamptz - interval '24 hours'
                 group by 1) e) as "errors!: Json<Vec<(String, i64)>>",
          (select coalesce(jsonb_agg(jsonb_build_object('id', a.correlation_id, 'at', a.at,
             'code', a.code, 'client', c.name, 'scopes', a.scope_names, 'is_test', c.environment = 'test') order by a.at desc), '[]')
           from (select * from token_attempt t where t.client_id = c.client_id and t.code <> '' order by t.at desc limit 5) a)
            as "attempts!: Json<Vec<Attempt>>"
        from client c
        join organisation o using (org_number)
        where c.client_id = $1
        "#,
        client as _,
        today.to_sqlx() as _,
        staff.now().to_sqlx() as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| ClientCard {
        name: row.name,
        environment: row.environment,
        owner: Party { number: row.owner, name: row.owner_name },
        kind: row.integration_type,
        for_customers: row.for_customers,
        has_package: row.has_package,
        created_at: row.created_at.to_jiff(),
        deactivated_at: row.deactivated_at.map(jiff_sqlx::Timestamp::to_jiff),
        scopes: row.scopes.0,
        keys: row.keys.0,
        errors: row.errors.0,
        attempts: row.attempts.0,
    }))
}

/// A scope, for support.
#[derive(Debug, Clone)]
pub(in super::super) struct ScopeCard {
    pub name: String,
    pub environment: Environment,
    pub provider: Party,
    pub description: String,
    pub visibility: String,
    pub delegable: bool,
    pub accessible_for_all: bool,
    pub integration_types: Vec<String>,
    pub created_at: Timestamp,
    pub deactivated_at: Option<Timestamp>,
    /// Organisations that have been given access, clients in use that have it, and API resources in use that bundle it.
    pub accesses: i64,
    pub clients: i64,
    pub resources: Vec<String>,
    /// What requests for it came to in a day, by code; empty: a token.
    pub errors: Vec<(String, i64)>,
}

/// All of it, in one statement.
pub(in super::super) async fn scope_card(
    db: &mut PgConnection,
    staff: &Staff,
    scope: ScopeId,
    today: Date,
) -> sqlx::Result<Option<ScopeCard>> {
    let row = sqlx::query!(
        r#"
        select s.name, s.environment as "environment: Environment", s.provider_org_number as "provider: OrgNumber", o.name as provider_name,
          s.description_nb, s.visibility, s.delegable, s.accessible_for_all, s.integration_types, s.created_at,
          s.deactivated_at as "deactivated_at: jiff_sqlx::Timestamp",
          (select count(*) from scope_access a
           where a.scope_id = s.scope_id and a.withdrawn_at is null and (a.ends_on is null or a.ends_on >= $2)) as "accesses!",
          (select count(*) from client_scope cs join client c using (client_id)
           where cs.scope_id = s.scope_id and cs.removed_at is null and c.deactivated_at is null) as "clients!",
          (select coalesce(array_agg(distinct r.identifier), '{}')
           from api_resource_version v join api_resource r using (api_resource_id)
           where v.scope_names @> array[s.name] and r.environment = s.environment and r.deactivated_at is null) as "resources!",
          (select coalesce(jsonb_agg(jsonb_build_array(code, n) order by code), '[]')
           from (select u.code, sum(u.uses)::bigint as n from token_use u
                 where u.scope_id = s.scope_id and u.hour > $3::timestamptz - interval '24 hours'
                 group by 1) e) as "errors!: Json<Vec<(String, i64)>>"
        from scope s
        join organisation o on o.org_number = s.provider_org_number
        where s.scope_id = $1
        "#,
        scope as _,
        today.to_sqlx() as _,
        staff.now().to_sqlx() as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| ScopeCard {
        name: row.name,
        environment: row.environment,
        provider: Party { number: row.provider, name: row.provider_name },
        description: row.description_nb,
        visibility: row.visibility,
        delegable: row.delegable,
        accessible_for_all: row.accessible_for_all,
        integration_types: row.integration_types,
        created_at: row.created_at.to_jiff(),
        deactivated_at: row.deactivated_at.map(jiff_sqlx::Timestamp::to_jiff),
        accesses: row.accesses,
        clients: row.clients,
        resources: row.resources,
        errors: row.errors.0,
    }))
}

/// A person, for support who have named a case.
#[derive(Debug)]
pub(in super::super) struct PersonCard {
    pub name: PersonName,
    pub has_died: bool,
    /// Enciphered; `None`: they have registered by e-mail, or are awaited.
    pub number: Option<Vec<u8>>,
    /// Roles in the register: the organisation, and the code.
    pub roles: Vec<(Party, String)>,
    pub all_roles: i64,
    /// What they have been given that counts: the organisation, and how many things.
    pub grants: Vec<(Party, i64)>,
    /// Where they have registered, with which address, and since when.
    pub member: Option<(Party, String)>,
    /// Sessions that are open, and when the last of them began. One that has ended is forgotten.
    pub sessions: i64,
    pub since: Option<Timestamp>,
}

/// All of it, in one statement.
pub(in super::super) async fn person_card(
    db: &mut PgConnection,
    staff: &Staff,
    person: PersonId,
) -> sqlx::Result<Option<PersonCard>> {
    let row = sqlx::query!(
        r#"
        select p.given_name, p.family_name, p.died, p.national_id_cipher,
          (select coalesce(jsonb_agg(jsonb_build_array(jsonb_build_object('number', r.org_number::text, 'name', r.name), r.role_code)
                                     order by r.name, r.role_code), '[]')
           from (select r.org_number, o.name, r.role_code from register_role r join organisation o using (org_number)
                 where r.holder_person_id = p.person_id order by o.name, r.role_code limit 20) r) as "roles!: Json<Vec<(Party, String)>>",
          (select count(*) from register_role r where r.holder_person_id = p.person_id) as "all_roles!",
          (select coalesce(jsonb_agg(jsonb_build_array(jsonb_build_object('number', g.org_number::text, 'name', g.name), g.n) order by g.name), '[]')
           from (select a.org_number, o.name, count(*) as n from access_grant a join organisation o using (org_number)
                 where a.holder_person_id = p.person_id and a.withdrawn_at is null and (a.ends_on is null or a.ends_on >= $3)
                   and not exists (select from awaiting_person w where w.person_id = a.holder_person_id)
                 group by 1, 2 order by o.name limit 20) g) as "grants!: Json<Vec<(Party, i64)>>",
          m.org_number as "member_org?: OrgNumber", mo.name as "member_org_name?", m.email as "email?",
          open.sessions as "sessions!", open.since as "since: jiff_sqlx::Timestamp"
        from person p
        cross join lateral (
          select count(*) as sessions, max(w.created_at) as since from web_session w
          where w.person_id = p.person_id and w.idle_expires_at > $2 and w.absolute_expires_at > $2
        ) open
        left join member m on m.person_id = p.person_id and m.revoked_at is null
        left join organisation mo on mo.org_number = m.org_number
        where p.person_id = $1
        "#,
        person as _,
        staff.now().to_sqlx() as _,
        staff.visitor().today().to_sqlx() as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| {
        let member = row.member_org.zip(row.member_org_name).zip(row.email);
        PersonCard {
            name: PersonName { given: row.given_name, family: row.family_name },
            has_died: row.died,
            number: row.national_id_cipher,
            roles: row.roles.0,
            all_roles: row.all_roles,
            grants: row.grants.0,
            member: member.map(|((number, name), email)| (Party { number, name }, email)),
            sessions: row.sessions,
            since: row.since.map(jiff_sqlx::Timestamp::to_jiff),
        }
    }))
}
