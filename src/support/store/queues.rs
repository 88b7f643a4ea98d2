use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use serde::Deserialize;
use sqlx::{PgConnection, types::Json};

use crate::{
    access::Staff,
    kernel::{JobId, Party},
};

/// A job that has been due for longer than this has nobody who does it.
const STUCK: &str = "10 minutes";

/// How much waits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in super::super) struct Counts {
    pub prefixes: i64,
    pub domains: i64,
    pub terms: i64,
    pub mails: i64,
    pub jobs: i64,
}

/// How much waits in each queue.
pub(in super::super) async fn counts(db: &mut PgConnection, staff: &Staff) -> sqlx::Result<Counts> {
    sqlx::query_as!(
        Counts,
        r#"
        select (select count(*) from prefix_order where decided_at is null) as "prefixes!",
               (select count(*) from email_domain where in_force_at is null and released_at is null) as "domains!",
               (select count(*) from organisations_without_terms($3)) as "terms!",
               (select count(*) from job where kind = 'mail.send' and dead_at is not null) as "mails!",
               (select count(*) from job
                where done_at is null and (dead_at is not null and kind <> 'mail.send'
                  or dead_at is null and run_at < $1::timestamptz - $2::text::interval
                     and (claimed_until is null or claimed_until < $1))) as "jobs!"
        "#,
        staff.now().to_sqlx() as _,
        STUCK,
        staff.visitor().today().to_sqlx() as _,
    )
    .fetch_one(db)
    .await
}

/// What waits.
#[derive(Debug, Clone)]
pub(in super::super) struct Queues {
    pub counts: Counts,
    /// Domains that have been claimed and not confirmed.
    pub domains: Vec<DomainRow>,
    /// Organisations that have clients or scopes in production and have not signed the terms in time.
    pub terms: Vec<TermsRow>,
    /// Mails that are not tried any more.
    pub mails: Vec<JobRow>,
    /// Jobs that are dead or that nobody does.
    pub jobs: Vec<JobRow>,
}

#[derive(Debug, Clone, Deserialize)]
pub(in super::super) struct DomainRow {
    pub org: Party,
    pub domain: String,
    pub at: Timestamp,
}

#[derive(Debug, Clone, Deserialize)]
pub(in super::super) struct TermsRow {
    pub org: Party,
    pub version: String,
    pub due: Date,
}

#[derive(Debug, Clone, Deserialize)]
pub(in super::super) struct JobRow {
    pub id: JobId,
    pub kind: String,
    pub at: Timestamp,
    pub error: Option<String>,
    pub is_dead: bool,
}

/// The first of each queue, the oldest first. What a mail or a job says is not read: it may name people.
pub(in super::super) async fn queues(db: &mut PgConnection, staff: &Staff) -> sqlx::Result<Queues> {
    let counts = counts(&mut *db, staff).await?;
    let row = sqlx::query!(
        r#"
        select
          (select coalesce(jsonb_agg(jsonb_build_object('org', jsonb_build_object('number', d.org_number::text, 'name', d.name), 'domain', d.domain,
             'at', d.claimed_at) order by d.claimed_at), '[]')
           from (select d.org_number, o.name, d.domain, d.claimed_at from email_domain d join organisation o using (org_number)
                 where d.in_force_at is null and d.released_at is null order by d.claimed_at limit 50) d) as "domains!: Json<Vec<DomainRow>>",
          (select coalesce(jsonb_agg(jsonb_build_object('org', jsonb_build_object('number', t.org_number::text, 'name', t.name),
             'version', t.version, 'due', t.due) order by t.due, t.name), '[]')
           from (select t.org_number, o.name, t.version, t.due from organisations_without_terms($3) t join organisation o using (org_number)
                 order by t.due, o.name limit 50) t) as "terms!: Json<Vec<TermsRow>>",
          (select coalesce(jsonb_agg(jsonb_build_object('id', j.job_id, 'kind', j.kind, 'at',
             j.queued_at, 'error', j.last_error, 'is_dead', true) order by j.queued_at), '[]')
           from (select * from job where kind = 'mail.send' and dead_at is not null order by queued_at limit 50) j) as "mails!: Json<Vec<JobRow>>",
          (select coalesce(jsonb_agg(jsonb_build_object('id', j.job_id, 'kind', j.kind, 'at',
             j.queued_at, 'error', j.last_error, 'is_dead', j.dead_at is not null)
             order by j.queued_at), '[]')
           from (select * from job
                 where done_at is null and (dead_at is not null and kind <> 'mail.send'
                   or dead_at is null and run_at < $1::timestamptz - $2::text::interval
                      and (claimed_until is null or claimed_until < $1))
                 order by queued_at limit 50) j) as "jobs!: Json<Vec<JobRow>>"
        "#,
        staff.now().to_sqlx() as _,
        STUCK,
        staff.visitor().today().to_sqlx() as _,
    )
    .fetch_one(db)
    .await?;
    Ok(Queues { counts, domains: row.domains.0, terms: row.terms.0, mails: row.mails.0, jobs: row.jobs.0 })
}
