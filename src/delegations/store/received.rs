use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::{
    super::model::{Delegation, What, WhyIdle},
    held::{idle_scopes, used},
    holder::stage,
};
use crate::{
    access::{Acting, Right},
    kernel::{ApiResourceId, DelegationId, Environment, OrgNumber, Title},
};

/// A delegation and the customer who gave it.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    pub customer: OrgNumber,
    pub customer_name: String,
    pub delegation: Delegation,
    /// Why the customer took it back, in its own words.
    pub reason: Option<String>,
    /// Was it taken back once, and restored?
    pub restored: bool,
}

/// What a page shows of these delegations. Which they are is settled first, so that why scopes are idle is asked only of those.
macro_rules! received {
    ($which:literal, $($argument:expr),*) => {
        sqlx::query!(
            "with shown as materialized (" + $which + r#")
            select d.delegation_id as "id: DelegationId", d.api_resource_id as "resource: ApiResourceId", d.resource_version, d.version,
                   e.payload ->> 'reason' as reason, d.restores is not null as "restored!", d.org_number as "customer: OrgNumber", c.name as customer_name,
                   d.environment as "environment: Environment", d.given_at, coalesce(d.first_given_at, d.given_at) as "first_given_at!", d.ends_on, d.withdrawn_at, d.withdrawn_how,
                   r.title_nb, r.title_nn, r.title_en, v.scope_names, v.writes, r.deactivated_at is not null as "rests!",
                   l.names as idle, l.reasons as "idle_why: Vec<WhyIdle>",
                   coalesce(p.name, r.provider_org_number::text) as "provider_name!",
                   y.clients as "clients?", y.tokens as "tokens?", y.last_used as "last_used?"
            from shown
            join delegation d using (delegation_id)
            join organisation c on c.org_number = d.org_number
            join api_resource r using (api_resource_id)
            join api_resource_version v on v.api_resource_id = d.api_resource_id and v.version = d.resource_version
            left join organisation p on p.org_number = r.provider_org_number
            left join receipt e on e.ref = d.withdrawn_in
            left join lateral (
              select array_agg(name) as names, array_agg(why) as reasons from idle_scopes_of(d.delegation_id, v.scope_names, $2)
            ) l on d.withdrawn_at is null
            left join lateral delegated_use(d.environment, d.org_number, d.holder_org_number, v.scope_names, $2::date) y on d.withdrawn_at is null
            order by d.withdrawn_at is not null or coalesce(d.ends_on < $2, false), c.name collate "nb-x-icu", d.delegation_id
            "#,
            $($argument),*
        )
    };
}

macro_rules! to_received {
    ($row:expr, $today:expr) => {{
        let row = $row;
        Received {
            customer: row.customer,
            customer_name: row.customer_name,
            reason: row.reason,
            restored: row.restored,
            delegation: Delegation {
                id: row.id.uuid(),
                title: Title { nb: row.title_nb, nn: row.title_nn, en: row.title_en },
                provider_name: Some(row.provider_name),
                what: What::Api {
                    resource: row.resource,
                    version: row.resource_version,
                    environment: row.environment,
                    scopes: row.scope_names,
                },
                writes: row.writes,
                given_at: row.given_at.to_jiff(),
                first_given_at: row.first_given_at.to_jiff(),
                // The giver's people and notes are the giver's own.
                given_by: None,
                ends_on: row.ends_on.map(jiff_sqlx::Date::to_jiff),
                note: None,
                stage: stage(row.withdrawn_at, row.withdrawn_how.as_deref(), row.ends_on, $today),
                version: row.version,
                lives_on: false,
                staged: false,
                newer: None,
                rests: row.rests,
                idle: idle_scopes(row.idle, row.idle_why),
                ended_in: None,
                used: used(row.clients, row.tokens, row.last_used),
            },
        }
    }};
}

/// What the acting organisation has received: what is current, and after it what has ended since `since`, each by customer. What was put back
/// lives on in the row that took its place. `after` is where the last page ended: whether among what has ended, at which customer, at what.
pub(crate) async fn received<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    since: Timestamp,
    search: Option<&str>,
    after: Option<(bool, &str, DelegationId)>,
    limit: i64,
) -> sqlx::Result<Vec<Received>> {
    let rows = received!(
        r#"
        select d.delegation_id
        from delegation d
        join organisation c on c.org_number = d.org_number
        where d.holder_org_number = $1 and (d.withdrawn_at is null or d.withdrawn_at >= $3)
          and (d.withdrawn_how is null or d.withdrawn_how not in ('renewed', 'redated'))
          and ($4::text is null or c.search_name like $4 or d.org_number::text like $4)
          and not exists (select from delegation n where n.restores in (d.delegation_id, d.renews))
          and ($5::text is null
               or (d.withdrawn_at is not null or coalesce(d.ends_on < $2, false), c.name collate "nb-x-icu", d.delegation_id)
                  > ($8::boolean, $5, $6::uuid))
        order by d.withdrawn_at is not null or coalesce(d.ends_on < $2, false), c.name collate "nb-x-icu", d.delegation_id
        limit $7
        "#,
        acting.org() as _,
        acting.today().to_sqlx() as _,
        since.to_sqlx() as _,
        search,
        after.map(|(_, name, _)| name),
        after.map(|(.., id)| id.uuid()),
        limit,
        after.map(|(has_ended, ..)| has_ended)
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| to_received!(row, acting.today())).collect())
}

/// One delegation that the acting organisation has received, whether it counts or has ended.
pub(crate) async fn given_to<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    id: DelegationId,
) -> sqlx::Result<Option<Received>> {
    let today = acting.today();
    let row = received!(
        "select d.delegation_id from delegation d where d.delegation_id = $3 and d.holder_org_number = $1",
        acting.org() as _,
        today.to_sqlx() as _,
        id as _
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| to_received!(row, today)))
}
