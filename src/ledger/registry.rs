//! The registry of event kinds: what is known of each, looked up by its name.

use std::{collections::BTreeMap, pin::Pin};

use serde_json::Value;
use uuid::Uuid;

use super::{
    change::ChangeError,
    event::{Action, EventContext, EventKind, Group, Sides},
    receipt_view::ReceiptView,
    undo::{self, UndoOutcome, UndoRequest, Undoable},
};
use crate::access::{Acting, Mandate, ReadReceipts, Right, UndoChanges};

type UndoFuture<'a> = Pin<Box<dyn Future<Output = Result<UndoOutcome, ChangeError>> + Send + 'a>>;

/// How events of a kind are undone.
#[derive(Debug, Clone, Copy)]
struct Undo {
    right: &'static str,
    concerns: fn(&Value, &[Uuid], &[Uuid]) -> usize,
    may: fn(&Mandate) -> bool,
    may_this: fn(&Value, &[Uuid], &Mandate, EventContext) -> bool,
    run: for<'a> fn(&'a Acting<UndoChanges>, UndoRequest<'a>) -> UndoFuture<'a>,
}

/// What is known of one kind of event. A payload that cannot be read answers `None`: it is of another version of us.
#[derive(Debug, Clone, Copy)]
struct Kind {
    group: Group,
    action: Action,
    sentence: fn(&Value, EventContext) -> Option<String>,
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

fn read<E: EventKind>(payload: &Value) -> Option<E> {
    E::deserialize(payload).ok()
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
            may_this: |payload, undone, mandate, cx| {
                read::<E>(payload).is_some_and(|event| {
                    let is_open = event.lines().iter().any(|line| !undone.contains(line));
                    is_open && event.seen_by(mandate, cx) && event.may_be_undone_by(mandate)
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
                receipt: |payload, cx| read::<E>(payload)?.receipt(cx),
                seen_by: |payload, mandate, cx| read::<E>(payload).is_some_and(|event| event.seen_by(mandate, cx)),
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

    /// The kinds that a filter of the log lets through: of this group, if it names one, and with this action, if it names one.
    pub(crate) fn filtered(&self, group: Option<Group>, action: Option<Action>) -> Vec<&'static str> {
        let fits = |kind: &Kind| group.is_none_or(|g| g == kind.group) && action.is_none_or(|a| a == kind.action);
        self.kinds.iter().filter(|(_, kind)| fits(kind)).map(|(name, _)| *name).collect()
    }

    /// An event in one sentence.
    pub(crate) fn sentence(&self, kind: &str, payload: &Value, cx: EventContext) -> Option<String> {
        (self.kinds.get(kind)?.sentence)(payload, cx)
    }

    /// The receipt of an event, for somebody of the organisation that reads. `None`: there is none, or they may not see it.
    pub(crate) fn receipt(&self, kind: &str, payload: &Value, acting: &Acting<ReadReceipts>) -> Option<ReceiptView> {
        let cx = EventContext { lang: acting.lang(), reader: acting.org() };
        let kind = self.kinds.get(kind)?;
        if (kind.seen_by)(payload, acting.mandate(), cx) { (kind.receipt)(payload, cx) } else { None }
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

    /// May somebody with this mandate undo what is left of an event, when these of its lines have been undone? What is offered by this
    /// is not refused for want of a right.
    pub(crate) fn can_undo(
        &self,
        kind: &str,
        payload: &Value,
        undone: &[Uuid],
        mandate: &Mandate,
        cx: EventContext,
    ) -> bool {
        let undo = self.kinds.get(kind).and_then(|kind| kind.undo);
        undo.is_some_and(|undo| (undo.may)(mandate) && (undo.may_this)(payload, undone, mandate, cx))
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
