use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::contacts::{Contact, ContactDetails, Topic};
use crate::{
    access::{Acting, ManageCommercial, Right},
    kernel::{ContactId, EmailAddress, OrgNumber},
    ledger::Change,
};

struct Row {
    id: ContactId,
    topics: Vec<String>,
    name: String,
    role: Option<String>,
    email: EmailAddress,
    phone: Option<String>,
    version: i32,
    stands: bool,
}

impl From<Row> for Contact {
    fn from(row: Row) -> Self {
        let Row { id, topics, name, role, email, phone, version, .. } = row;
        let topics = topics.iter().filter_map(|topic| Topic::of(topic)).collect();
        Self { id, details: ContactDetails { topics, name, role, email, phone }, version }
    }
}

/// Contacts of an organisation, by a condition.
macro_rules! contacts {
    ($db:expr, $condition:literal, $($argument:expr),*) => {
        sqlx::query_as!(
            Row,
            r#"
            select contact_id as "id: ContactId", topics, name, role, email as "email: EmailAddress", phone, version,
                   removed_at is null as "stands!"
            from contact
            where org_number = $1 and "# + $condition,
            $($argument),*
        )
        .fetch_all($db)
        .await
    };
}

/// All that stand, by name.
pub(in super::super) async fn contacts<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
) -> sqlx::Result<Vec<Contact>> {
    let rows = contacts!(db, r#"removed_at is null order by name collate "nb-x-icu", contact_id"#, acting.org() as _)?;
    Ok(rows.into_iter().map(Contact::from).collect())
}

/// One that stands.
pub(in super::super) async fn contact(
    db: &mut PgConnection,
    acting: &Acting<ManageCommercial>,
    id: ContactId,
) -> sqlx::Result<Option<Contact>> {
    let rows = contacts!(db, "removed_at is null and contact_id = $2", acting.org() as _, id as _)?;
    Ok(rows.into_iter().next().map(Contact::from))
}

/// The same, locked. Inner `None`: it has been removed.
pub(in super::super) async fn lock_contact(
    change: &mut Change,
    org: OrgNumber,
    id: ContactId,
) -> sqlx::Result<Option<Option<Contact>>> {
    let rows = contacts!(change.conn(), "contact_id = $2 for update", org as _, id as _)?;
    Ok(rows.into_iter().next().map(|row| row.stands.then(|| Contact::from(row))))
}

/// How many stand. Two who add one at once wait for each other.
pub(in super::super) async fn lock_and_count_contacts(change: &mut Change, org: OrgNumber) -> sqlx::Result<i64> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('contact ' || $1::integer, 0))", org as _)
        .execute(change.conn())
        .await?;
    sqlx::query_scalar!(
        r#"select count(*) as "count!" from contact where org_number = $1 and removed_at is null"#,
        org as _
    )
    .fetch_one(change.conn())
    .await
}

fn names(details: &ContactDetails) -> Vec<String> {
    details.topics.iter().map(|topic| topic.name().to_owned()).collect()
}

/// Adds one.
pub(in super::super) async fn add_contact(
    change: &mut Change,
    org: OrgNumber,
    id: ContactId,
    details: &ContactDetails,
) -> sqlx::Result<()> {
    let at = change.at();
    sqlx::query!(
        r#"
        insert into contact (contact_id, org_number, topics, name, role, email, phone, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        "#,
        id as _,
        org as _,
        &names(details),
        details.name,
        details.role,
        details.email.as_str(),
        details.phone,
        at.to_sqlx() as _,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// Sets what one says, and puts it back if it was removed.
pub(in super::super) async fn put_contact(
    change: &mut Change,
    org: OrgNumber,
    id: ContactId,
    details: &ContactDetails,
) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        update contact
        set topics = $3, name = $4, role = $5, email = $6, phone = $7, removed_at = null, version = version + 1
        where contact_id = $1 and org_number = $2
        "#,
        id as _,
        org as _,
        &names(details),
        details.name,
        details.role,
        details.email.as_str(),
        details.phone,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// Removes one. The row stays, for an undo.
pub(in super::super) async fn remove_contact(change: &mut Change, org: OrgNumber, id: ContactId) -> sqlx::Result<()> {
    let at = change.at();
    sqlx::query!(
        "update contact set removed_at = $3, version = version + 1 where contact_id = $1 and org_number = $2",
        id as _,
        org as _,
        at.to_sqlx() as _,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}
