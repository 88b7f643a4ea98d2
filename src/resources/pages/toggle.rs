use actix_web::{http::StatusCode, web::Data};
use serde::Deserialize;

use super::{
    super::{
        actions::{self, ToggleError},
        model::MESSAGE_LENGTH,
        paths::Paths,
        store,
        texts::Texts,
        views::{ToggleView, takes_typing},
    },
    find,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::{ApiResourceId, Ref},
    platform::Services,
    web::{self, FormErrors, OfThing, Posted, Problem, page_with, place, see_other},
};

/// Consumers that are named on the page.
const NAMED: i64 = 50;

/// The answers, as they were sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ToggleForm {
    pub versjon: i32,
    pub melding: String,
    pub bekreft: String,
}

async fn draw(
    acting: &Acting<ManageScopes>,
    services: &Services,
    (paths, id): (Paths, ApiResourceId),
    is_out: bool,
    (form, errors): (ToggleForm, FormErrors),
    status: StatusCode,
) -> web::Result {
    let resource = find(services, acting, (paths.environment, id)).await?;
    // There is nothing to ask about a resource that is as it should be.
    if resource.deactivated.is_some() == is_out {
        return Ok(see_other(&paths.resource(&id)));
    }
    let reach = store::reach(&mut *acting.db().await?, id, NAMED, services.clock.today()).await?;
    let is_stale = status == StatusCode::CONFLICT;
    page_with(status, &ToggleView::new(acting, paths, is_out, &resource, &reach, form, errors, is_stale))
}

fn empty() -> (ToggleForm, FormErrors) {
    (ToggleForm::default(), FormErrors::default())
}

/// *Deaktiver?* What comes to rest.
pub(super) async fn ask_deactivate(
    acting: Acting<ManageScopes>,
    path: OfThing,
    services: Data<Services>,
) -> web::Result {
    draw(&acting, &services, place(&acting, path)?, true, empty(), StatusCode::OK).await
}

/// *Ta i bruk igjen?* What counts again.
pub(super) async fn ask_reactivate(
    acting: Acting<ManageScopes>,
    path: OfThing,
    services: Data<Services>,
) -> web::Result {
    draw(&acting, &services, place(&acting, path)?, false, empty(), StatusCode::OK).await
}

/// Takes it out of use.
pub(super) async fn deactivate(
    acting: Acting<ManageScopes>,
    path: OfThing,
    form: Posted<ToggleForm>,
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
    let reach = store::reach(&mut *acting.db().await?, id, 1, services.clock.today()).await?;
    if takes_typing(&resource, &reach) && filled.input.bekreft.trim() != resource.identifier {
        errors.add("bekreft", t.type_name(&resource.identifier));
    }
    let message = Some(message.to_owned()).filter(|message| !message.is_empty());
    let (revision, key) = (filled.input.versjon, filled.key());
    if !errors.is_empty() {
        let again = (filled.input, errors);
        return draw(&acting, &services, (paths, id), true, again, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let place = (paths.environment, id);
    let done = actions::deactivate(&services, &acting, key, place, revision, message).await;
    answer(&acting, &services, (paths, id), true, filled.input, done).await
}

/// Takes it into use again.
pub(super) async fn reactivate(
    acting: Acting<ManageScopes>,
    path: OfThing,
    form: Posted<ToggleForm>,
    services: Data<Services>,
) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let filled = form.read(acting.login())?;
    let (place, revision) = ((paths.environment, id), filled.input.versjon);
    let done = actions::reactivate(&services, &acting, filled.key(), place, revision).await;
    answer(&acting, &services, (paths, id), false, filled.input, done).await
}

/// The receipt, or the page once more if the resource is not as the user saw it.
async fn answer(
    acting: &Acting<ManageScopes>,
    services: &Services,
    (paths, id): (Paths, ApiResourceId),
    is_out: bool,
    form: ToggleForm,
    done: Result<Ref, ToggleError>,
) -> web::Result {
    match done {
        Ok(reference) => Ok(see_other(&paths.receipt(&reference))),
        Err(ToggleError::Failed(e)) => Err(e.into()),
        Err(ToggleError::Gone) => Err(Problem::NotFound),
        Err(ToggleError::Stale) => {
            let again = (form, FormErrors::default());
            draw(acting, services, (paths, id), is_out, again, StatusCode::CONFLICT).await
        }
    }
}
