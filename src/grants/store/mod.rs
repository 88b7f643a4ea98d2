//! All SQL of the room. Writes take the open change, reads the proof of the gate.

mod access;
mod bulk;
mod copy;
mod job;
mod reach;
mod who;

pub(crate) use access::lock_consumers;
pub(super) use access::{Restored, Slice, accesses, by_id, close_expired, give, known, last_days, restore, withdraw};
pub(super) use bulk::{Bulk, bulk, forget_bulk, keep_bulk, settle_bulk};
pub(crate) use copy::{candidates, give_copies};
pub(super) use job::{Claimed, claim_job, finish_job, hand_over, job, jobs, tell_progress};
pub(crate) use reach::{Attribution, reach, revoke_all};
pub(super) use who::{access_paths, former};
