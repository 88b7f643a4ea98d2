use actix_web::{http::StatusCode, web::Data};

use super::{
    super::{
        actions::{self, Turning},
        model::MESSAGE_LENGTH,
        paths::Paths,
        store,
        texts::Texts,
        views::{TurnForm, TurnView, takes_typing},
    },
    OfResource, find, leave, place,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::ApiResourceId,
    platform::Services,
    web::{self, FormErrors, Posted, Problem, page_with, see_other},
};

/// Consumers that are named on the page.
const NAMED: i64 = 50;

async fn draw(
    acting: &Acting<ManageScopes>,
    services: &Services,
    (paths, id): (Paths, ApiResourceId),
    is_out: bool,
    (form, errors): (TurnForm, FormErrors),
    status: StatusCode,
) -> web::Result {
    let resource = find(services, acting, (paths.environment, id)).await?;
    // There is nothing to ask about a resource that is as it should be.
    if resource.deactivated.is_some() == is_out {
        return Ok(see_other(&paths.resource(&id)));
    }
    let mut db = services.db.acquire().await?;
    let reach = store::reach(&mut db, id, NAMED, services.clock.today()).await?;
    let is_stale = status == StatusCode::CONFLICT;
    page_with(status, &TurnView::new(acting, paths, is_out, &resource, &reach, form, errors, is_stale))
}

fn empty() -> (TurnForm, FormErrors) {
    (TurnForm::default(), FormErrors::default())
}

/// *Deaktiver?* What comes to rest.
pub(super) async fn ask_deactivate(
    acting: Acting<ManageScopes>,
    path: OfResource,
    services: Data<Services>,
) -> web::Result {
    draw(&acting, &services, place(&acting, path)?, true, empty(), StatusCode::OK).await
}

/// *Ta i bruk igjen?* What counts again.
pub(super) async fn ask_reactivate(
    acting: Acting<ManageScopes>,
    path: OfResource,
    services: Data<Services>,
) -> web::Result {
    draw(&acting, &services, place(&acting, path)?, false, empty(), StatusCode::OK).await
}

/// Takes it out of use.
pub(super) async fn deactivate(
    acting: Acting<ManageScopes>,
    path: OfResource,
    form: Posted<TurnForm>,
    services: Data<Services>,
) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let filled = form.read(acting.login())?;
    let (t, mut errors) = (Texts(paths.lang), FormErrors::default());
    let resource = find(&services, &acting, (paths.environment, id)).await?;
    let message = filled.input.melding.trim();
    if message.chars().count() > MESSAGE_LENGTH {
        errors.add("melding", t.too_long(MESSAGE_LENGTH));
    }
    let mut db = services.db.acquire().await?;
    let reach = store::reach(&mut db, id, 1, services.clock.today()).await?;
    drop(db);
    if takes_typing(&resource, &reach) && filled.input.bekreft.trim() != resource.identifier {
        errors.add("bekreft", t.type_name(&resource.identifier));
    }
    let message = Some(message.to_owned()).filter(|message| !message.is_empty());
    let (revision, key) = (filled.input.versjon, leave(&filled));
    if !errors.is_empty() {
        let again = (filled.input, errors);
        return draw(&acting, &services, (paths, id), true, again, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let place = (paths.environment, id);
    let done = actions::deactivate(&services, &acting, place, revision, message, key).await?;
    settled(&acting, &services, (paths, id), true, filled.input, done).await
}

/// Takes it into use again.
pub(super) async fn reactivate(
    acting: Acting<ManageScopes>,
    path: OfResource,
    form: Posted<TurnForm>,
    services: Data<Services>,
) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let filled = form.read(acting.login())?;
    let (place, revision) = ((paths.environment, id), filled.input.versjon);
    let done = actions::reactivate(&services, &acting, place, revision, leave(&filled)).await?;
    settled(&acting, &services, (paths, id), false, filled.input, done).await
}

async fn settled(
    acting: &Acting<ManageScopes>,
    services: &Services,
    (paths, id): (Paths, ApiResourceId),
    is_out: bool,
    form: TurnForm,
    done: Turning,
) -> web::Result {
    match done {
        Turning::Done(reference) => Ok(see_other(&paths.receipt(&reference))),
        Turning::Gone => Err(Problem::NotFound),
        Turning::Stale => {
            let again = (form, FormErrors::default());
            draw(acting, services, (paths, id), is_out, again, StatusCode::CONFLICT).await
        }
    }
}
