//! Giving access to a scope and taking it back, one by one and by the list.

use jiff::civil::Date;
use serde_json::Value;
use uuid::Uuid;

use super::{
    super::{
        model::{
            AccessItem, ConsumerFault, Given, LONG_LIST, Party, Sorted, Verdict, Withdrawn, check_consumer, parse_list,
        },
        store,
    },
    breaks,
    scope::Leave,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::{Environment, OrgNumber, Ref, ScopeBulkId, ScopeId},
    ledger::{self, Begun, Change, Pace},
    platform::Services,
    web::Problem,
};

/// Whom access is given to, and how.
#[derive(Debug, Clone)]
pub(crate) struct Wish {
    pub consumer: OrgNumber,
    pub ends_on: Option<Date>,
    pub note: Option<String>,
}

/// What came of giving.
#[derive(Debug)]
pub(crate) enum Giving {
    Done(Ref),
    /// Not to this organisation.
    Fault(ConsumerFault),
    /// The scope is out of use.
    Inactive,
    /// The list is not as she saw it.
    Stale,
    /// There is no such scope, or no such list.
    Gone,
}

/// Gives one organisation access.
pub(in super::super) async fn give(
    services: &Services,
    acting: &Acting<ManageScopes>,
    place: (Environment, ScopeId),
    wish: Wish,
    leave: Leave,
) -> Result<Giving, Problem> {
    let mut change = match Change::begin(services, acting, leave.key, leave.hash).await? {
        Begun::Replay(reference) => return Ok(Giving::Done(reference)),
        Begun::Fresh(change) => *change,
    };
    match give_access(&mut change, Party::from(acting.unit()), place, &wish).await? {
        Ok(event) => Ok(Giving::Done(change.commit(event).await?.reference)),
        Err(why_not) => Ok(why_not),
    }
}

/// The same inside somebody's change, who commits it with the event that comes back; or why not, and then the change is for dropping.
pub(crate) async fn give_access(
    change: &mut Change,
    provider: Party,
    (environment, id): (Environment, ScopeId),
    wish: &Wish,
) -> Result<Result<Given, Giving>, ledger::Problem> {
    let today = change.today();
    store::hold_consumers(change, &[wish.consumer]).await?;
    let Some(scope) = store::hold(change, environment, id).await? else { return Ok(Err(Giving::Gone)) };
    if scope.deactivated.is_some() {
        return Ok(Err(Giving::Inactive));
    }
    let known = store::known(change.conn(), id, &[wish.consumer], today).await?;
    let consumer = match check_consumer(known.first()) {
        Ok(known) => (known.number, known.name.clone()),
        Err(fault) => return Ok(Err(Giving::Fault(fault))),
    };
    let items = match store::give(change, id, &[consumer], wish.ends_on, wish.note.as_deref()).await {
        Err(e) if breaks(&e, &["scope_access_current_key", "scope_access_of_scope_key"]) => {
            return Ok(Err(Giving::Fault(ConsumerFault::Has)));
        }
        items => items?,
    };
    Ok(Ok(Given { scope: scope.tag(provider), items, ends_on: wish.ends_on, list: None, request: None }))
}

/// Gives everybody on a list access who can be given it: exactly those who could when she looked it over.
pub(in super::super) async fn give_list(
    services: &Services,
    acting: &Acting<ManageScopes>,
    (environment, id): (Environment, ScopeId),
    list: ScopeBulkId,
    seen: &str,
    leave: Leave,
    pace: Pace<'_>,
) -> Result<Giving, Problem> {
    let mut change = match Change::begin(services, acting, leave.key, leave.hash).await? {
        Begun::Replay(reference) => return Ok(Giving::Done(reference)),
        Begun::Fresh(change) => *change,
    };
    let today = change.today();
    let Some(bulk) = store::bulk(change.conn(), acting, id, list).await? else { return Ok(Giving::Gone) };
    if let Some((_, reference)) = bulk.done {
        return Ok(Giving::Done(reference));
    }
    let entries = parse_list(&bulk.lines);
    let numbers: Vec<OrgNumber> = entries.iter().filter_map(|entry| entry.number.ok()).collect();
    store::hold_consumers(&mut change, &numbers).await?;
    let Some(scope) = store::hold(&mut change, environment, id).await? else { return Ok(Giving::Gone) };
    if scope.deactivated.is_some() {
        return Ok(Giving::Inactive);
    }
    let known = store::known(change.conn(), id, &numbers, today).await?;
    let sorted = Sorted::new(entries, &known);
    let ready = sorted.ready();
    if ready.is_empty() || sorted.digest() != seen {
        return Ok(Giving::Stale);
    }
    let mut items = Vec::with_capacity(ready.len());
    for some in ready.chunks(LONG_LIST) {
        match store::give(&mut change, id, some, bulk.ends_on, bulk.note.as_deref()).await {
            Err(e) if breaks(&e, &["scope_access_current_key", "scope_access_of_scope_key"]) => {
                return Ok(Giving::Stale);
            }
            given => items.extend(given?),
        }
        pace(items.len());
    }
    store::settle_bulk(&mut change, list, &verdicts(&sorted)).await?;
    let event = Given {
        scope: scope.tag(Party::from(acting.unit())),
        items,
        ends_on: bulk.ends_on,
        list: Some(list.uuid()),
        request: None,
    };
    let told = |logs| pace(ready.len() + logs);
    Ok(Giving::Done(change.commit_telling(event, &told).await?.reference))
}

/// What became of each line, in the order of the list.
fn verdicts(sorted: &Sorted) -> Value {
    let verdicts: Vec<Verdict> = sorted.lines.iter().map(|(.., verdict)| *verdict).collect();
    serde_json::to_value(verdicts).unwrap_or_default()
}

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
    (environment, id): (Environment, ScopeId),
    withdrawal: Withdrawal,
    leave: Leave,
) -> Result<Withdrawing, Problem> {
    let mut change = match Change::begin(services, acting, leave.key, leave.hash).await? {
        Begun::Replay(reference) => return Ok(Withdrawing::Done(reference)),
        Begun::Fresh(change) => *change,
    };
    let today = change.today();
    let Some(scope) = store::hold(&mut change, environment, id).await? else { return Ok(Withdrawing::Gone) };
    let current = store::some(change.conn(), id, &withdrawal.rows, today).await?;
    if current.len() != withdrawal.rows.len() || current.is_empty() {
        return Ok(Withdrawing::Stale);
    }
    store::withdraw(&mut change, id, &withdrawal.rows, "provider").await?;
    let items: Vec<AccessItem> = current.iter().map(super::super::model::Access::item).collect();
    let event = Withdrawn {
        scope: scope.tag(Party::from(acting.unit())),
        items,
        reason: withdrawal.reason,
        breach: withdrawal.breach,
    };
    Ok(Withdrawing::Done(change.commit(event).await?.reference))
}
