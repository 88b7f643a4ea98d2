use jiff::{SignedDuration, Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::model::{Deciding, Domain, EmailDomain};
use crate::{
    kernel::{EmailDomainId, OrgNumber, Party},
    platform::codes::{SentCode, TRIES},
};

struct Row {
    id: EmailDomainId,
    domain: EmailDomain,
    subdomains: bool,
    approval: bool,
    in_force_at: Option<jiff_sqlx::Timestamp>,
    code_hash: Option<Vec<u8>>,
    code_sent_at: Option<jiff_sqlx::Timestamp>,
    wrong_codes: i32,
}

impl From<Row> for Domain {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            domain: row.domain,
            subdomains: row.subdomains,
            approval: row.approval,
            in_force_at: row.in_force_at.map(jiff_sqlx::Timestamp::to_jiff),
            code: SentCode::of_row(row.code_hash, row.code_sent_at, row.wrong_codes),
        }
    }
}

/// Domains that are not released, by a condition.
macro_rules! domains {
    ($db:expr, $condition:literal, $($argument:expr),*) => {
        sqlx::query_as!(
            Row,
            r#"
            select email_domain_id as "id: EmailDomainId", domain as "domain: EmailDomain", subdomains_since is not null as "subdomains!",
                   approval_since is not null as "approval!", in_force_at as "in_force_at: jiff_sqlx::Timestamp", code_hash,
                   code_sent_at as "code_sent_at: jiff_sqlx::Timestamp", wrong_codes
            from email_domain
            where released_at is null and "# + $condition,
            $($argument),*
        )
        .fetch_all($db)
        .await
        .map(|rows| rows.into_iter().map(Domain::from).collect::<Vec<_>>())
    };
}

/// All of an organisation, in the order of the alphabet.
pub(in super::super) async fn domains(db: &mut PgConnection, org: OrgNumber) -> sqlx::Result<Vec<Domain>> {
    domains!(db, "org_number = $1 order by domain", org as _)
}

/// One of them.
pub(in super::super) async fn domain(
    db: &mut PgConnection,
    org: OrgNumber,
    id: EmailDomainId,
) -> sqlx::Result<Option<Domain>> {
    Ok(domains!(db, "org_number = $1 and email_domain_id = $2", org as _, id as _)?.pop())
}

/// The same, locked.
pub(in super::super) async fn lock_domain(
    db: &mut PgConnection,
    org: OrgNumber,
    id: EmailDomainId,
) -> sqlx::Result<Option<Domain>> {
    Ok(domains!(db, "org_number = $1 and email_domain_id = $2 for update", org as _, id as _)?.pop())
}

/// One by its name.
pub(in super::super) async fn lock_and_count(
    db: &mut PgConnection,
    org: OrgNumber,
    domain: &EmailDomain,
    now: Timestamp,
) -> sqlx::Result<(i64, Option<EmailDomainId>)> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('email_domain ' || $1::integer, 0))", org as _)
        .execute(&mut *db)
        .await?;
    let row = sqlx::query!(
        r#"
        select count(*) as "count!", max(email_domain_id::text) filter (where domain = $2 and released_at is null)::uuid as "id: EmailDomainId"
        from email_domain
        where org_number = $1 and (released_at is null or claimed_at > $3)
        "#,
        org as _,
        domain as _,
        (now - SignedDuration::from_hours(24)).to_sqlx() as _,
    )
    .fetch_one(db)
    .await?;
    Ok((row.count, row.id))
}

/// A domain that is claimed.
#[derive(Debug, Clone)]
pub(in super::super) struct DomainToClaim {
    pub id: EmailDomainId,
    pub domain: EmailDomain,
    pub subdomains: bool,
    pub approval: bool,
}

