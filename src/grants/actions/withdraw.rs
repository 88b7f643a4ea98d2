//! Taking access back.

use uuid::Uuid;

use super::{
    super::{
        model::{Access, AccessItem, Withdrawn},
        store,
    },
    Leave,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::{Environment, Party, Ref, ScopeId},
    ledger::{Begun, Change},
    platform::Services,
    scopes::facts,
    web::Problem,
};

/// What is taken back, and why.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Withdrawal {
    pub rows: Vec<Uuid>,
    pub reason: Option<String>,
    pub breach: bool,
}

/// What came of taking back.
#[derive(Debug)]
pub(in super::super) enum Withdrawing {
    Done(Ref),
    /// Some of it is gone already; nothing was done.
    Stale,
    Gone,
}

/// Takes back all of these, or none.
pub(in super::super) async fn withdraw(
    services: &Services,
    acting: &Acting<ManageScopes>,
    place: (Environment, ScopeId),
    withdrawal: Withdrawal,
    leave: Leave,
) -> Result<Withdrawing, Problem> {
    let mut change = match Change::begin(services, acting, leave.key, leave.hash).await? {
        Begun::Replay(reference) => return Ok(Withdrawing::Done(reference)),
        Begun::Fresh(change) => *change,
    };
    let (today, id, provider) = (change.today(), place.1, Party::from(acting.unit()));
    let Some(scope) = facts::lock(&mut change, provider, place).await? else { return Ok(Withdrawing::Gone) };
    let current = store::by_id(change.conn(), id, &withdrawal.rows, today).await?;
    if current.len() != withdrawal.rows.len() || current.is_empty() {
        return Ok(Withdrawing::Stale);
    }
    store::withdraw(&mut change, id, &withdrawal.rows, "provider").await?;
    let items: Vec<AccessItem> = current.iter().map(Access::item).collect();
    let event = Withdrawn { scope: scope.tag, items, reason: withdrawal.reason, breach: withdrawal.breach };
    Ok(Withdrawing::Done(change.commit(event).await?.reference))
}
