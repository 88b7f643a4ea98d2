//! Handlers: gate, parse, act, answer.

mod copy;
mod edit;
mod list;
mod scope;
mod toggle;

use sqlx::PgConnection;

use super::{model::Scope, paths, store};
use crate::{
    access::{Acting, Right},
    in_use,
    kernel::{Environment, ScopeId},
    sitemap,
    web::{Problem, Routes},
};

pub(super) use copy::CopyForm;
pub(super) use toggle::ToggleForm;

pub(super) fn routes(routes: &mut Routes<'_>) {
    routes
        .get(paths::LIST, list::list)
        .get(paths::LIST_CSV, list::csv)
        .get(paths::NEW, edit::new)
        .post(paths::NEW, edit::create)
        .get(paths::CHECK, edit::check)
        .get(paths::SCOPE, scope::scope)
        .get(paths::EDIT, edit::edit)
        .post(paths::EDIT, edit::save)
        .get(paths::COPY, copy::look_over)
        .post(paths::COPY, copy::copy)
        .get(paths::DEACTIVATE, in_use::ask_deactivate::<Scope>)
        .post(paths::DEACTIVATE, in_use::deactivate::<Scope>)
        .post(paths::CANCEL_PLAN, toggle::cancel_plan)
        .get(paths::REACTIVATE, in_use::ask_reactivate::<Scope>)
        .post(paths::REACTIVATE, in_use::reactivate::<Scope>)
        .post(paths::ACCESSES, scope::give)
        .post(sitemap::grants::STAGING, scope::choose)
        .get(sitemap::grants::REMOVE, scope::ask_removal);
}

/// The scope of the address, if it is the organisation's own and in this environment. Another organisation's answers like one that is not
/// there.
async fn find<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    (environment, id): (Environment, ScopeId),
) -> Result<Scope, Problem> {
    store::get(db, acting, environment, id).await?.ok_or(Problem::NotFound)
}
