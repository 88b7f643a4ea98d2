//! All SQL of this room. Reads take the proof of a gate, or values that came from one; writes take an open change.

mod client;
mod list;
mod parts;
mod picks;
mod write;

pub(super) use client::{get, lock, party, scopes, scopes_and_use};
pub(super) use list::{Counts, Filter, KEY_EXPIRY, ListPage, NEWEST, Row, Shown, counts, has_name, page_of_clients};
pub(super) use parts::{
    add_key, add_scope, give_package, remove_key, remove_package, remove_scope, restore_key, restore_package,
    restore_scope, set_expiry,
};
pub(super) use picks::{Picking, picks};
pub(super) use write::{insert, put, set_active};
