//! The verbs of this room. Each is one transaction and ends in a receipt or a reason.

mod access;
mod copy;
mod job;
mod plan;
mod prefix;
mod scope;
mod undo;

use super::{model::Expired, store};
use crate::{access::System, ledger::Upkeep, platform::Services, web::Problem};

pub(super) use access::{Giving, Withdrawal, Withdrawing, give, withdraw};
pub(crate) use access::{Wish, give_access};
pub(super) use copy::{Copying, Wish as CopyWish, copy};
pub use job::work;
pub(super) use job::{Confirming, confirm_list};
pub use plan::carry_out_plans;
pub(super) use plan::{cancel_plan, plan};
pub(super) use prefix::{Answering, Ordering, answer, assign, order};
pub(super) use scope::{Changing, Creating, Leave, Turning, change, create, deactivate, reactivate};

/// Does the statement fail on one of these keys?
fn breaks(e: &sqlx::Error, keys: &[&str]) -> bool {
    let constraint = e.as_database_error().and_then(sqlx::error::DatabaseError::constraint);
    constraint.is_some_and(|name| keys.contains(&name))
}

/// Housekeeping: accesses that have had their last day are closed, and the logs say so. They stopped working at the date itself; this
/// only records it. Forgets lists whose time is over.
pub async fn close_expired(services: &Services, system: &System) -> Result<(), Problem> {
    loop {
        let mut upkeep = Upkeep::begin(services, system).await?;
        if let Some(expired) = store::close_expired(&mut upkeep, services.clock.today()).await? {
            upkeep.commit(&[expired]).await?;
        } else {
            store::forget_bulk(&mut upkeep).await?;
            return Ok(upkeep.commit::<Expired>(&[]).await?);
        }
    }
}
