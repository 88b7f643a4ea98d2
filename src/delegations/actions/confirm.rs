//! Confirming a draft: all of it as it was reviewed, or nothing. What takes two persons is proposed by one of them, and a colleague confirms
//! or declines it.

use uuid::Uuid;

use super::{
    super::{
        events::{DelegationProposal, DelegationsChanged, EndDateChanged, Item, NotGiven},
        model::Review,
        store,
    },
    end_date,
    review::review,
};
use crate::{
    access::{Acting, DelegateScopes},
    kernel::{ChangeSetId, Party, Ref},
    ledger::{Change, ChangeError, Draft, FormKey, may_fail},
    platform::Bug,
    settings::{self, Step},
};

/// What the user answered on the review page.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Answer {
    /// The draft in the version that was reviewed.
    pub version: i32,
    /// How many rows had fallen out of it.
    pub fallen: usize,
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
    /// It is for somebody else to decide: the acting person has not the right to all of it.
    NotTheirs,
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
    /// It is about last days, and a change of another kind.
    IsAboutDays,
    /// Nobody has proposed it: it is a draft of the acting person.
    IsOwnDraft,
    Error(ConfirmError),
}

impl<E: Into<ChangeError>> From<E> for Stop {
    fn from(e: E) -> Self {
        Self::Error(ConfirmError::Failed(e.into()))
    }
}

/// Does everything in the draft, or nothing. What takes two persons is only proposed when its author confirms it; a colleague's
/// confirmation is the one that counts.
pub(in super::super) async fn confirm(
    acting: &Acting<DelegateScopes>,
    key: FormKey,
    id: ChangeSetId,
    answer: Answer,
) -> Result<ConfirmOutcome, ConfirmError> {
    let made = Change::run(acting, key, async |change, acting| make(change, acting, id, &answer).await);
    let outcome = match made.await {
        Err(Stop::TakesTwo) => {
            Change::run(acting, key, async |change, acting| propose(change, acting, id, &answer).await).await
        }
        Err(Stop::IsAboutDays) => {
            Change::run(acting, key, async |change, acting| change_days(change, acting, id, &answer).await).await
        }
        made => made,
    };
    match outcome {
        Ok(reference) => Ok(now_done(acting, id, reference).await?),
        Err(stop) => stop.into_outcome(),
    }
}

/// Does at once what the draft of an answer says, in the version that its author has just made of what was seen on the page of the request.
/// `None`: it is to be looked over first, as something is different now or it takes two persons.
pub(crate) async fn give_answer(
    acting: &Acting<DelegateScopes>,
    key: FormKey,
    (id, version): (ChangeSetId, i32),
) -> Result<Option<Ref>, ChangeError> {
    let answer = Answer { version, ..Answer::default() };
    match Change::run(acting, key, async |change, acting| make(change, acting, id, &answer).await).await {
        Ok(reference) | Err(Stop::Settled(ConfirmOutcome::Done(reference))) => Ok(Some(reference)),
        Err(Stop::Error(ConfirmError::Failed(e))) => Err(e),
        Err(_) => Ok(None),
    }
}

/// The receipt that the draft of an answer has become, for whoever confirmed it: the same form may have been sent before.
pub(crate) async fn given_answer(acting: &Acting<DelegateScopes>, id: ChangeSetId) -> sqlx::Result<Option<Ref>> {
    store::receipt_of_draft(&mut *acting.db().await?, acting, id).await
}

/// The receipt that this very form led to before, if it was sent.
pub(crate) async fn sent_before(acting: &Acting<DelegateScopes>, key: FormKey) -> Option<Ref> {
    let nothing = async |_: &mut Change, _: &Acting<DelegateScopes>| Err(ConfirmError::NoDraft);
    Change::run::<_, DelegationsChanged, _>(acting, key, nothing).await.ok()
}

