//! Handlers: gate, parse, act, answer.

mod ask;
mod giver;
mod own;
mod production;
mod supplier;

use serde::Deserialize;

pub(super) use self::{ask::AskForm, giver::Answer, production::ProductionForm};
use super::paths;
use crate::{asking::Part, kernel::RequestId, web::Routes};

pub(super) fn routes(routes: &mut Routes<'_>) {
    routes
        .get(paths::MINE, own::mine)
        .get(paths::ASK, ask::own)
        .post(paths::ASK, ask::send_own)
        .get(paths::LINK, own::link)
        .post(paths::LINK, own::change)
        .get(paths::QUEUE, giver::queue)
        .get(paths::ANSWER, giver::request)
        .post(paths::ANSWER, giver::answer)
        .get(paths::PRODUCTION, production::list)
        .get(paths::ASK_PRODUCTION, production::ask)
        .post(paths::ASK_PRODUCTION, production::send)
        .get(paths::OWN, production::own)
        .post(paths::OWN, production::change)
        .get(paths::OURS, supplier::ours)
        .get(paths::ASK_FOR, ask::supplier)
        .post(paths::ASK_FOR, ask::send_for)
        .get(paths::OUR, supplier::request)
        .post(paths::OUR, supplier::withdraw);
}

/// The query string of the lists.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ListQuery {
    vis: Part,
    etter: Option<RequestId>,
}
