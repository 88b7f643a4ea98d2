//! What decides whether a consumer, or a supplier for it, may use scopes (`sql/scope_facts.sql`), for whoever asks why they may not.

use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use crate::{
    kernel::{ApiResourceId, Environment, OrgNumber, Party, Ref, ScopeId},
    maskinporten::ScopeFacts,
};

/// Who asks about whose use of what.
#[derive(Debug, Clone, Copy)]
pub struct ScopeQuestion<'a> {
    /// Where.
    pub environment: Environment,
    /// Whose access it is.
    pub consumer: OrgNumber,
    /// Who uses it for them.
    pub supplier: Option<OrgNumber>,
    /// The scopes.
    pub scopes: &'a [String],
    /// Whoever asks; `None`: those who run the portal.
    pub asked_by: Option<OrgNumber>,
    /// As it was then (`sql/scope_facts_then.sql`); `None`: as it is now.
    pub then: Option<Timestamp>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScopeAnswer {
    /// What the consumer is called; `None`: the register does not know it.
    pub consumer: Option<String>,
    /// What the supplier is called.
    pub supplier: Option<String>,
    /// The scopes, as they were asked for. One that whoever asks has never had anything to do with, and that is in no catalogue, is answered
    /// as one that does not exist.
    pub scopes: Vec<ScopeFacts>,
}

/// How the latest delegation of a scope from a consumer to a supplier has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// There has never been one.
    Never,
    /// It was taken back.
    Withdrawn(Timestamp),
    /// This was its last day.
    On(Date),
    /// It has not ended by itself.
    Lasts,
}

/// The latest delegation, and how there is another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastDelegation {
    /// How it has ended.
    pub ended: Ended,
    /// The consumer's change that took it back, and until when that can be undone, if it still can.
    pub undo: Option<(Ref, Timestamp)>,
    /// The API resource that bundles the scope: the one it was, or else the one of fewest scopes.
    pub resource: Option<ApiResourceId>,
}

/// How it has ended.
pub async fn last_delegation(
    db: &mut PgConnection,
    environment: Environment,
    (consumer, supplier): (OrgNumber, OrgNumber),
    scope: &str,
    (today, now): (Date, Timestamp),
) -> sqlx::Result<LastDelegation> {
    let row = sqlx::query!(
        r#"
        select d.delegation_id is not null as "given!", d.withdrawn_at as "withdrawn_at?: jiff_sqlx::Timestamp", d.withdrawn_how,
               d.ends_on as "ends_on?: jiff_sqlx::Date", r.ref as "undo?: Ref", r.undo_until as "undo_until?: jiff_sqlx::Timestamp",
               coalesce(d.in_use, b.api_resource_id) as "resource: ApiResourceId"
        from (select) one
        left join lateral (
          select e.*, a.api_resource_id as in_use
          from (
            -- Those that stand and those that are withdrawn have an index each.
            select * from delegation where org_number = $2 and holder_org_number = $3 and withdrawn_at is null
            union all
            select * from delegation where org_number = $2 and holder_org_number = $3 and withdrawn_at is not null
          ) e
          join api_resource_version v on v.api_resource_id = e.api_resource_id and v.version = e.resource_version
          left join bundling_resources($1, $4) a on a.api_resource_id = e.api_resource_id
          where e.environment = $1 and v.scope_names @> array[$4::text]
          order by e.withdrawn_at is null desc, e.withdrawn_at desc, e.ends_on desc nulls first, e.given_at desc
          limit 1
        ) d on true
        left join receipt r
          on r.ref = d.withdrawn_in and r.org_number = $2 and r.undo_until > $6 and r.lines_known and is_offered(r.ref, d.delegation_id, $5)
        left join lateral (
          select a.api_resource_id
          from bundling_resources($1, $4) a
          join api_resource_version v on v.api_resource_id = a.api_resource_id
          order by cardinality(v.scope_names), a.api_resource_id
          limit 1
        ) b on true
        "#,
        environment as _,
        consumer as _,
        supplier as _,
        scope,
        today.to_sqlx() as _,
        now.to_sqlx() as _,
    )
    .fetch_one(db)
    .await?;
    // Housekeeping withdraws what has expired.
    let expired = row.withdrawn_at.is_none() || row.withdrawn_how.as_deref() == Some("expired");
    let ended = match (row.given, row.withdrawn_at, row.ends_on.map(jiff_sqlx::Date::to_jiff)) {
        (false, ..) => Ended::Never,
        (_, _, Some(day)) if expired && day < today => Ended::On(day),
        (_, Some(at), _) => Ended::Withdrawn(at.to_jiff()),
        _ => Ended::Lasts,
    };
    let undo = row.undo.zip(row.undo_until.map(jiff_sqlx::Timestamp::to_jiff));
    Ok(LastDelegation { ended, undo, resource: row.resource })
}

