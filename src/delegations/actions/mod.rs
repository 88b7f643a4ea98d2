//! The verbs of this room: `draft` (choose and mark), `review` (compare with the present), `confirm` (do it), `awaited` (say whether what
//! waits was meant for oneself), `relinquish` (give up what was received) and `end_date` (until when it is held). Each is one transaction
//! and ends in a receipt or a reason.

mod awaited;
mod confirm;
mod draft;
mod end_date;
mod relinquish;
mod review;

pub(super) use awaited::{AnswerError, Answered, answer};
pub(super) use confirm::{Answer, ConfirmError, ConfirmOutcome, confirm, discard};
pub(crate) use confirm::{give_answer, given_answer, sent_before};
pub(super) use draft::{Marking, NewGrants, begin_draft, mark, put_grants};
pub(crate) use draft::{NewAnswer, draft_answer, draft_version};
pub(super) use end_date::{EndDateError, NewDay, change_end_date, redate};
pub(super) use relinquish::{RelinquishError, relinquish};
pub(super) use review::review;

use super::store;
use crate::{
    access::System,
    ledger::{Change, ChangeError},
    platform::Services,
};

/// Housekeeping: closes what has had its last day, which tells it in the logs; it stopped counting at the date itself. Deletes drafts
/// whose time is over.
pub async fn close_expired(services: &Services, system: &System) -> Result<(), ChangeError> {
    while close_one(services, system).await? {}
    let mut db = services.db.acquire().await?;
    Ok(store::delete_expired_drafts(&mut db, services.clock.now()).await?)
}

/// Closes one delegation or grant that has had its last day. `false`: there is none, or all are being changed.
async fn close_one(services: &Services, system: &System) -> Result<bool, ChangeError> {
    Change::run_by_system(services, system, async |change| -> Result<bool, ChangeError> {
        let Some(expired) = store::close_expired(change).await? else { return Ok(false) };
        change.record(&expired)?;
        Ok(true)
    })
    .await
}
