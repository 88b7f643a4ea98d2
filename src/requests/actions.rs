//! The verbs of this room. Each is one transaction and ends in a receipt, or in an error that says why nothing was done.

use jiff::SignedDuration;

use super::{
    events::{
        Asker, ItemThen, RequestDeclined, RequestExpired, RequestRef, RequestRestored, RequestSent, RequestWithdrawn,
        Unrestorable,
    },
    model::{LIFETIME, MAX_WAITING, Request, RequestedItem},
    store,
};
use crate::{
    access::{Acting, AskForDelegation, Right, SignedIn, System},
    delegations,
    kernel::{ChangeSetId, Party, PersonId, Ref, RequestId},
    ledger::{Change, ChangeError, Draft, FormKey},
    platform::Services,
    scopes::resources_for,
};

/// Requests that the housekeeping closes in one transaction.
const AT_A_TIME: i64 = 100;

/// What somebody asks for, once the form was right.
#[derive(Debug)]
pub(super) struct NewRequest {
    pub giver: Party,
    pub items: Vec<RequestedItem>,
    pub purpose: String,
}

/// Why a request was not sent.
#[derive(Debug)]
pub(super) enum SendError {
    /// These are asked for already, by their codes.
    Doubled(Vec<String>),
    /// Too many wait.
    TooMany,
    /// The change could not be made.
    Failed(ChangeError),
}

impl<E: Into<ChangeError>> From<E> for SendError {
    fn from(e: E) -> Self {
        Self::Failed(e.into())
    }
}

/// Why a request was neither answered, nor withdrawn, nor opened again.
#[derive(Debug)]
pub(super) enum RequestError {
    /// It does not wait any more, or cannot be opened again.
    TooLate,
    /// The change could not be made.
    Failed(ChangeError),
}

impl<E: Into<ChangeError>> From<E> for RequestError {
    fn from(e: E) -> Self {
        Self::Failed(e.into())
    }
}

/// Keeps the request, and returns the event of it.
async fn insert(
    change: &mut Change,
    (person, asker): (PersonId, Asker),
    new: NewRequest,
) -> Result<RequestSent, SendError> {
    let (at, asker_id) = (change.at(), asker.id());
    store::lock_asker(change, &asker_id).await?;
    if store::waiting(change, &asker_id, at - SignedDuration::from_hours(24)).await? >= MAX_WAITING {
        return Err(SendError::TooMany);
    }
    let NewRequest { giver, items, purpose } = new;
    let things = items.iter().map(|item| (item.kind.clone(), item.code.clone())).unzip();
    let doubled = store::doubles(change, &asker_id, giver.number, &things, None).await?;
    if !doubled.is_empty() {
        return Err(SendError::Doubled(doubled));
    }
    let id = store::insert(change, giver.number, (person, &asker), &items, &purpose).await?;
    let request = RequestRef { request: id, giver, asker, items: items.iter().map(ItemThen::from).collect() };
    Ok(RequestSent { request, purpose, expires_at: at + LIFETIME })
}

/// Asks for oneself.
pub(super) async fn send_own(
    services: &Services,
    who: &SignedIn,
    key: FormKey,
    new: NewRequest,
) -> Result<Ref, SendError> {
    Change::run(services, who, key, async |change, who| {
        let asker = Asker::Person { person: who.person(), name: who.login().name.clone() };
        insert(change, (who.person(), asker), new).await
    })
    .await
}

/// Asks on behalf of a supplier.
pub(super) async fn send_for(
    services: &Services,
    acting: &Acting<AskForDelegation>,
    key: FormKey,
    new: NewRequest,
) -> Result<Ref, SendError> {
    Change::run(services, acting, key, async |change, acting| {
        insert(change, (acting.person(), Asker::Organisation(Party::from(acting.unit()))), new).await
    })
    .await
}

/// Locks a request that waits, and takes it out of the draft that somebody has begun to make of it: nobody shall confirm what nobody
/// asks for. Fails if it does not wait, or has been given this moment.
async fn lock_waiting(
    change: &mut Change,
    id: RequestId,
    is_theirs: impl Fn(&Request) -> bool,
) -> Result<Request, RequestError> {
    let at = change.at();
    store::lock(change.conn(), id).await?;
    let found = store::get(change.conn(), id).await?;
    let request = found.filter(|request| is_theirs(request) && request.is_waiting(at)).ok_or(RequestError::TooLate)?;
    if let Some(draft) = request.draft {
        let (kinds, codes) = request.things();
        if !delegations::take_out(change.conn(), draft, &kinds, &codes).await? {
            // The draft was confirmed while we waited for it. Read again, as that may be the answer.
            let found = store::get(change.conn(), id).await?;
            return found.filter(|request| request.is_waiting(at)).ok_or(RequestError::TooLate);
        }
        store::unlink_draft(change, id).await?;
    }
    Ok(request)
}

/// A person takes back what they asked for themselves.
pub(super) async fn withdraw_own(
    services: &Services,
    who: &SignedIn,
    key: FormKey,
    id: RequestId,
) -> Result<Ref, RequestError> {
    Change::run(services, who, key, async |change, who| {
        let request = lock_waiting(change, id, |request| request.is_own_of(who.person())).await?;
        store::withdraw(change, id).await?;
        Ok::<_, RequestError>(RequestWithdrawn { request: RequestRef::from(&request) })
    })
    .await
}

