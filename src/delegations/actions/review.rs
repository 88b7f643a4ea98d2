//! What confirming a draft would do, as things are now.

use jiff::{SignedDuration, Timestamp};
use sqlx::PgConnection;

use super::super::{
    model::{API, DRAFT_DAYS, Draft, Facts, Hindrance, HolderId, Offer, Review, Subject, What, receiver},
    store::{self, Window},
};
use crate::{
    access::{Acting, DelegateScopes, ManagePeople},
    kernel::{ChangeSetId, midnight, oslo},
    packages,
    scopes::resources_for,
};

/// The draft compared with the present. `None`: it is not there any more, or not open to the acting person. Nothing is locked here.
pub(in super::super) async fn review(
    db: &mut PgConnection,
    acting: &Acting<DelegateScopes>,
    id: ChangeSetId,
    now: Timestamp,
) -> sqlx::Result<Option<Review>> {
    let Some((draft, subject)) = store::open_draft(db, acting, id, now).await? else { return Ok(None) };
    let today = oslo(now).date();
    let mut offers = Vec::new();
    if let (true, HolderId::Organisation(org)) = (draft.asked().any(|wanted| wanted.kind == API), draft.holder) {
        offers.extend(resources_for(db, acting.org(), Some(org), today).await?.into_iter().map(Offer::from));
    }
    offers.extend(grants(db, acting, &draft, &subject).await?);
    let held = if draft.removals.is_empty() && draft.renewals.is_empty() {
        Vec::new()
    } else {
        // As far back as a draft may reach, so that what has ended meanwhile is named.
        let window = Window::since(midnight(today) - SignedDuration::from_hours(24 * (DRAFT_DAYS + 1)));
        store::held(db, acting.org(), draft.holder, window, Some(draft.id), today).await?
    };
    let facts = Facts { offers, held, may_manage_people: acting.can::<ManagePeople>(), now };
    Ok(Some(Review::of(draft, subject, &facts, today)))
}

/// The packages, areas and rights that the draft gives, as they can be given now.
async fn grants(
    db: &mut PgConnection,
    acting: &Acting<DelegateScopes>,
    draft: &Draft,
    subject: &Subject,
) -> sqlx::Result<Vec<Offer>> {
    let things: Vec<packages::What> =
        draft.asked().filter_map(|wanted| packages::What::parse(&wanted.kind, &wanted.code)).collect();
    let offers = packages::offers(db, &things).await?;
    let grants = offers.iter().map(|offer| {
        let packages::Named { what, name } = offer.named();
        let verdict = packages::may_give(acting.mandate(), offer, receiver(draft.holder));
        let is_allowed = verdict.is_yes() && acting.mandate().may_serve(draft.holder);
        Offer {
            held_already: subject.granted.contains(&format!("{} {}", what.kind(), what.code())),
            givable: if is_allowed { Ok(()) } else { Err(Hindrance::NotAllowed) },
            title: name,
            what: What::Grant(what),
        }
    });
    Ok(grants.collect())
}
