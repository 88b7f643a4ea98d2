//! The verbs of this room. Each is one transaction and ends in a receipt or a reason.

mod copy;
mod plan;
mod scope;
mod toggle;

pub(super) use copy::{CopyError, NewCopy, copy};
pub use plan::carry_out_plans;
pub(super) use plan::{cancel_plan, plan};
pub(super) use scope::{CreateError, EditError, create, edit};
pub(super) use toggle::{Deactivation, deactivate};
