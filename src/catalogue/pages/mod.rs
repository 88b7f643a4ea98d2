//! Handlers: gate, parse, act, answer.

mod catalogue;
mod held;
mod own;
mod queue;

pub(super) use self::{catalogue::AskForm, queue::AnswerForm};
use super::paths;
use crate::web::{Routes, paths_in};

pub(super) fn routes(routes: &mut Routes<'_>) {
    routes
        .get(paths::HELD, held::list)
        .get(paths::HELD_CSV, held::csv)
        .get(paths::OUR, own::request)
        .post(paths::OUR, own::withdraw)
        .get(paths::CATALOGUE, catalogue::list)
        .get(paths::SCOPE, catalogue::scope)
        .post(paths::SCOPE, catalogue::ask)
        .get(paths::QUEUE, queue::list)
        .get(paths::ANSWER, queue::request)
        .post(paths::ANSWER, queue::answer);
}
