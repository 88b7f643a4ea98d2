//! The verbs of this room. Each is one transaction and ends in a receipt or a reason.

mod copy;
mod plan;
mod scope;
mod undo;

pub(super) use copy::{Copying, NewCopy, copy};
pub use plan::carry_out_plans;
pub(super) use plan::{cancel_plan, plan};
pub(super) use scope::{Changing, Creating, Leave, ToggleOutcome, change, create, deactivate, reactivate};
