//! The registry of event kinds: what is known of each, looked up by its name.

use std::{
    collections::{BTreeMap, HashSet},
    pin::Pin,
};

use jiff::civil::Date;
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{
    change::ChangeError,
    changed::{Changed, Hindered, Obstacle},
    event::{Action, EventContext, EventKind, Group, Sides},
    notice::Purpose,
    receipt_view::ReceiptView,
    store,
    undo::{self, UndoOutcome, UndoRequest, Undoable, Undoer},
};
use crate::{
    access::{Acting, Mandate, ReadReceipts, Right, UndoChanges},
    kernel::{OrgNumber, Ref},
};

type UndoFuture<'a> = Pin<Box<dyn Future<Output = Result<UndoOutcome, ChangeError>> + Send + 'a>>;

type LinesFuture<'a> = Pin<Box<dyn Future<Output = sqlx::Result<Vec<Uuid>>> + Send + 'a>>;

/// How events of a kind are undone.
#[derive(Debug, Clone, Copy)]
struct Undo {
    right: &'static str,
    concerns: fn(&Value, &[Uuid], &[Uuid]) -> usize,
    may: fn(&Mandate) -> bool,
    offered: fn(UndoState<'_>, &Mandate, EventContext) -> Vec<Uuid>,
    by_two: fn(&Value, &[Uuid]) -> bool,
    changes: fn(&Value) -> Vec<Changed>,
    take_two: for<'a> fn(&'a mut PgConnection, Undoer, &'a Value, &'a [Uuid]) -> LinesFuture<'a>,
    run: for<'a> fn(&'a Acting<UndoChanges>, UndoRequest<'a>) -> UndoFuture<'a>,
}

/// What is known of one kind of event. A payload that cannot be read answers `None`: it is of another version of us.
#[derive(Debug, Clone, Copy)]
struct Kind {
    group: Group,
    action: Action,
    sentence: fn(&Value, EventContext) -> Option<String>,
    is_test: fn(&Value) -> bool,
    notice: fn(&Value) -> Option<Purpose>,
    lines: fn(&Value) -> Vec<Uuid>,
    receipt: fn(&Value, EventContext) -> Option<ReceiptView>,
    seen_by: fn(&Value, &Mandate, EventContext) -> bool,
    sides: fn(&Value, EventContext) -> Option<Sides>,
    undo: Option<Undo>,
}

/// Every kind of event. The rooms list theirs in their `events` function, and [`crate::app`] puts them together.
#[derive(Debug, Clone, Default)]
pub struct Registry {
    kinds: BTreeMap<&'static str, Kind>,
}

fn set(lines: &[Uuid]) -> HashSet<&Uuid> {
    lines.iter().collect()
}

fn read<E: EventKind>(payload: &Value) -> Option<E> {
    E::deserialize(payload).ok()
}

/// May somebody with this mandate see the receipt of an event? Whoever may act in the test environment only sees what is of test.
fn is_seen<E: EventKind>(event: &E, mandate: &Mandate, cx: EventContext) -> bool {
    event.seen_by(mandate, cx) && (event.is_test() || !mandate.is_member())
}

/// A change, and what is known of its lines.
#[derive(Debug, Clone, Copy)]
pub struct UndoState<'a> {
    /// The name of its kind.
    pub kind: &'a str,
    /// What it says.
    pub payload: &'a Value,
    /// Lines that have been undone.
    pub undone: &'a [Uuid],
    /// Lines with nothing in their way; unknown where an earlier version made the change, which is asked when somebody tries.
    pub open: Option<&'a [Uuid]>,
}

impl Registry {
    /// Adds a kind of event.
    pub fn add<E: EventKind>(&mut self) -> &mut Self {
        self.insert::<E>(None)
    }

