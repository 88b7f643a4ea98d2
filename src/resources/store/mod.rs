//! All SQL of this room. Writes take the open change, reads the proof of the gate.

mod list;
mod resource;
mod usage;

pub(super) use list::{Filter, ListPage, Row, page_of_resources};
pub(super) use resource::{get, insert, lock, put, set_active};
pub(super) use usage::{consumers, own_scopes};
