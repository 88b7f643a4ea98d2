//! What decides whether a consumer, or a supplier for it, may use scopes (`sql/scope_facts.sql`), for whoever asks why they may not.

use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use crate::{
    kernel::{Environment, OrgNumber, Party, ScopeId},
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastDelegation {
    /// There has never been one.
    None,
    /// It was taken back.
    Withdrawn(Timestamp),
    /// This was its last day.
    EndedOn(Date),
    /// It has not ended by itself.
    Lasts,
}

/// How it has ended.
pub async fn last_delegation(
    db: &mut PgConnection,
    environment: Environment,
    (consumer, supplier): (OrgNumber, OrgNumber),
    scope: &str,
    today: Date,
) -> sqlx::Result<LastDelegation> {
    let row = sqlx::query!(
        r#"
        select d.withdrawn_at as "withdrawn_at: jiff_sqlx::Timestamp", d.ends_on as "ends_on: jiff_sqlx::Date"
        from (
          -- Those that stand and those that are withdrawn have an index each.
          select * from delegation where org_number = $2 and holder_org_number = $3 and withdrawn_at is null
          union all
          select * from delegation where org_number = $2 and holder_org_number = $3 and withdrawn_at is not null
        ) d
        join api_resource_version v on v.api_resource_id = d.api_resource_id and v.version = d.resource_version
        where d.environment = $1 and v.scope_names @> array[$4::text]
        order by d.withdrawn_at is null desc, d.withdrawn_at desc
        limit 1
        "#,
        environment as _,
        consumer as _,
        supplier as _,
        scope,
    )
    .fetch_optional(db)
    .await?;
    Ok(match row.map(|row| (row.withdrawn_at, row.ends_on.map(jiff_sqlx::Date::to_jiff))) {
        None => LastDelegation::None,
        Some((Some(at), _)) => LastDelegation::Withdrawn(at.to_jiff()),
        Some((None, Some(day))) if day < today => LastDelegation::EndedOn(day),
        Some((None, _)) => LastDelegation::Lasts,
    })
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
