//! All SQL of this room. Reads take the proof of a gate, or values that came from one; writes take an open change.

mod catalogue;
mod held;
mod request;
mod write;

pub(super) use catalogue::{Slice, catalogue, catalogued};
pub(super) use held::held;
pub(super) use request::{asked_of, get, sent_by};
pub(super) use write::{insert, lock_asker, lock_scope, waiting};
