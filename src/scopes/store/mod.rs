//! All SQL of the room but what other rooms read (`facts.rs`). Writes take the open change, reads the proof of the gate.

mod access;
mod bulk;
mod copy;
mod job;
mod list;
mod plan;
mod prefix;
mod reach;
mod scope;
mod who;

pub(super) use access::{
    Restore, Slice, accesses, close_expired, give, hold_consumers, known, last_days, restore, some, withdraw,
};
pub(super) use bulk::{Bulk, bulk, forget_bulk, keep_bulk, settle_bulk};
pub(super) use copy::{candidates, give_copies};
pub(super) use job::{Taken, finish_job, hand_over, job, jobs, take_job, tell_progress};
pub(super) use list::{DESCENDING, Filter, ListPage, NEWEST, Row, Status, Visibility, page_of_scopes};
pub(super) use plan::{Hand, cancel_plan, plan, take_due_plan};
pub(super) use prefix::{
    Order, Queue, Standing as PrefixStanding, allot, decide, hold_order, own_prefixes, place_order,
    prefixes_and_waiting, prefixes_page, queue, stands,
};
pub(super) use reach::{reach, revoke_all};
pub(super) use scope::{Twin, activate, change, deactivate, hold, insert, one, pair, twin};
pub(super) use who::{former, reachers};
