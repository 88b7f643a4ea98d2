//! The events of this room: what the log keeps, how each is told, and how it is undone.

mod changed;
mod expired;
mod item;
mod relinquished;
mod restorable;
mod telling;
mod undo;
mod undone;

pub(super) use self::{
    changed::DelegationsChanged,
    expired::DelegationsExpired,
    item::{Item, Renewed, WhatThen},
    relinquished::DelegationsRelinquished,
    undone::Restored,
};
use crate::ledger::Registry;

/// Lists the events of this room.
pub(crate) fn events(registry: &mut Registry) {
    registry
        .undoable::<DelegationsChanged>()
        .undoable::<DelegationsRelinquished>()
        .add::<DelegationsExpired>()
        .add::<undone::DelegationsUndone>();
}
