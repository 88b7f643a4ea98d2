//! All SQL of the room but what lies below `grants` (`facts.rs`). Writes take the open change and the proof of
//! the gate, reads the proof.

mod list;
mod plan;
mod resource;
mod scope;

pub(super) use list::{DESCENDING, Filter, ListPage, NEWEST, Row, Visibility, page_of_scopes};
pub(super) use plan::{cancel_plan, claim_due_plan, plan};
pub use resource::resources_for;
pub(super) use scope::{Twin, activate, deactivate, get, insert, lock, lost, pair, set, twin};
