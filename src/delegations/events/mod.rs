//! The events of this room, one a file: `changed` (given, taken back, renewed), `proposal` (what takes two, before that), `awaited`,
//! `end_date`, `relinquished`, `expired` and `undone`. `item` is what they
//! keep of each thing, `shared` what their sentences and receipts have in common; `undo` reverses them line by line, and `restorable`
//! decides whether a line can come back.

mod awaited;
mod changed;
mod end_date;
mod expired;
mod item;
mod proposal;
mod relinquished;
mod restorable;
mod shared;
mod undo;
mod undone;

pub(super) use self::{
    awaited::AwaitedAnswered,
    changed::{DelegationsChanged, NotGiven},
    end_date::EndDateChanged,
    expired::DelegationsExpired,
    item::{Item, Redated, Renewed, WhatThen},
    proposal::DelegationProposal,
    relinquished::DelegationsRelinquished,
    restorable::{Restorable, Unrestorable},
    undo::{givable, lock_receiver},
    undone::{Restored, reason},
};
use crate::ledger::Registry;

/// Lists the events of this room.
pub(crate) fn events(registry: &mut Registry) {
    registry
        .undoable::<DelegationsChanged>()
        .undoable::<DelegationsRelinquished>()
        .undoable::<EndDateChanged>()
        .add::<DelegationProposal>()
        .add::<AwaitedAnswered>()
        .add::<DelegationsExpired>()
        .add::<undone::DelegationsUndone>();
}