/// The form may have been sent before, and what it proposed then may be waiting, or confirmed meanwhile.
async fn now_done(
    acting: &Acting<DelegateScopes>,
    id: ChangeSetId,
    reference: Ref,
) -> Result<ConfirmOutcome, ConfirmError> {
    let mut db = acting.db().await?;
    if let Some(confirmed) = store::receipt_of_draft(&mut db, acting, id).await? {
        return Ok(ConfirmOutcome::Done(confirmed));
    }
    let waits = store::open_draft(&mut db, acting, id, acting.now()).await?.is_some();
    Ok(if waits { ConfirmOutcome::Proposed } else { ConfirmOutcome::Done(reference) })
}

impl Stop {
    fn into_outcome(self) -> Result<ConfirmOutcome, ConfirmError> {
        match self {
            Self::Settled(outcome) => Ok(outcome),
            Self::Error(e) => Err(e),
            Self::TakesTwo | Self::IsAboutDays | Self::IsOwnDraft => Err(ConfirmError::Redrafted),
        }
    }
}

/// What is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lock {
    /// The draft, for whoever proposes or drops it.
    Draft,
    /// All that it is about as well, for whoever does what it says.
    All,
}

/// Locks and loads, in this order: what was loaded under the locks cannot change before it is written. The organisation's settings come
/// first, so that whoever wants two persons from now on waits for this, or has been heard.
async fn load(
    change: &mut Change,
    acting: &Acting<DelegateScopes>,
    id: ChangeSetId,
    lock: Lock,
) -> Result<Review, Stop> {
    let at = change.at();
    if !Bug::UnlockedDraft.is_seeded() {
        settings::hold(change, acting).await?;
        match lock {
            Lock::Draft => drop(store::lock_draft(change, acting, id).await?),
            Lock::All => store::lock_all_of_draft(change, acting, id).await?,
        }
    }
    if let Some(review) = review(change.conn(), acting, id, at).await? {
        return Ok(review);
    }
    let receipt = store::receipt_of_draft(change.conn(), acting, id).await?;
    Err(receipt.map_or(Stop::Error(ConfirmError::NoDraft), |it| Stop::Settled(ConfirmOutcome::Done(it))))
}

/// The draft as it was reviewed, and nothing in it is different now.
async fn load_fresh(
    change: &mut Change,
    acting: &Acting<DelegateScopes>,
    (id, lock): (ChangeSetId, Lock),
    answer: &Answer,
) -> Result<Review, Stop> {
    let review = load(change, acting, id, lock).await?;
    if review.draft.version != answer.version && !Bug::DraftVersion.is_seeded() {
        return Err(Stop::Error(ConfirmError::Redrafted));
    }
    if !review.plan.is_fresh() || review.plan.fallen.len() != answer.fallen {
        return Err(Stop::Error(ConfirmError::Stale(Box::new(review))));
    }
    Ok(review)
}

/// Decides: what is confirmed is returned, and whether a colleague had proposed it.
async fn decide(
    change: &mut Change,
    acting: &Acting<DelegateScopes>,
    id: ChangeSetId,
    answer: &Answer,
) -> Result<(Review, bool), Stop> {
    let review = load_fresh(change, acting, (id, Lock::All), answer).await?;
    let by_colleague = review.draft.author != acting.person();
    if by_colleague && !review.plan.is_theirs_to_decide() {
        return Err(Stop::Error(ConfirmError::NotTheirs));
    }
    if review.takes_two.is_some() && !by_colleague {
        let waits = review.draft.proposed_at.is_some();
        return Err(if waits { Stop::Settled(ConfirmOutcome::Proposed) } else { Stop::TakesTwo });
    }
    Ok((review, by_colleague))
}

/// Decides and writes.
async fn make(
    change: &mut Change,
    acting: &Acting<DelegateScopes>,
    id: ChangeSetId,
    answer: &Answer,
) -> Result<DelegationsChanged, Stop> {
    let (review, by_colleague) = decide(change, acting, id, answer).await?;
    if !review.plan.redate.is_empty() {
        return Err(Stop::IsAboutDays);
    }
    Ok(write(change, acting, review, answer, by_colleague).await?)
}

