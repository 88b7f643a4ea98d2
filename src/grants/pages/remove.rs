use actix_web::{HttpRequest, http::StatusCode, web::Data};

use super::{
    super::{
        actions::{self, Withdrawal, Withdrawing},
        model::REASON_LENGTH,
        store,
        texts::Texts,
        views::{RemoveForm, RemoveView},
    },
    OfScope, find, leave, place,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::ScopeId,
    platform::Services,
    web::{self, FormErrors, Posted, Problem, page_with, see_other},
};

async fn draw(
    acting: &Acting<ManageScopes>,
    services: &Services,
    (paths, id): (super::Paths, ScopeId),
    form: RemoveForm,
    errors: FormErrors,
    status: StatusCode,
) -> web::Result {
    let scope = find(services, acting, (paths.environment, id)).await?;
    let mut db = services.db.acquire().await?;
    let accesses = store::by_id(&mut db, id, &form.tilgang, services.clock.today()).await?;
    page_with(status, &RemoveView::new(acting, paths, &scope, form, &accesses, errors))
}

/// *Se over det du fjerner*. Nothing is removed here.
pub(super) async fn ask(
    acting: Acting<ManageScopes>,
    path: OfScope,
    req: HttpRequest,
    services: Data<Services>,
) -> web::Result {
    let place = place(&acting, path)?;
    let mut form: RemoveForm = serde_html_form::from_str(req.query_string()).unwrap_or_default();
    form.tilgang.sort_unstable();
    form.tilgang.dedup();
    if form.tilgang.is_empty() {
        return Ok(see_other(&format!("{}#tilganger", place.0.scope(&place.1))));
    }
    draw(&acting, &services, place, form, FormErrors::default(), StatusCode::OK).await
}

/// Removes what was looked over, all of it or nothing.
pub(super) async fn remove(
    acting: Acting<ManageScopes>,
    path: OfScope,
    form: Posted<RemoveForm>,
    services: Data<Services>,
) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let mut filled = form.read(acting.login())?;
    filled.input.tilgang.sort_unstable();
    filled.input.tilgang.dedup();
    let form = &filled.input;
    let reason = form.grunn.trim();
    if reason.chars().count() > REASON_LENGTH {
        let mut errors = FormErrors::default();
        errors.add("grunn", Texts(paths.lang).too_long(REASON_LENGTH));
        return draw(&acting, &services, (paths, id), filled.input, errors, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let withdrawal = Withdrawal {
        rows: form.tilgang.clone(),
        reason: Some(reason.to_owned()).filter(|reason| !reason.is_empty()),
        breach: form.brudd.is_some(),
    };
    match actions::withdraw(&services, &acting, (paths.environment, id), withdrawal, leave(&filled)).await? {
        Withdrawing::Done(reference) => Ok(see_other(&paths.receipt(&reference))),
        Withdrawing::Gone => Err(Problem::NotFound),
        Withdrawing::Stale => {
            draw(&acting, &services, (paths, id), filled.input, FormErrors::default(), StatusCode::CONFLICT).await
        }
    }
}
