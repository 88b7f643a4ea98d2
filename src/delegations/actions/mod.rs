//! The verbs of this room. Each is one transaction and ends in a receipt or a reason.

mod confirm;
mod draft;
mod undo;

use super::{
    model::{Expired, GivenUp, Party},
    store,
};
use crate::{
    access::{Acting, GiveUpReceived, System},
    kernel::{DelegationId, Ref},
    ledger::{Begun, Change, IdempotencyKey, Upkeep},
    platform::Services,
    web::Problem,
};

pub(super) use confirm::{Answer, Confirming, confirm, drop_draft, receiver, review};
pub(crate) use draft::draft_for;
pub(super) use draft::{Wish, open, put, stage, stage_all, stage_renewal, unstage, unstage_all};

/// Gives up one delegation that the organisation has received. `None`: it has ended already.
pub(super) async fn relinquish(
    services: &Services,
    acting: &Acting<GiveUpReceived>,
    id: DelegationId,
    key: IdempotencyKey,
    hash: [u8; 32],
) -> Result<Option<Ref>, Problem> {
    let mut change = match Change::begin(services, acting, key, hash).await? {
        Begun::Replay(reference) => return Ok(Some(reference)),
        Begun::Fresh(change) => *change,
    };
    let Some((giver, item)) = store::relinquish(&mut change, id).await? else { return Ok(None) };
    let event = GivenUp { giver, holder: Party::from(acting.unit()), items: vec![item] };
    Ok(Some(change.commit(event).await?.reference))
}

/// Housekeeping: what has had its last day is closed, and the logs say so. It stopped working at the date itself; this only records it.
/// Forgets drafts whose time is over.
pub async fn close_expired(services: &Services, system: &System) -> Result<(), Problem> {
    loop {
        let mut upkeep = Upkeep::begin(services, system).await?;
        if let Some(expired) = store::close_expired(&mut upkeep, services.clock.today()).await? {
            upkeep.commit(&[expired]).await?;
        } else {
            store::forget_drafts(&mut upkeep).await?;
            return Ok(upkeep.commit::<Expired>(&[]).await?);
        }
    }
}
