//! Confirming a draft: all of it as it was reviewed, or nothing.

use jiff::{SignedDuration, civil::Date};
use sqlx::PgConnection;
use uuid::Uuid;

use super::super::{
    model::{API, DRAFT_DAYS, Draft, Facts, Hindrance, HolderId, Offer, Party, Plan, Settled, Subject, What},
    store::{self, Window},
};
use crate::{
    access::{Acting, Decision, DelegateScopes, ManagePeople, Mandate, Right},
    kernel::{ChangeSetId, Ref, midnight},
    ledger::{self, Begun, Change, IdempotencyKey},
    packages,
    platform::Services,
    register,
    scopes::resources_for,
    web::Problem,
};

/// What she answered on the review page.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Answer {
    /// The draft in the version she reviewed.
    pub version: i32,
    pub reason: Option<String>,
    pub breach: bool,
}

/// What came of confirming.
#[derive(Debug)]
pub(in super::super) enum Confirming {
    /// It is done.
    Done(Ref),
    /// It takes a colleague too; the draft waits for her.
    Proposed,
    /// Something is not as she saw it; nothing was changed.
    Stale(Box<Plan>),
    /// The draft was changed after she reviewed it, in another tab.
    Redrafted,
    /// The draft is confirmed, dropped or too old.
    NoDraft,
}

/// Throws a draft away: one's own, or one that a colleague proposed.
pub(in super::super) async fn drop_draft(
    services: &Services,
    acting: &Acting<DelegateScopes>,
    id: ChangeSetId,
) -> Result<(), Problem> {
    let mut draft = ledger::Draft::begin(services, acting).await?;
    store::drop_draft(&mut draft, acting, id).await?;
    Ok(draft.keep().await?)
}

/// Does everything in the draft, or nothing. The same form twice does it once and returns the same receipt.
pub(in super::super) async fn confirm(
    services: &Services,
    acting: &Acting<DelegateScopes>,
    id: ChangeSetId,
    answer: Answer,
    key: IdempotencyKey,
    hash: [u8; 32],
) -> Result<Confirming, Problem> {
    let mut change = match Change::begin(services, acting, key, hash).await? {
        Begun::Replay(reference) => return Ok(Confirming::Done(reference)),
        Begun::Fresh(change) => *change,
    };
    let (now, today) = (change.at(), change.today());
    store::lock_draft(&mut change, id).await?;
    let Some((draft, _)) = store::open_draft(change.conn(), acting, id, now).await? else {
        return Ok(Confirming::NoDraft);
    };
    if draft.version != answer.version {
        return Ok(Confirming::Redrafted);
    }
    let gets = !draft.gives.is_empty() || !draft.renewals.is_empty();
    if let (Some(org), true) = (draft.holder.columns().0, gets) {
        // Held, so that a supplier that is struck from the register meanwhile waits or has been struck already.
        register::lock(change.conn(), &[org]).await?;
    }
    let giver = change.org();
    store::lock_holder(&mut change, giver, draft.holder).await?;
    let rows: Vec<Uuid> = draft.removals.iter().map(|staged| staged.row).collect();
    let renewals = draft.renewals.iter().map(|staged| staged.row);
    let touched: Vec<Uuid> = rows.iter().copied().chain(renewals).collect();
    store::lock_rows(change.conn(), giver, &touched).await?;
    let mandate = change.mandate().clone();
    // Read again, now that nobody else can change what it says.
    let Some((draft, subject)) = store::open_draft(change.conn(), acting, id, now).await? else {
        return Ok(Confirming::NoDraft);
    };
    let (plan, takes_two) = review(change.conn(), acting, &mandate, (&draft, &subject), today).await?;
    if !plan.is_fresh() {
        return Ok(Confirming::Stale(Box::new(plan)));
    }
    let by_colleague = draft.author != acting.person();
    if takes_two && !by_colleague && draft.proposed_at.is_some() {
        return Ok(Confirming::Proposed);
    }
    if takes_two && !by_colleague {
        drop(change);
        let mut waiting = ledger::Draft::begin(services, acting).await?;
        let reason = answer.reason.as_deref();
        if !store::propose(&mut waiting, acting, id, answer.version, now, reason, answer.breach).await? {
            return Ok(Confirming::Redrafted);
        }
        waiting.keep().await?;
        return Ok(Confirming::Proposed);
    }
    let given = store::insert(&mut change, &subject.holder, &plan.give, draft.ends_on, draft.note.as_deref()).await;
    let given = match given {
        Err(e) if is_given_already(&e) => {
            // A colleague was quicker by an instant. This change is gone; what is there now is read afresh.
            drop(change);
            let mut db = services.db.begin().await?;
            let Some((draft, subject)) = store::open_draft(&mut db, acting, id, now).await? else {
                return Ok(Confirming::NoDraft);
            };
            let (plan, _) = review(&mut db, acting, &mandate, (&draft, &subject), today).await?;
            return Ok(Confirming::Stale(Box::new(plan)));
        }
        other => other?,
    };
    let withdrawn = plan.remove.iter().map(|removal| removal.delegation.as_item()).collect();
    store::withdraw(&mut change, draft.holder, &rows, "giver").await?;
    let renewed = store::renew(&mut change, draft.holder, &plan.renew).await?;
    store::settle_draft(&mut change, id).await?;
    let (reason, breach) = if by_colleague { (draft.reason, draft.breach) } else { (answer.reason, answer.breach) };
    let removes = !plan.remove.is_empty();
    let event = Settled {
        giver: Party::from(acting.unit()),
        holder: subject.holder,
        ends_on: draft.ends_on.filter(|_| !given.is_empty()),
        given,
        withdrawn,
        renewed,
        reason: reason.filter(|_| removes),
        breach: breach && removes,
        proposed_by: by_colleague.then_some(draft.author_name),
    };
    Ok(Confirming::Done(change.commit(event).await?.reference))
}

