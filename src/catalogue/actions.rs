//! The verbs of this room. Each is one transaction and ends in a receipt, or in an error that says why nothing was done.

use jiff::civil::Date;

use super::{
    events::AccessRequestRef,
    model::{Catalogued, LIFETIME, MAX_WAITING, Relation, Request},
    store,
};
use crate::{
    access::{Acting, AskForAccess, ManageScopes, System},
    asking::{self, Request as _, RequestError, RequestEvent, SendError, Sent},
    grants::{AccessGiven, GiveError, NewGrant, give_access},
    kernel::{AccessRequestId, Environment, Party, Ref, ScopeId},
    ledger::{Change, ChangeError, FormKey},
    platform::Services,
};

/// Asks the provider of a scope in the catalogue for access to it.
pub(super) async fn send(
    acting: &Acting<AskForAccess>,
    key: FormKey,
    (environment, scope): (Environment, ScopeId),
    (purpose, contact): (String, Option<String>),
) -> Result<Ref, SendError> {
    Change::run(acting, key, async |change, acting| {
        let at = change.at();
        store::lock_asker(change, acting).await?;
        store::lock_scope(change, scope).await?;
        let tag = match store::catalogued(change.conn(), acting.org(), (environment, scope), at).await? {
            None => return Err(SendError::Gone),
            Some(Catalogued { relation: Relation::Lacks, tag, .. }) => tag,
            Some(_) => return Err(SendError::Doubled(Vec::new())),
        };
        if store::waiting(change, acting).await? >= MAX_WAITING {
            return Err(SendError::TooMany);
        }
        let consumer = Party::from(acting.unit());
        let request = AccessRequestRef { request: AccessRequestId::new(), scope: tag, consumer };
        store::insert(change, acting, &request, &purpose, contact.as_deref()).await?;
        Ok(RequestEvent {
            request,
            detail: Sent { purpose, expires_at: at + LIFETIME, wants_until: None, invited_by: None },
        })
    })
    .await
}

/// The provider gives what was asked for.
pub(super) async fn approve(
    acting: &Acting<ManageScopes>,
    key: FormKey,
    request: &AccessRequestRef,
    ends_on: Option<Date>,
) -> Result<Ref, RequestError> {
    Change::run(acting, key, async |change, acting| {
        let AccessRequestRef { request, scope, consumer } = request;
        let grant = NewGrant { consumer: consumer.number, ends_on, note: None };
        let given = give_access(change, acting, (scope.environment, scope.id), &grant).await.map_err(|e| match e {
            GiveError::Failed(e) => RequestError::Failed(e),
            _ => RequestError::TooLate,
        })?;
        // Giving answers whatever waits. If it was not this one, it had been answered or taken back.
        let reference = change.reference().clone();
        let answered = Request::get(change.conn(), *request).await?;
        if answered.is_none_or(|request| request.life.answer() != Some(&reference)) {
            return Err(RequestError::TooLate);
        }
        Ok(AccessGiven { request: Some(*request), ..given })
    })
    .await
}

/// Housekeeping: closes requests that nobody answered in time, with an event for each.
pub async fn close_expired(services: &Services, system: &System) -> Result<(), ChangeError> {
    asking::close_expired::<Request>(services, system).await
}
