//! All SQL of this room. Reads take the proof of a gate, or values that came from one; writes take an open change.

mod catalogue;
mod held;
mod request;
mod write;

pub(super) use catalogue::{Slice, catalogue, catalogued};
pub(super) use held::held;
pub(super) use request::{asked_of, from_org, get, sent_by, to_org};
pub(super) use write::{
    close_expired, decline, insert, is_answered_by, lock_scope, pass_over_answered, reopen, rivals, waiting, withdraw,
};
