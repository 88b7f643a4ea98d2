use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::{
    events::Asker,
    model::{LIFETIME, RequestedItem},
};
use crate::{
    access::{Acting, Right},
    kernel::{ChangeSetId, OrgNumber, PersonId, RequestId},
    ledger::{Change, Draft},
};

/// Locks an asker: their requests are sent one after the other, so that nothing is asked for twice.
pub(in super::super) async fn lock_asker(change: &mut Change, asker: &str) -> sqlx::Result<()> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('request ' || $1, 0))", asker)
        .execute(change.conn())
        .await?;
    Ok(())
}

/// Which of these the asker asks the giver for already, in another request that waits. Codes.
pub(in super::super) async fn doubles(
    change: &mut Change,
    asker: &str,
    giver: OrgNumber,
    (kinds, codes): &(Vec<String>, Vec<String>),
    but: Option<RequestId>,
) -> sqlx::Result<Vec<String>> {
    let now = change.at();
    sqlx::query_scalar!(
        r#"
        select distinct i.code
        from request r
        join request_item i using (request_id)
        where r.asker_id = $1 and r.org_number = $2 and r.request_id is distinct from $6 and is_pending(r, $5)
          and (i.kind, i.code) in (select kind, code from unnest($3::text[], $4::text[]) as wanted (kind, code))
        "#,
        asker,
        giver as _,
        kinds,
        codes,
        now.to_sqlx() as _,
        but as Option<RequestId>,
    )
    .fetch_all(change.conn())
    .await
}

/// Keeps a new request.
pub(in super::super) async fn insert(
    change: &mut Change,
    giver: OrgNumber,
    (person, asker): (PersonId, &Asker),
    items: &[RequestedItem],
    purpose: &str,
) -> sqlx::Result<RequestId> {
    let (at, reference) = (change.at(), change.reference().clone());
    let id = sqlx::query_scalar!(
        r#"
        insert into request (org_number, asker_person_id, asker_org_number, purpose, sent_at, sent_in, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        returning request_id as "id: RequestId"
        "#,
        giver as _,
        person as _,
        asker.number() as Option<OrgNumber>,
        purpose,
        at.to_sqlx() as _,
        reference.as_str(),
        (at + LIFETIME).to_sqlx() as _,
    )
    .fetch_one(change.conn())
    .await?;
    let (kinds, codes): (Vec<String>, Vec<String>) =
        items.iter().map(|item| (item.kind.clone(), item.code.clone())).unzip();
    sqlx::query!(
        "insert into request_item (request_id, kind, code) select $1, kind, code from unnest($2::text[], $3::text[]) as i (kind, code)",
        id as _,
        &kinds,
        &codes,
    )
    .execute(change.conn())
    .await?;
    Ok(id)
}

/// Locks the request, so that it is answered once.
pub(in super::super) async fn lock(db: &mut PgConnection, id: RequestId) -> sqlx::Result<()> {
    sqlx::query!("select request_id from request where request_id = $1 for update", id as _).fetch_optional(db).await?;
    Ok(())
}

/// The asker has taken it back.
pub(in super::super) async fn withdraw(change: &mut Change, id: RequestId) -> sqlx::Result<()> {
    let (at, reference) = (change.at(), change.reference().clone());
    sqlx::query!(
        "update request set withdrawn_at = $2, withdrawn_in = $3 where request_id = $1",
        id as _,
        at.to_sqlx() as _,
        reference.as_str(),
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// The giver has said no.
pub(in super::super) async fn decline<R: Right>(
    change: &mut Change,
    acting: &Acting<R>,
    id: RequestId,
    reason: &str,
) -> sqlx::Result<()> {
    let (at, by, reference) = (change.at(), acting.person(), change.reference().clone());
    sqlx::query!(
        "update request set declined_at = $2, declined_by = $3, declined_in = $4, reason = $5 where request_id = $1",
        id as _,
        at.to_sqlx() as _,
        by as _,
        reference.as_str(),
        reason,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// It waits again.
pub(in super::super) async fn reopen(change: &mut Change, id: RequestId) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        update request
        set withdrawn_at = null, withdrawn_in = null, declined_at = null, declined_by = null, declined_in = null, reason = null
        where request_id = $1
        "#,
        id as _,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// Somebody has begun to make this draft of it.
pub(in super::super) async fn link_draft(draft: &mut Draft, id: RequestId, made: ChangeSetId) -> sqlx::Result<()> {
    sqlx::query!("update request set change_set_id = $2 where request_id = $1", id as _, made as _)
        .execute(draft.conn())
        .await?;
    Ok(())
}

/// Its draft is not made of it any more.
pub(in super::super) async fn unlink_draft(change: &mut Change, id: RequestId) -> sqlx::Result<()> {
    sqlx::query!("update request set change_set_id = null where request_id = $1", id as _)
        .execute(change.conn())
        .await?;
    Ok(())
}

/// Marks requests that were answered or withdrawn before their time was over, so that the housekeeping need not look at them again. No
/// event tells it: nothing happened.
pub(in super::super) async fn pass_over_answered(db: &mut PgConnection, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        update request r
        set swept_at = $1
        where expires_at <= $1 and swept_at is null
          and (withdrawn_at is not null or declined_at is not null or approved_in(r) is not null)
        "#,
        now.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Closes some requests whose time is over and that nobody has answered, and returns which.
pub(in super::super) async fn close_expired(change: &mut Change, limit: i64) -> sqlx::Result<Vec<RequestId>> {
    let at = change.at();
    sqlx::query_scalar!(
        r#"
        update request
        set swept_at = $1
        where request_id in (
          select request_id
          from request r
          where expires_at <= $1 and swept_at is null
            and withdrawn_at is null and declined_at is null and approved_in(r) is null
          order by expires_at
          limit $2
          for update skip locked
        )
        returning request_id as "id: RequestId"
        "#,
        at.to_sqlx() as _,
        limit,
    )
    .fetch_all(change.conn())
    .await
}
