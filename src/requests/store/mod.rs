//! All SQL of this room. Reads take the proof of a gate or values that came from one; writes take an open change or draft.

mod read;
mod write;

pub(super) use read::{Standing, asked_of, by_reference, get, sent_by, standing, to_org, waiting};
pub(super) use write::{doubles, insert, link_draft, lock, lock_asker, mark_seen};
