//! What confirming a draft would do, as things are now.

use jiff::{SignedDuration, Timestamp};
use sqlx::PgConnection;

use super::super::{
    model::{API, Delegation, Draft, Facts, Hindrance, HolderId, Offer, Plan, Review, Subject, What, receiver},
    store::{self, Window},
};
use crate::{
    access::{Acting, DelegateScopes, ManagePeople, Mandate},
    entitlements::another_decides,
    kernel::{ChangeSetId, midnight, oslo},
    ledger, packages,
    platform::Bug,
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
    let (today, author) = (oslo(now).date(), draft.author);
    let now_seen = facts(db, acting, (&draft, &subject), acting.mandate(), now).await?;
    let mut review = Review::of(draft, subject, &now_seen, today);
    if review.takes_two.is_some() && author != acting.person() {
        let may = match Mandate::read(db, author, acting.org(), now).await? {
            Some(theirs) if theirs.has::<DelegateScopes>() => {
                let (draft, subject) = (&review.draft, &review.subject);
                let facts = facts(db, acting, (draft, subject), &theirs, now).await?;
                Plan::of(draft, subject, &facts, today).is_theirs_to_propose()
            }
            _ => false,
        };
        review.plan.proposer_lost = !may;
    }
    if review.takes_two.is_some() && author == acting.person() && acting.mandate().key_role().is_some() {
        review.is_alone = !another_decides(db, (author, acting.org()), today).await?;
    }
    Ok(Some(review))
}

/// The present, as far as the draft is concerned, for somebody with this mandate.
async fn facts(
    db: &mut PgConnection,
    acting: &Acting<DelegateScopes>,
    (draft, subject): (&Draft, &Subject),
    mandate: &Mandate,
    now: Timestamp,
) -> sqlx::Result<Facts> {
    let today = oslo(now).date();
    let held = if draft.removals.is_empty() && draft.renewals.is_empty() && draft.redates.is_empty() {
        Vec::new()
    } else {
        // As far back as a draft may reach, so that what has ended meanwhile is named.
        let window = Window::counted(midnight(today) - ledger::Draft::LIVES - SignedDuration::from_hours(24));
        store::held(db, acting.org(), draft.holder, window, Some(draft.id), today).await?
    };
    let redated = |held: &&Delegation| draft.redates.iter().any(|staged| staged.row == held.id);
    let redated: Vec<&What> = held.iter().filter(redated).map(|held| &held.what).collect();
    let is_about_apis = draft.asked().any(|wanted| wanted.kind == API) || redated.iter().any(|what| what.is_api());
    let mut offers = Vec::new();
    if let (true, HolderId::Organisation(org)) = (is_about_apis, draft.holder) {
        offers.extend(resources_for(db, acting.org(), Some(org), today).await?.into_iter().map(Offer::from));
    }
    offers.extend(grants(db, mandate, (draft, &redated), subject).await?);
    for offer in &mut offers {
        offer.held_already &= !Bug::GivenTwice.is_seeded();
    }
    let (may_manage_people, may_serve) = (mandate.has::<ManagePeople>(), mandate.may_serve(draft.holder));
    Ok(Facts { offers, held, may_manage_people, may_serve, now })
}

/// The packages, areas and rights that the draft gives or lets last longer, as they can be given now.
async fn grants(
    db: &mut PgConnection,
    mandate: &Mandate,
    (draft, redated): (&Draft, &[&What]),
    subject: &Subject,
) -> sqlx::Result<Vec<Offer>> {
    let asked = draft.asked().filter_map(|wanted| packages::What::parse(&wanted.kind, &wanted.code));
    let redated =
        redated.iter().filter_map(|what| if let What::Grant(what) = what { Some(what.clone()) } else { None });
    let things: Vec<packages::What> = asked.chain(redated).collect();
    let offers = packages::offers(db, &things).await?;
    let grants = offers.iter().map(|offer| {
        let packages::Named { what, name } = offer.named();
        let verdict = packages::may_give(mandate, offer, receiver(draft.holder));
        Offer {
            held_already: subject.granted.contains(&format!("{} {}", what.kind(), what.code())),
            givable: if verdict.is_yes() { Ok(()) } else { Err(Hindrance::NotAllowed) },
            title: name,
            what: What::Grant(what),
        }
    });
    Ok(grants.collect())
}