/// The same for last days.
async fn change_days(
    change: &mut Change,
    acting: &Acting<DelegateScopes>,
    id: ChangeSetId,
    answer: &Answer,
) -> Result<EndDateChanged, Stop> {
    let (Review { draft, subject, plan, .. }, by_colleague) = decide(change, acting, id, answer).await?;
    let written = end_date::write(change, acting, draft.holder, &plan.redate).await?;
    let items = written.map_err(|_| Stop::Error(ConfirmError::Redrafted))?;
    store::settle_draft(change, id).await?;
    let proposed_by = by_colleague.then_some(draft.author_name);
    Ok(EndDateChanged { giver: Party::from(acting.unit()), holder: subject.holder, items, proposed_by })
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
    // Between reading and writing, where others can only come if nothing is locked.
    let _ = Bug::UnlockedDraft.strikes().await || Bug::UnlockedResource.strikes().await;
    let rows: Vec<Uuid> = plan.remove.iter().map(|removal| removal.delegation.id).collect();
    let given =
        store::insert(change, acting, &subject.holder, &plan.give, draft.ends_on, draft.note.as_deref()).await?;
    store::withdraw(change, acting, draft.holder, &rows, "giver").await?;
    let renewed = store::renew(change, acting, draft.holder, &plan.renew).await?;
    store::settle_draft(change, draft.id).await?;
    let ids: Vec<Uuid> = given.iter().map(|item| item.id).collect();
    let answers = store::answer_requests(change, &ids).await?;
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
        not_given: plan.decline.iter().map(NotGiven::from).collect(),
        decline_reason: draft.decline_reason.filter(|_| !plan.decline.is_empty()),
        reason: reason.filter(|_| removes),
        breach: breach && removes,
        proposed_by: by_colleague.then_some(draft.author_name),
        answers,
    })
}

/// Marks the draft as proposed, with the answers of its author. The transaction that would have confirmed it is over: it did nothing.
async fn propose(
    change: &mut Change,
    acting: &Acting<DelegateScopes>,
    id: ChangeSetId,
    answer: &Answer,
) -> Result<DelegationProposal, Stop> {
    let review = load_fresh(change, acting, (id, Lock::Draft), answer).await?;
    if review.takes_two.is_none() || review.draft.author != acting.person() || review.draft.proposed_at.is_some() {
        return Err(Stop::Error(ConfirmError::Redrafted));
    }
    // A colleague is asked about what is left.
    for (row, _) in &review.plan.fallen {
        store::unstage(change.conn(), id, Some(*row)).await?;
    }
    store::propose(change, id, answer.reason.as_deref(), answer.breach).await?;
    Ok(DelegationProposal::of(Party::from(acting.unit()), review, Step::Proposed, answer.reason.clone()))
}

/// Discards a draft. What was proposed is declined by a colleague who may decide it, or taken back by its author, and leaves a receipt; a
/// draft that only its author has seen goes without one.
pub(in super::super) async fn discard(
    acting: &Acting<DelegateScopes>,
    key: FormKey,
    id: ChangeSetId,
) -> Result<Option<Ref>, ConfirmError> {
    let dropped = Change::run(acting, key, async |change, acting| {
        let review = load(change, acting, id, Lock::Draft).await?;
        let step = match (review.draft.author == acting.person(), review.draft.proposed_at) {
            (true, None) => return Err(Stop::IsOwnDraft),
            (true, Some(_)) => Step::Withdrawn,
            (false, _) if review.plan.is_theirs_to_decide() => Step::Declined,
            (false, _) => return Err(Stop::Error(ConfirmError::NotTheirs)),
        };
        store::drop_proposal(change, id).await?;
        let reason = review.draft.reason.clone();
        Ok(DelegationProposal::of(Party::from(acting.unit()), review, step, reason))
    });
    match dropped.await {
        Ok(reference) | Err(Stop::Settled(ConfirmOutcome::Done(reference))) => Ok(Some(reference)),
        Err(Stop::Error(ConfirmError::NoDraft)) => Ok(None),
        Err(Stop::Error(e)) => Err(e),
        Err(Stop::IsOwnDraft | Stop::TakesTwo | Stop::IsAboutDays | Stop::Settled(ConfirmOutcome::Proposed)) => {
            let mut draft = Draft::begin(acting).await?;
            store::drop_own_draft(&mut draft, acting, id).await?;
            draft.keep().await?;
            Ok(None)
        }
    }
}
