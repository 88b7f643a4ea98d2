use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::model::{Known, Member};
use crate::kernel::{EmailAddress, EmailDomainId, Lang, OrgNumber, PersonId};

/// Somebody who registers.
#[derive(Debug, Clone)]
pub(in super::super) struct NewMember<'a> {
    pub person: PersonId,
    pub org: OrgNumber,
    pub domain: EmailDomainId,
    pub email: &'a EmailAddress,
    pub phone: &'a str,
    pub lang: Lang,
    /// Does an administrator approve them first?
    pub waits: bool,
}

/// Adds them. `false`: the address is registered already.
pub(in super::super) async fn add_member(
    db: &mut PgConnection,
    new: NewMember<'_>,
    at: Timestamp,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "insert into member (person_id, org_number, email_domain_id, email, phone, lang, registered_at, approved_at)
         values ($1, $2, $3, $4, $5, $6, $7, case when not $8 then $7::timestamptz end)
         on conflict do nothing",
        new.person as _,
        new.org as _,
        new.domain as _,
        new.email as _,
        new.phone,
        new.lang.code(),
        at.to_sqlx() as _,
        new.waits,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Ends what an address has by a domain that decides no more, so that it can be registered anew.
pub(in super::super) async fn end_former(
    db: &mut PgConnection,
    email: &EmailAddress,
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update member m set revoked_at = $2
         from email_domain d
         where d.email_domain_id = m.email_domain_id and m.email = $1 and m.revoked_at is null and d.released_at is not null",
        email as _,
        at.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Whose address it is, if it is registered and the domain decides still.
pub(in super::super) async fn known(db: &mut PgConnection, email: &EmailAddress) -> sqlx::Result<Option<Known>> {
    let row = sqlx::query!(
        r#"
        select m.person_id as "person: PersonId", m.org_number as "org: OrgNumber", trim(p.given_name || ' ' || p.family_name) as "name!",
               m.lang, m.approved_at is not null as "approved!"
        from member m
        join person p using (person_id)
        join email_domain d on d.email_domain_id = m.email_domain_id and d.in_force_at is not null and d.released_at is null
        where m.email = $1 and m.revoked_at is null
        "#,
        email as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Known {
        person: row.person,
        org: row.org,
        name: row.name,
        lang: row.lang.parse().unwrap_or_default(),
        approved: row.approved,
    }))
}

/// Was this address revoked in the organisation before? Then an administrator decides anew.
pub(in super::super) async fn was_revoked(
    db: &mut PgConnection,
    org: OrgNumber,
    email: &EmailAddress,
) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select exists (select from member where org_number = $1 and email = $2 and revoked_at is not null) as "was!""#,
        org as _,
        email as _,
    )
    .fetch_one(db)
    .await
}

/// They have logged in.
pub(in super::super) async fn note_login(db: &mut PgConnection, person: PersonId, at: Timestamp) -> sqlx::Result<()> {
    sqlx::query!("update member set last_login_at = $2 where person_id = $1", person as _, at.to_sqlx() as _)
        .execute(db)
        .await?;
    Ok(())
}

/// The organisation for which they may act.
pub(in super::super) async fn org_of(db: &mut PgConnection, person: PersonId) -> sqlx::Result<Option<OrgNumber>> {
    sqlx::query_scalar!(
        r#"select org_number as "org: OrgNumber" from member where person_id = $1 and is_member(person_id, org_number)"#,
        person as _,
    )
    .fetch_optional(db)
    .await
}

struct Row {
    id: PersonId,
    name: String,
    email: EmailAddress,
    phone: String,
    registered_at: jiff_sqlx::Timestamp,
    approved_at: Option<jiff_sqlx::Timestamp>,
    revoked_at: Option<jiff_sqlx::Timestamp>,
    last_login_at: Option<jiff_sqlx::Timestamp>,
    domain_in_force: bool,
}