    /// Adds a kind of event that can be undone.
    pub fn undoable<E: Undoable>(&mut self) -> &mut Self {
        self.insert::<E>(Some(Undo {
            right: E::Right::NAME,
            concerns: |payload, undone, asked| {
                let Some(event) = read::<E>(payload) else { return 0 };
                let is_open = |line: &Uuid| !undone.contains(line) && (asked.is_empty() || asked.contains(line));
                let open: Vec<Uuid> = event.lines().into_iter().filter(is_open).collect();
                if open.is_empty() { 0 } else { event.concerns(&open) }
            },
            may: Mandate::has::<E::Right>,
            offered: |UndoState { payload, undone, open, .. }, mandate, cx| {
                let event = read::<E>(payload).filter(|event| is_seen(event, mandate, cx));
                let (undone, open) = (set(undone), open.map(set));
                let is_offered = |event: &E, line: &Uuid| {
                    let is_open = open.as_ref().is_none_or(|open| open.contains(line)) && !undone.contains(line);
                    is_open && undo::is_theirs(event, *line, mandate)
                };
                event.map_or_else(Vec::new, |it| it.lines().into_iter().filter(|line| is_offered(&it, line)).collect())
            },
            by_two: |payload, undone| {
                let is_left = |event: &E, line: &Uuid| !undone.contains(line) && event.is_by_two(*line);
                read::<E>(payload).is_some_and(|event| event.lines().iter().any(|line| is_left(&event, line)))
            },
            changes: |payload| read::<E>(payload).map_or_else(Vec::new, |event| event.changes()),
            take_two: |db, by, payload, lines| {
                Box::pin(async move {
                    let Some(event) = read::<E>(payload) else { return Ok(Vec::new()) };
                    event.take_two(db, by, lines).await
                })
            },
            run: |acting, request| Box::pin(undo::run::<E>(acting, request)),
        }))
    }

    fn insert<E: EventKind>(&mut self, undo: Option<Undo>) -> &mut Self {
        for (name, action) in std::iter::once((E::KIND, E::ACTION)).chain(E::ALSO.iter().copied()) {
            let kind = Kind {
                group: E::GROUP,
                action,
                sentence: |payload, cx| Some(read::<E>(payload)?.sentence(cx)),
                is_test: |payload| read::<E>(payload).is_some_and(|event| event.is_test()),
                notice: |payload| read::<E>(payload)?.notice(),
                lines: |payload| read::<E>(payload).map_or_else(Vec::new, |event| event.lines()),
                receipt: |payload, cx| read::<E>(payload)?.receipt(cx),
                seen_by: |payload, mandate, cx| read::<E>(payload).is_some_and(|event| is_seen(&event, mandate, cx)),
                sides: |payload, cx| Some(read::<E>(payload)?.sides(cx)),
                undo,
            };
            let earlier = self.kinds.insert(name, kind);
            debug_assert!(earlier.is_none(), "two kinds of events are called {name}");
        }
        self
    }

