//! The verbs of this room. Each is one transaction and ends in a receipt or a reason.

mod choose;
mod end_date;
mod give;
mod job;
mod withdraw;

use super::store;
use crate::{
    access::System,
    ledger::{Change, ChangeError},
    platform::Services,
};

pub(super) use choose::{Choosing, choose};
pub(super) use end_date::{EndDateError, change_end, check_end, digest_of_ends};
pub(super) use give::give;
pub(crate) use give::{GiveError, NewGrant, give_access, give_copies, give_first};
pub(crate) use job::{ConfirmedList, LongWithdrawal};
pub(super) use job::{confirm_list, confirm_withdrawal};
pub(super) use withdraw::{WithdrawError, Withdrawal};

/// Housekeeping: accesses that have had their last day are closed, and the logs say so. They stopped working at the date itself; this
/// only records it. Forgets lists and choices whose time is over.
pub async fn close_expired(services: &Services, system: &System) -> Result<(), ChangeError> {
    loop {
        let closed = Change::run_by_system(services, system, async |change| {
            let expired = store::close_expired(change).await?;
            if let Some(expired) = &expired {
                change.record(expired)?;
            }
            Ok::<bool, ChangeError>(expired.is_some())
        });
        if !closed.await? {
            break;
        }
    }
    let mut db = services.db.acquire().await?;
    store::delete_old_choices(&mut db, system, services.clock.now()).await?;
    Ok(store::delete_old_bulks(&mut db, system, services.clock.now()).await?)
}
