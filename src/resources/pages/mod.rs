//! Handlers: gate, parse, act, answer.

mod edit;
mod list;
mod toggle;

use actix_web::web::Path;

pub(super) use self::{edit::ResourceForm, toggle::ToggleForm};
use super::{
    model::Resource,
    paths::{self, Paths},
    store,
};
use crate::{
    access::{Acting, Right},
    kernel::{ApiResourceId, Environment},
    platform::Services,
    web::{Problem, Routes},
};

pub(super) fn routes(routes: &mut Routes<'_>) {
    routes
        .get(paths::LIST, list::list)
        .get(paths::NEW, edit::new)
        .post(paths::NEW, edit::create)
        .get(paths::RESOURCE, list::resource)
        .get(paths::EDIT, edit::edit)
        .post(paths::EDIT, edit::save)
        .get(paths::DEACTIVATE, toggle::ask_deactivate)
        .post(paths::DEACTIVATE, toggle::deactivate)
        .get(paths::REACTIVATE, toggle::ask_reactivate)
        .post(paths::REACTIVATE, toggle::reactivate);
}

/// Language, organisation and environment, and the resource where there is one.
type InEnvironment = Path<(String, String, String)>;
type OfResource = Path<(String, String, String, String)>;

fn paths_in<R: Right>(acting: &Acting<R>, environment: &str) -> Result<Paths, Problem> {
    let environment = environment.parse().map_err(|()| Problem::NotFound)?;
    Ok(Paths { lang: acting.context().lang, org: acting.org(), environment })
}

fn place<R: Right>(acting: &Acting<R>, path: OfResource) -> Result<(Paths, ApiResourceId), Problem> {
    let (_, _, environment, resource) = path.into_inner();
    Ok((paths_in(acting, &environment)?, resource.parse().map_err(|_| Problem::NotFound)?))
}

/// The resource of the address, if it is the organisation's own and in this environment. Somebody else's is not there.
async fn find<R: Right>(
    services: &Services,
    acting: &Acting<R>,
    (environment, id): (Environment, ApiResourceId),
) -> Result<Resource, Problem> {
    let found = store::get(&mut *acting.db().await?, acting, environment, id, services.clock.today()).await?;
    found.ok_or(Problem::NotFound)
}
