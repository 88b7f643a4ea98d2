//! The verbs of this room. Each is one transaction and ends in a receipt, or in an error that says why nothing was done.

use jiff::civil::Date;

use super::{
    events::{
        AccessRequestDeclined, AccessRequestExpired, AccessRequestRef, AccessRequestSent, AccessRequestWithdrawn,
    },
    model::{Catalogued, LIFETIME, MAX_WAITING, Relation, Request},
    store,
};
use crate::{
    access::{Acting, AskForAccess, ManageScopes, System},
    grants::{AccessGiven, GiveError, NewGrant, give_access},
    kernel::{AccessRequestId, Environment, Party, Ref, ScopeId},
    ledger::{Change, ChangeError, FormKey},
    platform::Services,
};

/// Requests that the housekeeping closes in one transaction.
const AT_A_TIME: i64 = 100;

/// Why a request was not sent.
#[derive(Debug)]
pub(super) enum SendError {
    /// The organisation has the scope or has asked for it meanwhile.
    Stale,
    /// Too many wait.
    TooMany,
    /// The catalogue has no such scope.
    Gone,
    /// The change could not be made.
    Failed(ChangeError),
}

impl<E: Into<ChangeError>> From<E> for SendError {
    fn from(e: E) -> Self {
        Self::Failed(e.into())
    }
}

/// Why a request was neither answered nor withdrawn.
#[derive(Debug)]
pub(super) enum RequestError {
    /// It does not wait any more, or cannot be approved now.
    TooLate,
    /// The change could not be made.
    Failed(ChangeError),
}

impl<E: Into<ChangeError>> From<E> for RequestError {
    fn from(e: E) -> Self {
        Self::Failed(e.into())
    }
}

/// Asks the provider of a scope in the catalogue for access to it.
pub(super) async fn send(
    services: &Services,
    acting: &Acting<AskForAccess>,
    key: FormKey,
    (environment, scope): (Environment, ScopeId),
    (purpose, contact): (String, Option<String>),
) -> Result<Ref, SendError> {
    Change::run(services, acting, key, async |change, acting| {
        let at = change.at();
        store::lock_scope(change, scope).await?;
        let tag = match store::catalogued(change.conn(), acting.org(), (environment, scope), at).await? {
            None => return Err(SendError::Gone),
            Some(Catalogued { relation: Relation::Lacks, tag, .. }) => tag,
            Some(_) => return Err(SendError::Stale),
        };
        if store::waiting(change, acting).await? >= MAX_WAITING {
            return Err(SendError::TooMany);
        }
        let consumer = Party::from(acting.unit());
        let request = AccessRequestRef { request: AccessRequestId::new(), scope: tag, consumer };
        store::insert(change, acting, &request, &purpose, contact.as_deref()).await?;
        Ok(AccessRequestSent { request, purpose, expires_at: at + LIFETIME })
    })
    .await
}

/// The consumer takes its request back.
pub(super) async fn withdraw(
    services: &Services,
    acting: &Acting<AskForAccess>,
    key: FormKey,
    request: &Request,
) -> Result<Ref, RequestError> {
    Change::run(services, acting, key, async |change, acting| {
        if !store::withdraw(change, acting, request.id()).await? {
            return Err(RequestError::TooLate);
        }
        Ok(AccessRequestWithdrawn { request: request.about.clone(), failed: None })
    })
    .await
}

/// The provider gives what was asked for.
pub(super) async fn approve(
    services: &Services,
    acting: &Acting<ManageScopes>,
    key: FormKey,
    request: &Request,
    ends_on: Option<Date>,
) -> Result<Ref, RequestError> {
    Change::run(services, acting, key, async |change, acting| {
        let AccessRequestRef { scope, consumer, .. } = &request.about;
        let grant = NewGrant { consumer: consumer.number, ends_on, note: None };
        let place = (scope.environment, scope.id);
        let given = give_access(change, acting, place, &grant).await.map_err(|e| match e {
            GiveError::Failed(e) => RequestError::Failed(e),
            _ => RequestError::TooLate,
        })?;
        // Giving answers whatever waits. If it was not this one, it had been answered or taken back.
        if !store::is_answered_by(change, request.id()).await? {
            return Err(RequestError::TooLate);
        }
        Ok(AccessGiven { request: Some(request.id()), ..given })
    })
    .await
}

/// The provider says no.
pub(super) async fn decline(
    services: &Services,
    acting: &Acting<ManageScopes>,
    key: FormKey,
    request: &Request,
    reason: String,
) -> Result<Ref, RequestError> {
    Change::run(services, acting, key, async |change, acting| {
        if !store::decline(change, acting, request.id(), &reason).await? {
            return Err(RequestError::TooLate);
        }
        Ok(AccessRequestDeclined { request: request.about.clone(), reason })
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
            change.record(&AccessRequestExpired { request: request.about })?;
        }
        Ok(!unanswered.is_empty())
    })
    .await
}
