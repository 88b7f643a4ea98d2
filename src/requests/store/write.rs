use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::{Connection, PgConnection};

use super::{
    super::{
        actions::Invitation,
        events::RequestRef,
        model::{LIFETIME, Request},
    },
    read::get,
};
use crate::{
    access::{Acting, Right},
    asking::{self, Closing, Lifecycle, ReopenFault},
    delegations,
    kernel::{ChangeSetId, EmailAddress, HolderId, OrgNumber, PersonId, Ref, RequestId},
    ledger::Change,
};

/// Locks an asker: their requests are sent one after the other, so that nothing is asked for twice.
pub(in super::super) async fn lock_asker(change: &mut Change, asker: HolderId) -> sqlx::Result<()> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('request ' || $1, 0))", asker.to_string())
        .execute(change.conn())
        .await?;
    Ok(())
}

/// Which of these the asker asks the giver for already, in another request that waits. Codes.
pub(in super::super) async fn doubles(
    change: &mut Change,
    asker: HolderId,
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
        asker.to_string(),
        giver as _,
        kinds,
        codes,
        now.to_sqlx() as _,
        but as Option<RequestId>,
    )
    .fetch_all(change.conn())
    .await
}

/// Has the asker any of what is asked for now?
async fn is_given(change: &mut Change, id: RequestId) -> sqlx::Result<bool> {
    let at = change.at();
    sqlx::query_scalar!(
        r#"
        select exists (
          select from request r
          join request_item i using (request_id)
          cross join lateral what_became(r, i, $2, true) w
          where r.request_id = $1 and w.ended_at is null
        ) as "given!"
        "#,
        id as _,
        at.to_sqlx() as _,
    )
    .fetch_one(change.conn())
    .await
}

/// Keeps a new request.
pub(in super::super) async fn insert(
    change: &mut Change,
    (giver, person, asker): (OrgNumber, PersonId, Option<OrgNumber>),
    (kinds, codes): &(Vec<String>, Vec<String>),
    (purpose, wants_until): (&str, Option<Date>),
) -> sqlx::Result<RequestId> {
    let (at, reference) = (change.at(), change.reference().clone());
    let id = sqlx::query_scalar!(
        r#"
        insert into request (org_number, asker_person_id, asker_org_number, purpose, wants_until, sent_at, sent_in, expires_at)
        values ($1, $2, $3, $4, $8, $5, $6, $7)
        returning request_id as "id: RequestId"
        "#,
        giver as _,
        person as _,
        asker as Option<OrgNumber>,
        purpose,
        at.to_sqlx() as _,
        reference.as_str(),
        (at + LIFETIME).to_sqlx() as _,
        wants_until.map(ToSqlx::to_sqlx) as _,
    )
    .fetch_one(change.conn())
    .await?;
    if asker.is_none() {
        sqlx::query!("insert into request_told (request_id) values ($1)", id as _).execute(change.conn()).await?;
    }
    sqlx::query!(
        "insert into request_item (request_id, kind, code) select $1, kind, code from unnest($2::text[], $3::text[]) as i (kind, code)",
        id as _,
        kinds,
        codes,
    )
    .execute(change.conn())
    .await?;
    Ok(id)
}