/// A supplier takes back what it asked for.
pub(super) async fn withdraw_for(
    services: &Services,
    acting: &Acting<AskForDelegation>,
    key: FormKey,
    id: RequestId,
) -> Result<Ref, RequestError> {
    Change::run(services, acting, key, async |change, acting| {
        let org = acting.org();
        let request = lock_waiting(change, id, |request| request.asker.number() == Some(org)).await?;
        store::withdraw(change, id).await?;
        Ok::<_, RequestError>(RequestWithdrawn { request: RequestRef::from(&request) })
    })
    .await
}

/// The giver says no.
pub(super) async fn decline<R: Right>(
    services: &Services,
    acting: &Acting<R>,
    key: FormKey,
    id: RequestId,
    reason: String,
) -> Result<Ref, RequestError> {
    Change::run(services, acting, key, async |change, acting| {
        let org = acting.org();
        let may_answer = |request: &Request| {
            request.giver.number == org && request.may_be_answered_by(acting.mandate()) && !request.is_barred_to(acting)
        };
        let request = lock_waiting(change, id, may_answer).await?;
        store::decline(change, acting, id, &reason).await?;
        Ok::<_, RequestError>(RequestDeclined { request: RequestRef::from(&request), reason })
    })
    .await
}

/// Makes a draft of a request, for the user to look over and confirm.
pub(super) async fn approve<R: Right>(
    services: &Services,
    acting: &Acting<R>,
    id: RequestId,
) -> Result<ChangeSetId, RequestError> {
    let (now, today) = (services.clock.now(), services.clock.today());
    let mut draft = Draft::begin(services, acting).await?;
    store::lock(draft.conn(), id).await?;
    let found = store::get(draft.conn(), id).await?;
    let request = found.filter(|request| request.is_waiting(now)).ok_or(RequestError::TooLate)?;
    let resources = if request.is_personal() {
        Vec::new()
    } else {
        resources_for(draft.conn(), acting.org(), request.asker.number(), today).await?
    };
    let version = |item: &RequestedItem| {
        let found = resources.iter().find(|resource| Some(resource.id) == item.resource());
        found.map_or(1, |resource| resource.version)
    };
    let things = request.items.iter().map(|item| (item.kind.clone(), item.code.clone(), version(item))).collect();
    let made = delegations::draft_for(&mut draft, services, acting, &request.asker.holder(), things).await?;
    store::link_draft(&mut draft, id, made).await?;
    draft.keep().await?;
    Ok(made)
}

/// Opens a request again that the change `of` has closed, or says why not.
pub(super) async fn reopen(
    change: &mut Change,
    id: RequestId,
    of: &Ref,
    may: impl Fn(&Request) -> bool,
) -> Result<Result<Request, Unrestorable>, ChangeError> {
    store::lock(change.conn(), id).await?;
    let Some(request) = store::get(change.conn(), id).await? else { return Ok(Err(Unrestorable::MovedOn)) };
    let closed_by = request.declined.as_ref().or(request.withdrawn.as_ref()).map(|(_, reference)| reference);
    if closed_by != Some(of) || request.approved.is_some() {
        return Ok(Err(Unrestorable::MovedOn));
    }
    if !may(&request) {
        return Ok(Err(Unrestorable::NotTheirs));
    }
    if request.expires_at <= change.at() {
        return Ok(Err(Unrestorable::Expired));
    }
    let asker_id = request.asker.id();
    store::lock_asker(change, &asker_id).await?;
    let anew = store::doubles(change, &asker_id, request.giver.number, &request.things(), Some(id)).await?;
    if !anew.is_empty() {
        return Ok(Err(Unrestorable::AskedAnew));
    }
    store::reopen(change, id).await?;
    Ok(Ok(request))
}

/// A person undoes that they took their own request back.
pub(super) async fn restore_own(
    services: &Services,
    who: &SignedIn,
    key: FormKey,
    id: RequestId,
) -> Result<Ref, RequestError> {
    Change::run(services, who, key, async |change, who| {
        let at = change.at();
        let found = store::get(change.conn(), id).await?;
        let found = found.filter(|request| request.is_own_of(who.person()) && request.can_be_restored(at));
        let (_, of) = found.and_then(|request| request.withdrawn).ok_or(RequestError::TooLate)?;
        match reopen(change, id, &of, |_| true).await? {
            Ok(request) => Ok(RequestRestored { request: RequestRef::from(&request), of, failed: None }),
            Err(_) => Err(RequestError::TooLate),
        }
    })
    .await
}

/// Housekeeping: closes requests that nobody answered in time, and the logs tell it.
pub async fn close_expired(services: &Services, system: &System) -> Result<(), ChangeError> {
    store::pass_over_answered(&mut *services.db.acquire().await?, services.clock.now()).await?;
    while close_some(services, system).await? {}
    Ok(())
}

/// Closes some of them. Returns whether there were any.
async fn close_some(services: &Services, system: &System) -> Result<bool, ChangeError> {
    Change::run_by_system(services, system, async |change| {
        let unanswered = store::close_expired(change, AT_A_TIME).await?;
        for id in &unanswered {
            let Some(request) = store::get(change.conn(), *id).await? else { continue };
            if let Some(draft) = request.draft {
                let (kinds, codes) = request.things();
                delegations::take_out(change.conn(), draft, &kinds, &codes).await?;
            }
            change.record(&RequestExpired { request: RequestRef::from(&request) })?;
        }
        Ok(!unanswered.is_empty())
    })
    .await
}
