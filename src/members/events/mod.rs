//! The events of this room.

mod connection;
mod domain;
mod member;

pub(super) use connection::LoginConnected;
pub(super) use domain::{DomainChange, DomainConfirmed, DomainSet, KeptDomain};
pub(super) use member::{KeptMember, MemberChange, Registered};

use crate::ledger::Registry;

/// Lists the events of this room.
pub(crate) fn events(registry: &mut Registry) {
    registry
        .undoable::<DomainChange>()
        .add::<DomainConfirmed>()
        .add::<domain::DomainUndone>()
        .add::<DomainSet>()
        .add::<Registered>()
        .undoable::<MemberChange>()
        .add::<member::MemberUndone>()
        .add::<LoginConnected>();
}