    /// The names of all kinds, in alphabetical order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.kinds.keys().copied()
    }

    /// The names of the kinds that can be undone.
    pub fn undoable_kinds(&self) -> impl Iterator<Item = &'static str> {
        self.kinds.iter().filter(|(_, kind)| kind.undo.is_some()).map(|(name, _)| *name)
    }

    /// The kinds that a filter of the log lets through: of this group, if it names one, and with this action, if it names one.
    pub(crate) fn filtered(&self, group: Option<Group>, action: Option<Action>) -> Vec<&'static str> {
        let fits = |kind: &Kind| group.is_none_or(|g| g == kind.group) && action.is_none_or(|a| a == kind.action);
        self.kinds.iter().filter(|(_, kind)| fits(kind)).map(|(name, _)| *name).collect()
    }

    /// What was done by an event of this kind. `None`: we do not know the kind.
    pub(crate) fn action(&self, kind: &str) -> Option<Action> {
        self.kinds.get(kind).map(|kind| kind.action)
    }

    /// An event in one sentence. Some end with a name or with what somebody typed, so none has a full stop at its end.
    pub(crate) fn sentence(&self, kind: &str, payload: &Value, cx: EventContext) -> Option<String> {
        let mut sentence = (self.kinds.get(kind)?.sentence)(payload, cx)?;
        sentence.truncate(sentence.trim_end_matches('.').len());
        Some(sentence)
    }

    /// Does an event count for the test environment only?
    pub(crate) fn is_test(&self, kind: &str, payload: &Value) -> bool {
        self.kinds.get(kind).is_some_and(|kind| (kind.is_test)(payload))
    }

    /// As what an event is told by mail, if it is.
    pub(crate) fn notice(&self, kind: &str, payload: &Value) -> Option<Purpose> {
        (self.kinds.get(kind)?.notice)(payload)
    }

    /// The lines of an event that can be undone.
    pub(crate) fn lines(&self, kind: &str, payload: &Value) -> Vec<Uuid> {
        self.kinds.get(kind).map_or_else(Vec::new, |kind| (kind.lines)(payload))
    }

    /// The receipt of an event, for somebody of the organisation that reads. `None`: there is none, or they may not see it.
    pub(crate) fn receipt(&self, kind: &str, payload: &Value, acting: &Acting<ReadReceipts>) -> Option<ReceiptView> {
        let cx = EventContext { lang: acting.lang(), reader: acting.org() };
        self.receipt_for(kind, payload, acting.mandate(), cx)
    }

    /// The receipt of an event, if somebody with this mandate of the organisation that reads may see it.
    pub(crate) fn receipt_for(
        &self,
        kind: &str,
        payload: &Value,
        mandate: &Mandate,
        cx: EventContext,
    ) -> Option<ReceiptView> {
        let kind = self.kinds.get(kind)?;
        if (kind.seen_by)(payload, mandate, cx) { (kind.receipt)(payload, cx) } else { None }
    }

    /// Before and after.
    pub(crate) fn sides(&self, kind: &str, payload: &Value, cx: EventContext) -> Sides {
        self.kinds.get(kind).and_then(|kind| (kind.sides)(payload, cx)).unwrap_or(Sides::None)
    }

    /// The kinds that somebody with this mandate may undo.
    pub(crate) fn undoable_by(&self, mandate: &Mandate) -> Vec<&'static str> {
        let may_undo = |kind: &Kind| kind.undo.is_some_and(|undo| (undo.may)(mandate));
        self.kinds.iter().filter(|(_, kind)| may_undo(kind)).map(|(name, _)| *name).collect()
    }

    /// The lines of a change that somebody with this mandate is offered to undo: not undone, nothing in their way, and theirs to undo. The
    /// receipt, *Kan angres* and the front page offer what this says.
    #[must_use]
    pub fn offered(&self, change: UndoState<'_>, mandate: &Mandate, cx: EventContext) -> Vec<Uuid> {
        let undo = self.kinds.get(change.kind).and_then(|kind| kind.undo).filter(|undo| (undo.may)(mandate));
        undo.map_or_else(Vec::new, |undo| (undo.offered)(change, mandate, cx))
    }

    /// Did two persons make something together that is left of a change, so that one is not offered to undo it?
    pub(crate) fn is_by_two(&self, kind: &str, payload: &Value, undone: &[Uuid]) -> bool {
        self.kinds.get(kind).and_then(|kind| kind.undo).is_some_and(|undo| (undo.by_two)(payload, undone))
    }

    /// What stands in the way of undoing lines of this organisation's change on a day. What takes two persons is asked for besides
    /// ([`Registry::take_two`]).
    pub async fn obstacles(
        &self,
        db: &mut PgConnection,
        (kind, payload): (&str, &Value),
        (of, org): (&Ref, OrgNumber),
        today: Date,
    ) -> sqlx::Result<Vec<(Uuid, Obstacle)>> {
        let Some(undo) = self.kinds.get(kind).and_then(|kind| kind.undo) else { return Ok(Vec::new()) };
        store::obstacles(db, (of, org), &(undo.changes)(payload), Some(today)).await
    }

    /// Those of these lines of a change that take two persons, in an organisation that wants two.
    pub async fn take_two(
        &self,
        db: &mut PgConnection,
        (kind, payload): (&str, &Value),
        by: Undoer,
        lines: &[Uuid],
    ) -> sqlx::Result<Vec<(Uuid, Obstacle)>> {
        let Some(undo) = self.kinds.get(kind).and_then(|kind| kind.undo) else { return Ok(Vec::new()) };
        let lines = (undo.take_two)(db, by, payload, lines).await?;
        Ok(lines.into_iter().map(|line| (line, Obstacle::Hindered(Hindered::TakesTwo))).collect())
    }

    /// How many organisations it concerns if these lines of an event, or all of them, are undone, when some have been already; and the name
    /// of the right that it takes.
    pub(crate) fn concerned_by_undo(
        &self,
        kind: &str,
        payload: &Value,
        undone: &[Uuid],
        asked: &[Uuid],
    ) -> Option<(usize, &'static str)> {
        let undo = self.kinds.get(kind)?.undo?;
        Some(((undo.concerns)(payload, undone, asked), undo.right))
    }

    /// Undoes a change of this kind.
    pub async fn undo(
        &self,
        kind: &str,
        acting: &Acting<UndoChanges>,
        request: UndoRequest<'_>,
    ) -> Result<UndoOutcome, ChangeError> {
        match self.kinds.get(kind).and_then(|kind| kind.undo) {
            Some(undo) => (undo.run)(acting, request).await,
            None => Ok(UndoOutcome::Unknown),
        }
    }
}
