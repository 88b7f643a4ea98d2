//! Undo, for every room alike: a room says how its event is reversed, and the ledger sees to deadline, doubles, log and receipt.

use std::collections::HashSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{
    change::{Change, ChangeError},
    changed::Obstacle,
    event::EventKind,
    form_key::FormKey,
    long::{LongChange, LongError, NotMade, OnBehalf},
    store,
};
use crate::{
    access::{Acting, Mandate, Right, UndoChanges},
    kernel::{OrgNumber, PersonId, Ref},
    platform::Bug,
};

/// What reversing came to: the event that tells it, and the lines that are undone by it.
#[derive(Debug)]
pub struct Reversal<U> {
    /// What happened, also for the lines that could not be undone.
    pub event: U,
    /// The lines that are undone now.
    pub settled: Vec<Uuid>,
}

/// A kind of event that can be undone.
pub trait Undoable: EventKind {
    /// Whoever may make the change may also undo it.
    type Right: Right;
    /// The event that undoing makes. It cannot itself be undone: whoever wants the change back makes it anew.
    type Undone: EventKind;

    /// May somebody with this mandate undo this line? They hold the right of the kind; what is in some events takes more.
    fn may_undo(&self, _line: Uuid, _mandate: &Mandate) -> bool {
        true
    }
    /// Did two persons make this line together? Then one is never offered to undo it.
    fn is_by_two(&self, _line: Uuid) -> bool {
        false
    }
    /// How many organisations it concerns if these lines are undone.
    fn concerns(&self, lines: &[Uuid]) -> usize {
        lines.len()
    }
    /// Those of these lines that take two persons because of what else has become of the same, where the organisation wants two. The
    /// pages that offer an undo ask this, and most kinds have no such lines.
    fn take_two(
        &self,
        _db: &mut PgConnection,
        _by: Undoer,
        _lines: &[Uuid],
    ) -> impl Future<Output = sqlx::Result<Vec<Uuid>>> + Send {
        std::future::ready(Ok(Vec::new()))
    }
    /// Reverses these lines of the change with this reference. Each line is judged by itself, as things are now.
    fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> impl Future<Output = Reversed<Self>> + Send;
}

/// May this line be undone by one person with this mandate?
pub(super) fn is_theirs<E: Undoable>(event: &E, line: Uuid, mandate: &Mandate) -> bool {
    !event.is_by_two(line) && event.may_undo(line, mandate)
}

/// What undoing an event of this kind comes to.
pub type Reversed<E> = Result<Reversal<<E as Undoable>::Undone>, ChangeError>;

/// Who undoes which change, and which of its lines.
#[derive(Debug, Clone, Copy)]
pub struct Undoing<'a, R: Right> {
    /// Whoever passed the gate of the right that the change took.
    pub acting: &'a Acting<R>,
    /// The reference of the change.
    pub of: &'a Ref,
    /// Those that are asked for and not undone yet.
    pub lines: &'a [Uuid],
}

/// Somebody who undoes or would undo something, and when.
#[derive(Debug, Clone, Copy)]
pub struct Undoer {
    /// For whom they act.
    pub org: OrgNumber,
    /// Who they are.
    pub person: PersonId,
    /// The instant.
    pub at: Timestamp,
}

impl Undoer {
    /// Whoever passed a gate.
    #[must_use]
    pub fn of<R: Right>(acting: &Acting<R>, at: Timestamp) -> Self {
        Self { org: acting.org(), person: acting.person(), at }
    }
}

/// What somebody wants to undo.
#[derive(Debug)]
pub struct UndoRequest<'a> {
    /// The reference of the change.
    pub of: &'a Ref,
    /// Some of its lines; none means all of them.
    pub lines: &'a [Uuid],
    /// The key of the form.
    pub key: FormKey,
}

/// What came of it.
#[derive(Debug)]
pub enum UndoOutcome {
    /// Undone, wholly or in part; the receipt tells.
    Done(Ref),
    /// Somebody was quicker; this is the receipt of theirs.
    Already(Ref),
    /// The time is over.
    TooLate(Timestamp),
    /// It was made so that it cannot be undone.
    Barred,
    /// Something stands in the way of all that was asked for.
    Blocked(Obstacle),
    /// No line could be undone. Kind and payload of the event that was not written say why.
    Nothing(&'static str, Value),
    /// The organisation has no such receipt, or its kind cannot be undone.
    Unknown,
}

/// An undo that concerns so many that a job does it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LongUndo {
    /// The reference of the change.
    pub of: Ref,
    /// Its kind.
    pub event: String,
    /// Some of its lines; none means all of them.
    pub lines: Vec<Uuid>,
    /// The name of the right that the change took.
    pub takes: String,
}

impl LongChange for LongUndo {
    const KIND: &'static str = "ledger.undo";
    type Right = UndoChanges;

