//! Drafting. A draft changes nothing, is kept for seven days after the last change to it, and colleagues see that it exists. What has been
//! proposed to a colleague stays as it is until its author takes it back.

use jiff::{SignedDuration, civil::Date};
use uuid::Uuid;

use super::super::{
    model::{DRAFT_DAYS, HolderId, Wanted},
    store,
};
use crate::{
    access::{Acting, ManagePeople, Right},
    kernel::{ChangeSetId, Holder, RequestId},
    ledger::Draft,
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

async fn begin<R: Right>(acting: &Acting<R>, holder: HolderId) -> sqlx::Result<(Draft, ChangeSetId, bool)> {
    let now = acting.now();
    let expires = now + SignedDuration::from_hours(24 * DRAFT_DAYS);
    let mut draft = Draft::begin(acting).await?;
    let (id, is_proposed) = store::open_for(&mut draft, acting, holder, expires).await?;
    Ok((draft, id, is_proposed))
}

/// Opens a draft that says nothing yet: the holder's pages are open to its author from now on.
pub(in super::super) async fn open_draft<R: Right>(acting: &Acting<R>, holder: HolderId) -> sqlx::Result<ChangeSetId> {
    let (draft, id, _) = begin(acting, holder).await?;
    draft.keep().await?;
    Ok(id)
}

/// Keeps what the author wants to give, in place of what they wanted before. Nothing is given.
pub(in super::super) async fn put_grants<R: Right>(acting: &Acting<R>, grants: NewGrants) -> sqlx::Result<ChangeSetId> {
    let (mut draft, id, is_proposed) = begin(acting, grants.holder).await?;
    if !is_proposed {
        let (wanted, ends_on, note) = (&grants.wanted, grants.ends_on, grants.note.as_deref());
        store::put_gives(&mut draft, id, grants.apis, wanted, ends_on, note).await?;
    }
    draft.keep().await?;
    Ok(id)
}

/// What a button of the holder's page does to the rows there.
#[derive(Debug, Clone, Copy)]
pub(in super::super) enum Marking {
    /// Marks one row for removal, or everything the holder has been given. Marked twice is marked once; what cannot be marked stays.
    Remove(Option<Uuid>),
    /// Chooses to take in the newest version of one row, in place of removing it. What is not behind stays as it is.
    Renew(Uuid),
    /// Takes the mark off one row, or off all.
    Clear(Option<Uuid>),
}

/// Marks in the person's draft what is to be removed or renewed. The draft, if it is proposed and nothing was marked.
pub(in super::super) async fn mark<R: Right>(
    acting: &Acting<R>,
    holder: HolderId,
    marking: Marking,
) -> sqlx::Result<Option<ChangeSetId>> {
    let (mut draft, id, is_proposed) = begin(acting, holder).await?;
    match marking {
        _ if is_proposed => {}
        Marking::Remove(row) => {
            store::stage(&mut draft, acting, id, holder, row, acting.can::<ManagePeople>()).await?;
        }
        Marking::Renew(row) => store::stage_renewal(&mut draft, acting, id, holder, row).await?,
        Marking::Clear(row) => store::unstage(&mut draft, id, row).await?,
    }
    draft.keep().await?;
    Ok(is_proposed.then_some(id))
}

/// What a request is answered with, as kind, code and the version that was seen.
#[derive(Debug, Default)]
pub(crate) struct NewAnswer {
    pub gives: Vec<(String, String, i32)>,
    /// What was asked for and is not given.
    pub declines: Vec<(String, String, i32)>,
    pub ends_on: Option<Date>,
    pub note: Option<String>,
}

impl NewAnswer {
    /// Does it give this, as `kind code`?
    pub(crate) fn gives(&self, thing: &str) -> bool {
        self.gives.iter().any(|(kind, code, _)| format!("{kind} {code}") == thing)
    }
}

/// Makes the draft by which a request is answered. It holds the answer and nothing else: what its author has drafted for the same holder
/// stays as it was. It is looked over and confirmed as any draft is. What a colleague has proposed as the answer stays as it is too.
pub(crate) async fn draft_answer<R: Right>(
    draft: &mut Draft,
    acting: &Acting<R>,
    (request, holder): (RequestId, &Holder),
    answer: NewAnswer,
) -> sqlx::Result<ChangeSetId> {
    let expires = acting.now() + SignedDuration::from_hours(24 * DRAFT_DAYS);
    let (id, is_proposed) = store::open_answer(draft, acting, holder.id(), request, expires).await?;
    if !is_proposed {
        for (op, things) in [("give", answer.gives), ("decline", answer.declines)] {
            let wanted = things.into_iter().map(|(kind, code, seen)| Wanted { kind, code, seen });
            store::add(draft, id, op, &wanted.collect::<Vec<_>>()).await?;
        }
        store::set_terms(draft, id, answer.ends_on, answer.note.as_deref()).await?;
    }
    Ok(id)
}
