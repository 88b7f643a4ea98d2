//! The ledger: a change is a transaction that can only be committed together with its event, and leaves a receipt.
//!
//! Words: *change*, *event*, *receipt*, *form key*, *chain*. Rules: no event, no change; the same key twice is one change and one receipt;
//! an event stands in the log of every organisation it concerns; nothing in the log is ever rewritten;
//! what can be undone is undone by a new change, before its deadline, line by line, once, and only while nothing newer has happened to the same
//! thing ([`Changed`]);
//! a change that concerns more than [`LONG`] organisations is made by a job, and otherwise like any other;
//! how the portal was used is written down beside the changes, in a line of its own ([`note()`]);
//! what is known of a kind of event stands in its room, once, and is read through the [`Registry`].

pub mod chain;
mod change;
mod changed;
mod event;
mod form_key;
mod long;
mod note;
mod notice;
mod own;
mod receipt_view;
mod registry;
mod snapshot;
mod store;
mod undo;

pub(crate) use change::may_fail;
pub use change::{Change, ChangeError, Draft};
pub use changed::{Changed, Hindered, Obstacle};
pub use event::{Action, EventContext, EventKind, Group, Side, Sides, Subject, Thing};
pub use form_key::FormKey;
pub use long::{
    Confirmed, HandedOver, Handover, LONG, LongChange, LongChangeStatus, LongError, LongJob, LongOutcome, MAX_WAITING,
    Made, NotMade, OnBehalf, hand_over, hand_over_with, long_change, made_before,
};
pub use note::{note, note_in};
pub use notice::Purpose;
pub(crate) use own::{KEPT as OWN_LINES_KEPT, OwnChange, OwnEvent, OwnLine, forget_old_own, note_own, own_lines};
pub use receipt_view::{ReceiptLine, ReceiptView};
pub use registry::{Registry, UndoState};
pub use snapshot::Snapshot;
pub(crate) use store::KEPT as KEYS_KEPT;
pub use store::forget_old_keys;
pub use undo::{LongUndo, Reversal, Reversed, UndoOutcome, UndoRequest, Undoable, Undoer, Undoing};
