//! All SQL of this room. Reads take the proof of a gate or values that came from one; writes take an open change or draft.

mod read;
mod write;

pub(super) use read::{asked_by, asked_of, by_id, from_org, in_change, mine, to_org, waiting};
pub(super) use write::{
    close, close_expired, decline, doubles, insert, link, lock, open_again, wait_for_turn, withdraw,
};
