//! All SQL of this room.

mod attempt;
mod connection;
mod domain;
mod member;

pub(super) use attempt::{Attempt, attempt, count_try, lock_attempt, prove, set_codes, start, use_up};
pub(super) use domain::{
    DomainToClaim, add_domain, confirm_domain, count_domain_try, deciding, domain, domains, hold_domain,
    lock_and_count, lock_domain, release_domain, restore_domain, set_code,
};
pub(super) use member::{
    NewMember, add_member, approve, end_former, known, let_wait, lock_member, member, members, note_login, org_of,
    restore_member, revoke, was_revoked,
};

pub(super) use connection::{Connecting, begin_connecting, connect, connecting, hand_requests_over, is_connected};

pub use attempt::forget_old;
pub(crate) use connection::{address_of, connected};
