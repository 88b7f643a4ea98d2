//! All SQL of this room. Reads take the proof of a gate or values that came from one; writes take an open change or draft.

mod read;
mod write;

pub(super) use read::{asked_by, asked_of, by_id, by_reference, from_org, get, mine, to_org, waiting};
pub(super) use write::{
    close_expired, decline, doubles, insert, link_draft, lock, lock_asker, pass_over_answered, reopen, unlink_draft,
    withdraw,
};
