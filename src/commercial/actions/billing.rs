use super::super::{billing::BillingDetails, events::BillingChange, store};
use crate::{
    access::{Acting, ManageCommercial},
    kernel::{EventId, Party, Ref},
    ledger::{Change, ChangeError, FormKey, may_fail},
};

/// Why nothing was saved.
#[derive(Debug)]
pub(in super::super) enum BillingError {
    /// Nothing is different.
    Same,
    /// A colleague has changed it since the page was drawn.
    Stale,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(BillingError);

/// Saves how the organisation is invoiced, for somebody who saw this version of it.
pub(in super::super) async fn save_billing(
    acting: &Acting<ManageCommercial>,
    key: FormKey,
    wanted: BillingDetails,
    seen: i32,
) -> Result<Ref, BillingError> {
    Change::run(acting, key, async |change, acting| {
        let now = store::lock_billing(change, acting.org()).await?;
        if now.version != seen {
            return Err(BillingError::Stale);
        }
        if now.details.as_ref().is_some_and(|now| now.is_same(&wanted)) {
            return Err(BillingError::Same);
        }
        store::put_billing(change, acting.org(), Some(&wanted)).await?;
        let of = Some(Party::from(acting.unit()));
        Ok(BillingChange { line: EventId::new().uuid(), before: now.details, after: Some(wanted), of, payer: None })
    })
    .await
}