    fn right(&self) -> &str {
        &self.takes
    }
    async fn make(&self, by: OnBehalf<'_, UndoChanges>) -> Result<Ref, LongError> {
        let request = UndoRequest { of: &self.of, lines: &self.lines, key: by.key };
        match by.registry.undo(&self.event, by.acting, request).await? {
            UndoOutcome::Done(reference) => Ok(reference),
            UndoOutcome::TooLate(_) => Err(NotMade::TooLate.into()),
            UndoOutcome::Blocked(_) => Err(NotMade::Overtaken.into()),
            UndoOutcome::Already(_) | UndoOutcome::Barred | UndoOutcome::Nothing(..) | UndoOutcome::Unknown => {
                Err(NotMade::Nothing.into())
            }
        }
    }
}

/// Why the transaction of an undo was given up: nothing to do, with its outcome, or a fault.
enum Stop {
    Outcome(UndoOutcome),
    Fault(ChangeError),
}

impl<E: Into<ChangeError>> From<E> for Stop {
    fn from(e: E) -> Self {
        Self::Fault(e.into())
    }
}

/// Undoes a change of one kind, for somebody who passed the gate of undoing and may be lacking the right of this kind.
pub(super) async fn run<E: Undoable>(
    acting: &Acting<UndoChanges>,
    request: UndoRequest<'_>,
) -> Result<UndoOutcome, ChangeError> {
    let acting: Acting<E::Right> = acting.undoing()?;
    let undone = Change::run(&acting, request.key, async |change, acting| {
        let receipt = store::lock_receipt(change.conn(), acting.org(), request.of).await?;
        let receipt = receipt.ok_or(Stop::Outcome(UndoOutcome::Unknown))?;
        let event: E = serde_json::from_value(receipt.payload.clone())?;
        if acting.mandate().is_member() && !event.is_test() {
            return Err(Stop::Outcome(UndoOutcome::Unknown));
        }
        let mut lines = lines_left(event.lines(), &receipt, request.lines, change.at()).map_err(Stop::Outcome)?;
        // Somebody who may undo some lines undoes those. Where they may undo none, the room refuses each with its reason.
        if lines.iter().any(|line| is_theirs(&event, *line, acting.mandate())) {
            lines.retain(|line| is_theirs(&event, *line, acting.mandate()));
        }
        let is_asked: HashSet<Uuid> = lines.iter().copied().collect();
        let mut changes = event.changes();
        changes.retain(|it| it.line.is_some_and(|line| is_asked.contains(&line)));
        let receipt = (request.of, acting.org());
        let obstacles = store::obstacles(change.conn(), receipt, &changes, None).await?;
        let blocked: HashSet<Uuid> = obstacles.iter().map(|(line, _)| *line).collect();
        lines.retain(|line| !blocked.contains(line));
        if let (true, Some((_, why))) = (lines.is_empty(), obstacles.into_iter().next()) {
            return Err(Stop::Outcome(UndoOutcome::Blocked(why)));
        }
        let reversal = event.undo(change, Undoing { acting, of: request.of, lines: &lines }).await?;
        if reversal.settled.is_empty() {
            let payload = serde_json::to_value(&reversal.event)?;
            return Err(Stop::Outcome(UndoOutcome::Nothing(reversal.event.kind(), payload)));
        }
        // The room has locked what the lines are about; whatever happened to it while we waited for that is seen now.
        let mut obstacles = store::obstacles(change.conn(), receipt, &changes, None).await?.into_iter();
        if let Some((_, why)) = obstacles.find(|(line, _)| reversal.settled.contains(line)) {
            return Err(Stop::Outcome(UndoOutcome::Blocked(why)));
        }
        let reference = change.reference().clone();
        store::note_undone(change.conn(), request.of, &reversal.settled, &reference).await?;
        Ok(reversal.event)
    });
    match undone.await {
        Ok(reference) => Ok(UndoOutcome::Done(reference)),
        Err(Stop::Outcome(outcome)) => Ok(outcome),
        Err(Stop::Fault(e)) => Err(e),
    }
}

/// The lines of a receipt that somebody asks to undo and nobody has undone, or why there are none.
fn lines_left(
    all: Vec<Uuid>,
    receipt: &store::LockedReceipt,
    asked: &[Uuid],
    now: Timestamp,
) -> Result<Vec<Uuid>, UndoOutcome> {
    let Some(until) = receipt.undo_until else { return Err(UndoOutcome::Barred) };
    let is_asked_for = |line: &Uuid| asked.is_empty() || asked.contains(line);
    let is_undone = |line: &Uuid| receipt.undone.iter().any(|(done, _)| done == line);
    let open: Vec<Uuid> = all.into_iter().filter(|line| is_asked_for(line) && !is_undone(line)).collect();
    if open.is_empty() {
        let by = receipt.undone.first().map(|(_, by)| by.clone());
        return Err(by.map_or(UndoOutcome::Barred, UndoOutcome::Already));
    }
    if now >= until && !Bug::NoDeadline.is_seeded() {
        return Err(UndoOutcome::TooLate(until));
    }
    Ok(open)
}
