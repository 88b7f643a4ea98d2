use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{event::EventKind, form_key::FormKey};
use crate::{
    access::Actor,
    kernel::{EventId, OrgNumber, PersonId, Ref},
};

/// The logs an event goes into, ascending, so that two changes that concern the same organisations cannot wait for each other, and what
/// each of them keeps.
pub(super) fn logs<E: EventKind>(
    event: &E,
    own: Option<OrgNumber>,
) -> Result<Vec<(OrgNumber, Value)>, serde_json::Error> {
    let mut concerned = event.recipients();
    concerned.extend(own);
    concerned.sort_unstable();
    concerned.dedup();
    concerned.into_iter().map(|log| Ok((log, event.part_for(log)?))).collect()
}

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

impl<'a> Entry<'a> {
    /// What this actor did.
    pub fn new(
        at: Timestamp,
        actor: &'a Actor,
        kind: &'static str,
        payload: Value,
        reference: Option<&'a Ref>,
    ) -> Result<Self, serde_json::Error> {
        Ok(Self {
            event: EventId::new(),
            at,
            kind,
            actor_org: actor.org(),
            actor_person: actor.person(),
            actor_name: actor.name(),
            basis: actor.basis()?,
            payload,
            reference,
        })
    }
}

/// Claims the key of a form for its actor, and tells the time of the database then. `None`: it was claimed before.
pub(super) async fn claim_key(
    db: &mut PgConnection,
    actor: &str,
    person: Option<PersonId>,
    key: &FormKey,
) -> sqlx::Result<Option<Timestamp>> {
    let claimed_at = sqlx::query_scalar!(
        r#"
        insert into idempotency (actor, person_id, key, request_hash)
        values ($1, $2, $3, $4)
        on conflict do nothing
        returning clock_timestamp() as "at!"
        "#,
        actor,
        person as _,
        key.key,
        key.digest.as_slice(),
    )
    .fetch_optional(db)
    .await?;
    Ok(claimed_at.map(jiff_sqlx::Timestamp::to_jiff))
}

/// The digest of the form the key was claimed for, and the reference of the receipt it led to.
pub(super) async fn key_claimed(
    db: &mut PgConnection,
    actor: &str,
    key: Uuid,
) -> sqlx::Result<Option<(Vec<u8>, Option<Ref>)>> {
    let row = sqlx::query!(
        r#"select request_hash, ref as "reference: Ref" from idempotency where actor = $1 and key = $2"#,
        actor,
        key,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.request_hash, row.reference)))
}

/// Remembers what came of the form.
pub(super) async fn settle_key(db: &mut PgConnection, actor: &str, key: Uuid, reference: &Ref) -> sqlx::Result<()> {
    sqlx::query!("update idempotency set ref = $3 where actor = $1 and key = $2", actor, key, reference.as_str())
        .execute(db)
        .await?;
    Ok(())
}

/// Puts the entry last in the log of each organisation. The table gives each row its place and its hash; the heads of the logs are taken
/// in ascending order, so that two changes that concern the same organisations cannot wait for each other.
pub(super) async fn append(db: &mut PgConnection, logs: &[(OrgNumber, Value)], entry: &Entry<'_>) -> sqlx::Result<()> {
    let numbers: Vec<i32> = logs.iter().map(|(log, _)| log.get()).collect();
    let payloads: Vec<Value> = logs.iter().map(|(_, payload)| payload.clone()).collect();
    sqlx::query!(
        r#"
        insert into event (org_number, event_id, at, kind, actor_org_number, actor_person_id, actor_name, basis, payload, ref)
        select log, $2, $3, $4, $5, $6, $7, $8, payload, $10
        from unnest($1::integer[], $9::jsonb[]) as told (log, payload)
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
        &payloads,
        entry.reference.map(Ref::as_str),
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Leaves the receipt of a change. One that can be undone gets the deadline of its organisation.
pub(super) async fn leave_receipt(
    db: &mut PgConnection,
    org: OrgNumber,
    entry: &Entry<'_>,
    can_be_undone: bool,
) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        insert into receipt (ref, org_number, event_id, kind, at, person_id, payload, undo_until)
        values ($1, $2, $3, $4, $5, $6, $7, case when $8 then $5::timestamptz + make_interval(hours => undo_hours($2)) end)
        "#,
        entry.reference.map(Ref::as_str),
        org as _,
        entry.event as _,
        entry.kind,
        entry.at.to_sqlx() as _,
        entry.actor_person as _,
        entry.payload,
        can_be_undone,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A receipt that somebody wants to undo.
pub(super) struct LockedReceipt {
    pub payload: Value,
    pub undo_until: Option<Timestamp>,
    /// The lines that have been undone, and in which change.
    pub undone: Vec<(Uuid, Ref)>,
}

/// Locks the receipt, so that two who undo it wait for each other. `None`: the organisation has no such receipt.
pub(super) async fn lock_receipt(
    db: &mut PgConnection,
    org: OrgNumber,
    reference: &Ref,
) -> sqlx::Result<Option<LockedReceipt>> {
    let row = sqlx::query!(
        "select payload, undo_until from receipt where ref = $1 and org_number = $2 for update",
        reference.as_str(),
        org as _,
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    // A statement of its own, so that it sees what the one we waited for has done.
    let undone = sqlx::query!(
        r#"select line_id, undone_in as "undone_in: Ref" from undone where ref = $1"#,
        reference.as_str(),
    )
    .fetch_all(db)
    .await?;
    Ok(Some(LockedReceipt {
        payload: row.payload,
        undo_until: row.undo_until.map(jiff_sqlx::Timestamp::to_jiff),
        undone: undone.into_iter().map(|row| (row.line_id, row.undone_in)).collect(),
    }))
}

/// Remembers which lines a change has undone.
pub(super) async fn note_undone(db: &mut PgConnection, of: &Ref, lines: &[Uuid], undone_in: &Ref) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into undone (ref, line_id, undone_in) select $1, line, $3 from unnest($2::uuid[]) as line",
        of.as_str(),
        lines,
        undone_in.as_str(),
    )
    .execute(db)
    .await?;
    Ok(())
}
