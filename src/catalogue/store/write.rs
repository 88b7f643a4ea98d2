use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::{
    super::{
        events::AccessRequestRef,
        model::{LIFETIME, Request},
    },
    request::get,
};
use crate::{
    access::{Acting, AskForAccess},
    asking::{self, Closing, Lifecycle, ReopenFault},
    kernel::{AccessRequestId, PersonId, Ref, ScopeId},
    ledger::Change,
};

/// Locks the scope: those who ask for it, give it or open a request for it again wait for each other.
pub(in super::super) async fn lock_scope(change: &mut Change, scope: ScopeId) -> sqlx::Result<()> {
    sqlx::query_scalar!("select name from scope where scope_id = $1 for update", scope as _)
        .fetch_optional(change.conn())
        .await?;
    Ok(())
}

/// Locks the acting consumer: its requests are sent one after the other, so that they can be counted.
pub(in super::super) async fn lock_asker(change: &mut Change, acting: &Acting<AskForAccess>) -> sqlx::Result<()> {
    let name = format!("access request {}", acting.org());
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended($1, 0))", name).execute(change.conn()).await?;
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

impl asking::Request for Request {
    type Id = AccessRequestId;
    type Subject = AccessRequestRef;

    fn subject(&self) -> AccessRequestRef {
        self.about.clone()
    }
    fn life(&self) -> &Lifecycle {
        &self.life
    }

    async fn lock_rivals(change: &mut Change, subject: &AccessRequestRef) -> sqlx::Result<()> {
        lock_scope(change, subject.scope.id).await
    }

    async fn lock(change: &mut Change, id: AccessRequestId) -> sqlx::Result<Option<Self>> {
        sqlx::query!("select from access_request where access_request_id = $1 for update", id as _)
            .execute(change.conn())
            .await?;
        Self::get(change.conn(), id).await
    }

    async fn get(db: &mut PgConnection, id: AccessRequestId) -> sqlx::Result<Option<Self>> {
        get(db, id).await
    }

    async fn put(change: &mut Change, id: AccessRequestId, closing: Closing) -> sqlx::Result<()> {
        let ((withdrawn_at, withdrawn_in), (declined_at, declined_in)) =
            (closing.withdrawn.unzip(), closing.declined.unzip());
        sqlx::query!(
            r#"
            update access_request
            set withdrawn_at = $2, withdrawn_in = $3, declined_at = $4, declined_in = $5, declined_by = $6, reason = $7
            where access_request_id = $1
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
        Ok(())
    }

    /// Has the consumer been given the scope, or has it asked anew?
    async fn rival(&self, change: &mut Change) -> sqlx::Result<Option<ReopenFault>> {
        let (at, today) = (change.at(), change.today());
        let row = sqlx::query!(
            r#"
            select exists (
                     select from effective_access($3) e
                     where e.scope_id = $1 and e.consumer_org_number = $2 and e.via = 'own'
                   ) as "has!",
                   exists (select from access_request r where r.scope_id = $1 and r.org_number = $2 and is_waiting(r, $4)) as "asked!"
            "#,
            self.about.scope.id as _,
            self.about.consumer.number as _,
            today.to_sqlx() as _,
            at.to_sqlx() as _,
        )
        .fetch_one(change.conn())
        .await?;
        Ok(if row.has { Some(ReopenFault::HasAccess) } else { row.asked.then_some(ReopenFault::AskedAnew) })
    }

    async fn pass_over_answered(db: &mut PgConnection, now: Timestamp) -> sqlx::Result<()> {
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

    async fn close_expired(change: &mut Change, limit: i64) -> sqlx::Result<Vec<AccessRequestId>> {
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
}
