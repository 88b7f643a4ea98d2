//! The verbs of this room. Each is one transaction and ends in a receipt, or in an error that says why nothing was done.

use jiff::{SignedDuration, civil::Date};

use super::{
    events::{ItemThen, RequestRef},
    givable,
    model::{LIFETIME, MAX_WAITING, Request, RequestedItem, UNDO_TIME},
    store,
};
use crate::{
    access::{Acting, DelegateScopes, Proof, System},
    asking::{self, Request as _, RequestError, RequestEvent, Restored, SendError, Sent, reopen},
    delegations::{self, Drafted, NewAnswer},
    kernel::{ChangeSetId, EmailAddress, Holder, Lang, Party, PersonId, Ref, RequestId},
    ledger::{Change, ChangeError, Draft, FormKey, may_fail},
    platform::Services,
};

/// What somebody asks for, once the form was right.
#[derive(Debug)]
pub(crate) struct NewRequest {
    pub giver: Party,
    pub items: Vec<RequestedItem>,
    pub purpose: String,
    pub wants_until: Option<Date>,
    pub invitation: Option<Invitation>,
}

/// What somebody was invited by who asks.
#[derive(Debug, Clone)]
pub(crate) struct Invitation {
    /// Who invited them, and their name.
    pub by: (PersonId, String),
    /// By which name.
    pub as_name: String,
    /// Where they are written to once they are answered, and in which language, if the giver said so.
    pub told_at: Option<(EmailAddress, Lang)>,
}

/// Asks, for oneself or on behalf of a supplier.
pub(super) async fn send<P: Proof>(
    proof: &P,
    key: FormKey,
    (person, asker): (PersonId, Holder),
    new: NewRequest,
) -> Result<Ref, SendError> {
    Change::run(proof, key, async |change, _| ask(change, (person, asker), new).await).await
}

/// The same within a change that is open.
pub(crate) async fn ask(
    change: &mut Change,
    (person, asker): (PersonId, Holder),
    new: NewRequest,
) -> Result<RequestEvent<RequestRef, Sent>, SendError> {
    let (at, asker_id) = (change.at(), asker.id());
    store::lock_asker(change, asker_id).await?;
    if store::waiting(change, asker_id, at - SignedDuration::from_hours(24)).await? >= MAX_WAITING {
        return Err(SendError::TooMany);
    }
    let NewRequest { giver, items, purpose, wants_until, invitation } = new;
    let things = items.iter().map(|item| (item.kind.clone(), item.code.clone())).unzip();
    let doubled = store::doubles(change, asker_id, giver.number, &things, None).await?;
    if !doubled.is_empty() {
        return Err(SendError::Doubled(doubled));
    }
    let parties = (giver.number, person, asker.number());
    let id = store::insert(change, parties, &things, (&purpose, wants_until)).await?;
    if let Some(invitation) = &invitation {
        store::note_invitation(change, id, invitation).await?;
    }
    let invited_by = invitation.map(|it| it.by.1);
    let request = RequestRef { request: id, giver, asker, items: items.iter().map(ItemThen::from).collect() };
    Ok(RequestEvent { request, detail: Sent { purpose, expires_at: at + LIFETIME, wants_until, invited_by } })
}

/// What the giver answers with: the things they tick, and how long and with which note those are given.
#[derive(Debug, Default)]
pub(super) struct Approval {
    /// Each as `kind code`.
    pub things: Vec<String>,
    pub ends_on: Option<Date>,
    pub note: Option<String>,
    /// Why the rest is not given.
    pub decline_reason: Option<String>,
    /// What was seen, each as `kind code version`.
    pub seen: Vec<String>,
}

/// The draft that was made of a request.
#[derive(Debug)]
pub(super) struct Approved {
    pub draft: ChangeSetId,
    /// Its version, if it gives all that was asked for, as it was seen: then nothing is left to look over.
    pub is_seen: Option<i32>,
}

