//! The verbs of this room. Each is one transaction and ends in a receipt or a reason.

use jiff::{SignedDuration, Timestamp};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{
    model::{AT_ONCE, Asked, Declined, Expired, LIVES, Request, Restored, Sent, Unrestorable, Withdrawn},
    store,
};
use crate::{
    access::{Acting, AskForDelegation, Decision, DelegateScopes, ManagePeople, Mandate, Right, SignedIn, System},
    delegations::{self, Holder, Party},
    kernel::{ChangeSetId, PersonId, Ref, RequestId},
    ledger::{self, Begun, Change, Draft, IdempotencyKey, Personal, Reversal, Undo, Upkeep},
    platform::Services,
    scopes::resources_for,
    web::Problem,
};

/// Requests that the housekeeping takes in one go.
const AT_A_TIME: i64 = 100;

/// What somebody asks for, once the form was right.
#[derive(Debug)]
pub(super) struct Wish {
    pub giver: Party,
    pub items: Vec<Asked>,
    pub purpose: String,
}

/// What came of asking.
#[derive(Debug)]
pub(super) enum Sending {
    /// It is on its way.
    Sent(RequestId),
    /// The same form came before; this is its reference.
    Again(Ref),
    /// These are asked for already, by their codes.
    Doubled(Vec<String>),
    /// Too many wait.
    TooMany,
}

/// Keeps the request, or says why not; the event of it is for the change to commit.
async fn keep(
    db: &mut PgConnection,
    (person, asker): (PersonId, Holder),
    wish: Wish,
    (at, reference): (Timestamp, &Ref),
) -> Result<Result<Sent, Sending>, ledger::Problem> {
    let asker_id = asker.number().map_or_else(|| person.to_string(), |number| number.to_string());
    store::wait_for_turn(db, &asker_id).await?;
    if store::waiting(db, &asker_id, at, at - SignedDuration::from_hours(24)).await? >= AT_ONCE {
        return Ok(Err(Sending::TooMany));
    }
    let Wish { giver, items, purpose } = wish;
    let things = items.iter().map(|item| (item.kind.clone(), item.code.clone())).unzip();
    let doubled = store::doubles(db, &asker_id, giver.number, &things, None, at).await?;
    if !doubled.is_empty() {
        return Ok(Err(Sending::Doubled(doubled)));
    }
    let id = store::insert(db, giver.number, (person, &asker), &items, &purpose, (at, reference)).await?;
    let matter = super::model::Matter { request: id, giver, asker, items };
    Ok(Ok(Sent { matter, purpose, expires_at: at + LIVES }))
}

/// Asks for oneself.
pub(super) async fn send_own(
    services: &Services,
    who: &SignedIn,
    wish: Wish,
    key: IdempotencyKey,
    hash: [u8; 32],
) -> Result<Sending, Problem> {
    let mut change = match Personal::begin(services, who, key, hash).await? {
        Begun::Replay(reference) => return Ok(Sending::Again(reference)),
        Begun::Fresh(change) => *change,
    };
    let (at, reference) = (change.at(), change.reference().clone());
    let asker = Holder::Person { person: who.person(), name: who.login().name.clone() };
    match keep(change.conn(), (who.person(), asker), wish, (at, &reference)).await? {
        Err(why_not) => Ok(why_not),
        Ok(sent) => {
            let id = sent.matter.request;
            let _receipt = change.commit(sent).await?;
            Ok(Sending::Sent(id))
        }
    }
}

/// Asks on behalf of a supplier.
pub(super) async fn send_for(
    services: &Services,
    acting: &Acting<AskForDelegation>,
    wish: Wish,
    key: IdempotencyKey,
    hash: [u8; 32],
) -> Result<Sending, Problem> {
    let mut change = match Change::begin(services, acting, key, hash).await? {
        Begun::Replay(reference) => return Ok(Sending::Again(reference)),
        Begun::Fresh(change) => *change,
    };
    let (at, reference) = (change.at(), change.reference().clone());
    let asker = Holder::Organisation(Party::from(acting.unit()));
    match keep(change.conn(), (acting.person(), asker), wish, (at, &reference)).await? {
        Err(why_not) => Ok(why_not),
        Ok(sent) => {
            let id = sent.matter.request;
            let _receipt = change.commit(sent).await?;
            Ok(Sending::Sent(id))
        }
    }
}

