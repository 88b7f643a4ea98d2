//! Handlers: gate, parse, act, answer.

mod catalogue;
mod held;
mod own;
mod queue;

pub(super) use self::{catalogue::AskForm, queue::AnswerForm};
use super::paths::{self, Paths};
use crate::{
    access::{Acting, Right},
    web::{Problem, Routes},
};

/// Lines in a file.
const FILE: i64 = 10_000;

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

fn paths_in<R: Right>(acting: &Acting<R>, environment: &str) -> Result<Paths, Problem> {
    let environment = environment.parse().map_err(|()| Problem::NotFound)?;
    Ok(Paths { lang: acting.context().lang, org: acting.org(), environment })
}
