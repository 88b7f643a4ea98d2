//! Confirming a draft: all of it as it was reviewed, or nothing.

use uuid::Uuid;

use super::{
    super::{
        events::{DelegationsChanged, Item},
        model::Review,
        store,
    },
    review::review,
};
use crate::{
    access::{Acting, DelegateScopes},
    kernel::{ChangeSetId, Party, Ref},
    ledger::{Change, ChangeError, Draft, FormKey, may_fail},
};

/// What the user answered on the review page.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Answer {
    /// The draft in the version that was reviewed.
    pub version: i32,
    pub reason: Option<String>,
    pub breach: bool,
}

/// What came of confirming.
#[derive(Debug)]
pub(in super::super) enum ConfirmOutcome {
    /// It is done, now or by an earlier press of the button.
    Done(Ref),
    /// It takes a colleague too; the draft waits for them.
    Proposed,
}

/// Why nothing was done.
#[derive(Debug)]
pub(in super::super) enum ConfirmError {
    /// Something is not as it was reviewed.
    Stale(Box<Review>),
    /// The draft was changed after it was reviewed, in another tab.
    Redrafted,
    /// The draft is discarded, too old, or not open to the acting person.
    NoDraft,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(ConfirmError);

/// Why the transaction was given up.
enum Stop {
    /// Nothing is left to do.
    Settled(ConfirmOutcome),
    /// It takes two persons, and this is the first of them.
    TakesTwo,
    Error(ConfirmError),
}

impl<E: Into<ChangeError>> From<E> for Stop {
    fn from(e: E) -> Self {
        Self::Error(ConfirmError::Failed(e.into()))
    }
}

/// Does everything in the draft, or nothing. What takes two persons is only marked as proposed when its author confirms it; a colleague's
/// confirmation is the one that counts.
pub(in super::super) async fn confirm(
    acting: &Acting<DelegateScopes>,
    key: FormKey,
    id: ChangeSetId,
    answer: Answer,
) -> Result<ConfirmOutcome, ConfirmError> {
    let made = Change::run(acting, key, async |change, acting| make(change, acting, id, &answer).await);
    match made.await {
        Ok(reference) => Ok(ConfirmOutcome::Done(reference)),
        Err(Stop::Settled(outcome)) => Ok(outcome),
        Err(Stop::TakesTwo) => propose(acting, id, &answer).await,
        Err(Stop::Error(e)) => Err(e),
    }
}

/// Locks, loads, decides and writes, in this order: what was loaded under the locks cannot change before it is written.
async fn make(
    change: &mut Change,
    acting: &Acting<DelegateScopes>,
    id: ChangeSetId,
    answer: &Answer,
) -> Result<DelegationsChanged, Stop> {
    let at = change.at();
    store::lock_draft(change, acting, id).await?;
    let Some(review) = review(change.conn(), acting, id, at).await? else {
        let receipt = store::receipt_of_draft(change.conn(), acting, id).await?;
        return Err(receipt.map_or(Stop::Error(ConfirmError::NoDraft), |it| Stop::Settled(ConfirmOutcome::Done(it))));
    };
    if review.draft.version != answer.version {
        return Err(Stop::Error(ConfirmError::Redrafted));
    }
    if !review.plan.is_fresh() {
        return Err(Stop::Error(ConfirmError::Stale(Box::new(review))));
    }
    let by_colleague = review.draft.author != acting.person();
    if review.takes_two && !by_colleague {
        let waits = review.draft.proposed_at.is_some();
        return Err(if waits { Stop::Settled(ConfirmOutcome::Proposed) } else { Stop::TakesTwo });
    }
    Ok(write(change, acting, review, answer, by_colleague).await?)
}

/// Writes what the plan says.
async fn write(
    change: &mut Change,
    acting: &Acting<DelegateScopes>,
    review: Review,
    answer: &Answer,
    by_colleague: bool,
) -> sqlx::Result<DelegationsChanged> {
    let Review { draft, subject, plan, .. } = review;
    let rows: Vec<Uuid> = plan.remove.iter().map(|removal| removal.delegation.id).collect();
    let given =
        store::insert(change, acting, &subject.holder, &plan.give, draft.ends_on, draft.note.as_deref()).await?;
    store::withdraw(change, acting, draft.holder, &rows, "giver").await?;
    let renewed = store::renew(change, acting, draft.holder, &plan.renew).await?;
    store::settle_draft(change, draft.id).await?;
    let (reason, breach) =
        if by_colleague { (draft.reason, draft.breach) } else { (answer.reason.clone(), answer.breach) };
    let removes = !plan.remove.is_empty();
    Ok(DelegationsChanged {
        giver: Party::from(acting.unit()),
        holder: subject.holder,
        ends_on: draft.ends_on.filter(|_| !given.is_empty()),
        awaits: subject.awaits && !given.is_empty(),
        given,
        withdrawn: plan.remove.iter().map(|removal| Item::from(&removal.delegation)).collect(),
        renewed,
        reason: reason.filter(|_| removes),
        breach: breach && removes,
        proposed_by: by_colleague.then_some(draft.author_name),
    })
}

/// Marks the draft as proposed, with the answers of its author. The transaction of the change is over: it did nothing.
async fn propose(
    acting: &Acting<DelegateScopes>,
    id: ChangeSetId,
    answer: &Answer,
) -> Result<ConfirmOutcome, ConfirmError> {
    let mut draft = Draft::begin(acting).await?;
    let reason = answer.reason.as_deref();
    if !store::propose(&mut draft, acting, id, answer.version, reason, answer.breach).await? {
        return Err(ConfirmError::Redrafted);
    }
    draft.keep().await?;
    Ok(ConfirmOutcome::Proposed)
}