/// What decides about scopes, whatever the client is. `day`: the day it is, or was then, in Norway.
pub async fn scope_facts(db: &mut PgConnection, question: ScopeQuestion<'_>, day: Date) -> sqlx::Result<ScopeAnswer> {
    let ScopeQuestion { environment, consumer, supplier, scopes, asked_by, then } = question;
    let rows = sqlx::query!(
        r#"
        select f.scope_name as "scope_name!", f.scope_id as "scope_id: ScopeId",
               f.deactivated_at as "deactivated_at: jiff_sqlx::Timestamp", f.rests as "rests!", f.provider as "provider: OrgNumber",
               f.provider_name, f.integration_types, f.has_access as "has_access!", f.is_delegated as "is_delegated!",
               f.delegable,
               consumer.name as "consumer_name?", supplier.name as "supplier_name?",
               coalesce($6::integer is null or f.provider = $6
                or (s.visibility = 'public' and s.deactivated_at is null)
                or exists (select from scope_access a where a.scope_id = f.scope_id and a.org_number = $6 and a.withdrawn_at is null)
                or exists (select from scope_access a where a.scope_id = f.scope_id and a.org_number = $6 and a.withdrawn_at is not null)
                or exists (
                  select from client_scope cs
                  join client c using (client_id)
                  where cs.scope_id = f.scope_id and c.org_number = $6
                )
                or exists (
                  select from (
                    select * from delegation where org_number = $6 and withdrawn_at is null
                    union all
                    select * from delegation where org_number = $6 and withdrawn_at is not null
                    union all
                    select * from delegation where holder_org_number = $6 and withdrawn_at is null
                    union all
                    select * from delegation where holder_org_number = $6 and withdrawn_at is not null
                  ) d
                  join api_resource_version v on v.api_resource_id = d.api_resource_id and v.version = d.resource_version
                  where d.environment = $1 and v.scope_names @> array[f.scope_name]
                ), false) as "is_known!"
        from (
          select * from scope_facts($1, $2, $3, $4, $5) where $7::timestamptz is null
          union all
          select * from scope_facts_then($1, $2, $3, $4, $5, $7) where $7 is not null
        ) f
        left join scope s on s.scope_id = f.scope_id
        left join organisation consumer on consumer.org_number = $3
        left join organisation supplier on supplier.org_number = $4
        order by f.place
        "#,
        environment as _,
        scopes,
        consumer as _,
        supplier as Option<OrgNumber>,
        day.to_sqlx() as _,
        asked_by as Option<OrgNumber>,
        then.map(Timestamp::to_sqlx) as _,
    )
    .fetch_all(db)
    .await?;
    let mut answer = ScopeAnswer { consumer: None, supplier: None, scopes: Vec::new() };
    for row in rows {
        (answer.consumer, answer.supplier) = (row.consumer_name, row.supplier_name);
        if !row.is_known {
            answer.scopes.push(ScopeFacts::absent(row.scope_name));
            continue;
        }
        answer.scopes.push(ScopeFacts {
            id: row.scope_id,
            deactivated_at: row.deactivated_at.map(jiff_sqlx::Timestamp::to_jiff),
            rests: row.rests,
            provider: row.provider.zip(row.provider_name).map(|(number, name)| Party { number, name }),
            integration_types: row.integration_types.unwrap_or_default(),
            is_delegable: row.delegable.unwrap_or_default(),
            has_access: row.has_access,
            is_delegated: row.is_delegated,
            ..ScopeFacts::absent(row.scope_name)
        });
    }
    Ok(answer)
}
