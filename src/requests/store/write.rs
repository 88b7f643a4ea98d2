use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use crate::{
    delegations::Holder,
    kernel::{ChangeSetId, OrgNumber, PersonId, Ref, RequestId},
    ledger::{Change, Draft, Upkeep},
    requests::model::{Asked, LIVES},
};

/// Requests of one asker take turns, so that none is sent twice.
pub(in super::super) async fn wait_for_turn(db: &mut PgConnection, asker: &str) -> sqlx::Result<()> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('request ' || $1, 0))", asker).execute(db).await?;
    Ok(())
}

/// Which of these the asker asks the giver for already, in another request that waits. Codes.
pub(in super::super) async fn doubles(
    db: &mut PgConnection,
    asker: &str,
    giver: OrgNumber,
    (kinds, codes): &(Vec<String>, Vec<String>),
    but: Option<RequestId>,
    now: Timestamp,
) -> sqlx::Result<Vec<String>> {
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
    .fetch_all(db)
    .await
}

/// Keeps a new request.
pub(in super::super) async fn insert(
    db: &mut PgConnection,
    giver: OrgNumber,
    (person, asker): (PersonId, &Holder),
    items: &[Asked],
    purpose: &str,
    (at, reference): (Timestamp, &Ref),
) -> sqlx::Result<RequestId> {
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
        (at + LIVES).to_sqlx() as _,
    )
    .fetch_one(&mut *db)
    .await?;
    let (kinds, codes): (Vec<String>, Vec<String>) =
        items.iter().map(|item| (item.kind.clone(), item.code.clone())).unzip();
    sqlx::query!(
        "insert into request_item (request_id, kind, code) select $1, kind, code from unnest($2::text[], $3::text[]) as i (kind, code)",
        id as _,
        &kinds,
        &codes,
    )
    .execute(db)
    .await?;
    Ok(id)
}

/// Takes the request, so that it is answered once.
pub(in super::super) async fn lock(db: &mut PgConnection, id: RequestId) -> sqlx::Result<()> {
    sqlx::query!("select request_id from request where request_id = $1 for update", id as _).fetch_optional(db).await?;
    Ok(())
}

/// The asker has taken it back.
pub(in super::super) async fn withdraw(
    db: &mut PgConnection,
    id: RequestId,
    at: Timestamp,
    reference: &Ref,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update request set withdrawn_at = $2, withdrawn_in = $3 where request_id = $1",
        id as _,
        at.to_sqlx() as _,
        reference.as_str(),
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The giver has said no.
pub(in super::super) async fn decline(change: &mut Change, id: RequestId, reason: &str) -> sqlx::Result<()> {
    let (at, by, reference) = (change.at(), change.person(), change.reference().clone());
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
pub(in super::super) async fn open_again(db: &mut PgConnection, id: RequestId) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        update request
        set withdrawn_at = null, withdrawn_in = null, declined_at = null, declined_by = null, declined_in = null, reason = null
        where request_id = $1
        "#,
        id as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Somebody has begun to make this draft of it.
pub(in super::super) async fn link(draft: &mut Draft, id: RequestId, made: ChangeSetId) -> sqlx::Result<()> {
    sqlx::query!("update request set change_set_id = $2 where request_id = $1", id as _, made as _)
        .execute(draft.conn())
        .await?;
    Ok(())
}

/// Its draft is not made of it any more.
pub(in super::super) async fn close(db: &mut PgConnection, id: RequestId) -> sqlx::Result<()> {
    sqlx::query!("update request set change_set_id = null where request_id = $1", id as _).execute(db).await?;
    Ok(())
}

/// Some whose time is over and where the housekeeping has not been; of those, the ones that nobody answered.
pub(in super::super) async fn close_expired(upkeep: &mut Upkeep, limit: i64) -> sqlx::Result<(usize, Vec<RequestId>)> {
    let at = upkeep.at();
    let rows = sqlx::query!(
        r#"
        update request r
        set swept_at = $1
        where request_id in (
          select request_id
          from request
          where expires_at <= $1 and swept_at is null
          order by expires_at
          limit $2
          for update skip locked
        )
        returning request_id as "id: RequestId",
                  withdrawn_at is null and declined_at is null and approved_in(r) is null as "unanswered!"
        "#,
        at.to_sqlx() as _,
        limit,
    )
    .fetch_all(upkeep.conn())
    .await?;
    let closed = rows.len();
    Ok((closed, rows.into_iter().filter(|row| row.unanswered).map(|row| row.id).collect()))
}
