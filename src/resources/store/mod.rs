//! All SQL of this room. Writes take the open change, reads the proof of the gate.

mod list;
mod lock;
mod resource;
mod usage;

pub(super) use list::{Filter, ListPage, Row, page_of_resources};
pub(crate) use lock::lock_given;
pub(super) use lock::{lock, lock_scopes};
pub(super) use resource::{get, insert, put, set_active};
pub(super) use usage::{consumers, own_scopes};
