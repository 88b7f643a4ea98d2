//! Taking a scope out of use and into use again.

use jiff::civil::Date;

use super::super::{
    events::{ScopeDeactivated, ScopeReactivated},
    store,
};
use crate::{
    access::{Acting, ManageScopes},
    grants::{self, Reach},
    kernel::{Environment, Party, Ref, ScopeId, ScopeTag},
    ledger::{Change, ChangeError, FormKey},
    platform::Services,
};

/// Most consumers whose logs tell that a scope went out of use or came back; beyond that their pages tell.
pub(super) const MOST_TOLD: i64 = 5_000;

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
#[derive(Debug)]
pub(in super::super) struct Deactivation {
    /// Are the accesses taken back with it? Otherwise they rest.
    pub revoke: bool,
    /// The provider's words to the consumers.
    pub message: Option<String>,
}

/// Takes a scope out of use.
pub(in super::super) async fn deactivate(
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
    let reach = grants::reach(change.conn(), scope.id, MOST_TOLD, today).await?;
    store::deactivate(change, scope.id).await?;
    let revoked = if deactivation.revoke { grants::revoke_all(change, scope.id).await? } else { Vec::new() };
    Ok(ScopeDeactivated {
        count: reach.consumers,
        delegations: reach.delegations,
        consumers: consumers(reach),
        revoked,
        message: deactivation.message,
        planned,
        scope,
    })
}

/// The consumers whose logs tell that the scope goes or comes.
pub(super) fn consumers(reach: Reach) -> Vec<Party> {
    reach.hits.into_iter().map(|hit| Party { number: hit.consumer, name: hit.name }).collect()
}

/// Takes a scope into use again.
pub(in super::super) async fn reactivate(
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
        let reach = grants::reach(change.conn(), id, MOST_TOLD, today).await?;
        store::activate(change, acting, id).await?;
        let scope = scope.tag(Party::from(acting.unit()));
        Ok(ScopeReactivated { scope, count: reach.consumers, consumers: consumers(reach) })
    })
    .await
}
