//! Support staff: who they are. Their pages stand in the rooms they are about.
//!
//! Words: *staff* (a person who is named here, on the command line and nowhere else). Rules: a member of staff acts for nobody; the gate
//! `access::Staff` has `entitlements::is_staff` read the same table at every request, so that somebody who is struck from it is struck at once;
//! nobody is deleted.

mod command;
mod store;

pub use command::{Command, command};
pub(crate) use store::name;