/// Takes the request and, if it waits, what somebody has begun to make of it: nobody shall confirm what nobody asks for.
/// `None`: it does not wait, or has been given this moment.
async fn hold_pending(db: &mut PgConnection, id: RequestId, at: Timestamp) -> Result<Option<Request>, ledger::Problem> {
    store::lock(db, id).await?;
    let Some(request) = store::in_change(db, id).await?.filter(|request| request.is_pending(at)) else {
        return Ok(None);
    };
    if let Some(draft) = request.draft {
        let (kinds, codes) = request.things();
        if !delegations::take_out(db, draft, &kinds, &codes).await? {
            // Confirmed while we waited for it; read again, as it may be the answer.
            return Ok(store::in_change(db, id).await?.filter(|request| request.is_pending(at)));
        }
        store::close(db, id).await?;
    }
    Ok(Some(request))
}

/// She takes back what she asked for herself. `false`: it does not wait any more.
pub(super) async fn withdraw_own(
    services: &Services,
    who: &SignedIn,
    id: RequestId,
    key: IdempotencyKey,
    hash: [u8; 32],
) -> Result<bool, Problem> {
    let mut change = match Personal::begin(services, who, key, hash).await? {
        Begun::Replay(_) => return Ok(true),
        Begun::Fresh(change) => *change,
    };
    let (at, reference) = (change.at(), change.reference().clone());
    let Some(request) = hold_pending(change.conn(), id, at).await? else { return Ok(false) };
    store::withdraw(change.conn(), id, at, &reference).await?;
    let _receipt = change.commit(Withdrawn { matter: request.matter() }).await?;
    Ok(true)
}

/// The supplier takes back what it asked for. `None`: it does not wait any more.
pub(super) async fn withdraw_for(
    services: &Services,
    acting: &Acting<AskForDelegation>,
    id: RequestId,
    key: IdempotencyKey,
    hash: [u8; 32],
) -> Result<Option<Ref>, Problem> {
    let mut change = match Change::begin(services, acting, key, hash).await? {
        Begun::Replay(reference) => return Ok(Some(reference)),
        Begun::Fresh(change) => *change,
    };
    let (at, reference) = (change.at(), change.reference().clone());
    let Some(request) = hold_pending(change.conn(), id, at).await? else { return Ok(None) };
    store::withdraw(change.conn(), id, at, &reference).await?;
    Ok(Some(change.commit(Withdrawn { matter: request.matter() }).await?.reference))
}

/// The giver says no. `None`: it does not wait any more.
pub(super) async fn decline<R: Right>(
    services: &Services,
    acting: &Acting<R>,
    id: RequestId,
    reason: String,
    key: IdempotencyKey,
    hash: [u8; 32],
) -> Result<Option<Ref>, Problem> {
    let mut change = match Change::begin(services, acting, key, hash).await? {
        Begun::Replay(reference) => return Ok(Some(reference)),
        Begun::Fresh(change) => *change,
    };
    let at = change.at();
    let Some(request) = hold_pending(change.conn(), id, at).await? else { return Ok(None) };
    store::decline(&mut change, id, &reason).await?;
    Ok(Some(change.commit(Declined { matter: request.matter(), reason }).await?.reference))
}

/// Makes a draft of it, for her to look over and confirm. `None`: it does not wait any more.
pub(super) async fn approve<R: Right>(
    services: &Services,
    acting: &Acting<R>,
    id: RequestId,
) -> Result<Option<ChangeSetId>, Problem> {
    let mut draft = Draft::begin(services, acting).await?;
    store::lock(draft.conn(), id).await?;
    let found = store::in_change(draft.conn(), id).await?;
    let Some(request) = found.filter(|request| request.is_pending(services.clock.now())) else { return Ok(None) };
    let resources = if request.is_personal() {
        Vec::new()
    } else {
        resources_for(draft.conn(), acting.org(), request.asker.number(), services.clock.today()).await?
    };
    let version = |item: &Asked| {
        let found = resources.iter().find(|resource| Some(resource.id) == item.resource());
        found.map_or(1, |resource| resource.version)
    };
    let things = request.items.iter().map(|item| (item.kind.clone(), item.code.clone(), version(item))).collect();
    let made = delegations::draft_for(&mut draft, services, acting, &request.asker, things).await?;
    store::link(&mut draft, id, made).await?;
    draft.keep().await?;
    Ok(Some(made))
}