/// Adds a domain: with the hash of the code that is sent there, or in force at once.
pub(in super::super) async fn add_domain(
    db: &mut PgConnection,
    org: OrgNumber,
    new: &DomainToClaim,
    code_hash: Option<&[u8]>,
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into email_domain (email_domain_id, org_number, domain, subdomains_since, approval_since, claimed_at, in_force_at, code_hash,
           code_sent_at)
         values ($1, $2, $3, case when $4 then $6::timestamptz end, case when $5 then $6::timestamptz end, $6,
           case when $7::bytea is null then $6::timestamptz end, $7, case when $7 is not null then $6::timestamptz end)",
        new.id as _,
        org as _,
        new.domain as _,
        new.subdomains,
        new.approval,
        at.to_sqlx() as _,
        code_hash,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Another code was sent.
pub(in super::super) async fn set_code(
    db: &mut PgConnection,
    id: EmailDomainId,
    hash: &[u8],
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update email_domain set code_hash = $2, code_sent_at = $3, wrong_codes = 0 where email_domain_id = $1",
        id as _,
        hash,
        at.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A code is being typed. Returns whether one still may be: it was sent after this instant, and fewer were typed before than may be.
pub(in super::super) async fn count_domain_try(
    db: &mut PgConnection,
    org: OrgNumber,
    id: EmailDomainId,
    sent_after: Timestamp,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update email_domain set wrong_codes = wrong_codes + 1
         where email_domain_id = $1 and org_number = $2 and released_at is null and in_force_at is null and wrong_codes < $4
           and code_sent_at > $3",
        id as _,
        org as _,
        sent_after.to_sqlx() as _,
        TRIES,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// It decides from now on.
pub(in super::super) async fn confirm_domain(
    db: &mut PgConnection,
    id: EmailDomainId,
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update email_domain set in_force_at = $2, code_hash = null, code_sent_at = null, wrong_codes = 0 where email_domain_id = $1",
        id as _,
        at.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// It decides no more, and what rests on it is over. The row stays, for an undo.
pub(in super::super) async fn release_domain(
    db: &mut PgConnection,
    org: OrgNumber,
    id: EmailDomainId,
    at: Timestamp,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update email_domain set released_at = $3 where email_domain_id = $1 and org_number = $2 and released_at is null",
        id as _,
        org as _,
        at.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Puts a domain back that was released, unless it has been claimed again since.
pub(in super::super) async fn restore_domain(
    db: &mut PgConnection,
    org: OrgNumber,
    id: EmailDomainId,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update email_domain d set released_at = null
         where email_domain_id = $1 and org_number = $2 and released_at is not null
           and not exists (select from email_domain o where o.org_number = $2 and o.domain = d.domain and o.released_at is null)",
        id as _,
        org as _,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Rows in force of these domains, of organisations that are in business, in the order of their names.
pub(in super::super) async fn deciding(
    db: &mut PgConnection,
    domains: &[String],
    today: Date,
) -> sqlx::Result<Vec<Deciding>> {
    let rows = sqlx::query!(
        r#"
        select d.email_domain_id as "id: EmailDomainId", d.domain as "domain: EmailDomain", d.subdomains_since is not null as "subdomains!",
               d.approval_since is not null as "approval!", d.org_number as "org: OrgNumber", o.name
        from email_domain d
        join organisation o using (org_number)
        where d.domain = any($1) and d.released_at is null and d.in_force_at is not null and not is_deleted(o.deleted_on, $2)
        order by o.name, d.org_number
        "#,
        domains,
        today.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    let row = rows.into_iter().map(|row| Deciding {
        id: row.id,
        org: Party { number: row.org, name: row.name },
        domain: row.domain,
        subdomains: row.subdomains,
        approval: row.approval,
    });
    Ok(row.collect())
}

/// Holds a domain until the transaction ends. `false`: it does not decide any more.
pub(in super::super) async fn hold_domain(db: &mut PgConnection, id: EmailDomainId) -> sqlx::Result<bool> {
    let found = sqlx::query_scalar!(
        "select 1 as one from email_domain where email_domain_id = $1 and released_at is null and in_force_at is not null for share",
        id as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(found.is_some())
}