fn is_given_already(e: &sqlx::Error) -> bool {
    let constraint = e.as_database_error().and_then(sqlx::error::DatabaseError::constraint);
    matches!(constraint, Some("delegation_current_key" | "access_grant_current_key"))
}

/// The draft held against the present: what would be done, and whether that takes two persons. Nothing is locked here.
pub(in super::super) async fn review(
    db: &mut PgConnection,
    acting: &Acting<DelegateScopes>,
    mandate: &Mandate,
    (draft, subject): (&Draft, &Subject),
    today: Date,
) -> sqlx::Result<(Plan, bool)> {
    let mut offers = Vec::new();
    if let (true, HolderId::Organisation(org)) = (draft.gives.iter().any(|wanted| wanted.kind == API), draft.holder) {
        offers.extend(resources_for(db, acting.org(), Some(org), today).await?.into_iter().map(Offer::from));
    }
    let things: Vec<packages::What> =
        draft.gives.iter().filter_map(|wanted| packages::What::parse(&wanted.kind, &wanted.code)).collect();
    for offer in packages::offers(db, &things).await? {
        let packages::Named { what, name } = offer.named();
        let verdict = packages::may_give(mandate, &offer, receiver(draft.holder));
        offers.push(Offer {
            held_already: subject.granted.contains(&format!("{} {}", what.kind(), what.code())),
            givable: if verdict.is_yes() { Ok(()) } else { Err(Hindrance::NotHers) },
            title: name,
            what: What::Grant(what),
        });
    }
    let held = if draft.removals.is_empty() && draft.renewals.is_empty() {
        Vec::new()
    } else {
        // As far back as a draft may reach, so that what has ended meanwhile is named.
        let window = Window::since(midnight(today) - SignedDuration::from_hours(24 * (DRAFT_DAYS + 1)));
        store::held(db, acting.org(), draft.holder, window, Some(draft.id), today).await?
    };
    let may_manage_people = matches!(ManagePeople::decide(mandate), Decision::Allowed(_));
    let facts = Facts { offers, held, may_manage_people };
    let plan = Plan::of(draft, subject, &facts, today);
    let takes_two = subject.takes_two && plan.takes_two(&facts.held);
    Ok((plan, takes_two))
}

/// Persons and organisations may be given different things.
pub(in super::super) fn receiver(holder: HolderId) -> packages::Receiver {
    match holder {
        HolderId::Person(_) => packages::Receiver::Person,
        HolderId::Organisation(_) => packages::Receiver::Organisation,
    }
}
