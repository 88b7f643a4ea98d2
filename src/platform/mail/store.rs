use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::{PgConnection, PgPool};

use super::Mail;
use crate::kernel::{Clock, EmailAddress, JobId, MailId};

/// Seconds to add to the database's clock.
fn shift(clock: &Clock) -> f64 {
    clock.shift().as_secs_f64()
}

/// A mail that has not been sent.
#[derive(Debug)]
pub(super) struct Waiting {
    pub to: EmailAddress,
    pub name: String,
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// Writes one.
pub(super) async fn put(db: &mut PgConnection, clock: &Clock, id: MailId, mail: &Mail) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        insert into mail (mail_id, recipient, recipient_name, subject, body_text, body_html, queued_at)
        values ($1, $2, $3, $4, $5, $6, statement_timestamp() + make_interval(secs => $7))
        "#,
        id as _,
        mail.to.as_str(),
        mail.name,
        mail.subject,
        mail.text,
        mail.html,
        shift(clock),
    )
    .execute(db)
    .await?;
    Ok(())
}

/// One that has not been sent. `None`: it has been, or is forgotten.
pub(super) async fn waiting(db: &PgPool, id: MailId) -> sqlx::Result<Option<Waiting>> {
    let row = sqlx::query!(
        r#"
        select recipient as "to: EmailAddress", recipient_name, subject, body_text as "text!", body_html as "html!"
        from mail
        where mail_id = $1 and sent_at is null
        "#,
        id as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Waiting {
        to: row.to,
        name: row.recipient_name,
        subject: row.subject,
        text: row.text,
        html: row.html,
    }))
}

/// The mail server has taken it; what it said is forgotten.
pub(super) async fn note_sent(db: &mut PgConnection, clock: &Clock, id: MailId) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        update mail
        set sent_at = statement_timestamp() + make_interval(secs => $2), refused_at = null, body_text = null, body_html = null
        where mail_id = $1
        "#,
        id as _,
        shift(clock),
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The mail server said no for good.
pub(super) async fn note_refused(db: &PgPool, clock: &Clock, id: MailId) -> sqlx::Result<()> {
    sqlx::query!(
        "update mail set refused_at = statement_timestamp() + make_interval(secs => $2) where mail_id = $1",
        id as _,
        shift(clock),
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Addresses of which the mail server said no for good to what was written to them last.
pub(super) async fn refused(
    db: &mut PgConnection,
    addresses: &[EmailAddress],
) -> sqlx::Result<Vec<(EmailAddress, Timestamp)>> {
    let addresses: Vec<String> = addresses.iter().map(ToString::to_string).collect();
    let rows = sqlx::query!(
        r#"
        select distinct on (recipient) recipient as "to: EmailAddress", refused_at
        from mail
        where recipient = any ($1) and (sent_at is not null or refused_at is not null)
        order by recipient, queued_at desc
        "#,
        &addresses,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.to, row.refused_at?.to_jiff()))).collect())
}

/// Forgets those that were written before an instant, a part at a time.
pub(super) async fn forget(db: &PgPool, before: Timestamp) -> sqlx::Result<u64> {
    let mut forgotten = 0;
    loop {
        let done = sqlx::query!(
            "delete from mail where mail_id in (select mail_id from mail where queued_at < $1 order by queued_at limit 5000)",
            before.to_sqlx() as _,
        )
        .execute(db)
        .await?;
        if done.rows_affected() == 0 {
            return Ok(forgotten);
        }
        forgotten += done.rows_affected();
    }
}

/// A mail that is not tried any more.
#[derive(Debug)]
pub(super) struct Dead {
    pub job: JobId,
    pub subject: Option<String>,
    pub queued_at: Timestamp,
    pub error: String,
}

/// Mails that are not tried any more, the oldest first. The subject is missing where the mail is forgotten.
pub(super) async fn dead(db: &mut PgConnection, limit: i64) -> sqlx::Result<Vec<Dead>> {
    let rows = sqlx::query!(
        r#"
        select j.job_id as "job: JobId", m.subject as "subject?", j.queued_at, j.last_error
        from job j
        left join mail m on m.mail_id = (j.payload ->> 'mail')::uuid
        where j.kind = 'mail.send' and j.dead_at is not null
        order by j.queued_at, j.job_id
        limit $1
        "#,
        limit,
    )
    .fetch_all(db)
    .await?;
    let dead = rows.into_iter().map(|row| Dead {
        job: row.job,
        subject: row.subject,
        queued_at: row.queued_at.to_jiff(),
        error: row.last_error.unwrap_or_default(),
    });
    Ok(dead.collect())
}

/// Starts the job of a dead mail again, or of all of them, as if it were new. Returns how many there were.
pub(super) async fn again(db: &mut PgConnection, clock: &Clock, job: Option<JobId>) -> sqlx::Result<u64> {
    let done = sqlx::query!(
        r#"
        update job
        set dead_at = null, attempts = 0,
            queued_at = statement_timestamp() + make_interval(secs => $2),
            run_at = statement_timestamp() + make_interval(secs => $2)
        where kind = 'mail.send' and dead_at is not null and ($1::uuid is null or job_id = $1)
        "#,
        job as Option<JobId>,
        shift(clock),
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}
