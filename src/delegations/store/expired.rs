use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::holder::recount;
use crate::{
    delegations::{
        events::{DelegationsExpired, Item, WhatThen},
        model::HolderId,
    },
    kernel::{ApiResourceId, Environment, Holder, OrgNumber, Party, PersonId, Title},
    ledger::Change,
    packages,
};

/// Closes one delegation or grant that ended before today, if there is one that nobody is changing; the holder's row is locked with it.
/// One at a time, so that the logs are written in the same order as everybody else writes them.
pub(crate) async fn close_expired(change: &mut Change) -> sqlx::Result<Option<DelegationsExpired>> {
    let (at, today) = (change.at(), change.today());
    let expired = close_one(change.conn(), (None, ""), (at, today)).await?;
    if let Some(expired) = &expired {
        recount(change.conn(), expired.giver.number, expired.holder.id(), at).await?;
    }
    Ok(expired)
}

/// The same for one giver and holder, before something else is given: it has ended, but the housekeeping has not closed it yet. The change
/// records it as an expiry, an event of its own. The caller has locked the holder's row and recounts it afterwards.
pub(super) async fn close_past(change: &mut Change, giver: OrgNumber, holder: HolderId) -> sqlx::Result<()> {
    let (when, holder) = ((change.at(), change.today()), holder.to_string());
    while let Some(expired) = close_one(change.conn(), (Some(giver), &holder), when).await? {
        change.record(&expired).map_err(|e| sqlx::Error::Encode(e.into()))?;
    }
    Ok(())
}

async fn close_one(
    db: &mut PgConnection,
    whose: (Option<OrgNumber>, &str),
    when: (Timestamp, Date),
) -> sqlx::Result<Option<DelegationsExpired>> {
    match close_delegation(db, whose, when).await? {
        Some(expired) => Ok(Some(expired)),
        None => close_grant(db, whose, when).await,
    }
}

async fn close_delegation(
    db: &mut PgConnection,
    (giver, holder): (Option<OrgNumber>, &str),
    (at, today): (Timestamp, Date),
) -> sqlx::Result<Option<DelegationsExpired>> {
    let row = sqlx::query!(
        r#"
        with past as (
          select d.delegation_id
          from delegation d
          join holder h on h.org_number = d.org_number and h.holder_id = d.holder_org_number::text
          where d.withdrawn_at is null and d.ends_on < $1
            and ($3::integer is null or d.org_number = $3 and d.holder_org_number::text = $4)
          order by d.delegation_id
          limit 1
          for update of d, h skip locked
        ),
        closed as (
          update delegation
          set withdrawn_at = $2, withdrawn_how = 'expired', version = version + 1
          from past
          where delegation.delegation_id = past.delegation_id
          returning delegation.delegation_id, org_number, holder_org_number, environment, api_resource_id, resource_version
        )
        select c.delegation_id as id, c.environment as "environment: Environment",
               c.api_resource_id as "resource: ApiResourceId", c.resource_version,
               g.org_number as "giver: OrgNumber", g.name as giver_name, h.org_number as "holder: OrgNumber", h.name as holder_name,
               r.title_nb, r.title_nn, r.title_en, v.scope_names
        from closed c
        join organisation g on g.org_number = c.org_number
        join organisation h on h.org_number = c.holder_org_number
        join api_resource r using (api_resource_id)
        join api_resource_version v on v.api_resource_id = c.api_resource_id and v.version = c.resource_version
        "#,
        today.to_sqlx() as _,
        at.to_sqlx() as _,
        giver as Option<OrgNumber>,
        holder,
    )
    .fetch_optional(&mut *db)
    .await?;
    Ok(row.map(|row| DelegationsExpired {
        giver: Party { number: row.giver, name: row.giver_name },
        holder: Holder::Organisation(Party { number: row.holder, name: row.holder_name }),
        items: vec![Item {
            id: row.id,
            title: Title { nb: row.title_nb, nn: row.title_nn, en: row.title_en },
            what: WhatThen::Api {
                resource: row.resource,
                version: row.resource_version,
                environment: row.environment,
                scopes: row.scope_names,
            },
        }],
    }))
}

async fn close_grant(
    db: &mut PgConnection,
    (giver, holder): (Option<OrgNumber>, &str),
    (at, today): (Timestamp, Date),
) -> sqlx::Result<Option<DelegationsExpired>> {
    let row = sqlx::query!(
        r#"
        with past as (
          select g.access_grant_id
          from access_grant g
          join holder h on h.org_number = g.org_number and h.holder_id = g.holder_id
          where g.withdrawn_at is null and g.ends_on < $1
            and ($3::integer is null or g.org_number = $3 and g.holder_id = $4)
          order by g.access_grant_id
          limit 1
          for update of g, h skip locked
        ),
        closed as (
          update access_grant
          set withdrawn_at = $2, withdrawn_how = 'expired', version = version + 1
          from past
          where access_grant.access_grant_id = past.access_grant_id
          returning access_grant.access_grant_id, org_number, holder_org_number, holder_person_id, kind, code
        )
        select c.access_grant_id as id, c.kind, c.code, g.org_number as "giver: OrgNumber", g.name as giver_name,
               c.holder_org_number as "holder?: OrgNumber", h.name as "holder_name?", c.holder_person_id as "person?: PersonId",
               trim(p.given_name || ' ' || p.family_name) as "person_name?",
               coalesce(k.name_nb, a.name_nb, c.code) as "title_nb!", coalesce(k.name_nn, a.name_nn, c.code) as "title_nn!",
               coalesce(k.name_en, a.name_en, c.code) as "title_en!"
        from closed c
        join organisation g on g.org_number = c.org_number
        left join organisation h on h.org_number = c.holder_org_number
        left join person p on p.person_id = c.holder_person_id
        left join access_package k on c.kind = 'package' and k.urn = c.code
        left join access_area a on c.kind = 'area' and a.urn = c.code
        "#,
        today.to_sqlx() as _,
        at.to_sqlx() as _,
        giver as Option<OrgNumber>,
        holder,
    )
    .fetch_optional(&mut *db)
    .await?;
    Ok(row.and_then(|row| {
        let holder = match (row.holder, row.holder_name, row.person, row.person_name) {
            (Some(number), Some(name), ..) => Holder::Organisation(Party { number, name }),
            (.., Some(person), Some(name)) => Holder::Person { person, name },
            _ => return None,
        };
        let title = match packages::What::parse(&row.kind, &row.code) {
            Some(packages::What::Right(right)) => packages::Named::right(right).name,
            _ => Title { nb: row.title_nb, nn: row.title_nn, en: row.title_en },
        };
        let what = WhatThen::Grant { kind: row.kind, code: row.code };
        Some(DelegationsExpired {
            giver: Party { number: row.giver, name: row.giver_name },
            holder,
            items: vec![Item { id: row.id, title, what }],
        })
    }))
}
