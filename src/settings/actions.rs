//! Saving the settings.

use super::{events::SettingsChanged, model::Settings, store};
use crate::{
    access::{Acting, ManagePeople},
    kernel::Ref,
    ledger::{Change, ChangeError, FormKey, may_fail},
};

/// Why nothing was saved.
#[derive(Debug)]
pub(super) enum SaveError {
    /// Everything was like that already.
    Same,
    /// A colleague was quicker.
    Stale,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(SaveError);

/// Saves the settings of somebody who saw this version of them.
pub(super) async fn save(
    acting: &Acting<ManagePeople>,
    key: FormKey,
    wanted: Settings,
    seen: i32,
) -> Result<Ref, SaveError> {
    Change::run(acting, key, async |change, acting| {
        let (now, version) = store::lock(change, acting).await?;
        if version != seen {
            return Err(SaveError::Stale);
        }
        if wanted == now {
            return Err(SaveError::Same);
        }
        store::put(change, acting, wanted).await?;
        Ok(SettingsChanged::between(now, wanted))
    })
    .await
}
