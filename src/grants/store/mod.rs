//! All SQL of the room. Writes take the open change and the proof of the gate, reads the proof.

mod access;
mod bulk;
mod copy;
mod draft;
mod reach;
mod who;
mod write;

pub(crate) use access::lock_consumers;
pub(super) use access::{Slice, accesses, before_previous, by_id, close_expired, close_expired_of, known, last_days};
pub(super) use bulk::{Bulk, bulk, delete_old_bulks, hand_over, handed_over, keep_bulk, settle_bulk};
pub(crate) use copy::candidates;
pub(super) use copy::give_copies;
pub(super) use draft::{
    choose, chosen, delete_old_choices, hand_over_choice, lock_choice, of_scope, open_choice, settle_choice, standing,
    unchoose,
};
pub(crate) use reach::revoke_all;
pub(super) use who::{access_paths, former};
pub(super) use write::{EndedBy, Restored, give, restore, set_end, withdraw};
