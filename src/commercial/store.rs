mod billing;
mod contacts;
mod terms;

use jiff::{SignedDuration, Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

pub(super) use self::{
    billing::{billing, lock_billing, put_billing},
    contacts::{add_contact, contact, contacts, lock_and_count_contacts, lock_contact, put_contact, remove_contact},
    terms::{newest, publish, published, sign, terms},
};
use super::{actions::NewPoint, model::Point};
use crate::{
    access::{Acting, ManagePeople},
    kernel::{EmailAddress, Lang, NotificationPointId, OrgNumber},
    ledger::{Change, Purpose},
    platform::{
        codes::{SentCode, TRIES},
        mail,
    },
};

struct Row {
    id: NotificationPointId,
    email: EmailAddress,
    purposes: Vec<String>,
    lang: String,
    confirmed_at: Option<jiff_sqlx::Timestamp>,
    code_hash: Option<Vec<u8>>,
    code_sent_at: Option<jiff_sqlx::Timestamp>,
    wrong_codes: i32,
}

impl From<Row> for Point {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            email: row.email,
            purposes: purposes(&row.purposes),
            lang: row.lang.parse().unwrap_or_default(),
            confirmed_at: row.confirmed_at.map(jiff_sqlx::Timestamp::to_jiff),
            code: SentCode::of_row(row.code_hash, row.code_sent_at, row.wrong_codes),
            refused_at: None,
        }
    }
}

/// The same, with what the mail server said of them.
async fn with_refusals(db: &mut PgConnection, rows: Vec<Row>) -> sqlx::Result<Vec<Point>> {
    let mut points: Vec<Point> = rows.into_iter().map(Point::from).collect();
    let addresses: Vec<EmailAddress> = points.iter().map(|point| point.email.clone()).collect();
    let refused = mail::refused(db, &addresses).await?;
    for point in &mut points {
        point.refused_at = refused.iter().find(|(email, _)| *email == point.email).map(|(_, at)| *at);
    }
    Ok(points)
}

fn purposes(names: &[String]) -> Vec<Purpose> {
    names.iter().filter_map(|name| Purpose::of(name)).collect()
}

/// Addresses that stand, by a condition.
macro_rules! points {
    ($db:expr, $condition:literal, $($argument:expr),*) => {
        sqlx::query_as!(
            Row,
            r#"
            select point_id as "id: NotificationPointId", email as "email: EmailAddress", purposes, lang, confirmed_at, code_hash,
                   code_sent_at, wrong_codes
            from notification_point
            where removed_at is null and "# + $condition,
            $($argument),*
        )
        .fetch_all($db)
        .await
    };
}

/// All of the organisation, the oldest first.
pub(super) async fn points(db: &mut PgConnection, acting: &Acting<ManagePeople>) -> sqlx::Result<Vec<Point>> {
    let rows = points!(&mut *db, "org_number = $1 order by created_at, point_id", acting.org() as _)?;
    with_refusals(db, rows).await
}

/// One of the organisation.
pub(super) async fn point(
    db: &mut PgConnection,
    acting: &Acting<ManagePeople>,
    id: NotificationPointId,
) -> sqlx::Result<Option<Point>> {
    let rows = points!(&mut *db, "org_number = $1 and point_id = $2", acting.org() as _, id as _)?;
    Ok(with_refusals(db, rows).await?.into_iter().next())
}

/// The same, locked.
pub(super) async fn lock(
    db: &mut PgConnection,
    org: OrgNumber,
    id: NotificationPointId,
) -> sqlx::Result<Option<Point>> {
    let rows = points!(db, "org_number = $1 and point_id = $2 for update", org as _, id as _)?;
    Ok(rows.into_iter().next().map(Point::from))
}

