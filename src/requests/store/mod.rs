//! All SQL of this room. Reads take the proof of a gate or values that came from one; writes take an open change or draft.

mod read;
mod told;
mod write;

pub(crate) use read::{Standing, standing};
pub(super) use read::{asked_of, by_reference, get, people_waiting, sent_by, sent_in, to_org, waiting};
pub(super) use told::{ToTell, answers_to_tell, note_told};
pub(super) use write::{doubles, insert, link_draft, lock, lock_asker, mark_seen, note_invitation};
