//! The events of this room, one a file: `changed` (given, taken back, renewed), `proposal` (what takes two, before that), `answered`,
//! `relinquished`, `expired` and `undone`. `item` is what they
//! keep of each thing, `shared` what their sentences and receipts have in common; `undo` reverses them line by line, and `restorable`
//! decides whether a line can come back.

mod answered;
mod changed;
mod expired;
mod item;
mod proposal;
mod relinquished;
mod restorable;
mod shared;
mod undo;
mod undone;

pub(super) use self::{
    answered::AwaitedAnswered,
    changed::DelegationsChanged,
    expired::DelegationsExpired,
    item::{Item, Renewed, WhatThen},
    proposal::{DelegationProposal, Step},
    relinquished::DelegationsRelinquished,
    undone::Restored,
};
use crate::ledger::Registry;

/// Lists the events of this room.
pub(crate) fn events(registry: &mut Registry) {
    registry
        .undoable::<DelegationsChanged>()
        .undoable::<DelegationsRelinquished>()
        .add::<DelegationProposal>()
        .add::<AwaitedAnswered>()
        .add::<DelegationsExpired>()
        .add::<undone::DelegationsUndone>();
}
