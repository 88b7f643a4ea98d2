//! Taking access back.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::super::{
    events::{AccessItem, AccessWithdrawn},
    model::Access,
    store::{self, EndedBy},
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::{Environment, Ref, ScopeId},
    ledger::{Change, ChangeError, FormKey, may_fail},
    scopes::facts,
};

/// What is taken back, and why.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(in super::super) struct Withdrawal {
    pub accesses: Vec<Uuid>,
    pub reason: Option<String>,
    pub breach: bool,
}

/// Why nothing was taken back.
#[derive(Debug)]
pub(in super::super) enum WithdrawError {
    /// Some of it is gone already.
    Stale,
    /// There is no such scope.
    Gone,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(WithdrawError);

/// Takes back all of these, or none.
pub(super) async fn withdraw(
    acting: &Acting<ManageScopes>,
    key: FormKey,
    place: (Environment, ScopeId),
    withdrawal: Withdrawal,
) -> Result<Ref, WithdrawError> {
    Change::run(acting, key, async |change, acting| {
        let (today, id) = (change.today(), place.1);
        let scope = facts::lock(change, acting, place).await?.ok_or(WithdrawError::Gone)?;
        let current = store::by_id(change.conn(), id, &withdrawal.accesses, today).await?;
        if current.len() != withdrawal.accesses.len() || current.is_empty() {
            return Err(WithdrawError::Stale);
        }
        store::withdraw(change, acting, id, &withdrawal.accesses, EndedBy::Provider).await?;
        let items: Vec<AccessItem> = current.iter().map(Access::item).collect();
        Ok(AccessWithdrawn { scope: scope.tag, items, reason: withdrawal.reason, breach: withdrawal.breach })
    })
    .await
}
