use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::kernel::{EventId, OrgNumber, PersonId, Ref};

/// A line of the log, before it has its place in it.
pub(super) struct Entry<'a> {
    pub event: EventId,
    pub at: Timestamp,
    pub kind: &'static str,
    pub actor_org: Option<OrgNumber>,
    pub actor_person: Option<PersonId>,
    pub actor_name: &'a str,
    pub basis: Value,
    pub payload: Value,
    pub reference: Option<&'a Ref>,
}

/// Takes the key for this form. `false`: somebody took it before.
pub(super) async fn take_key(
    db: &mut PgConnection,
    person: PersonId,
    key: Uuid,
    hash: &[u8; 32],
) -> sqlx::Result<bool> {
    let taken = sqlx::query!(
        "insert into idempotency (person_id, key, request_hash) values ($1, $2, $3) on conflict do nothing",
        person as _,
        key,
        hash.as_slice(),
    )
    .execute(db)
    .await?;
    Ok(taken.rows_affected() == 1)
}

/// What the key was taken for, and the receipt it led to.
pub(super) async fn key_taken(
    db: &mut PgConnection,
    person: PersonId,
    key: Uuid,
) -> sqlx::Result<Option<(Vec<u8>, Option<Ref>)>> {
    let row = sqlx::query!(
        r#"select request_hash, ref as "reference: Ref" from idempotency where person_id = $1 and key = $2"#,
        person as _,
        key,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.request_hash, row.reference)))
}

/// Remembers what came of the form.
pub(super) async fn settle_key(
    db: &mut PgConnection,
    person: PersonId,
    key: Uuid,
    reference: &Ref,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update idempotency set ref = $3 where person_id = $1 and key = $2",
        person as _,
        key,
        reference.as_str(),
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Puts the entry last in the log of each organisation. The table gives each row its place and its hash; the heads of the logs are taken
/// in ascending order, so that two changes that concern the same organisations cannot wait for each other.
pub(super) async fn append(db: &mut PgConnection, logs: &[OrgNumber], entry: &Entry<'_>) -> sqlx::Result<()> {
    let numbers: Vec<i32> = logs.iter().map(|log| log.get()).collect();
    sqlx::query!(
        r#"
        insert into event (org_number, event_id, at, kind, actor_org_number, actor_person_id, actor_name, basis, payload, ref)
        select log, $2, $3, $4, $5, $6, $7, $8, $9, $10
        from unnest($1::integer[]) log
        order by log
        "#,
        &numbers,
        entry.event as _,
        entry.at.to_sqlx() as _,
        entry.kind,
        entry.actor_org as _,
        entry.actor_person as _,
        entry.actor_name,
        entry.basis,
        entry.payload,
        entry.reference.map(Ref::as_str),
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Leaves the receipt of a change.
pub(super) async fn leave_receipt(db: &mut PgConnection, org: OrgNumber, entry: &Entry<'_>) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into receipt (ref, org_number, event_id, kind, at, person_id, payload) values ($1, $2, $3, $4, $5, $6, $7)",
        entry.reference.map(Ref::as_str),
        org as _,
        entry.event as _,
        entry.kind,
        entry.at.to_sqlx() as _,
        entry.actor_person as _,
        entry.payload,
    )
    .execute(db)
    .await?;
    Ok(())
}
