//! What can be done to a request of any kind. Each is one transaction and ends in a receipt, or in an error that says why nothing was done.

use super::{
    events::{Declined, Expired, ReopenFault, RequestEvent, Withdrawn},
    model::{Closing, Request, RequestSubject},
};
use crate::{
    access::{Acting, Proof, Right, System},
    kernel::Ref,
    ledger::{Change, ChangeError, FormKey, may_fail},
    platform::Services,
};

/// Requests that the housekeeping closes in one transaction.
const AT_A_TIME: i64 = 100;

/// Why a request was not sent.
#[derive(Debug)]
pub(crate) enum SendError {
    /// These are asked for or given already, by their codes where there can be several.
    Doubled(Vec<String>),
    /// Too many wait.
    TooMany,
    /// What is asked for is not there.
    Gone,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(SendError);

/// Why a request was neither answered, nor withdrawn, nor opened again.
#[derive(Debug)]
pub(crate) enum RequestError {
    /// It does not wait any more, waits for a colleague to decide a proposed answer, or cannot be opened again now.
    TooLate,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(RequestError);

/// Locks a request that waits and that they may close, and ends whatever somebody has begun to make of it: nobody shall confirm what
/// nobody asks for. `None`: it does not wait, or has been given this moment.
pub(super) async fn lock_waiting<R: Request>(
    change: &mut Change,
    id: R::Id,
    may_close: impl Fn(&R) -> bool,
) -> sqlx::Result<Option<R>> {
    let at = change.at();
    let can_be_closed = |request: &R| may_close(request) && request.life().is_waiting(at);
    let Some(request) = R::lock(change, id).await?.filter(can_be_closed) else { return Ok(None) };
    if request.discard_draft(change).await? {
        return Ok(Some(request));
    }
    // What was made of it was confirmed while we waited. Read again, as that may be the answer.
    Ok(R::get(change.conn(), id).await?.filter(can_be_closed))
}

/// The asker takes it back.
pub(crate) async fn withdraw<R: Request, P: Proof>(
    proof: &P,
    key: FormKey,
    id: R::Id,
    is_theirs: impl Fn(&R, &P) -> bool,
) -> Result<Ref, RequestError> {
    Change::run(proof, key, async |change, proof| {
        let request = lock_waiting::<R>(change, id, |request| is_theirs(request, proof)).await?;
        let request = request.ok_or(RequestError::TooLate)?.subject();
        let closing = Closing::withdrawn(change);
        R::put(change, id, closing).await?;
        Ok::<_, RequestError>(RequestEvent { request, detail: Withdrawn::default() })
    })
    .await
}

/// May this person answer the request, whatever the answer is? It was sent to the organisation they act for, their mandate is enough, and
/// it is not their own.
pub(crate) fn may_answer<R: Request, A: Right>(request: &R, acting: &Acting<A>) -> bool {
    let subject = request.subject();
    subject.giver().number == acting.org()
        && subject.may_be_answered_by(acting.mandate())
        && !request.is_barred_to(acting)
}

/// The giver says no.
pub(crate) async fn decline<R: Request, A: Right>(
    acting: &Acting<A>,
    key: FormKey,
    id: R::Id,
    reason: String,
) -> Result<Ref, RequestError> {
    Change::run(acting, key, async |change, acting| {
        let may = |request: &R| may_answer(request, acting) && !request.is_proposed();
        let request = lock_waiting(change, id, may).await?.ok_or(RequestError::TooLate)?.subject();
        let closing = Closing::declined(change, acting.person(), reason.clone());
        R::put(change, id, closing).await?;
        Ok::<_, RequestError>(RequestEvent { request, detail: Declined { reason } })
    })
    .await
}

/// Opens a request again that the change `of` has closed. Returns why not, if it cannot be.
pub(crate) async fn reopen<S: RequestSubject>(
    change: &mut Change,
    subject: &S,
    of: &Ref,
    may: impl Fn(&S) -> bool,
) -> sqlx::Result<Option<ReopenFault>> {
    S::Request::lock_rivals(change, subject).await?;
    let Some(request) = S::Request::lock(change, subject.id()).await? else {
        return Ok(Some(ReopenFault::ChangedSince));
    };
    let life = request.life();
    let closed_by = life.declined.as_ref().or(life.withdrawn.as_ref()).and_then(|(_, reference)| reference.as_ref());
    let failed = if closed_by != Some(of) || life.approved.is_some() {
        Some(ReopenFault::ChangedSince)
    } else if !may(&request.subject()) {
        Some(ReopenFault::NotTheirs)
    } else if life.expires_at <= change.at() {
        Some(ReopenFault::Expired)
    } else {
        request.rival(change).await?
    };
    if failed.is_none() {
        S::Request::put(change, subject.id(), Closing::default()).await?;
    }
    Ok(failed)
}

/// Housekeeping: closes requests that nobody answered in time, with an event for each.
pub(crate) async fn close_expired<R: Request>(services: &Services, system: &System) -> Result<(), ChangeError> {
    R::pass_over_answered(&mut *services.db.acquire().await?, services.clock.now()).await?;
    // A change that records no event is not kept, so it would find the same again.
    while close_some::<R>(services, system).await? > 0 {}
    Ok(())
}

/// Closes some of them. Returns how many events it recorded.
async fn close_some<R: Request>(services: &Services, system: &System) -> Result<usize, ChangeError> {
    Change::run_by_system(services, system, async |change| -> Result<usize, ChangeError> {
        let mut recorded = 0;
        for id in R::close_expired(change, AT_A_TIME).await? {
            let Some(request) = R::get(change.conn(), id).await? else { continue };
            if !request.discard_draft(change).await? {
                continue;
            }
            change.record(&RequestEvent { request: request.subject(), detail: Expired {} })?;
            recorded += 1;
        }
        Ok(recorded)
    })
    .await
}
