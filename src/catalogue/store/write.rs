use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::{events::AccessRequestRef, model::LIFETIME};
use crate::{
    access::{Acting, AskForAccess, ManageScopes},
    kernel::{AccessRequestId, Ref, ScopeId},
    ledger::Change,
};

/// Locks the scope: those who ask for it, give it or open a request for it again wait for each other.
pub(in super::super) async fn lock_scope(change: &mut Change, scope: ScopeId) -> sqlx::Result<()> {
    sqlx::query_scalar!("select name from scope where scope_id = $1 for update", scope as _)
        .fetch_optional(change.conn())
        .await?;
    Ok(())
}

/// How many requests of the acting consumer wait.
pub(in super::super) async fn waiting(change: &mut Change, acting: &Acting<AskForAccess>) -> sqlx::Result<i64> {
    let (org, now) = (acting.org(), change.at());
    sqlx::query_scalar!(
        r#"select count(*) as "count!" from access_request r where org_number = $1 and is_waiting(r, $2)"#,
        org as _,
        now.to_sqlx() as _,
    )
    .fetch_one(change.conn())
    .await
}

/// Keeps a new request.
pub(in super::super) async fn insert(
    change: &mut Change,
    acting: &Acting<AskForAccess>,
    request: &AccessRequestRef,
    purpose: &str,
    contact: Option<&str>,
) -> sqlx::Result<()> {
    let (at, by, reference) = (change.at(), acting.person(), change.reference().clone());
    sqlx::query!(
        r#"
        insert into access_request (access_request_id, scope_id, org_number, provider_org_number, purpose, contact, sent_at, sent_by,
                                    sent_in, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        "#,
        request.request as _,
        request.scope.id as _,
        request.consumer.number as _,
        request.scope.provider.number as _,
        purpose,
        contact,
        at.to_sqlx() as _,
        by as _,
        reference.as_str(),
        (at + LIFETIME).to_sqlx() as _,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// The consumer takes it back, if it waits.
pub(in super::super) async fn withdraw(
    change: &mut Change,
    acting: &Acting<AskForAccess>,
    id: AccessRequestId,
) -> sqlx::Result<bool> {
    let (at, org, reference) = (change.at(), acting.org(), change.reference().clone());
    let done = sqlx::query!(
        r#"
        update access_request r
        set withdrawn_at = $3, withdrawn_in = $4
        where access_request_id = $1 and org_number = $2 and is_waiting(r, $3)
        "#,
        id as _,
        org as _,
        at.to_sqlx() as _,
        reference.as_str(),
    )
    .execute(change.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The provider says no, if it waits.
pub(in super::super) async fn decline(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    id: AccessRequestId,
    reason: &str,
) -> sqlx::Result<bool> {
    let (at, org, by, reference) = (change.at(), acting.org(), acting.person(), change.reference().clone());
    let done = sqlx::query!(
        r#"
        update access_request r
        set declined_at = $3, declined_by = $4, declined_in = $5, reason = $6
        where access_request_id = $1 and provider_org_number = $2 and is_waiting(r, $3)
        "#,
        id as _,
        org as _,
        at.to_sqlx() as _,
        by as _,
        reference.as_str(),
        reason,
    )
    .execute(change.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Has the access that this change gave answered the request? It does if the request waited until then.
pub(in super::super) async fn is_answered_by(change: &mut Change, id: AccessRequestId) -> sqlx::Result<bool> {
    let reference = change.reference().clone();
    sqlx::query_scalar!(
        r#"select exists (select from access_request where access_request_id = $1 and approved_in = $2) as "answered!""#,
        id as _,
        reference.as_str(),
    )
    .fetch_one(change.conn())
    .await
}

/// What has come in the way of a request since it was closed: has the consumer the scope, and has it asked anew?
pub(in super::super) async fn rivals(change: &mut Change, request: &AccessRequestRef) -> sqlx::Result<(bool, bool)> {
    let (at, today) = (change.at(), change.today());
    let row = sqlx::query!(
        r#"
        select exists (
                 select from effective_access($3) e
                 where e.scope_id = $1 and e.consumer_org_number = $2 and e.via = 'own'
               ) as "has!",
               exists (select from access_request r where r.scope_id = $1 and r.org_number = $2 and is_waiting(r, $4)) as "asked!"
        "#,
        request.scope.id as _,
        request.consumer.number as _,
        today.to_sqlx() as _,
        at.to_sqlx() as _,
    )
    .fetch_one(change.conn())
    .await?;
    Ok((row.has, row.asked))
}

/// It waits again, if this is the change that declined it.
pub(in super::super) async fn reopen(change: &mut Change, id: AccessRequestId, of: &Ref) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        r#"
        update access_request
        set declined_at = null, declined_by = null, declined_in = null, reason = null
        where access_request_id = $1 and declined_in = $2
        "#,
        id as _,
        of.as_str(),
    )
    .execute(change.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Marks requests that were answered or withdrawn before their time was over, so that the housekeeping need not look at them again. No
/// event tells it: nothing happened.
pub(in super::super) async fn pass_over_answered(db: &mut PgConnection, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        update access_request
        set swept_at = $1
        where expires_at <= $1 and swept_at is null
          and (withdrawn_at is not null or declined_at is not null or approved_at is not null)
        "#,
        now.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Closes some requests whose time is over and that nobody has answered, and returns which.
pub(in super::super) async fn close_expired(change: &mut Change, limit: i64) -> sqlx::Result<Vec<AccessRequestId>> {
    let at = change.at();
    sqlx::query_scalar!(
        r#"
        update access_request
        set swept_at = $1
        where access_request_id in (
          select access_request_id
          from access_request
          where expires_at <= $1 and swept_at is null
            and withdrawn_at is null and declined_at is null and approved_at is null
          order by expires_at
          limit $2
          for update skip locked
        )
        returning access_request_id as "id: AccessRequestId"
        "#,
        at.to_sqlx() as _,
        limit,
    )
    .fetch_all(change.conn())
    .await
}
