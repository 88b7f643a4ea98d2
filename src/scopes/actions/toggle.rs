//! Taking a scope out of use. What brings it back is the same for everything that goes out of use (`in_use`).

use serde::{Deserialize, Serialize};

use super::super::{events::ScopeDeactivated, model::Scope, store};
use crate::{
    access::{Acting, ManageScopes},
    grants,
    in_use::{ToggleError, lock, usage_of_scope},
    kernel::{Environment, Party, Ref, ScopeId, ScopeTag},
    ledger::{Change, FormKey},
    platform::Services,
};

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
    place: (Environment, ScopeId),
    version: i32,
    deactivation: Deactivation,
) -> Result<Ref, ToggleError> {
    Change::run(services, acting, key, async |change, acting| {
        let scope: Scope = lock(change, acting, place, (version, true)).await?;
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
    let usage = usage_of_scope(change.conn(), scope.id, None, today).await?;
    store::deactivate(change, scope.id).await?;
    let revoked = if deactivation.revoke { grants::revoke_all(change, scope.id).await? } else { Vec::new() };
    Ok(ScopeDeactivated {
        count: usage.consumers,
        delegations: usage.delegations,
        consumers: usage.recipients(),
        revoked,
        message: deactivation.message,
        planned,
        scope,
    })
}
