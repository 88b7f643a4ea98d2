use actix_web::http::StatusCode;
use serde::Deserialize;

use super::super::{
    actions::{self, Answer, ConfirmError, ConfirmOutcome},
    store,
    texts::ReviewTexts,
    views::{Check, Stale},
};
use crate::{
    access::{Acting, DelegateScopes},
    kernel::{ChangeSetId, Lang},
    ledger::ChangeError,
    sitemap::receipts,
    web::{self, FormErrors, LookedOver, Posted, Ticked, UrlQuery, page_with, see_other},
};

/// Longest reason for a removal, in characters.
const REASON_LENGTH: usize = 200;

/// The query string: the draft.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ReviewQuery {
    utkast: Option<ChangeSetId>,
    /// Did they want to give it at once (`paths.review_instead`)?
    ikkegitt: Option<Ticked>,
}

/// *Se over*. A draft that went stale, or away, shows what changed instead.
pub(super) async fn review(acting: Acting<DelegateScopes>, UrlQuery(query): UrlQuery<ReviewQuery>) -> web::Result {
    let Some(draft) = query.utkast else {
        // Somebody whose session ended between review and confirm comes back here: the draft has been waiting for them.
        let paths = acting.paths();
        let draft = store::newest_draft(&mut *acting.db().await?, &acting).await?;
        return Ok(see_other(&draft.map_or_else(|| paths.delegations(), |id| paths.review(id))));
    };
    let answers = (ConfirmForm::default(), FormErrors::default());
    draw(&acting, draft, query.ikkegitt.is_some(), answers).await
}

async fn draw(
    acting: &Acting<DelegateScopes>,
    id: ChangeSetId,
    is_instead: bool,
    (form, errors): (ConfirmForm, FormErrors),
) -> web::Result {
    let mut db = acting.db().await?;
    let paths = acting.paths();
    let Some(review) = actions::review(&mut db, acting, id, acting.now()).await? else {
        return match store::receipt_of_draft(&mut db, acting, id).await? {
            Some(reference) => Ok(see_other(&paths.receipt(&reference))),
            None => page_with(StatusCode::CONFLICT, &Stale::without_draft(acting)),
        };
    };
    if review.draft.is_empty() {
        return Ok(see_other(&paths.holder(review.draft.holder)));
    }
    if review.draft.author != acting.person() && !review.plan.is_theirs_to_decide() {
        return page_with(StatusCode::CONFLICT, &Stale::not_theirs(acting));
    }
    if !review.plan.is_fresh() {
        return page_with(StatusCode::CONFLICT, &Stale::new(acting, &review));
    }
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(status, &Check::new(acting, review, &form, errors).instead(is_instead))
}

/// Confirm or discard, with the answers of the review page.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ConfirmForm {
    utkast: Option<ChangeSetId>,
    versjon: i32,
    /// How many marked rows had ended, and fell out.
    falt: usize,
    handling: LookedOver,
    pub grunn: String,
    pub brudd: Option<Ticked>,
}

impl ConfirmForm {
    /// The answers. Every fault is a sentence at its field.
    fn check(&self, lang: Lang, errors: &mut FormErrors) -> Answer {
        let reason = errors.free_text(lang, ("grunn", ReviewTexts(lang).reason(), &self.grunn), REASON_LENGTH);
        Answer { version: self.versjon, fallen: self.falt, reason, breach: self.brudd.is_some() }
    }
}

/// Does what the draft says, or tells what is different now.
pub(super) async fn confirm(acting: Acting<DelegateScopes>, form: Posted<ConfirmForm>) -> web::Result {
    let form = form.read(acting.login())?;
    let (lang, key, input) = (acting.lang(), form.key(), form.input);
    let paths = acting.paths();
    let Some(id) = input.utkast else {
        return page_with(StatusCode::CONFLICT, &Stale::without_draft(&acting));
    };
    if input.handling == LookedOver::Dropped {
        return match actions::discard(&acting, key, id).await {
            Ok(Some(reference)) => Ok(see_other(&paths.receipt(&reference))),
            Ok(None) => Ok(see_other(&paths.delegations())),
            Err(e) => refuse(&acting, id, e).await,
        };
    }
    let mut errors = FormErrors::default();
    let answer = input.check(lang, &mut errors);
    if !errors.is_empty() {
        return draw(&acting, id, false, (input, errors)).await;
    }
    match actions::confirm(&acting, key, id, answer).await {
        Ok(ConfirmOutcome::Done(reference)) => Ok(see_other(&paths.receipt(&reference))),
        Ok(ConfirmOutcome::Proposed) => Ok(see_other(&paths.review(id))),
        Err(e) => refuse(&acting, id, e).await,
    }
}

/// Nothing was done, and this is why.
async fn refuse(acting: &Acting<DelegateScopes>, id: ChangeSetId, why: ConfirmError) -> web::Result {
    let stale = match why {
        ConfirmError::Stale(review) => Stale::new(acting, &review),
        ConfirmError::Redrafted => Stale::redrafted(acting, id),
        ConfirmError::NoDraft => Stale::without_draft(acting),
        ConfirmError::NotTheirs => Stale::not_theirs(acting),
        // The page was sent before, with another answer: what came of that is shown.
        ConfirmError::Failed(e @ ChangeError::KeyReused) => {
            let (mut db, paths) = (acting.db().await?, acting.paths());
            if let Some(receipt) = store::receipt_of_draft(&mut db, acting, id).await? {
                return Ok(see_other(&receipts::sent_before(paths.lang, paths.org, &receipt)));
            }
            let draft = store::open_draft(&mut db, acting, id, acting.now()).await?;
            let waits = draft.is_some_and(|(draft, _)| draft.proposed_at.is_some());
            return if waits { Ok(see_other(&paths.review(id))) } else { Err(e.into()) };
        }
        ConfirmError::Failed(e) => return Err(e.into()),
    };
    page_with(StatusCode::CONFLICT, &stale)
}
