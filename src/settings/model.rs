//! What can be set.

use jiff::Timestamp;

use crate::kernel::{PersonId, Ref, UNDO_HOURS};

/// Over how many hours removals are counted together, where *Fjern alle* takes two persons.
pub(crate) const COUNTED_HOURS: i64 = 24;

/// How an organisation wants its changes made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// How long a change can be undone.
    pub undo_hours: i32,
    /// Do *Fjern alle* and *Hovedadministrator* take two persons?
    pub four_eyes: bool,
}

impl Default for Settings {
    /// As Portner comes.
    fn default() -> Self {
        Self { undo_hours: UNDO_HOURS[0], four_eyes: false }
    }
}

/// The settings as they are, and who made them so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Current {
    pub settings: Settings,
    /// Counted up with each change.
    pub version: i32,
    pub changed: Option<(Timestamp, String, Ref)>,
    pub proposal: Option<Proposal>,
    /// Is two wanted, while nobody but the reader has a key role? Then there is no second person.
    pub is_alone: bool,
}

/// Somebody wants to turn off that two persons are wanted, which a colleague has to confirm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Proposal {
    pub by: PersonId,
    pub name: String,
    pub at: Timestamp,
}
