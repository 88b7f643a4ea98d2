//! Giving access to a scope: to one organisation, to all of a list, and along with a new scope or a copy of one.

use jiff::civil::Date;
use serde_json::Value;

use super::super::{
    events::{AccessGiven, AccessItem, CopiedAccess},
    model::{Candidate, ConsumerFault, Sorted, Verdict, check_consumer, parse_list},
    store,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::{Environment, OrgNumber, Ref, ScopeBulkId, ScopeId},
    ledger::{Change, ChangeError, FormKey, LONG, may_fail},
    platform::db::breaks_key,
    scopes::facts,
};

/// Whom access is given to, and how.
#[derive(Debug, Clone)]
pub(crate) struct NewGrant {
    pub consumer: OrgNumber,
    pub ends_on: Option<Date>,
    pub note: Option<String>,
}

/// Why nothing was given.
#[derive(Debug)]
pub(crate) enum GiveError {
    /// Not to this organisation.
    Fault(ConsumerFault),
    /// The scope is out of use.
    Inactive,
    /// The list is not as it was when the user looked it over.
    Stale,
    /// The list was given before; this is the receipt.
    Already(Ref),
    /// There is no such scope, or no such list.
    Gone,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(GiveError);

/// Did a colleague give the same organisation access in the same instant?
fn given_meanwhile(e: &sqlx::Error) -> bool {
    breaks_key(e, &["scope_access_current_key", "scope_access_of_scope_key"])
}

/// Gives one organisation access.
pub(in super::super) async fn give(
    acting: &Acting<ManageScopes>,
    key: FormKey,
    place: (Environment, ScopeId),
    grant: NewGrant,
) -> Result<Ref, GiveError> {
    Change::run(acting, key, async |change, acting| give_access(change, acting, place, &grant).await).await
}

/// The same inside a change that does more, such as answering a request. If it fails, the change is to be given up.
pub(crate) async fn give_access(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    place: (Environment, ScopeId),
    grant: &NewGrant,
) -> Result<AccessGiven, GiveError> {
    let (today, id) = (change.today(), place.1);
    store::lock_consumers(change, &[grant.consumer]).await?;
    let scope = facts::lock_to_give(change, acting, place).await?.ok_or(GiveError::Gone)?;
    if !scope.active {
        return Err(GiveError::Inactive);
    }
    let known = store::known(change.conn(), id, &[grant.consumer], today).await?;
    let known = check_consumer(acting.org(), known.first()).map_err(GiveError::Fault)?;
    let consumer = (known.number, known.name.clone());
    record_expired(change, id, &[grant.consumer]).await?;
    let items = match store::give(change, acting, id, &[consumer], grant.ends_on, grant.note.as_deref()).await {
        Err(e) if given_meanwhile(&e) => return Err(GiveError::Fault(ConsumerFault::Has)),
        items => items?,
    };
    Ok(AccessGiven { scope: scope.tag, items, ends_on: grant.ends_on, list: None, request: None })
}

/// Gives these organisations access to a scope that the same change makes; it has locked them before. If it fails, the change is to be given
/// up.
pub(crate) async fn give_first(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    scope: ScopeId,
    consumers: &[OrgNumber],
) -> Result<Vec<AccessItem>, GiveError> {
    let today = change.today();
    let known = store::known(change.conn(), scope, consumers, today).await?;
    let mut chosen = Vec::with_capacity(consumers.len());
    for consumer in consumers {
        let found = known.iter().find(|known| known.number == *consumer);
        let known = check_consumer(acting.org(), found).map_err(GiveError::Fault)?;
        chosen.push((known.number, known.name.clone()));
    }
    Ok(store::give(change, acting, scope, &chosen, None, None).await?)
}

/// Gives everybody on a list access who can be given it: exactly those who could when the user looked it over.
pub(super) async fn give_list(
    acting: &Acting<ManageScopes>,
    key: FormKey,
    place: (Environment, ScopeId),
    list: ScopeBulkId,
    seen: &str,
) -> Result<Ref, GiveError> {
    let outcome = Change::run(acting, key, async |change, acting| {
        let (today, id) = (change.today(), place.1);
        let bulk = store::bulk(change.conn(), acting, id, list).await?.ok_or(GiveError::Gone)?;
        if let Some((_, reference)) = bulk.done {
            return Err(GiveError::Already(reference));
        }
        let entries = parse_list(&bulk.lines);
        let numbers: Vec<OrgNumber> = entries.iter().filter_map(|entry| entry.number.ok()).collect();
        store::lock_consumers(change, &numbers).await?;
        let scope = facts::lock_to_give(change, acting, place).await?.ok_or(GiveError::Gone)?;
        if !scope.active {
            return Err(GiveError::Inactive);
        }
        let known = store::known(change.conn(), id, &numbers, today).await?;
        let sorted = Sorted::new(acting.org(), entries, &known);
        let ready = sorted.ready();
        if ready.is_empty() || sorted.digest() != seen {
            return Err(GiveError::Stale);
        }
        let mut items = Vec::with_capacity(ready.len());
        for part in ready.chunks(LONG) {
            let numbers: Vec<OrgNumber> = part.iter().map(|(number, _)| *number).collect();
            record_expired(change, id, &numbers).await?;
            match store::give(change, acting, id, part, bulk.ends_on, bulk.note.as_deref()).await {
                Err(e) if given_meanwhile(&e) => return Err(GiveError::Stale),
                part => items.extend(part?),
            }
        }
        store::settle_bulk(change, acting, list, &verdicts(&sorted)).await?;
        let list = Some(list.uuid());
        Ok(AccessGiven { scope: scope.tag, items, ends_on: bulk.ends_on, list, request: None })
    });
    match outcome.await {
        Err(GiveError::Already(reference)) => Ok(reference),
        outcome => outcome,
    }
}

/// What became of each line, in the order of the list.
fn verdicts(sorted: &Sorted) -> Value {
    let verdicts: Vec<Verdict> = sorted.lines.iter().map(|(.., verdict)| *verdict).collect();
    serde_json::to_value(verdicts).unwrap_or_default()
}

/// Gives these consumers in production what they have in test. If it fails, the change is to be given up.
pub(crate) async fn give_copies(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    prod: ScopeId,
    chosen: &[Candidate],
) -> Result<Vec<CopiedAccess>, GiveError> {
    if chosen.is_empty() {
        return Ok(Vec::new());
    }
    let numbers: Vec<OrgNumber> = chosen.iter().map(|candidate| candidate.consumer.number).collect();
    record_expired(change, prod, &numbers).await?;
    match store::give_copies(change, acting, prod, chosen).await {
        Err(e) if given_meanwhile(&e) => Err(GiveError::Stale),
        copies => Ok(copies?),
    }
}

/// Closes accesses of these consumers that have had their last day and that the housekeeping has not reached yet, so that they can be
/// given access anew. The log tells it as time's doing.
async fn record_expired(change: &mut Change, scope: ScopeId, consumers: &[OrgNumber]) -> Result<(), ChangeError> {
    for expired in store::close_expired_of(change, scope, consumers).await? {
        change.record(&expired)?;
    }
    Ok(())
}
