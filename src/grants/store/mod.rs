//! All SQL of the room. Writes take the open change and the proof of the gate, reads the proof.

mod access;
mod bulk;
mod copy;
mod reach;
mod who;

pub(crate) use access::lock_consumers;
pub(super) use access::{
    EndedBy, Restored, Slice, accesses, by_id, close_expired, close_expired_of, give, known, last_days, restore,
    withdraw,
};
pub(super) use bulk::{Bulk, bulk, delete_old_bulks, hand_over, handed_over, keep_bulk, settle_bulk};
pub(crate) use copy::candidates;
pub(super) use copy::give_copies;
pub(crate) use reach::revoke_all;
pub(super) use who::{access_paths, former};
