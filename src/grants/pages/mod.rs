//! Handlers: gate, parse, act, answer.

mod access;
mod bulk;
mod choose;
mod end_date;
mod first;
mod remove;
mod who;

use sqlx::PgConnection;

use super::paths;
use crate::{
    access::{Acting, Right},
    kernel::{Environment, ScopeId},
    scopes::facts::{self, ScopeFacts},
    web::{Problem, Routes},
};

pub(crate) use access::{AccessForm, SectionQuery, give, section};
pub(super) use bulk::BulkForm;
pub(crate) use choose::{ChoosingForm, Led, MOST_TICKED, choose};
pub(super) use end_date::EndDateForm;
pub(crate) use first::{MOST_FIRST, first_list};
pub(super) use remove::RemoveForm;
pub(crate) use remove::ask_removal;

pub(super) fn routes(routes: &mut Routes<'_>) {
    routes
        .get(paths::LOOK_UP, access::look_up)
        .get(paths::ACCESSES_CSV, access::csv)
        .get(paths::WHO, who::who)
        .get(paths::FORMER, who::former)
        .post(paths::REMOVE, remove::remove)
        .get(paths::END_DATE, end_date::ask)
        .post(paths::END_DATE, end_date::change)
        .get(paths::BULK, bulk::form)
        .post_with_file(paths::BULK, bulk::keep)
        .get(paths::BULK_LIST, bulk::check)
        .post(paths::BULK_LIST, bulk::confirm)
        .get(paths::BULK_CSV, bulk::csv);
}

/// The scope of the address, if it is the organisation's own and in this environment. Another organisation's answers like one that is not
/// there.
async fn find<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    place: (Environment, ScopeId),
) -> Result<ScopeFacts, Problem> {
    facts::find(db, acting, place).await?.ok_or(Problem::NotFound)
}
