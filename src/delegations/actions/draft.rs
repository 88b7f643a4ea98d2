//! Drafting. A draft changes nothing, is kept for seven days after the last change to it, and colleagues see that it exists. What has been
//! proposed to a colleague stays as it is until its author takes it back.

use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::super::{
    model::{Drafted, HolderId, Wanted},
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

async fn begin<R: Right>(acting: &Acting<R>, holder: HolderId) -> sqlx::Result<(Draft, Drafted)> {
    let now = acting.now();
    let expires = now + Draft::LIVES;
    let mut draft = Draft::begin(acting).await?;
    let drafted = store::open_for(&mut draft, acting, holder, expires).await?;
    Ok((draft, drafted))
}

/// Opens a draft that says nothing yet: the holder's pages are open to its author from now on.
pub(in super::super) async fn begin_draft<R: Right>(acting: &Acting<R>, holder: HolderId) -> sqlx::Result<()> {
    let (draft, _) = begin(acting, holder).await?;
    draft.keep().await
}

/// Keeps what the author wants to give, in place of what they wanted before. Nothing is given.
pub(in super::super) async fn put_grants<R: Right>(acting: &Acting<R>, grants: NewGrants) -> sqlx::Result<Drafted> {
    let (mut draft, drafted) = begin(acting, grants.holder).await?;
    if let Drafted::Kept(id) = drafted {
        let (wanted, ends_on, note) = (&grants.wanted, grants.ends_on, grants.note.as_deref());
        store::put_gives(&mut draft, id, grants.apis, wanted, ends_on, note).await?;
    }
    draft.keep().await?;
    Ok(drafted)
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

/// Marks in the person's draft what is to be removed or renewed.
pub(in super::super) async fn mark<R: Right>(
    acting: &Acting<R>,
    holder: HolderId,
    marking: Marking,
) -> sqlx::Result<Drafted> {
    let (mut draft, drafted) = begin(acting, holder).await?;
    if let Drafted::Kept(id) = drafted {
        match marking {
            Marking::Remove(row) => {
                store::stage(&mut draft, acting, id, holder, row, acting.can::<ManagePeople>()).await?;
            }
            Marking::Renew(row) => store::stage_renewal(&mut draft, acting, id, holder, row).await?,
            Marking::Clear(row) => store::unstage(draft.conn(), id, row).await?,
        }
    }
    draft.keep().await?;
    Ok(drafted)
}

/// What a request is answered with, as kind, code and the version that was seen.
#[derive(Debug, Default)]
pub(crate) struct NewAnswer {
    pub gives: Vec<(String, String, i32)>,
    /// What was asked for and is not given.
    pub declines: Vec<(String, String, i32)>,
    pub ends_on: Option<Date>,
    pub note: Option<String>,
    /// Why the rest is not given.
    pub decline_reason: Option<String>,
}

impl NewAnswer {
    /// Does it give this, as `kind code`?
    pub(crate) fn gives(&self, thing: &str) -> bool {
        self.gives.iter().any(|(kind, code, _)| format!("{kind} {code}") == thing)
    }
}

/// Makes the draft by which a request is answered. It holds the answer and nothing else: what its author has drafted for the same holder
/// stays as it was. It is looked over and confirmed as any draft is. What is proposed as the answer stays as it is too.
pub(crate) async fn draft_answer<R: Right>(
    draft: &mut Draft,
    acting: &Acting<R>,
    (request, holder): (RequestId, &Holder),
    answer: NewAnswer,
) -> sqlx::Result<Drafted> {
    let expires = acting.now() + Draft::LIVES;
    let drafted =
        store::open_answer(draft, acting, holder.id(), (request, answer.decline_reason.as_deref()), expires).await?;
    if let Drafted::Kept(id) = drafted {
        for (op, things) in [("give", answer.gives), ("decline", answer.declines)] {
            let wanted = things.into_iter().map(|(kind, code, seen)| Wanted { kind, code, seen });
            store::add(draft, id, op, &wanted.collect::<Vec<_>>()).await?;
        }
        store::set_terms(draft, id, answer.ends_on, answer.note.as_deref()).await?;
    }
    Ok(drafted)
}

/// The version of a draft that is open to the acting person.
pub(crate) async fn draft_version<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    id: ChangeSetId,
) -> sqlx::Result<Option<i32>> {
    Ok(store::open_draft(db, acting, id, acting.now()).await?.map(|(draft, _)| draft.version))
}
