use actix_web::{http::StatusCode, web::Data};

use super::{
    super::{
        actions::{self, Turning},
        model::MESSAGE_LENGTH,
        store,
        texts::Texts,
        views::{TurnForm, TurnView, Way, takes_typing},
    },
    OfScope, find, leave, place,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::ScopeId,
    platform::Services,
    web::{self, FormErrors, Posted, Problem, page_with, see_other},
};

/// Consumers that are named on the page; the file has them all.
const NAMED: i64 = 50;

async fn draw(
    acting: &Acting<ManageScopes>,
    services: &Services,
    (paths, id): (super::Paths, ScopeId),
    way: Way,
    (form, errors): (TurnForm, FormErrors),
    status: StatusCode,
) -> web::Result {
    let scope = find(services, acting, (paths.environment, id)).await?;
    // There is nothing to ask about a scope that is as it should be.
    if scope.deactivated.is_some() == (way == Way::Out) {
        return Ok(see_other(&paths.scope(&id)));
    }
    let mut db = services.db.acquire().await?;
    let reach = store::reach(&mut db, id, NAMED, services.clock.today()).await?;
    let stale = status == StatusCode::CONFLICT;
    page_with(status, &TurnView::new(acting, paths, way, &scope, &reach, form, errors, stale))
}

/// *Deaktiver?* Whom it hits.
pub(super) async fn ask_deactivate(
    acting: Acting<ManageScopes>,
    path: OfScope,
    services: Data<Services>,
) -> web::Result {
    let empty = (TurnForm::default(), FormErrors::default());
    draw(&acting, &services, place(&acting, path)?, Way::Out, empty, StatusCode::OK).await
}

/// *Ta i bruk igjen?* Who regains it.
pub(super) async fn ask_reactivate(
    acting: Acting<ManageScopes>,
    path: OfScope,
    services: Data<Services>,
) -> web::Result {
    let empty = (TurnForm::default(), FormErrors::default());
    draw(&acting, &services, place(&acting, path)?, Way::Back, empty, StatusCode::OK).await
}

/// Takes it out of use.
pub(super) async fn deactivate(
    acting: Acting<ManageScopes>,
    path: OfScope,
    form: Posted<TurnForm>,
    services: Data<Services>,
) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let filled = form.read(acting.login())?;
    let (t, form) = (Texts(paths.lang), &filled.input);
    let scope = find(&services, &acting, (paths.environment, id)).await?;
    let mut errors = FormErrors::default();
    let message = form.melding.trim();
    if message.chars().count() > MESSAGE_LENGTH {
        errors.add("melding", t.too_long(MESSAGE_LENGTH));
    }
    let mut db = services.db.acquire().await?;
    let reach = store::reach(&mut db, id, 1, services.clock.today()).await?;
    drop(db);
    let typed = form.bekreft.trim();
    if takes_typing(&scope, &reach) && typed != scope.subscope() && typed != scope.name {
        errors.add("bekreft", t.type_name(scope.subscope()));
    }
    if !errors.is_empty() {
        let again = (filled.input, errors);
        return draw(&acting, &services, (paths, id), Way::Out, again, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let revoke = form.tilganger == "trekk";
    let message = Some(message.to_owned()).filter(|message| !message.is_empty());
    let place = (paths.environment, id);
    match actions::deactivate(&services, &acting, place, form.versjon, revoke, message, leave(&filled)).await? {
        Turning::Done(reference) => Ok(see_other(&paths.receipt(&reference))),
        Turning::Gone => Err(Problem::NotFound),
        Turning::Stale => {
            let again = (filled.input, FormErrors::default());
            draw(&acting, &services, (paths, id), Way::Out, again, StatusCode::CONFLICT).await
        }
    }
}

/// Takes it into use again.
pub(super) async fn reactivate(
    acting: Acting<ManageScopes>,
    path: OfScope,
    form: Posted<TurnForm>,
    services: Data<Services>,
) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let filled = form.read(acting.login())?;
    let place = (paths.environment, id);
    match actions::reactivate(&services, &acting, place, filled.input.versjon, leave(&filled)).await? {
        Turning::Done(reference) => Ok(see_other(&paths.receipt(&reference))),
        Turning::Gone => Err(Problem::NotFound),
        Turning::Stale => {
            let again = (filled.input, FormErrors::default());
            draw(&acting, &services, (paths, id), Way::Back, again, StatusCode::CONFLICT).await
        }
    }
}
