//! Taking a scope out of use and into use again.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::super::{
    events::{ScopeDeactivated, ScopeReactivated},
    store,
};
use crate::{
    access::{Acting, ManageScopes},
    grants,
    kernel::{Environment, Party, Ref, ScopeId, ScopeTag},
    ledger::{Change, ChangeError, FormKey},
    platform::Services,
};

/// Why a scope was not taken out of use or into use, and why nothing was planned or cancelled.
#[derive(Debug)]
pub(in super::super) enum ToggleError {
    /// It was so already, or was changed since the user saw it.
    Stale,
    /// It is planned to go out of use on this day already.
    Planned(Date),
    /// There is no such scope.
    Gone,
    /// The change could not be made.
    Failed(ChangeError),
}

impl<E: Into<ChangeError>> From<E> for ToggleError {
    fn from(e: E) -> Self {
        Self::Failed(e.into())
    }
}

/// How a scope goes out of use.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(in super::super) struct Deactivation {
    /// Are the accesses taken back with it? Otherwise they rest.
    pub revoke: bool,
    /// The provider's words to the consumers.
    pub message: Option<String>,
}

/// Takes a scope out of use.
pub(super) async fn deactivate(
    services: &Services,
    acting: &Acting<ManageScopes>,
    key: FormKey,
    (environment, id): (Environment, ScopeId),
    version: i32,
    deactivation: Deactivation,
) -> Result<Ref, ToggleError> {
    Change::run(services, acting, key, async |change, acting| {
        let scope = store::lock(change, acting, environment, id).await?.ok_or(ToggleError::Gone)?;
        if scope.version != version || scope.deactivated.is_some() {
            return Err(ToggleError::Stale);
        }
        let scope = scope.tag(Party::from(acting.unit()));
        Ok(take_out_of_use(change, scope, deactivation, false).await?)
    })
    .await
}

/// All that comes with a scope's going out of use, whether somebody does it now or it was planned for today: its consumers lose it, and
/// their logs tell.
pub(super) async fn take_out_of_use(
    change: &mut Change,
    scope: ScopeTag,
    deactivation: Deactivation,
    planned: bool,
) -> sqlx::Result<ScopeDeactivated> {
    let today = change.today();
    let (consumers, delegations) = grants::users(change.conn(), scope.id, today).await?;
    store::deactivate(change, scope.id).await?;
    let revoked = if deactivation.revoke { grants::revoke_all(change, scope.id).await? } else { Vec::new() };
    Ok(ScopeDeactivated {
        count: count(&consumers),
        delegations,
        consumers,
        revoked,
        message: deactivation.message,
        planned,
        scope,
    })
}

/// How many there are, as an event keeps it.
pub(super) fn count(consumers: &[Party]) -> i64 {
    i64::try_from(consumers.len()).unwrap_or(i64::MAX)
}

/// Takes a scope into use again.
pub(super) async fn reactivate(
    services: &Services,
    acting: &Acting<ManageScopes>,
    key: FormKey,
    (environment, id): (Environment, ScopeId),
    version: i32,
) -> Result<Ref, ToggleError> {
    Change::run(services, acting, key, async |change, acting| {
        let scope = store::lock(change, acting, environment, id).await?.ok_or(ToggleError::Gone)?;
        if scope.version != version || scope.deactivated.is_none() {
            return Err(ToggleError::Stale);
        }
        let today = change.today();
        let (consumers, _) = grants::users(change.conn(), id, today).await?;
        store::activate(change, acting, id).await?;
        let scope = scope.tag(Party::from(acting.unit()));
        Ok(ScopeReactivated { scope, count: count(&consumers), consumers })
    })
    .await
}