/// Opens a request again that `of` has closed, if it can be.
async fn reopen(
    db: &mut PgConnection,
    id: RequestId,
    of: &Ref,
    at: Timestamp,
    hers: impl Fn(&Request) -> bool,
) -> Result<Option<(Request, Option<Unrestorable>)>, ledger::Problem> {
    store::lock(db, id).await?;
    let Some(request) = store::in_change(db, id).await? else { return Ok(None) };
    let closed_by = request.declined.as_ref().or(request.withdrawn.as_ref()).map(|(_, reference)| reference);
    let asker = request.asker.number().map_or_else(|| request.person.to_string(), |number| number.to_string());
    let failed = if closed_by != Some(of) || request.approved.is_some() {
        Some(Unrestorable::MovedOn)
    } else if !hers(&request) {
        Some(Unrestorable::NotHers)
    } else if request.expires_at <= at {
        Some(Unrestorable::Expired)
    } else {
        store::wait_for_turn(db, &asker).await?;
        let anew = store::doubles(db, &asker, request.giver.number, &request.things(), Some(id), at).await?;
        (!anew.is_empty()).then_some(Unrestorable::AskedAnew)
    };
    if failed.is_none() {
        store::open_again(db, id).await?;
    }
    Ok(Some((request, failed)))
}

/// She regrets that she took it back. `Some`: why that is too late.
pub(super) async fn restore_own(
    services: &Services,
    who: &SignedIn,
    id: RequestId,
    key: IdempotencyKey,
    hash: [u8; 32],
) -> Result<Option<Unrestorable>, Problem> {
    let mut change = match Personal::begin(services, who, key, hash).await? {
        Begun::Replay(_) => return Ok(None),
        Begun::Fresh(change) => *change,
    };
    let at = change.at();
    let withdrawn = store::in_change(change.conn(), id).await?.and_then(|request| {
        let in_time = request.can_be_restored(at);
        request.withdrawn.filter(|_| in_time)
    });
    let Some((_, of)) = withdrawn else { return Ok(Some(Unrestorable::MovedOn)) };
    match reopen(change.conn(), id, &of, at, |_| true).await? {
        Some((request, None)) => {
            let _receipt = change.commit(Restored { matter: request.matter(), of, failed: None }).await?;
            Ok(None)
        }
        Some((_, failed)) => Ok(failed),
        None => Ok(Some(Unrestorable::MovedOn)),
    }
}

async fn undo(
    change: &mut Change,
    matter: &super::model::Matter,
    of: &Ref,
    hers: impl Fn(&Request) -> bool,
) -> Result<Reversal<Restored>, ledger::Problem> {
    let at = change.at();
    let failed = match reopen(change.conn(), matter.request, of, at, hers).await? {
        Some((_, failed)) => failed,
        None => Some(Unrestorable::MovedOn),
    };
    let settled = if failed.is_none() { vec![matter.request.uuid()] } else { Vec::new() };
    Ok(Reversal { event: Restored { matter: matter.clone(), of: of.clone(), failed }, settled })
}

impl Undo for Withdrawn {
    type Right = AskForDelegation;
    type Undone = Restored;

    async fn undo(
        &self,
        change: &mut Change,
        _acting: &Acting<AskForDelegation>,
        of: &Ref,
        _lines: &[Uuid],
    ) -> Result<Reversal<Restored>, ledger::Problem> {
        undo(change, &self.matter, of, |_| true).await
    }
}

/// May the person of this mandate answer a request of this kind?
fn may_answer(mandate: &Mandate, request: &Request) -> bool {
    let decide = if request.is_personal() { ManagePeople::decide } else { DelegateScopes::decide };
    matches!(decide(mandate), Decision::Allowed(_))
}

impl Undo for Declined {
    type Right = DelegateScopes;
    type Undone = Restored;

    async fn undo(
        &self,
        change: &mut Change,
        _acting: &Acting<DelegateScopes>,
        of: &Ref,
        _lines: &[Uuid],
    ) -> Result<Reversal<Restored>, ledger::Problem> {
        let mandate = change.mandate().clone();
        undo(change, &self.matter, of, |request| may_answer(&mandate, request)).await
    }
}

/// Housekeeping: the logs tell of requests that nobody answered in time.
pub async fn close_expired(services: &Services, system: &System) -> Result<(), Problem> {
    loop {
        let mut upkeep = Upkeep::begin(services, system).await?;
        let (closed, unanswered) = store::close_expired(&mut upkeep, AT_A_TIME).await?;
        if closed == 0 {
            return Ok(());
        }
        let mut events = Vec::new();
        for id in unanswered {
            let Some(request) = store::in_change(upkeep.conn(), id).await? else { continue };
            if let Some(draft) = request.draft {
                let (kinds, codes) = request.things();
                delegations::take_out(upkeep.conn(), draft, &kinds, &codes).await?;
            }
            events.push(Expired { matter: request.matter() });
        }
        upkeep.commit(&events).await?;
    }
}
