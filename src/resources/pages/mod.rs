//! Handlers: gate, parse, act, answer.

mod edit;
mod list;
mod toggle;

pub(super) use self::{edit::ResourceForm, toggle::ToggleForm};
use super::{model::Resource, paths, store};
use crate::{
    access::{Acting, Right},
    in_use,
    kernel::{ApiResourceId, Environment},
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
        .get(paths::DEACTIVATE, in_use::ask_deactivate::<Resource>)
        .post(paths::DEACTIVATE, in_use::deactivate::<Resource>)
        .get(paths::REACTIVATE, in_use::ask_reactivate::<Resource>)
        .post(paths::REACTIVATE, in_use::reactivate::<Resource>);
}

/// The resource of the address, if it is the organisation's own and in this environment. Somebody else's is not there.
async fn find<R: Right>(
    acting: &Acting<R>,
    (environment, id): (Environment, ApiResourceId),
) -> Result<Resource, Problem> {
    let found = store::get(&mut *acting.db().await?, acting, environment, id, acting.today()).await?;
    found.ok_or(Problem::NotFound)
}
