//! The verbs of this room. Each is one transaction and ends in a receipt or a reason.

use jiff::{SignedDuration, civil::Date};

use super::{
    model::{DRAFT_DAYS, Draft, Expired, Given, GivenUp, Party, Plan},
    store,
};
use crate::{
    access::{Acting, DelegateScopes, GiveUpReceived, System},
    kernel::{ChangeSetId, DelegationId, Ref},
    ledger::{self, Begun, Change, IdempotencyKey, Upkeep},
    organisations::{Unit, facts},
    platform::Services,
    web::Problem,
};

/// What the form said, once it was right.
pub(super) struct Wish {
    pub draft: Draft,
}

/// Keeps what she wants to give as a draft, and returns its id. Nothing is given.
pub(super) async fn draft(
    services: &Services,
    acting: &Acting<DelegateScopes>,
    wish: Wish,
) -> Result<ChangeSetId, Problem> {
    let now = services.clock.now();
    let expires = now + SignedDuration::from_hours(24 * DRAFT_DAYS);
    let mut draft = ledger::Draft::begin(services, acting).await?;
    store::put_draft(&mut draft, acting, &wish.draft, now, expires).await?;
    draft.keep().await?;
    Ok(wish.draft.id)
}

/// Throws a draft away.
pub(super) async fn drop_draft(
    services: &Services,
    acting: &Acting<DelegateScopes>,
    id: ChangeSetId,
) -> Result<(), Problem> {
    let mut draft = ledger::Draft::begin(services, acting).await?;
    store::drop_draft(&mut draft, acting, id).await?;
    Ok(draft.keep().await?)
}

/// What came of confirming.
pub(super) enum Giving {
    /// It is given.
    Done(Ref),
    /// Something is not as she saw it; nothing was given.
    Stale(Box<Plan>),
    /// The draft is confirmed, dropped or too old.
    NoDraft,
}

/// Gives everything in the draft, or nothing. The same form twice gives once and returns the same receipt.
pub(super) async fn give(
    services: &Services,
    acting: &Acting<DelegateScopes>,
    id: ChangeSetId,
    key: IdempotencyKey,
    hash: [u8; 32],
) -> Result<Giving, Problem> {
    let mut change = match Change::begin(services, acting, key, hash).await? {
        Begun::Replay(reference) => return Ok(Giving::Done(reference)),
        Begun::Fresh(change) => *change,
    };
    let Some((draft, _)) = store::open_draft(change.conn(), acting, id, services.clock.now()).await? else {
        return Ok(Giving::NoDraft);
    };
    let today = services.clock.today();
    let plan = plan(&mut change, acting, &draft, today).await?;
    let (true, Ok(supplier)) = (plan.is_fresh(), &plan.supplier) else { return Ok(Giving::Stale(Box::new(plan))) };
    let holder = Party::from(supplier);
    let given = store::insert(&mut change, &holder, &plan.give, draft.ends_on, draft.note.as_deref(), today).await;
    let items = match given {
        Err(e) if breaks(&e, "delegation_current_key") => {
            // A colleague was quicker by an instant. This change is gone; what is there now is read afresh.
            drop(change);
            let mut db = services.db.begin().await?;
            let supplier = facts::unit(&mut db, draft.supplier).await?;
            let plan = fresh_plan(&mut db, acting, &draft, supplier.as_ref(), today).await?;
            return Ok(Giving::Stale(Box::new(plan)));
        }
        other => other?,
    };
    store::settle_draft(&mut change, id).await?;
    let event = Given { giver: Party::from(acting.unit()), holder, items, ends_on: draft.ends_on };
    Ok(Giving::Done(change.commit(event).await?.reference))
}

fn breaks(e: &sqlx::Error, constraint: &str) -> bool {
    e.as_database_error().and_then(sqlx::error::DatabaseError::constraint) == Some(constraint)
}

async fn plan(change: &mut Change, acting: &Acting<DelegateScopes>, draft: &Draft, today: Date) -> sqlx::Result<Plan> {
    // Held, so that a supplier that is struck from the register meanwhile waits or has been struck already.
    facts::hold(change.conn(), &[draft.supplier]).await?;
    let supplier = facts::unit(change.conn(), draft.supplier).await?;
    let resources = store::resources_of(change, draft.supplier, today).await?;
    Ok(Plan::of(draft, acting.org(), supplier.as_ref(), &resources, today))
}

/// The draft held against the present, for the review page: nothing is locked.
pub(super) async fn fresh_plan(
    db: &mut sqlx::PgConnection,
    acting: &Acting<DelegateScopes>,
    draft: &Draft,
    supplier: Option<&Unit>,
    today: Date,
) -> sqlx::Result<Plan> {
    let resources = crate::scopes::resources_for(db, acting.org(), Some(draft.supplier), today).await?;
    Ok(Plan::of(draft, acting.org(), supplier, &resources, today))
}

/// Gives up one delegation that the organisation has received. `None`: it has ended already.
pub(super) async fn relinquish(
    services: &Services,
    acting: &Acting<GiveUpReceived>,
    id: DelegationId,
    key: IdempotencyKey,
    hash: [u8; 32],
) -> Result<Option<Ref>, Problem> {
    let mut change = match Change::begin(services, acting, key, hash).await? {
        Begun::Replay(reference) => return Ok(Some(reference)),
        Begun::Fresh(change) => *change,
    };
    let Some((giver, item)) = store::relinquish(&mut change, id).await? else { return Ok(None) };
    let event = GivenUp { giver, holder: Party::from(acting.unit()), items: vec![item] };
    Ok(Some(change.commit(event).await?.reference))
}

/// Housekeeping: delegations whose end date has passed are closed, and both parties' logs say so. They stopped working at the date
/// itself; this only tells. Forgets drafts whose time is over.
pub async fn sweep(services: &Services, system: &System) -> Result<(), Problem> {
    loop {
        let mut upkeep = Upkeep::begin(services, system).await?;
        if let Some(expired) = store::close_expired(&mut upkeep, services.clock.today()).await? {
            upkeep.commit(&[expired]).await?;
        } else {
            store::forget_drafts(&mut upkeep).await?;
            return Ok(upkeep.commit::<Expired>(&[]).await?);
        }
    }
}
