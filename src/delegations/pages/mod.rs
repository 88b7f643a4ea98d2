//! Handlers: gate, parse, act, answer. One file for each page, with its form.

mod awaited;
mod end_date;
mod give;
mod grants;
mod holder;
mod list;
mod people;
mod received;
mod review;

pub(super) use self::{awaited::Fault, end_date::EndDateForm, give::GiveForm, grants::GrantForm, review::ConfirmForm};
use super::paths;
use crate::web::Routes;

pub(super) fn routes(routes: &mut Routes<'_>) {
    routes
        .get(paths::LIST, list::list)
        .get(paths::LIST_CSV, list::csv)
        .get(paths::NEW, give::form)
        .post(paths::NEW, give::draft)
        .get(paths::LOOK_UP, give::look_up)
        .get(paths::NEW_PERSON, people::new)
        .post(paths::NEW_PERSON, people::find)
        .get(paths::REVIEW, review::review)
        .post(paths::REVIEW, review::confirm)
        .get(paths::RECEIVED, received::received)
        .get(paths::RELINQUISH, received::ask)
        .post(paths::RELINQUISH, received::relinquish)
        .get(paths::HOLDER, holder::holder)
        .post(paths::STAGING, holder::stage)
        .get(paths::END_DATE, end_date::form)
        .post(paths::END_DATE, end_date::change)
        .get(paths::GRANT, grants::grants)
        .post(paths::GRANT, grants::draft_grants)
        .get(paths::AWAITED, awaited::next)
        .get(paths::IS_IT_YOU, awaited::ask)
        .post(paths::IS_IT_YOU, awaited::answer);
}