impl From<Row> for Member {
    fn from(row: Row) -> Self {
        let jiff = jiff_sqlx::Timestamp::to_jiff;
        Self {
            id: row.id,
            name: row.name,
            email: row.email,
            phone: row.phone,
            registered_at: row.registered_at.to_jiff(),
            approved_at: row.approved_at.map(jiff),
            revoked_at: row.revoked_at.map(jiff),
            last_login_at: row.last_login_at.map(jiff),
            domain_in_force: row.domain_in_force,
        }
    }
}

/// Members of an organisation, by a condition.
macro_rules! members {
    ($db:expr, $condition:literal, $($argument:expr),*) => {
        sqlx::query_as!(
            Row,
            r#"
            select m.person_id as "id: PersonId", trim(p.given_name || ' ' || p.family_name) as "name!", m.email as "email: EmailAddress", m.phone,
                   m.registered_at as "registered_at: jiff_sqlx::Timestamp", m.approved_at as "approved_at: jiff_sqlx::Timestamp",
                   m.revoked_at as "revoked_at: jiff_sqlx::Timestamp", m.last_login_at as "last_login_at: jiff_sqlx::Timestamp",
                   d.in_force_at is not null and d.released_at is null as "domain_in_force!"
            from member m
            join person p using (person_id)
            join email_domain d on d.email_domain_id = m.email_domain_id
            where m.org_number = $1 and "# + $condition,
            $($argument),*
        )
        .fetch_all($db)
        .await
        .map(|rows| rows.into_iter().map(Member::from).collect::<Vec<_>>())
    };
}

/// Those who wait come first, then the newest. `from`: how many to pass over.
pub(in super::super) async fn members(
    db: &mut PgConnection,
    org: OrgNumber,
    (from, count): (i64, i64),
) -> sqlx::Result<Vec<Member>> {
    members!(
        db,
        "true order by m.approved_at is null and m.revoked_at is null desc, m.registered_at desc, m.person_id offset $2 limit $3",
        org as _,
        from,
        count
    )
}

/// One of them.
pub(in super::super) async fn member(
    db: &mut PgConnection,
    org: OrgNumber,
    id: PersonId,
) -> sqlx::Result<Option<Member>> {
    Ok(members!(db, "m.person_id = $2", org as _, id as _)?.pop())
}

/// The same, locked.
pub(in super::super) async fn lock_member(
    db: &mut PgConnection,
    org: OrgNumber,
    id: PersonId,
) -> sqlx::Result<Option<Member>> {
    Ok(members!(db, "m.person_id = $2 for update of m", org as _, id as _)?.pop())
}

/// They may act.
pub(in super::super) async fn approve(db: &mut PgConnection, id: PersonId, at: Timestamp) -> sqlx::Result<()> {
    sqlx::query!("update member set approved_at = $2 where person_id = $1", id as _, at.to_sqlx() as _)
        .execute(db)
        .await?;
    Ok(())
}

/// They wait again.
pub(in super::super) async fn let_wait(db: &mut PgConnection, org: OrgNumber, id: PersonId) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update member set approved_at = null
         where person_id = $1 and org_number = $2 and revoked_at is null and approved_at is not null",
        id as _,
        org as _,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// They may act no more.
pub(in super::super) async fn revoke(db: &mut PgConnection, id: PersonId, at: Timestamp) -> sqlx::Result<()> {
    sqlx::query!("update member set revoked_at = $2 where person_id = $1", id as _, at.to_sqlx() as _)
        .execute(db)
        .await?;
    Ok(())
}

/// They may act again, unless the address has been registered anew since.
pub(in super::super) async fn restore_member(
    db: &mut PgConnection,
    org: OrgNumber,
    id: PersonId,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update member m set revoked_at = null
         where person_id = $1 and org_number = $2 and revoked_at is not null
           and not exists (select from member o where o.email = m.email and o.revoked_at is null)",
        id as _,
        org as _,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}