/// How many addresses the organisation has or has added within a day, as each was sent a mail, and whether this is one. Two who add one at
/// once wait for each other.
pub(super) async fn lock_and_count(
    change: &mut Change,
    acting: &Acting<ManagePeople>,
    email: &EmailAddress,
) -> sqlx::Result<(i64, bool)> {
    let (org, a_day_ago) = (acting.org(), change.at() - SignedDuration::from_hours(24));
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('notification_point ' || $1::integer, 0))", org as _)
        .execute(change.conn())
        .await?;
    let row = sqlx::query!(
        r#"
        select count(*) as "count!", coalesce(bool_or(email = $2 and removed_at is null), false) as "has_it!"
        from notification_point
        where org_number = $1 and (removed_at is null or created_at > $3)
        "#,
        org as _,
        email.as_str(),
        a_day_ago.to_sqlx() as _,
    )
    .fetch_one(change.conn())
    .await?;
    Ok((row.count, row.has_it))
}

/// Adds an address that waits for its code.
pub(super) async fn insert(
    change: &mut Change,
    acting: &Acting<ManagePeople>,
    (id, new): (NotificationPointId, &NewPoint),
    code_hash: &[u8],
) -> sqlx::Result<()> {
    let (org, at) = (acting.org(), change.at());
    let names: Vec<String> = new.purposes.iter().map(|purpose| purpose.name().to_owned()).collect();
    sqlx::query!(
        r#"
        insert into notification_point (point_id, org_number, email, purposes, lang, created_at, code_hash, code_sent_at)
        values ($1, $2, $3, $4, $5, $6, $7, $6)
        "#,
        id as _,
        org as _,
        new.email.as_str(),
        &names,
        new.lang.code(),
        at.to_sqlx() as _,
        code_hash,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// Another code was sent.
pub(super) async fn set_code(
    db: &mut PgConnection,
    id: NotificationPointId,
    hash: &[u8],
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update notification_point set code_hash = $2, code_sent_at = $3, wrong_codes = 0 where point_id = $1",
        id as _,
        hash,
        at.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A code is being typed. Returns whether one still may be: it was sent after this instant, and fewer were typed before than may be.
pub(super) async fn count_try(
    db: &mut PgConnection,
    org: OrgNumber,
    id: NotificationPointId,
    sent_after: Timestamp,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        r#"
        update notification_point
        set wrong_codes = wrong_codes + 1
        where point_id = $1 and org_number = $2 and removed_at is null and confirmed_at is null and wrong_codes < $4 and code_sent_at > $3
        "#,
        id as _,
        org as _,
        sent_after.to_sqlx() as _,
        TRIES,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The address is right. It is told what happens from now on.
pub(super) async fn confirm(
    change: &mut Change,
    acting: &Acting<ManagePeople>,
    id: NotificationPointId,
) -> sqlx::Result<()> {
    let (org, at, today) = (acting.org(), change.at(), change.today());
    sqlx::query!(
        r#"
        update notification_point
        set confirmed_at = $3, code_hash = null, code_sent_at = null, wrong_codes = 0,
            told_to = coalesce((select seq from event_head where org_number = $2), 0), reminded_on = $4
        where point_id = $1
        "#,
        id as _,
        org as _,
        at.to_sqlx() as _,
        today.to_sqlx() as _,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// A test notice is being sent. Returns whether the last one was sent long enough ago.
pub(super) async fn note_test(
    db: &mut PgConnection,
    id: NotificationPointId,
    at: Timestamp,
    before: Timestamp,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update notification_point set tested_at = $2 where point_id = $1 and (tested_at is null or tested_at < $3)",
        id as _,
        at.to_sqlx() as _,
        before.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes an address away. The row stays, for an undo.
pub(super) async fn remove(
    change: &mut Change,
    acting: &Acting<ManagePeople>,
    id: NotificationPointId,
) -> sqlx::Result<bool> {
    let (org, at) = (acting.org(), change.at());
    let done = sqlx::query!(
        "update notification_point set removed_at = $3 where point_id = $1 and org_number = $2 and removed_at is null",
        id as _,
        org as _,
        at.to_sqlx() as _,
    )
    .execute(change.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Puts an address back that was taken away, unless it has been added again since. It is told what happens from now on.
pub(super) async fn restore(
    change: &mut Change,
    acting: &Acting<ManagePeople>,
    id: NotificationPointId,
) -> sqlx::Result<bool> {
    let (org, today) = (acting.org(), change.today());
    let done = sqlx::query!(
        r#"
        update notification_point p
        set removed_at = null, told_to = coalesce((select seq from event_head where org_number = $2), 0), reminded_on = $3
        where point_id = $1 and org_number = $2 and removed_at is not null
          and not exists (select from notification_point o where o.org_number = $2 and o.email = p.email and o.removed_at is null)
        "#,
        id as _,
        org as _,
        today.to_sqlx() as _,
    )
    .execute(change.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// An address that is told things.
#[derive(Debug)]
pub(crate) struct PointToTell {
    pub id: NotificationPointId,
    pub org: OrgNumber,
    pub org_name: String,
    pub email: EmailAddress,
    pub purposes: Vec<Purpose>,
    pub lang: Lang,
    /// The place in the log up to which it has been told.
    pub told_to: i64,
    /// The day up to which it has been reminded of what ends.
    pub reminded_on: Date,
}

/// Addresses, where `which` holds, after the first parameter; as many as the second says.
macro_rules! points {
    ($db:expr, $after:expr, $limit:expr, $which:literal $(, $more:expr)*) => {{
        let rows = sqlx::query!(
            r#"
            select p.point_id as "id: NotificationPointId", p.org_number as "org: OrgNumber", o.name, p.email as "email: EmailAddress",
                   p.purposes, p.lang, p.told_to, p.reminded_on
            from notification_point p
            join organisation o on o.org_number = p.org_number
            left join event_head h on h.org_number = p.org_number
            where p.removed_at is null and p.confirmed_at is not null and ($1::uuid is null or p.point_id > $1) and "# + $which + r#"
            order by p.point_id
            limit $2
            "#,
            $after as Option<NotificationPointId>,
            $limit,
            $($more),*
        )
        .fetch_all($db)
        .await?;
        let point = rows.into_iter().map(|row| PointToTell {
            id: row.id,
            org: row.org,
            org_name: row.name,
            email: row.email,
            purposes: purposes(&row.purposes),
            lang: row.lang.parse().unwrap_or_default(),
            told_to: row.told_to,
            reminded_on: row.reminded_on.to_jiff(),
        });
        Ok(point.collect())
    }};
}

/// Some of the addresses whose organisation has something in its log that they have not been told yet, after this one.
pub(crate) async fn points_to_tell(
    db: &mut PgConnection,
    after: Option<NotificationPointId>,
    limit: i64,
) -> sqlx::Result<Vec<PointToTell>> {
    points!(db, after, limit, "h.seq > p.told_to")
}

/// Some of the addresses that have not been reminded today, after this one.
pub(crate) async fn points_to_remind(
    db: &mut PgConnection,
    after: Option<NotificationPointId>,
    limit: i64,
    today: Date,
) -> sqlx::Result<Vec<PointToTell>> {
    points!(db, after, limit, "p.reminded_on < $3", today.to_sqlx() as _)
}

/// An address has been told up to a place in the log. Returns whether it stood where it was thought to: otherwise somebody else has told it.
pub(crate) async fn note_told(db: &mut PgConnection, point: &PointToTell, to: i64) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update notification_point set told_to = $3 where point_id = $1 and told_to = $2 and removed_at is null",
        point.id as _,
        point.told_to,
        to,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The same of the day up to which it has been reminded.
pub(crate) async fn note_reminded(db: &mut PgConnection, point: &PointToTell, today: Date) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update notification_point set reminded_on = $3 where point_id = $1 and reminded_on = $2 and removed_at is null",
        point.id as _,
        point.reminded_on.to_sqlx() as _,
        today.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}
