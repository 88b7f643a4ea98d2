//! Handlers: gate, parse, act, answer.

mod give;
mod list;
mod received;

use super::paths;
use crate::web::Routes;

pub(super) fn routes(routes: &mut Routes<'_>) {
    routes
        .get(paths::LIST, list::list)
        .get(paths::LIST_CSV, list::csv)
        .get(paths::NEW, give::form)
        .post(paths::NEW, give::draft)
        .get(paths::LOOK_UP, give::look_up)
        .get(paths::REVIEW, give::review)
        .post(paths::REVIEW, give::confirm)
        .get(paths::RECEIPT, give::receipt)
        .get(paths::RECEIVED, received::received)
        .get(paths::RELINQUISH, received::ask)
        .post(paths::RELINQUISH, received::relinquish)
        .get(paths::HOLDER, list::holder);
}
