//! The events of this room, one a file: `changed` (given, taken back, renewed), `proposal` (what takes two, before that), `relinquished`,
//! `expired` and `undone`. `item` is what they
//! keep of each thing, `shared` what their sentences and receipts have in common; `undo` reverses them line by line, and `restorable`
//! decides whether a line can come back.

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
    changed::{DelegationsChanged, NotGiven},
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
        .add::<DelegationsExpired>()
        .add::<undone::DelegationsUndone>();
}
