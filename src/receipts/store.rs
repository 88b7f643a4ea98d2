use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    access::{Acting, ReadReceipts, Right},
    kernel::{OrgNumber, PersonId, Ref},
    ledger::{EventContext, Registry, UndoState, Undoer},
};

/// An event that has a receipt, and what became of it since.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub kind: String,
    pub at: Timestamp,
    pub actor: String,
    pub actor_org: Option<OrgNumber>,
    pub payload: Value,
    /// Until when the acting organisation can undo it.
    pub undo_until: Option<Timestamp>,
    /// Does the receipt belong to the organisation that reads?
    pub own: bool,
    pub undone: Vec<Uuid>,
    /// Does the organisation that reads want two persons for what weighs most?
    pub wants_two: bool,
    /// The first change that undid some of it: reference, time, and who.
    pub undone_by: Option<(Ref, Timestamp, String)>,
}

/// A change that can still be undone.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct UndoableChange {
    pub reference: Ref,
    pub kind: String,
    pub payload: Value,
    /// Lines of it that have been undone.
    pub undone: Vec<Uuid>,
    /// Lines of it with nothing in their way, where that is known.
    pub open: Option<Vec<Uuid>>,
    pub until: Timestamp,
    /// Does its organisation want two persons for what weighs most?
    pub wants_two: bool,
}

/// The first of these changes, so many, of which anything is offered to whoever passed the gate. Only where two persons are wanted, and
/// only for changes that may take two, this asks the database.
pub(crate) async fn offered<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    registry: &Registry,
    (changes, most): (Vec<UndoableChange>, usize),
) -> sqlx::Result<Vec<UndoableChange>> {
    let cx = EventContext { lang: acting.lang(), reader: acting.org() };
    let mut found = Vec::new();
    for change in changes {
        let (undone, open) = (&change.undone[..], change.open.as_deref());
        let state = UndoState { kind: &change.kind, payload: &change.payload, undone, open };
        let mut lines = registry.offered(state, acting.mandate(), cx);
        if change.wants_two && !lines.is_empty() {
            let (event, by) = ((change.kind.as_str(), &change.payload), Undoer::of(acting, acting.now()));
            let barred = registry.take_two(db, event, by, &lines).await?;
            lines.retain(|line| barred.iter().all(|(one, _)| one != line));
        }
        if !lines.is_empty() {
            found.push(change);
        }
        if found.len() == most {
            break;
        }
    }
    Ok(found)
}

/// The organisations that a person has to do with in whose logs the change with a reference stands: first the one that made it. Who leads
/// more of them than these looks it up in the log of one.
pub(super) async fn told_to(
    db: &mut PgConnection,
    person: PersonId,
    reference: &Ref,
    today: Date,
) -> sqlx::Result<Vec<OrgNumber>> {
    sqlx::query_scalar!(
        r#"
        select e.org_number as "org: OrgNumber"
        from event e
        where e.ref = $1 and e.org_number in (select h.org_number from holdings_of($2, $3) h)
        order by e.org_number is distinct from e.actor_org_number, e.org_number
        limit 5
        "#,
        reference as &Ref,
        person as PersonId,
        today.to_sqlx() as _,
    )
    .fetch_all(db)
    .await
}

/// What a person did under a reference.
#[derive(Debug)]
pub(super) struct Own {
    /// The organisation in whose log it stands: first the one that they acted for.
    pub org: OrgNumber,
    pub at: Timestamp,
    pub kind: String,
    pub payload: Value,
}

/// What a person did under a reference, whether or not they may still see its receipt.
pub(super) async fn own(db: &mut PgConnection, person: PersonId, reference: &Ref) -> sqlx::Result<Option<Own>> {
    let row = sqlx::query!(
        r#"
        select e.org_number as "org: OrgNumber", e.at, e.kind, e.payload
        from event e
        where e.ref = $1 and e.actor_person_id = $2
        order by e.org_number is distinct from e.actor_org_number, e.org_number
        limit 1
        "#,
        reference as &Ref,
        person as PersonId,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Own { org: row.org, at: row.at.to_jiff(), kind: row.kind, payload: row.payload }))
}

/// The organisation's own changes of these kinds whose time for undoing is not over and of which something is left, the newest first.
pub(super) async fn undoable(
    db: &mut PgConnection,
    acting: &Acting<ReadReceipts>,
    kinds: &[&str],
    (from, limit): (i64, i64),
) -> sqlx::Result<Vec<UndoableChange>> {
    let rows = sqlx::query!(
        r#"
        select r.ref as "reference: Ref", r.kind, r.payload, r.undo_until as "until!",
               array(select line_id from undone u where u.ref = r.ref) as "undone!", left_of_it.open,
               wants_two(r.org_number) as "wants_two!"
        from receipt r
        cross join lateral (select case when r.lines_known then offered_lines(r.ref, $6) end as open) left_of_it
        where r.org_number = $1 and r.undo_until > $2 and r.kind = any($3) and left_of_it.open is distinct from '{}'
        order by r.undo_until desc, r.ref
        offset $4
        limit $5
        "#,
        acting.org() as _,
        acting.now().to_sqlx() as _,
        kinds as &[&str],
        from,
        limit,
        acting.today().to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    let change = rows.into_iter().map(|row| UndoableChange {
        reference: row.reference,
        kind: row.kind,
        payload: row.payload,
        undone: row.undone,
        open: row.open,
        until: row.until.to_jiff(),
        wants_two: row.wants_two,
    });
    Ok(change.collect())
}

/// The event behind a reference, if it concerns the acting organisation.
pub(super) async fn find<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    reference: &Ref,
) -> sqlx::Result<Option<Found>> {
    let row = sqlx::query!(
        r#"
        select e.kind, e.at, e.actor_name, e.actor_org_number as "actor_org: OrgNumber", e.payload, r.undo_until as "undo_until?",
               r.ref is not null as "own!", wants_two($2) as "wants_two!", u.lines as "lines?",
               b.ref as "undone_ref?: Ref", b.at as "undone_at?", b.name as "undone_name?"
        from event e
        left join receipt r on r.ref = e.ref and r.org_number = e.org_number
        left join lateral (
          select array_agg(line_id) as lines
          from undone
          where ref = e.ref
        ) u on true
        left join lateral (
          -- The people of the other party are not named.
          select by.ref, by.at, case when by.actor_org_number is distinct from $2 then coalesce(o.name, by.actor_name) else by.actor_name end as name
          from event by
          left join organisation o on o.org_number = by.actor_org_number
          where by.org_number = e.org_number and by.ref in (select undone_in from undone where ref = e.ref)
          order by by.seq
          limit 1
        ) b on true
        where e.ref = $1 and e.org_number = $2
        "#,
        reference.as_str(),
        acting.org() as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Found {
        kind: row.kind,
        at: row.at.to_jiff(),
        actor: row.actor_name,
        actor_org: row.actor_org,
        payload: row.payload,
        undo_until: row.undo_until.map(jiff_sqlx::Timestamp::to_jiff),
        own: row.own,
        wants_two: row.wants_two,
        undone: row.lines.unwrap_or_default(),
        undone_by: match (row.undone_ref, row.undone_at, row.undone_name) {
            (Some(reference), Some(at), Some(name)) => Some((reference, at.to_jiff(), name)),
            _ => None,
        },
    }))
}
