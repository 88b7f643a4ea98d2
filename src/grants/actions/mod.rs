//! The verbs of this room. Each is one transaction and ends in a receipt or a reason.

mod give;
mod job;
mod undo;
mod withdraw;

use super::{model::Expired, store};
use crate::{
    access::System,
    ledger::{IdempotencyKey, Upkeep},
    platform::{Services, db::breaks_key},
    web::Problem,
};

pub(super) use give::{Giving, give};
pub(crate) use give::{NewGrant, give_access};
pub use job::work;
pub(super) use job::{Confirming, confirm_list};
pub(crate) use undo::{end_given, restore};
pub(super) use withdraw::{Withdrawal, Withdrawing, withdraw};

/// The form that is sent once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leave {
    pub key: IdempotencyKey,
    pub hash: [u8; 32],
}

/// Did a colleague give the same organisation access in the same instant?
pub(crate) fn given_meanwhile(e: &sqlx::Error) -> bool {
    breaks_key(e, &["scope_access_current_key", "scope_access_of_scope_key"])
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
