//! Undo, for every room alike: a room says how its event is reversed, and the ledger sees to deadline, doubles, log and receipt.

use std::pin::Pin;

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use super::{
    change::{Begun, Change, IdempotencyKey, Problem},
    event::Event,
    store,
};
use crate::{
    access::{Acting, Right, UndoChanges},
    kernel::Ref,
    platform::Services,
};

/// What reversing came to: the event that tells it, and the lines that are undone by it.
#[derive(Debug)]
pub struct Reversal<U> {
    /// What happened, also for the lines that could not be undone.
    pub event: U,
    /// The lines that are undone now.
    pub settled: Vec<Uuid>,
}

/// An event that can be regretted. To have undo, a room writes this one implementation and lists it in `app`.
pub trait Undo: Event + DeserializeOwned + 'static {
    /// Whoever may make the change may also undo it.
    type Right: Right;
    /// The event that undoing makes. It cannot itself be undone: whoever regrets that makes an ordinary change.
    type Undone: Event;

    /// Reverses these lines inside the change. Each is judged by itself, as things are now.
    fn undo(
        &self,
        change: &mut Change,
        acting: &Acting<Self::Right>,
        of: &Ref,
        lines: &[Uuid],
    ) -> impl Future<Output = Result<Reversal<Self::Undone>, Problem>>;
}

/// What somebody wants to undo.
#[derive(Debug)]
pub struct Regret<'a> {
    /// The receipt of the change.
    pub of: &'a Ref,
    /// Some of its lines; none means all of them.
    pub lines: &'a [Uuid],
    /// The key of the form.
    pub key: IdempotencyKey,
    /// The digest of the form.
    pub hash: [u8; 32],
}

/// What came of it.
#[derive(Debug)]
pub enum Undoing {
    /// Undone, wholly or in part; the receipt tells.
    Done(Ref),
    /// Somebody was quicker; this is the receipt of theirs.
    Already(Ref),
    /// The time is over.
    TooLate(Timestamp),
    /// It was made so that it cannot be undone.
    Barred,
    /// No line could be undone. Kind and content of the event that there is not say why.
    Nothing(&'static str, Value),
    /// The organisation has no such receipt, or its kind cannot be undone.
    Unknown,
}

/// Undoes a change of one kind.
async fn undo<E: Undo>(
    services: &Services,
    acting: &Acting<E::Right>,
    regret: &Regret<'_>,
) -> Result<Undoing, Problem> {
    let mut change = match Change::begin(services, acting, regret.key, regret.hash).await? {
        Begun::Replay(reference) => return Ok(Undoing::Done(reference)),
        Begun::Fresh(change) => *change,
    };
    let org = change.org();
    let Some(held) = store::hold_receipt(change.conn(), org, regret.of).await? else { return Ok(Undoing::Unknown) };
    let event: E = serde_json::from_value(held.payload)?;
    let (all, Some(until)) = (event.lines(), held.undo_until) else { return Ok(Undoing::Barred) };
    let asked = |line: &Uuid| regret.lines.is_empty() || regret.lines.contains(line);
    let left: Vec<Uuid> =
        all.into_iter().filter(|line| asked(line) && !held.undone.iter().any(|(done, _)| done == line)).collect();
    if left.is_empty() {
        return Ok(held.undone.into_iter().next().map_or(Undoing::Barred, |(_, by)| Undoing::Already(by)));
    }
    if change.at() >= until {
        return Ok(Undoing::TooLate(until));
    }
    let reversal = event.undo(&mut change, acting, regret.of, &left).await?;
    if reversal.settled.is_empty() {
        return Ok(Undoing::Nothing(reversal.event.kind(), serde_json::to_value(&reversal.event)?));
    }
    let reference = change.reference().clone();
    store::note_undone(change.conn(), regret.of, &reversal.settled, &reference).await?;
    Ok(Undoing::Done(change.commit(reversal.event).await?.reference))
}

async fn run<E: Undo>(
    services: &Services,
    acting: &Acting<UndoChanges>,
    regret: Regret<'_>,
) -> Result<Undoing, Problem> {
    let acting: Acting<E::Right> = acting.narrow()?;
    undo::<E>(services, &acting, &regret).await
}

type Running<'a> = Pin<Box<dyn Future<Output = Result<Undoing, Problem>> + 'a>>;

/// One kind of event that can be undone, for the list in `app`.
#[derive(Debug, Clone, Copy)]
pub struct Undoer {
    kinds: &'static [&'static str],
    run: for<'a> fn(&'a Services, &'a Acting<UndoChanges>, Regret<'a>) -> Running<'a>,
}

impl Undoer {
    /// Undoes events of these kinds as `E` says.
    #[must_use]
    pub fn of<E: Undo>(kinds: &'static [&'static str]) -> Self {
        Self { kinds, run: |services, acting, regret| Box::pin(run::<E>(services, acting, regret)) }
    }
}

/// Every kind of event that can be undone, put together in [`crate::app`].
#[derive(Debug, Clone, Default)]
pub struct Undoers(pub Vec<Undoer>);

impl Undoers {
    /// Undoes a change of this kind.
    pub async fn undo(
        &self,
        kind: &str,
        services: &Services,
        acting: &Acting<UndoChanges>,
        regret: Regret<'_>,
    ) -> Result<Undoing, Problem> {
        match self.0.iter().find(|undoer| undoer.kinds.contains(&kind)) {
            Some(undoer) => (undoer.run)(services, acting, regret).await,
            None => Ok(Undoing::Unknown),
        }
    }
}
