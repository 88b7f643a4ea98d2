//! The ledger: a change is a transaction that can only be committed together with its event, and leaves a receipt.
//!
//! Words: *change*, *event*, *receipt*, *idempotency key*, *chain*. Rules: no event, no change; the same key twice is one change and one receipt;
//! an event stands in the log of every organisation it concerns; nothing in the log is ever rewritten;
//! what can be undone is undone by a new change, before its deadline, line by line, once.

pub mod chain;
mod change;
mod event;
mod personal;
mod staff;
mod store;
mod undo;
mod upkeep;

pub use change::{Begun, Change, Draft, IdempotencyKey, Pace, Problem, Receipt};
pub use event::Event;
pub use personal::Personal;
pub use staff::StaffChange;
pub use undo::{Regret, Reversal, Undo, Undoer, Undoers, Undoing};
pub use upkeep::Upkeep;
