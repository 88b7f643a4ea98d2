//! Giving access to a scope, to one organisation and to all of a list.

use jiff::civil::Date;
use serde_json::Value;

use super::{
    super::{
        model::{ConsumerFault, Given, LONG_LIST, Sorted, Verdict, check_consumer, parse_list},
        store,
    },
    Leave, given_meanwhile,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::{Environment, OrgNumber, Party, Ref, ScopeBulkId, ScopeId},
    ledger::{self, Begun, Change, Pace},
    platform::Services,
    scopes::facts,
    web::Problem,
};

/// Whom access is given to, and how.
#[derive(Debug, Clone)]
pub(crate) struct NewGrant {
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
    /// The list is not as it was when the user looked it over.
    Stale,
    /// There is no such scope, or no such list.
    Gone,
}

/// Gives one organisation access.
pub(in super::super) async fn give(
    services: &Services,
    acting: &Acting<ManageScopes>,
    place: (Environment, ScopeId),
    grant: NewGrant,
    leave: Leave,
) -> Result<Giving, Problem> {
    let mut change = match Change::begin(services, acting, leave.key, leave.hash).await? {
        Begun::Replay(reference) => return Ok(Giving::Done(reference)),
        Begun::Fresh(change) => *change,
    };
    match give_access(&mut change, Party::from(acting.unit()), place, &grant).await? {
        Ok(event) => Ok(Giving::Done(change.commit(event).await?.reference)),
        Err(why_not) => Ok(why_not),
    }
}

/// The same inside somebody's change, who commits it with the event that comes back; or why not, and then the change is for dropping.
pub(crate) async fn give_access(
    change: &mut Change,
    provider: Party,
    place: (Environment, ScopeId),
    grant: &NewGrant,
) -> Result<Result<Given, Giving>, ledger::Problem> {
    let (today, id) = (change.today(), place.1);
    store::lock_consumers(change, &[grant.consumer]).await?;
    let Some(scope) = facts::lock(change, provider, place).await? else { return Ok(Err(Giving::Gone)) };
    if !scope.active {
        return Ok(Err(Giving::Inactive));
    }
    let known = store::known(change.conn(), id, &[grant.consumer], today).await?;
    let consumer = match check_consumer(known.first()) {
        Ok(known) => (known.number, known.name.clone()),
        Err(fault) => return Ok(Err(Giving::Fault(fault))),
    };
    let items = match store::give(change, id, &[consumer], grant.ends_on, grant.note.as_deref()).await {
        Err(e) if given_meanwhile(&e) => {
            return Ok(Err(Giving::Fault(ConsumerFault::Has)));
        }
        items => items?,
    };
    Ok(Ok(Given { scope: scope.tag, items, ends_on: grant.ends_on, list: None, request: None }))
}

/// Gives everybody on a list access who can be given it: exactly those who could when the user looked it over.
pub(in super::super) async fn give_list(
    services: &Services,
    acting: &Acting<ManageScopes>,
    place: (Environment, ScopeId),
    list: ScopeBulkId,
    seen: &str,
    leave: Leave,
    pace: Pace<'_>,
) -> Result<Giving, Problem> {
    let mut change = match Change::begin(services, acting, leave.key, leave.hash).await? {
        Begun::Replay(reference) => return Ok(Giving::Done(reference)),
        Begun::Fresh(change) => *change,
    };
    let (today, id) = (change.today(), place.1);
    let Some(bulk) = store::bulk(change.conn(), acting, id, list).await? else { return Ok(Giving::Gone) };
    if let Some((_, reference)) = bulk.done {
        return Ok(Giving::Done(reference));
    }
    let entries = parse_list(&bulk.lines);
    let numbers: Vec<OrgNumber> = entries.iter().filter_map(|entry| entry.number.ok()).collect();
    store::lock_consumers(&mut change, &numbers).await?;
    let provider = Party::from(acting.unit());
    let Some(scope) = facts::lock(&mut change, provider, place).await? else { return Ok(Giving::Gone) };
    if !scope.active {
        return Ok(Giving::Inactive);
    }
    let known = store::known(change.conn(), id, &numbers, today).await?;
    let sorted = Sorted::new(entries, &known);
    let ready = sorted.ready();
    if ready.is_empty() || sorted.digest() != seen {
        return Ok(Giving::Stale);
    }
    let mut items = Vec::with_capacity(ready.len());
    for part in ready.chunks(LONG_LIST) {
        match store::give(&mut change, id, part, bulk.ends_on, bulk.note.as_deref()).await {
            Err(e) if given_meanwhile(&e) => {
                return Ok(Giving::Stale);
            }
            given => items.extend(given?),
        }
        pace(items.len());
    }
    store::settle_bulk(&mut change, list, &verdicts(&sorted)).await?;
    let event = Given { scope: scope.tag, items, ends_on: bulk.ends_on, list: Some(list.uuid()), request: None };
    let told = |logs| pace(ready.len() + logs);
    Ok(Giving::Done(change.commit_telling(event, &told).await?.reference))
}

/// What became of each line, in the order of the list.
fn verdicts(sorted: &Sorted) -> Value {
    let verdicts: Vec<Verdict> = sorted.lines.iter().map(|(.., verdict)| *verdict).collect();
    serde_json::to_value(verdicts).unwrap_or_default()
}
