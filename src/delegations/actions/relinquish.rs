//! Giving up what the organisation has received.

use super::super::{events::DelegationsRelinquished, store};
use crate::{
    access::{Acting, GiveUpReceived},
    kernel::{DelegationId, Party, Ref},
    ledger::{Change, ChangeError, FormKey, may_fail},
};

/// Why nothing was given up.
#[derive(Debug)]
pub(in super::super) enum RelinquishError {
    /// It has ended already, or is not this organisation's.
    Ended,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(RelinquishError);

/// Gives up one delegation that the organisation has received.
pub(in super::super) async fn relinquish(
    acting: &Acting<GiveUpReceived>,
    key: FormKey,
    id: DelegationId,
) -> Result<Ref, RelinquishError> {
    Change::run(acting, key, async |change, acting| {
        let (giver, item) = store::relinquish(change, acting, id).await?.ok_or(RelinquishError::Ended)?;
        Ok(DelegationsRelinquished { giver, holder: Party::from(acting.unit()), items: vec![item] })
    })
    .await
}
