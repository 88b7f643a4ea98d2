use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use crate::kernel::{EmailAddress, Lang, OrgNumber, Party, PersonId, Ref, RegistrationId};

/// Whose login somebody has connected who registered by work e-mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Connected {
    pub person: PersonId,
    pub name: String,
}

/// The login that somebody has connected who registered by work e-mail, if they have.
pub(crate) async fn connected(db: &mut PgConnection, member: PersonId) -> sqlx::Result<Option<Connected>> {
    sqlx::query_as!(
        Connected,
        r#"
        select l.person_id as "person!: PersonId", trim(p.given_name || ' ' || p.family_name) as "name!"
        from member_login l
        join person p on p.person_id = l.person_id
        where l.member_id = $1 and l.connected_at is not null and l.ended_at is null
        "#,
        member as _,
    )
    .fetch_optional(db)
    .await
}

/// The work address by which a person is known in an organisation, and in which language: of whoever registered there, or connected this login
/// to that. Nobody is written to whose registration has ended.
pub(crate) async fn address_of(
    db: &mut PgConnection,
    person: PersonId,
    org: OrgNumber,
) -> sqlx::Result<Option<(EmailAddress, Lang)>> {
    let row = sqlx::query!(
        r#"
        select m.email as "email: EmailAddress", m.lang
        from member m
        left join member_login l on l.member_id = m.person_id and l.connected_at is not null and l.ended_at is null
        where m.org_number = $2 and (m.person_id = $1 or l.person_id = $1) and is_member(m.person_id, $2)
        limit 1
        "#,
        person as _,
        org as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.email, row.lang.parse().unwrap_or_default())))
}

/// Somebody who registered by work e-mail begins to connect a login.
pub(in super::super) async fn begin_connecting(
    db: &mut PgConnection,
    id: RegistrationId,
    (member, org): (PersonId, OrgNumber),
    (browser, at): (&[u8; 32], Timestamp),
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into member_login (member_login_id, member_id, org_number, browser_hash, started_at) values ($1, $2, $3, $4, $5)",
        id as _,
        member as _,
        org as _,
        browser.as_slice(),
        at.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// That somebody began to connect a login, and whose it is once they have.
#[derive(Debug, Clone)]
pub(in super::super) struct Connecting {
    pub member: PersonId,
    /// The name they registered by.
    pub name: String,
    pub org: Party,
    pub browser: Vec<u8>,
    pub started_at: Timestamp,
    pub connected: Option<PersonId>,
}

pub(in super::super) async fn connecting(
    db: &mut PgConnection,
    id: RegistrationId,
) -> sqlx::Result<Option<Connecting>> {
    let row = sqlx::query!(
        r#"
        select l.member_id as "member: PersonId", trim(p.given_name || ' ' || p.family_name) as "name!", l.org_number as "org: OrgNumber",
               o.name as org_name, l.browser_hash, l.started_at, l.person_id as "person: PersonId"
        from member_login l
        join person p on p.person_id = l.member_id
        join organisation o on o.org_number = l.org_number
        where l.member_login_id = $1
        "#,
        id as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Connecting {
        member: row.member,
        name: row.name,
        org: Party { number: row.org, name: row.org_name },
        browser: row.browser_hash,
        started_at: row.started_at.to_jiff(),
        connected: row.person,
    }))
}

/// Has this person connected their login to a registration in the organisation that has not ended?
pub(in super::super) async fn is_connected(
    db: &mut PgConnection,
    person: PersonId,
    org: OrgNumber,
) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"
        select exists (
          select from member_login
          where person_id = $1 and org_number = $2 and connected_at is not null and ended_at is null and is_member(member_id, org_number)
        ) as "is!"
        "#,
        person as _,
        org as _,
    )
    .fetch_one(db)
    .await
}

/// Both have been proven. What the person connected to a registration that has ended since, ends.
pub(in super::super) async fn connect(
    db: &mut PgConnection,
    (id, person): (RegistrationId, PersonId),
    (at, reference): (Timestamp, &Ref),
) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        update member_login l set ended_at = $3
        from member_login new
        where new.member_login_id = $1 and l.org_number = new.org_number and l.person_id = $2 and l.connected_at is not null
          and l.ended_at is null and not is_member(l.member_id, l.org_number)
        "#,
        id as _,
        person as _,
        at.to_sqlx() as _,
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "update member_login set person_id = $2, connected_at = $3, connected_in = $4 where member_login_id = $1 and connected_at is null",
        id as _,
        person as _,
        at.to_sqlx() as _,
        reference.as_str(),
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What they asked the organisation for is asked by the person from now on.
pub(in super::super) async fn hand_requests_over(
    db: &mut PgConnection,
    (member, person): (PersonId, PersonId),
    org: OrgNumber,
) -> sqlx::Result<()> {
    sqlx::query!("select hand_requests_over($1, $2, $3)", member as _, person as _, org as _).execute(db).await?;
    Ok(())
}
