//! The chain: each organisation's log proves by itself that nothing in it was altered, taken out or put in.
//!
//! Words: *record* (a row of the log as it lies in the table), *hash* (over a record and the hash of the one before), *head* (where a
//! log ends), *checkpoint* (a signed statement of where the logs ended), *root* (the hash over a checkpoint and the one before),
//! *fault* (what does not fit). Rules: the hash is described in docs/audit-log.md and computed twice, by the database when it writes
//! and here when it is checked; a checkpoint vouches only for what it has checked; whoever owns the database can compute a log anew,
//! but cannot sign.

mod checkpoint;
mod command;
mod encoding;
mod fault;
mod store;
mod verify;

pub use checkpoint::{Made, keep_checkpoints, make_checkpoint};
pub use command::{Command, command};
pub use encoding::actor_seal;
pub use fault::{Fault, Wrong};
pub use verify::{Question, Report, verify};
