//! The verbs of this room. Each is one transaction and ends in a receipt or a reason.

mod copy;
mod long;
mod plan;
mod scope;
mod toggle;

pub(super) use copy::{CopyError, NewCopy};
pub(crate) use long::LongCopy;
pub(super) use long::confirm_copy;
pub use plan::carry_out_plans;
pub(super) use plan::{cancel_plan, plan};
pub(super) use scope::{CreateError, EditError, create, edit};
pub(super) use toggle::{Deactivation, take_out_of_use};
