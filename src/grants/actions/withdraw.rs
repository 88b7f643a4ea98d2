//! Taking access back.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::super::{
    events::{AccessItem, AccessWithdrawn},
    model::{Access, Seen},
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
    /// By their ids, where they are not what was chosen on the list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accesses: Vec<Uuid>,
    /// What was chosen on the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen: Option<Seen>,
    pub reason: Option<String>,
    pub breach: bool,
}

/// Why nothing was taken back.
#[derive(Debug)]
pub(in super::super) enum WithdrawError {
    /// Some of it is gone already.
    Stale,
    /// It was taken back before; this is the receipt.
    Already(Ref),
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
    let outcome = Change::run(acting, key, async |change, acting| {
        let (today, id) = (change.today(), place.1);
        if let Some(seen) = withdrawal.chosen {
            match store::lock_choice(change.conn(), acting, id, seen.draft).await? {
                Some((_, Some(reference))) => return Err(WithdrawError::Already(reference)),
                Some((version, None)) if version == seen.version => {}
                _ => return Err(WithdrawError::Stale),
            }
        }
        let scope = facts::lock(change, acting, place).await?.ok_or(WithdrawError::Gone)?;
        let (ids, seen) = match withdrawal.chosen {
            // Read under the lock of the scope: whoever ends one of them waits, or has done it.
            Some(Seen { draft, standing, .. }) => (store::standing(change.conn(), draft, today).await?, standing),
            None => (withdrawal.accesses.clone(), withdrawal.accesses.len()),
        };
        let current = store::by_id(change.conn(), id, &ids, today).await?;
        if current.len() != seen || current.is_empty() {
            return Err(WithdrawError::Stale);
        }
        store::withdraw(change, acting, id, &ids, EndedBy::Provider).await?;
        if let Some(Seen { draft, .. }) = withdrawal.chosen {
            store::settle_choice(change, draft).await?;
        }
        let items: Vec<AccessItem> = current.iter().map(Access::item).collect();
        Ok(AccessWithdrawn { scope: scope.tag, items, reason: withdrawal.reason, breach: withdrawal.breach })
    });
    match outcome.await {
        Err(WithdrawError::Already(reference)) => Ok(reference),
        outcome => outcome,
    }
}
