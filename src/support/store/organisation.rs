use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use serde::Deserialize;
use sqlx::{PgConnection, types::Json};

use crate::{
    access::Staff,
    kernel::{ClientId, OrgNumber, Party, ScopeId},
};

/// So many suppliers or consumers are named.
const NAMED: i64 = 8;

/// An organisation, for support.
#[derive(Debug, Clone)]
pub(in super::super) struct OrganisationCard {
    pub name: String,
    pub form: String,
    pub place: Option<String>,
    pub deleted_on: Option<Date>,
    pub bankrupt: bool,
    pub main_unit: Option<Party>,
    /// How many hold each role.
    pub roles: Vec<(String, i64)>,
    /// How many it has given API access, and the latest of them.
    pub suppliers: (i64, Vec<Party>),
    /// How many have given it API access.
    pub consumers: (i64, Vec<Party>),
    /// Scopes in use, in production and in test.
    pub scopes: [i64; 2],
    /// Those that were changed last: id, name, and whether it is in test.
    pub named_scopes: Vec<(ScopeId, String, bool)>,
    /// Clients in use, in production and in test.
    pub clients: [i64; 2],
    pub named_clients: Vec<(ClientId, String, bool)>,
    /// Addresses it is told things at: confirmed, and not.
    pub points: [i64; 2],
    /// Requests that wait for its answer, and those it waits for.
    pub requests: [i64; 2],
    pub prefixes: Vec<String>,
    /// Refusals of a day by code.
    pub errors: Vec<(String, i64)>,
    /// The latest refused token requests.
    pub attempts: Vec<Attempt>,
}

/// A token request that was refused.
#[derive(Debug, Clone, Deserialize)]
pub(in super::super) struct Attempt {
    pub id: String,
    pub at: Timestamp,
    pub code: String,
    pub client: String,
    pub scopes: Vec<String>,
    pub is_test: bool,
}

/// All of it, in one statement.
pub(in super::super) async fn organisation_card(
    db: &mut PgConnection,
    staff: &Staff,
    org: OrgNumber,
    today: Date,
) -> sqlx::Result<Option<OrganisationCard>> {
    let row = sqlx::query!(
        r#"
        with given as (
          select d.holder_org_number as number, max(d.given_at) as at from delegation d
          where d.org_number = $1 and d.withdrawn_at is null and (d.ends_on is null or d.ends_on >= $2)
          group by 1
        ), received as (
          select d.org_number as number, max(d.given_at) as at from delegation d
          where d.holder_org_number = $1 and d.withdrawn_at is null and (d.ends_on is null or d.ends_on >= $2)
          group by 1
        )
        select o.name, o.org_form, coalesce(o.municipality, o.city) as place, o.deleted_on as "deleted_on: jiff_sqlx::Date", o.bankrupt,
          m.org_number as "main_unit?: OrgNumber", m.name as "main_name?",
          (select coalesce(jsonb_agg(jsonb_build_array(role_code, n) order by role_code), '[]')
           from (select role_code, count(*) as n from register_role where org_number = $1 group by 1) r) as "roles!: Json<Vec<(String, i64)>>",
          (select count(*) from given) as "suppliers!",
          (select coalesce(jsonb_agg(jsonb_build_object('number', g.number::text, 'name', p.name)), '[]')
           from (select * from given order by at desc limit $4) g join organisation p on p.org_number = g.number)
            as "named_suppliers!: Json<Vec<Party>>",
          (select count(*) from received) as "consumers!",
          (select coalesce(jsonb_agg(jsonb_build_object('number', g.number::text, 'name', p.name)), '[]')
           from (select * from received order by at desc limit $4) g join organisation p on p.org_number = g.number)
            as "named_consumers!: Json<Vec<Party>>",
          (select array[count(*) filter (where environment = 'prod'), count(*) filter (where environment = 'test')]
           from scope where provider_org_number = $1 and deactivated_at is null) as "scopes!",
          (select array[count(*) filter (where environment = 'prod'), count(*) filter (where environment = 'test')]
           from client where client.org_number = $1 and deactivated_at is null) as "clients!",
          (select coalesce(jsonb_agg(jsonb_build_array(s.scope_id, s.name, s.environment = 'test')), '[]')
           from (select * from scope where provider_org_number = $1 and deactivated_at is null order by changed_at desc limit $4) s)
            as "named_scopes!: Json<Vec<(ScopeId, String, bool)>>",
          (select coalesce(jsonb_agg(jsonb_build_array(c.client_id, c.name, c.environment = 'test')), '[]')
           from (select * from client where client.org_number = $1 and deactivated_at is null order by changed_at desc limit $4) c)
            as "named_clients!: Json<Vec<(ClientId, String, bool)>>",
          (select array[count(*) filter (where confirmed_at is not null), count(*) filter (where confirmed_at is null)]
           from notification_point n where n.org_number = $1 and removed_at is null) as "points!",
          (select count(*) from request r where r.org_number = $1 and is_pending(r, $3)) +
          (select count(*) from access_request r where r.provider_org_number = $1 and is_waiting(r, $3)) as "asked!",
          (select count(*) from request r where r.asker_id = $1::text and is_pending(r, $3)) +
          (select count(*) from access_request r where r.org_number = $1 and is_waiting(r, $3)) as "asks!",
          (select coalesce(array_agg(prefix order by prefix), '{}') from prefix where prefix.org_number = $1) as "prefixes!",
          (select coalesce(jsonb_agg(jsonb_build_array(code, n) order by n desc, code), '[]')
           from (select u.code, sum(u.uses)::bigint as n
                 from client c join token_use u using (client_id)
                 where c.org_number = $1 and u.hour > $3::timestamptz - interval '24 hours' and u.code <> ''
                 group by 1) e) as "errors!: Json<Vec<(String, i64)>>",
          (select coalesce(jsonb_agg(jsonb_build_object('id', a.correlation_id, 'at', a.at,
             'code', a.code, 'client', a.name, 'scopes', a.scope_names, 'is_test', a.environment = 'test') order by a.at desc), '[]')
           from (select a.*, c.name, c.environment
                 from client c
                 cross join lateral (
                   select * from token_attempt t where t.client_id = c.client_id and t.code <> '' order by t.at desc limit 5) a
                 where c.org_number = $1
                 order by a.at desc
                 limit 5) a) as "attempts!: Json<Vec<Attempt>>"
        from organisation o
        left join organisation m on m.org_number = o.parent_org_number and o.sub_unit
        where o.org_number = $1
        "#,
        org as _,
        today.to_sqlx() as _,
        staff.now().to_sqlx() as _,
        NAMED,
    )
    .fetch_optional(db)
    .await?;
    let pair = |counts: Vec<i64>| <[i64; 2]>::try_from(counts).unwrap_or_default();
    Ok(row.map(|row| OrganisationCard {
        name: row.name,
        form: row.org_form,
        place: row.place,
        deleted_on: row.deleted_on.map(jiff_sqlx::Date::to_jiff),
        bankrupt: row.bankrupt,
        main_unit: row.main_unit.zip(row.main_name).map(|(number, name)| Party { number, name }),
        roles: row.roles.0,
        suppliers: (row.suppliers, row.named_suppliers.0),
        consumers: (row.consumers, row.named_consumers.0),
        scopes: pair(row.scopes),
        named_scopes: row.named_scopes.0,
        clients: pair(row.clients),
        named_clients: row.named_clients.0,
        points: pair(row.points),
        requests: [row.asked, row.asks],
        prefixes: row.prefixes,
        errors: row.errors.0,
        attempts: row.attempts.0,
    }))
}