/// Notes who invited the asker of a new request, by which name, and where they are written to.
pub(in super::super) async fn note_invitation(
    change: &mut Change,
    id: RequestId,
    Invitation { by: (by, _), as_name, told_at }: &Invitation,
) -> sqlx::Result<()> {
    let (email, lang) = told_at.as_ref().map(|(email, lang)| (email, lang.code())).unzip();
    sqlx::query!(
        r#"
        with told as (update request_told set email = $4, lang = $5 where request_id = $1)
        update request set invited_by = $2, invited_as = $3 where request_id = $1
        "#,
        id as _,
        *by as _,
        as_name,
        email as Option<&EmailAddress>,
        lang,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// Locks the request, so that it is answered once.
pub(in super::super) async fn lock(db: &mut PgConnection, id: RequestId) -> sqlx::Result<()> {
    sqlx::query!("select request_id from request where request_id = $1 for update", id as _).fetch_optional(db).await?;
    Ok(())
}

/// Locks what somebody has begun to make of the request, and then the request, in the order of whoever confirms or drops that draft. Where
/// another draft has been begun in between, everything is let go of and locked again.
async fn lock_with_draft(db: &mut PgConnection, id: RequestId) -> sqlx::Result<Option<Request>> {
    loop {
        let mut tx = db.begin().await?;
        let draft = get(&mut tx, id).await?.and_then(|request| request.draft);
        if let Some(draft) = draft {
            delegations::lock_open(&mut tx, draft).await?;
        }
        lock(&mut tx, id).await?;
        let request = get(&mut tx, id).await?;
        if request.as_ref().and_then(|request| request.draft) == draft {
            tx.commit().await?;
            return Ok(request);
        }
        tx.rollback().await?;
    }
}

/// Notes that somebody who can answer it has seen it.
pub(in super::super) async fn mark_seen(
    db: &mut PgConnection,
    id: RequestId,
    by: PersonId,
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into request_seen (request_id, seen_at, seen_by) values ($1, $2, $3) on conflict do nothing",
        id as _,
        at.to_sqlx() as _,
        by as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Notes the draft that somebody has begun to make of it, or that there is none any more.
pub(in super::super) async fn link_draft(
    db: &mut PgConnection,
    id: RequestId,
    draft: Option<ChangeSetId>,
) -> sqlx::Result<()> {
    sqlx::query!("update request set change_set_id = $2 where request_id = $1", id as _, draft as Option<ChangeSetId>,)
        .execute(db)
        .await?;
    Ok(())
}

impl asking::Request for Request {
    type Id = RequestId;
    type Subject = RequestRef;

    fn subject(&self) -> RequestRef {
        self.about()
    }
    fn life(&self) -> &Lifecycle {
        &self.life
    }
    /// What somebody asked for, for themselves or for an organisation, is for somebody else to answer.
    fn is_barred_to<R: Right>(&self, acting: &Acting<R>) -> bool {
        let mandate = acting.mandate();
        !mandate.may_serve(HolderId::Person(self.person)) || !mandate.may_serve(self.asker.id())
    }

    fn is_proposed(&self) -> bool {
        self.is_proposed
    }

    async fn lock_rivals(change: &mut Change, subject: &RequestRef) -> sqlx::Result<()> {
        lock_asker(change, subject.asker.id()).await
    }

    async fn lock(change: &mut Change, id: RequestId) -> sqlx::Result<Option<Self>> {
        lock_with_draft(change.conn(), id).await
    }

    async fn get(db: &mut PgConnection, id: RequestId) -> sqlx::Result<Option<Self>> {
        get(db, id).await
    }

    /// Takes it out of the draft that somebody has begun to make of it.
    async fn discard_draft(&self, change: &mut Change) -> sqlx::Result<bool> {
        let Some(draft) = self.draft else { return Ok(true) };
        let (kinds, codes) = self.things();
        let done = delegations::take_out(change.conn(), draft, &kinds, &codes).await?;
        if done {
            link_draft(change.conn(), self.id, None).await?;
        }
        Ok(done)
    }

    async fn put(change: &mut Change, id: RequestId, closing: Closing) -> sqlx::Result<()> {
        let ((withdrawn_at, withdrawn_in), (declined_at, declined_in)) =
            (closing.withdrawn.unzip(), closing.declined.unzip());
        sqlx::query!(
            r#"
            update request
            set withdrawn_at = $2, withdrawn_in = $3, declined_at = $4, declined_in = $5, declined_by = $6, reason = $7
            where request_id = $1
            "#,
            id as _,
            withdrawn_at.map(ToSqlx::to_sqlx) as _,
            withdrawn_in.as_ref().map(Ref::as_str),
            declined_at.map(ToSqlx::to_sqlx) as _,
            declined_in.as_ref().map(Ref::as_str),
            closing.declined_by as Option<PersonId>,
            closing.reason,
        )
        .execute(change.conn())
        .await?;
        if declined_in.is_none() && withdrawn_in.is_none() {
            // It waits again, so there is something to tell once more.
            sqlx::query!("update request_told set told_at = null where request_id = $1", id as _)
                .execute(change.conn())
                .await?;
        }
        Ok(())
    }

    /// Has the asker been given any of it, or asked anew?
    async fn rival(&self, change: &mut Change) -> sqlx::Result<Option<ReopenFault>> {
        if is_given(change, self.id).await? {
            return Ok(Some(ReopenFault::HasAccess));
        }
        let anew = doubles(change, self.asker.id(), self.giver.number, &self.things(), Some(self.id)).await?;
        Ok((!anew.is_empty()).then_some(ReopenFault::AskedAnew))
    }

    async fn pass_over_answered(db: &mut PgConnection, now: Timestamp) -> sqlx::Result<()> {
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

    /// The draft that somebody has begun to make of it is locked before it, as everywhere. One that is at work is left for the next time.
    async fn close_expired(change: &mut Change, limit: i64) -> sqlx::Result<Vec<RequestId>> {
        let at = change.at();
        sqlx::query_scalar!(
            r#"
            with late as materialized (
              select request_id, change_set_id
              from request r
              where expires_at <= $1 and swept_at is null
                and withdrawn_at is null and declined_at is null and approved_in(r) is null
              order by expires_at
              limit $2
            ),
            begun as materialized (
              select c.change_set_id
              from change_set c
              where c.change_set_id in (select change_set_id from late) and c.confirmed_in is null
              for update skip locked
            )
            update request
            set swept_at = $1
            where request_id in (
              select r.request_id
              from request r
              join late l on l.request_id = r.request_id and l.change_set_id is not distinct from r.change_set_id
              where (r.change_set_id is null or r.change_set_id in (select change_set_id from begun) or exists (
                  select from change_set c
                  where c.change_set_id = r.change_set_id and c.confirmed_in is not null))
                and r.swept_at is null and r.withdrawn_at is null and r.declined_at is null
              for update of r skip locked
            )
            returning request_id as "id: RequestId"
            "#,
            at.to_sqlx() as _,
            limit,
        )
        .fetch_all(change.conn())
        .await
    }
}
