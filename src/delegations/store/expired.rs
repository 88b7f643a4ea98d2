use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::{holder::recount, item::item};
use crate::{
    delegations::{events::DelegationsExpired, model::HolderId},
    kernel::OrgNumber,
    ledger::Change,
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
    lock_past(change.conn(), giver, &holder, when.1).await?;
    while let Some(expired) = close_one(change.conn(), (Some(giver), &holder), when).await? {
        change.record(&expired).map_err(|e| sqlx::Error::Encode(e.into()))?;
    }
    Ok(())
}

/// Locks what has ended between the two, waiting for whoever is at it: housekeeping passes over what is locked, and what is passed over here
/// would stand in the way of what is given.
async fn lock_past(db: &mut PgConnection, giver: OrgNumber, holder: &str, today: Date) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        with delegations as (
          select delegation_id
          from delegation
          where org_number = $1 and holder_org_number::text = $2 and withdrawn_at is null and ends_on < $3
          order by delegation_id
          for update
        ),
        grants as (
          select access_grant_id
          from access_grant
          where org_number = $1 and holder_id = $2 and withdrawn_at is null and ends_on < $3
          order by access_grant_id
          for update
        )
        select (select count(*) from delegations) + (select count(*) from grants) as "locked!"
        "#,
        giver as _,
        holder,
        today.to_sqlx() as _,
    )
    .fetch_one(db)
    .await?;
    Ok(())
}

/// Closes one row of these two, or of anybody: a delegation, or else a grant.
async fn close_one(
    db: &mut PgConnection,
    (giver, holder): (Option<OrgNumber>, &str),
    (at, today): (Timestamp, Date),
) -> sqlx::Result<Option<DelegationsExpired>> {
    let delegation = sqlx::query_scalar!(
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
        )
        update delegation
        set withdrawn_at = $2, withdrawn_how = 'expired', version = version + 1
        from past
        where delegation.delegation_id = past.delegation_id
        returning delegation.delegation_id
        "#,
        today.to_sqlx() as _,
        at.to_sqlx() as _,
        giver as Option<OrgNumber>,
        holder,
    )
    .fetch_optional(&mut *db)
    .await?;
    let closed = match delegation {
        Some(id) => Some(id),
        None => {
            sqlx::query_scalar!(
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
                )
                update access_grant
                set withdrawn_at = $2, withdrawn_how = 'expired', version = version + 1
                from past
                where access_grant.access_grant_id = past.access_grant_id
                returning access_grant.access_grant_id
                "#,
                today.to_sqlx() as _,
                at.to_sqlx() as _,
                giver as Option<OrgNumber>,
                holder,
            )
            .fetch_optional(&mut *db)
            .await?
        }
    };
    let Some(id) = closed else { return Ok(None) };
    Ok(item(db, id).await?.map(|(giver, holder, item)| DelegationsExpired { giver, holder, items: vec![item] }))
}
