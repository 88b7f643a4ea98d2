//! What every change from in use to out of use, or back, has in common.

use jiff::civil::Date;

use super::InUse;
use crate::{
    access::{Acting, ManageScopes},
    kernel::{Environment, Party, Ref},
    ledger::{Change, ChangeError, FormKey},
    platform::Services,
};

/// Why something was not taken out of use or into use, and why nothing was planned or cancelled.
#[derive(Debug)]
pub(crate) enum ToggleError {
    /// It was so already, or was changed since the user saw it.
    Stale,
    /// It is planned to go out of use on this day already.
    Planned(Date),
    /// There is no such thing.
    Gone,
    /// The change could not be made.
    Failed(ChangeError),
}

impl<E: Into<ChangeError>> From<E> for ToggleError {
    fn from(e: E) -> Self {
        Self::Failed(e.into())
    }
}

/// Locks a thing, if it is as the user saw it: in this revision, and in use or not.
pub(crate) async fn lock<T: InUse>(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    place: (Environment, T::Id),
    (revision, is_active): (i32, bool),
) -> Result<T, ToggleError> {
    let thing = T::lock(change, acting, place).await?.ok_or(ToggleError::Gone)?;
    if thing.revision() == revision && thing.is_active() == is_active { Ok(thing) } else { Err(ToggleError::Stale) }
}

/// Takes a thing into use again, which all who use it read in their logs.
pub(crate) async fn take_into_use<T: InUse>(
    services: &Services,
    acting: &Acting<ManageScopes>,
    key: FormKey,
    place: (Environment, T::Id),
    revision: i32,
) -> Result<Ref, ToggleError> {
    Change::run(services, acting, key, async |change, acting| {
        let thing: T = lock(change, acting, place, (revision, false)).await?;
        let today = change.today();
        let usage = T::usage(change.conn(), place.1, None, today).await?;
        thing.activate(change, acting).await?;
        Ok::<_, ToggleError>(thing.reactivated(Party::from(acting.unit()), usage))
    })
    .await
}
