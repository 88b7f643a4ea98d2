//! The verbs of this room. Each is one transaction and ends in a receipt or a reason.

use jiff::civil::Date;
use uuid::Uuid;

use super::{
    model::{
        AT_ONCE, Catalogued, Declined, Expired, LIVES, Matter, Request, Restored, Sent, Standing, Unrestorable,
        Withdrawn,
    },
    store,
};
use crate::{
    access::{Acting, AskForAccess, ManageScopes, System},
    grants::{AccessGiven, GiveError, NewGrant, give_access},
    kernel::{AccessRequestId, Environment, Party, Ref, ScopeId},
    ledger::{self, Begun, Change, IdempotencyKey, Reversal, Undo, Upkeep},
    platform::Services,
    web::Problem,
};

/// Requests that the housekeeping takes in one go.
const AT_A_TIME: i64 = 100;

/// The form that is sent once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leave {
    pub key: IdempotencyKey,
    pub hash: [u8; 32],
}

/// What came of asking.
#[derive(Debug)]
pub(super) enum Sending {
    Sent(Ref),
    /// The organisation has it or has asked for it meanwhile.
    Stale,
    /// Too many wait.
    TooMany,
    /// The catalogue has no such scope.
    Gone,
}

/// Asks the provider of a scope in the catalogue for access to it.
pub(super) async fn send(
    services: &Services,
    acting: &Acting<AskForAccess>,
    (environment, scope): (Environment, ScopeId),
    (purpose, contact): (String, Option<String>),
    leave: Leave,
) -> Result<Sending, Problem> {
    let mut change = match Change::begin(services, acting, leave.key, leave.hash).await? {
        Begun::Replay(reference) => return Ok(Sending::Sent(reference)),
        Begun::Fresh(change) => *change,
    };
    let (at, org) = (change.at(), change.org());
    store::lock_scope(change.conn(), scope).await?;
    let tag = match store::catalogued(change.conn(), org, (environment, scope), at).await? {
        None => return Ok(Sending::Gone),
        Some(Catalogued { standing: Standing::Lacks, tag, .. }) => tag,
        Some(_) => return Ok(Sending::Stale),
    };
    if store::waiting(change.conn(), org, at).await? >= AT_ONCE {
        return Ok(Sending::TooMany);
    }
    let matter = Matter { request: AccessRequestId::new(), scope: tag, consumer: Party::from(acting.unit()) };
    store::insert(&mut change, &matter, &purpose, contact.as_deref()).await?;
    Ok(Sending::Sent(change.commit(Sent { matter, purpose, expires_at: at + LIVES }).await?.reference))
}

/// The consumer takes its request back. `None`: it does not wait any more.
pub(super) async fn withdraw(
    services: &Services,
    acting: &Acting<AskForAccess>,
    request: &Request,
    leave: Leave,
) -> Result<Option<Ref>, Problem> {
    let mut change = match Change::begin(services, acting, leave.key, leave.hash).await? {
        Begun::Replay(reference) => return Ok(Some(reference)),
        Begun::Fresh(change) => *change,
    };
    if !store::withdraw(&mut change, request.id()).await? {
        return Ok(None);
    }
    Ok(Some(change.commit(Withdrawn { matter: request.matter.clone(), failed: None }).await?.reference))
}

/// The provider gives what was asked for. `None`: it cannot be given now, or is not asked for any more.
pub(super) async fn approve(
    services: &Services,
    acting: &Acting<ManageScopes>,
    request: &Request,
    ends_on: Option<Date>,
    leave: Leave,
) -> Result<Option<Ref>, Problem> {
    let mut change = match Change::begin(services, acting, leave.key, leave.hash).await? {
        Begun::Replay(reference) => return Ok(Some(reference)),
        Begun::Fresh(change) => *change,
    };
    let Matter { scope, consumer, .. } = &request.matter;
    let grant = NewGrant { consumer: consumer.number, ends_on, note: None };
    let place = (scope.environment, scope.id);
    let given = match give_access(&mut change, acting, place, &grant).await {
        Ok(given) => given,
        Err(GiveError::Failed(e)) => return Err(e.into()),
        Err(_) => return Ok(None),
    };
    // Giving answers whatever waits. If it was not this one, it had been answered or taken back.
    if !store::is_answered_by(&mut change, request.id()).await? {
        return Ok(None);
    }
    Ok(Some(change.commit(AccessGiven { request: Some(request.id()), ..given }).await?.reference))
}

/// The provider says no. `None`: it does not wait any more.
pub(super) async fn decline(
    services: &Services,
    acting: &Acting<ManageScopes>,
    request: &Request,
    reason: String,
    leave: Leave,
) -> Result<Option<Ref>, Problem> {
    let mut change = match Change::begin(services, acting, leave.key, leave.hash).await? {
        Begun::Replay(reference) => return Ok(Some(reference)),
        Begun::Fresh(change) => *change,
    };
    if !store::decline(&mut change, request.id(), &reason).await? {
        return Ok(None);
    }
    Ok(Some(change.commit(Declined { matter: request.matter.clone(), reason }).await?.reference))
}

impl Undo for Sent {
    type Right = AskForAccess;
    type Undone = Withdrawn;

    async fn undo(
        &self,
        change: &mut Change,
        _acting: &Acting<AskForAccess>,
        _of: &Ref,
        lines: &[Uuid],
    ) -> Result<Reversal<Withdrawn>, ledger::Problem> {
        let done = store::withdraw(change, self.matter.request).await?;
        let failed = (!done).then_some(Unrestorable::MovedOn);
        let event = Withdrawn { matter: self.matter.clone(), failed };
        Ok(Reversal { event, settled: if done { lines.to_vec() } else { Vec::new() } })
    }
}

impl Undo for Declined {
    type Right = ManageScopes;
    type Undone = Restored;

    async fn undo(
        &self,
        change: &mut Change,
        _acting: &Acting<ManageScopes>,
        of: &Ref,
        lines: &[Uuid],
    ) -> Result<Reversal<Restored>, ledger::Problem> {
        let (at, id) = (change.at(), self.matter.request);
        store::lock_scope(change.conn(), self.matter.scope.id).await?;
        let expired = store::in_change(change.conn(), id).await?.is_none_or(|request| request.expires_at <= at);
        let failed = match store::rivals(change, &self.matter).await? {
            _ if expired => Some(Unrestorable::Expired),
            (true, _) => Some(Unrestorable::HasAccess),
            (_, true) => Some(Unrestorable::AskedAnew),
            _ if store::open_again(change, id, of).await? => None,
            _ => Some(Unrestorable::MovedOn),
        };
        let settled = if failed.is_none() { lines.to_vec() } else { Vec::new() };
        Ok(Reversal { event: Restored { matter: self.matter.clone(), of: of.clone(), failed }, settled })
    }
}

/// Housekeeping: the logs tell of requests that nobody answered in time.
pub async fn sweep(services: &Services, system: &System) -> Result<(), Problem> {
    loop {
        let mut upkeep = Upkeep::begin(services, system).await?;
        let (swept, unanswered) = store::sweep(&mut upkeep, AT_A_TIME).await?;
        if swept == 0 {
            return Ok(());
        }
        let mut events = Vec::new();
        for id in unanswered {
            events.extend(store::in_change(upkeep.conn(), id).await?.map(|request| Expired { matter: request.matter }));
        }
        upkeep.commit(&events).await?;
    }
}
