use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{
    changed::{Changed, Hindered, Obstacle},
    event::EventKind,
    form_key::FormKey,
};
use crate::{
    access::{Actor, System},
    kernel::{EventId, HolderId, OrgNumber, PersonId, Ref},
    platform::Services,
};

/// How long the key of a form is kept.
pub(crate) const KEPT: SignedDuration = SignedDuration::from_hours(24 * 30);

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

/// An entry in one of the logs it belongs to, with what that log keeps.
pub(super) struct Line<'a> {
    pub log: OrgNumber,
    pub entry: &'a Entry<'a>,
    pub payload: &'a Value,
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

/// Claims the key of a form for its actor, and returns the time of the database then. `None`: it was claimed before.
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

/// The receipt of the latest form of this actor that said the same under another key within the last hour, as long as what it did has neither
/// been undone nor changed again. An undo is no such form: what is left of a change is undone by the same form again.
pub(super) async fn sent_before(db: &mut PgConnection, actor: &str, key: &FormKey) -> sqlx::Result<Option<Ref>> {
    let row = sqlx::query_scalar!(
        r#"
        select i.ref as "reference!: Ref"
        from idempotency i
        left join receipt r on r.ref = i.ref
        where i.actor = $1 and i.request_hash = $2 and i.key <> $3 and i.created_at > now() - interval '1 hour'
          and exists (select from latest_change l where l.ref = i.ref and (l.line_id is not null or r.undo_until is null))
          and not exists (select from undone u where u.undone_in = i.ref)
        order by i.created_at desc
        limit 1
        "#,
        actor,
        key.digest.as_slice(),
        key.key,
    );
    row.fetch_optional(db).await
}

/// Remembers what came of the form.
pub(super) async fn settle_key(db: &mut PgConnection, actor: &str, key: Uuid, reference: &Ref) -> sqlx::Result<()> {
    sqlx::query!("update idempotency set ref = $3 where actor = $1 and key = $2", actor, key, reference.as_str())
        .execute(db)
        .await?;
    Ok(())
}

/// Housekeeping: forgets the keys of forms that nobody can send any more. A form belongs to the session it was drawn in, which ends after a
/// day at the latest, and one that came after its session had ended waits an hour at most; a job that is still to make a change has not
/// claimed its key, as it does so in the transaction of the change. A month is far longer, so whoever may still ask for the receipt of a form
/// gets it. The latest change of a thing is forgotten after the same time: whatever it may have overtaken is long past its deadline.
pub async fn forget_old_keys(services: &Services, _proof: &System) -> sqlx::Result<()> {
    let before = services.clock.now() - KEPT;
    let mut db = services.db.acquire().await?;
    // In parts, so that no statement comes near its time limit.
    loop {
        let forgotten = sqlx::query!(
            r#"
            delete from idempotency
            where ctid in (select ctid from idempotency where created_at < $1 order by created_at limit 5000)
            "#,
            before.to_sqlx() as _,
        )
        .execute(&mut *db)
        .await?;
        let past = sqlx::query!(
            "delete from latest_change where thing in (select thing from latest_change where at < $1 limit 5000)",
            before.to_sqlx() as _,
        )
        .execute(&mut *db)
        .await?;
        if forgotten.rows_affected() + past.rows_affected() == 0 {
            return Ok(());
        }
    }
}