/// Why no draft was made of a request.
#[derive(Debug)]
pub(super) enum ApproveError {
    /// It does not wait any more.
    TooLate,
    /// Some of what was ticked cannot be given, or is not in the request.
    NotGivable,
    /// An answer is proposed and waits for a colleague. It stays as it is.
    AnswerWaits,
    /// It could not be kept.
    Failed(ChangeError),
}

may_fail!(ApproveError);

/// Makes a draft of a request, for the user to look over and confirm. What is not ticked is declined with it, unless the asker has it.
pub(super) async fn approve(
    acting: &Acting<DelegateScopes>,
    id: RequestId,
    approval: Approval,
) -> Result<Approved, ApproveError> {
    let now = acting.now();
    let mut draft = Draft::begin(acting).await?;
    let found = Request::get(draft.conn(), id).await?;
    let is_open = |request: &Request| request.life.is_waiting(now) && asking::may_answer(request, acting);
    let request = found.filter(is_open).ok_or(ApproveError::TooLate)?;
    let Approval { things, ends_on, note, decline_reason, seen } = approval;
    let mut answer = NewAnswer { ends_on, note, ..NewAnswer::default() };
    let mut is_as_seen = true;
    let present = givable::of_request(draft.conn(), acting, &request).await?;
    for (item, givable::Thing { obstacle, version, .. }) in request.items.iter().zip(present) {
        let thing = (item.kind.clone(), item.code.clone(), version);
        match obstacle {
            None if things.contains(&item.value()) => {
                is_as_seen &= seen.contains(&item.seen(version));
                answer.gives.push(thing);
            }
            Some(obstacle) if obstacle.is_held => {}
            _ => answer.declines.push(thing),
        }
    }
    answer.decline_reason = decline_reason.filter(|_| !answer.declines.is_empty());
    if answer.gives.is_empty() || things.iter().any(|thing| !answer.gives(thing)) {
        return Err(ApproveError::NotGivable);
    }
    let is_whole = answer.declines.is_empty() && is_as_seen;
    let Drafted::Kept(made) = delegations::draft_answer(&mut draft, acting, (id, &request.asker), answer).await? else {
        return Err(ApproveError::AnswerWaits);
    };
    // The draft comes first and then the request, as everywhere. It may have been closed meanwhile, or the draft of another answer was waited
    // for and has been confirmed: then this request is answered.
    store::lock(draft.conn(), id).await?;
    if !Request::get(draft.conn(), id).await?.is_some_and(|request| request.life.is_waiting(now)) {
        return Err(ApproveError::TooLate);
    }
    store::link_draft(draft.conn(), id, Some(made)).await?;
    store::mark_seen(draft.conn(), id, acting.person(), now).await?;
    let version = delegations::draft_version(draft.conn(), acting, made).await?;
    draft.keep().await?;
    Ok(Approved { draft: made, is_seen: version.filter(|_| is_whole) })
}

/// A person undoes that they took their own request back.
pub(super) async fn restore_own<P: Proof>(
    who: &P,
    key: FormKey,
    id: RequestId,
    is_theirs: impl Fn(&Request) -> bool,
) -> Result<Ref, RequestError> {
    Change::run(who, key, async |change, _| {
        let (at, found) = (change.at(), Request::get(change.conn(), id).await?);
        let found = found.filter(|it| is_theirs(it) && it.life.can_be_restored_until(UNDO_TIME, at).is_some());
        let request = found.ok_or(RequestError::TooLate)?;
        let withdrawn_in = request.life.withdrawn.as_ref().and_then(|(_, reference)| reference.clone());
        let of = withdrawn_in.ok_or(RequestError::TooLate)?;
        match reopen(change, &request.about(), &of, |_| true).await? {
            None => Ok(RequestEvent { request: request.about(), detail: Restored { of, failed: None } }),
            Some(_) => Err(RequestError::TooLate),
        }
    })
    .await
}

/// Housekeeping: closes requests that nobody answered in time, with an event for each.
pub async fn close_expired(services: &Services, system: &System) -> Result<(), ChangeError> {
    asking::close_expired::<Request>(services, system).await
}
