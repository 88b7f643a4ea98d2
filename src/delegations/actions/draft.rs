//! Drafting. A draft changes nothing, is kept for seven days after the last change to it, and colleagues see that it exists.

use jiff::{SignedDuration, civil::Date};
use uuid::Uuid;

use super::super::{
    model::{DRAFT_DAYS, HolderId, Wanted},
    store,
};
use crate::{
    access::{Acting, DelegateScopes, ManagePeople, Right},
    kernel::{ChangeSetId, Holder},
    ledger::Draft,
    platform::Services,
};

/// What a form wants to give, once it was right.
#[derive(Debug)]
pub(in super::super) struct NewGrants {
    pub holder: HolderId,
    /// Of API access, or of everything else: the draft keeps what it has of the other.
    pub apis: bool,
    pub wanted: Vec<Wanted>,
    pub ends_on: Option<Date>,
    pub note: Option<String>,
}

async fn begin<R: Right>(
    services: &Services,
    acting: &Acting<R>,
    holder: HolderId,
) -> sqlx::Result<(Draft, ChangeSetId)> {
    let now = services.clock.now();
    let expires = now + SignedDuration::from_hours(24 * DRAFT_DAYS);
    let mut draft = Draft::begin(services, acting).await?;
    let id = store::open_for(&mut draft, acting, holder, now, expires).await?;
    Ok((draft, id))
}

/// Opens a draft that says nothing yet: the holder's pages are open to its author from now on.
pub(in super::super) async fn open_draft<R: Right>(
    services: &Services,
    acting: &Acting<R>,
    holder: HolderId,
) -> sqlx::Result<ChangeSetId> {
    let (draft, id) = begin(services, acting, holder).await?;
    draft.keep().await?;
    Ok(id)
}

/// Keeps what the author wants to give, in place of what they wanted before. Nothing is given.
pub(in super::super) async fn put_grants<R: Right>(
    services: &Services,
    acting: &Acting<R>,
    grants: NewGrants,
) -> sqlx::Result<ChangeSetId> {
    let (mut draft, id) = begin(services, acting, grants.holder).await?;
    let (wanted, ends_on, note) = (&grants.wanted, grants.ends_on, grants.note.as_deref());
    store::put_gives(&mut draft, id, grants.apis, wanted, ends_on, note).await?;
    draft.keep().await?;
    Ok(id)
}

async fn mark<R: Right>(
    services: &Services,
    acting: &Acting<R>,
    holder: HolderId,
    row: Option<Uuid>,
) -> sqlx::Result<()> {
    let (mut draft, id) = begin(services, acting, holder).await?;
    let (grants_too, today) = (acting.can::<ManagePeople>(), services.clock.today());
    store::stage(&mut draft, acting, id, holder, row, grants_too, today).await?;
    draft.keep().await
}

/// Marks one row for removal. Marked twice is marked once; what cannot be marked stays as it is.
pub(in super::super) async fn stage<R: Right>(
    services: &Services,
    acting: &Acting<R>,
    holder: HolderId,
    row: Uuid,
) -> sqlx::Result<()> {
    mark(services, acting, holder, Some(row)).await
}

/// Marks everything the holder has been given.
pub(in super::super) async fn stage_all<R: Right>(
    services: &Services,
    acting: &Acting<R>,
    holder: HolderId,
) -> sqlx::Result<()> {
    mark(services, acting, holder, None).await
}

/// Chooses to take in the newest version of one row, in place of removing it. What is not behind stays as it is.
pub(in super::super) async fn stage_renewal<R: Right>(
    services: &Services,
    acting: &Acting<R>,
    holder: HolderId,
    row: Uuid,
) -> sqlx::Result<()> {
    let (mut draft, id) = begin(services, acting, holder).await?;
    store::stage_renewal(&mut draft, acting, id, holder, row, services.clock.today()).await?;
    draft.keep().await
}

async fn unmark<R: Right>(
    services: &Services,
    acting: &Acting<R>,
    holder: HolderId,
    row: Option<Uuid>,
) -> sqlx::Result<()> {
    let (mut draft, id) = begin(services, acting, holder).await?;
    store::unstage(&mut draft, id, row).await?;
    draft.keep().await
}

/// Takes the mark off one row.
pub(in super::super) async fn unstage<R: Right>(
    services: &Services,
    acting: &Acting<R>,
    holder: HolderId,
    row: Uuid,
) -> sqlx::Result<()> {
    unmark(services, acting, holder, Some(row)).await
}

/// Takes all marks off.
pub(in super::super) async fn unstage_all<R: Right>(
    services: &Services,
    acting: &Acting<R>,
    holder: HolderId,
) -> sqlx::Result<()> {
    unmark(services, acting, holder, None).await
}

/// Deletes a draft: one's own, or one that a colleague proposed.
pub(in super::super) async fn drop_draft(
    services: &Services,
    acting: &Acting<DelegateScopes>,
    id: ChangeSetId,
) -> sqlx::Result<()> {
    let mut draft = Draft::begin(services, acting).await?;
    store::drop_draft(&mut draft, acting, id).await?;
    draft.keep().await
}

/// Adds these, as kind, code and the version that was seen, to what the person's own draft gives this holder. For other rooms: what
/// comes of it is looked over and confirmed as any draft is.
pub(crate) async fn draft_for<R: Right>(
    draft: &mut Draft,
    services: &Services,
    acting: &Acting<R>,
    holder: &Holder,
    things: Vec<(String, String, i32)>,
) -> sqlx::Result<ChangeSetId> {
    let now = services.clock.now();
    let expires = now + SignedDuration::from_hours(24 * DRAFT_DAYS);
    let wanted: Vec<Wanted> = things.into_iter().map(|(kind, code, seen)| Wanted { kind, code, seen }).collect();
    let id = store::open_for(draft, acting, holder.id(), now, expires).await?;
    store::add_gives(draft, id, &wanted).await?;
    Ok(id)
}