/// Puts lines last in the logs they belong to. The table gives each its place and its hash; the heads of the logs are locked in ascending
/// order, so that two changes that concern the same organisations cannot wait for each other. The lines have to come in that order.
pub(super) async fn append(db: &mut PgConnection, lines: &[Line<'_>]) -> sqlx::Result<()> {
    let logs: Vec<i32> = lines.iter().map(|line| line.log.get()).collect();
    let events: Vec<Uuid> = lines.iter().map(|line| line.entry.event.uuid()).collect();
    let kinds: Vec<String> = lines.iter().map(|line| line.entry.kind.to_owned()).collect();
    let orgs: Vec<Option<i32>> = lines.iter().map(|line| line.entry.actor_org.map(OrgNumber::get)).collect();
    let persons: Vec<Option<Uuid>> = lines.iter().map(|line| line.entry.actor_person.map(PersonId::uuid)).collect();
    let names: Vec<String> = lines.iter().map(|line| line.entry.actor_name.to_owned()).collect();
    let bases: Vec<Value> = lines.iter().map(|line| line.entry.basis.clone()).collect();
    let payloads: Vec<Value> = lines.iter().map(|line| line.payload.clone()).collect();
    let references: Vec<Option<String>> =
        lines.iter().map(|line| line.entry.reference.map(|reference| reference.as_str().to_owned())).collect();
    let Some(at) = lines.first().map(|line| line.entry.at) else { return Ok(()) };
    sqlx::query!(
        r#"
        insert into event (org_number, event_id, at, kind, actor_org_number, actor_person_id, actor_name, basis, payload, ref)
        select log, event_id, $2, kind, actor_org, actor_person, actor_name, basis, payload, ref
        from unnest($1::integer[], $3::uuid[], $4::text[], $5::integer[], $6::uuid[], $7::text[], $8::jsonb[], $9::jsonb[], $10::text[])
          with ordinality as line (log, event_id, kind, actor_org, actor_person, actor_name, basis, payload, ref, nth)
        order by nth
        "#,
        &logs,
        at.to_sqlx() as _,
        &events,
        &kinds,
        &orgs as _,
        &persons as _,
        &names,
        &bases,
        &payloads,
        &references as _,
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
        insert into receipt (ref, org_number, event_id, kind, at, person_id, payload, lines_known, undo_until)
        values ($1, $2, $3, $4, $5, $6, $7, true, case when $8 then $5::timestamptz + make_interval(hours => undo_hours($2)) end)
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

/// Things by their names, each with the reference of its latest change, if that has a receipt.
type Latest<'a> = BTreeMap<String, (Option<&'a Ref>, &'a Changed)>;

/// Remembers that this was the latest change of these things.
pub(super) async fn note_latest(db: &mut PgConnection, at: Timestamp, latest: &Latest<'_>) -> sqlx::Result<()> {
    let things: Vec<String> = latest.keys().cloned().collect();
    let refs: Vec<Option<String>> =
        latest.values().map(|(reference, _)| reference.map(|reference| reference.as_str().to_owned())).collect();
    let columns = Columns::of(latest.values().map(|(_, changed)| *changed));
    sqlx::query!(
        r#"
        insert into latest_change (thing, ref, line_id, registered, receiver, person_id, at)
        select thing, ref, line_id, registered, receiver, person_id, $7
        from unnest($1::text[], $2::text[], $3::uuid[], $4::integer[], $5::integer[], $6::uuid[])
          as new (thing, ref, line_id, registered, receiver, person_id)
        on conflict (thing) do update set
          ref = excluded.ref, line_id = excluded.line_id, registered = excluded.registered, receiver = excluded.receiver,
          person_id = excluded.person_id, at = excluded.at
        "#,
        &things,
        &refs as _,
        &columns.lines as _,
        &columns.registered as _,
        &columns.receivers as _,
        &columns.persons as _,
        at.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What stands in the way of undoing these lines of a change: later changes of the same things, and parties that are gone. With a day, also
/// what the rooms would refuse then ([`Hindered`]); whoever undoes is told that by them.
pub(super) async fn obstacles(
    db: &mut PgConnection,
    (of, org): (&Ref, OrgNumber),
    changes: &[Changed],
    today: Option<Date>,
) -> sqlx::Result<Vec<(Uuid, Obstacle)>> {
    let things: Vec<String> = changes.iter().map(|changed| changed.key(Some(org))).collect();
    let columns = Columns::of(changes);
    let rows = sqlx::query!(
        r#"
        select c.line_id as "line!", l.ref as "by?: Ref", l.thing is not null and l.ref is distinct from $1 as "is_overtaken!",
               h.why as "why: Hindered"
        from unnest($2::text[], $3::uuid[], $4::integer[], $5::integer[], $6::uuid[])
          as c (thing, line_id, registered, receiver, person_id)
        left join latest_change l using (thing)
        cross join lateral (select case when $7::date is not null then undo_hindrance($1, c.line_id, $7) end as why) h
        where c.line_id is not null
          and (l.thing is not null and l.ref is distinct from $1 or not parties_are_there(c.registered, c.receiver, c.person_id)
               or h.why is not null)
        "#,
        of.as_str(),
        &things,
        &columns.lines as _,
        &columns.registered as _,
        &columns.receivers as _,
        &columns.persons as _,
        today.map(Date::to_sqlx) as _,
    )
    .fetch_all(db)
    .await?;
    let obstacles = rows.into_iter().map(|row| match row.why {
        _ if row.is_overtaken => (row.line, Obstacle::Overtaken(row.by)),
        Some(why) => (row.line, Obstacle::Hindered(why)),
        None => (row.line, Obstacle::PartyGone),
    });
    Ok(obstacles.collect())
}

/// What the table keeps of each thing, for statements about many.
#[derive(Default)]
struct Columns {
    lines: Vec<Option<Uuid>>,
    registered: Vec<Option<i32>>,
    receivers: Vec<Option<i32>>,
    persons: Vec<Option<Uuid>>,
}

impl Columns {
    fn of<'a>(changes: impl IntoIterator<Item = &'a Changed>) -> Self {
        let mut columns = Self::default();
        for changed in changes {
            let (org, person) = changed.receiver.map_or((None, None), HolderId::columns);
            columns.lines.push(changed.line);
            columns.registered.push(changed.registered.map(OrgNumber::get));
            columns.receivers.push(org.map(OrgNumber::get));
            columns.persons.push(person.map(PersonId::uuid));
        }
        columns
    }
}
