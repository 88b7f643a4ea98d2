use actix_web::{
    http::StatusCode,
    web::{Data, Query},
};
use serde::Deserialize;

use super::super::{
    actions::{self, Answer, Confirming},
    model::REASON_LENGTH,
    paths::Paths,
    store,
    texts::Texts,
    views::{Check, Stale},
};
use crate::{
    access::{Acting, DelegateScopes},
    kernel::ChangeSetId,
    platform::Services,
    web::{self, FormErrors, Posted, page_with, see_other},
};

/// A draft by its address.
#[derive(Debug, Deserialize)]
pub(super) struct Which {
    utkast: ChangeSetId,
}

/// *Se over*. A draft that went stale, or away, shows what changed instead.
pub(super) async fn review(
    acting: Acting<DelegateScopes>,
    which: Option<Query<Which>>,
    services: Data<Services>,
) -> web::Result {
    let mut db = services.db.acquire().await?;
    let Some(which) = which else {
        // Somebody whose session ended between review and confirm comes back here: the draft has been waiting for her.
        let paths = Paths { lang: acting.seat().lang, org: acting.org() };
        let draft = store::newest_draft(&mut db, &acting, services.clock.now()).await?;
        return Ok(see_other(&draft.map_or_else(|| paths.list(), |id| paths.review(id))));
    };
    draw(&acting, &services, which.utkast, Confirm::default(), FormErrors::default()).await
}

async fn draw(
    acting: &Acting<DelegateScopes>,
    services: &Services,
    id: ChangeSetId,
    form: Confirm,
    errors: FormErrors,
) -> web::Result {
    let (now, today) = (services.clock.now(), services.clock.today());
    let mut db = services.db.acquire().await?;
    let Some((draft, subject)) = store::open_draft(&mut db, acting, id, now).await? else {
        return page_with(StatusCode::CONFLICT, &Stale::without_draft(acting));
    };
    let (plan, takes_two) = actions::review(&mut db, acting, acting.mandate(), (&draft, &subject), today).await?;
    if draft.is_empty() {
        let paths = Paths { lang: acting.seat().lang, org: acting.org() };
        return Ok(see_other(&paths.holder(draft.holder)));
    }
    if !plan.is_fresh() {
        return page_with(StatusCode::CONFLICT, &Stale::new(acting, &draft, &plan));
    }
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(status, &Check::new(acting, draft, &subject, &plan, takes_two, form.grunn, form.brudd.is_some(), errors))
}

/// Confirm or discard, with the answers of the review page.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Confirm {
    utkast: Option<ChangeSetId>,
    versjon: i32,
    handling: String,
    grunn: String,
    brudd: Option<String>,
}

/// Does what the draft says, or tells what is different now.
pub(super) async fn confirm(
    acting: Acting<DelegateScopes>,
    form: Posted<Confirm>,
    services: Data<Services>,
) -> web::Result {
    let filled = form.read(acting.login())?;
    let lang = acting.seat().lang;
    let paths = Paths { lang, org: acting.org() };
    let Some(id) = filled.input.utkast else {
        return page_with(StatusCode::CONFLICT, &Stale::without_draft(&acting));
    };
    if filled.input.handling == "forkast" {
        actions::drop_draft(&services, &acting, id).await?;
        return Ok(see_other(&paths.list()));
    }
    let reason = filled.input.grunn.trim();
    if reason.chars().count() > REASON_LENGTH {
        let mut errors = FormErrors::default();
        errors.add("grunn", Texts(lang).reason_long());
        return draw(&acting, &services, id, filled.input, errors).await;
    }
    let answer = Answer {
        version: filled.input.versjon,
        reason: Some(reason.to_owned()).filter(|reason| !reason.is_empty()),
        breach: filled.input.brudd.is_some(),
    };
    match actions::confirm(&services, &acting, id, answer, filled.key, filled.hash).await? {
        Confirming::Done(reference) => Ok(see_other(&paths.receipt(&reference))),
        Confirming::Proposed => Ok(see_other(&paths.review(id))),
        Confirming::NoDraft => page_with(StatusCode::CONFLICT, &Stale::without_draft(&acting)),
        Confirming::Redrafted => page_with(StatusCode::CONFLICT, &Stale::redrafted(&acting, id)),
        Confirming::Stale(plan) => {
            let mut db = services.db.acquire().await?;
            match store::open_draft(&mut db, &acting, id, services.clock.now()).await? {
                Some((draft, _)) => page_with(StatusCode::CONFLICT, &Stale::new(&acting, &draft, &plan)),
                None => page_with(StatusCode::CONFLICT, &Stale::without_draft(&acting)),
            }
        }
    }
}
