//! Taking a scope out of use. What brings it back is the same for everything that goes out of use (`in_use`).

use serde::{Deserialize, Serialize};

use super::super::{events::ScopeDeactivated, store};
use crate::{grants, in_use::usage_of_scope, kernel::ScopeTag, ledger::Change};

/// How a scope goes out of use.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Deactivation {
    /// Are the accesses taken back with it? Otherwise they rest.
    pub revoke: bool,
    /// The provider's words to the consumers.
    pub message: Option<String>,
}

/// All that comes with a scope's going out of use, whether somebody does it now or it was planned for today: its consumers lose it, and
/// their logs tell.
pub(in super::super) async fn take_out_of_use(
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
