//! Handlers: gate, parse, look up, answer.

mod cards;
mod desk;
mod person;
mod queues;
mod timeline;

pub(super) use timeline::Asked;

use serde::Deserialize;

use super::{
    model::{CASE_LENGTH, REASON_LENGTH},
    paths,
    texts::Texts,
};
use crate::{
    kernel::Lang,
    usage::Case,
    web::{FormErrors, Routes},
};

pub(super) fn routes(routes: &mut Routes<'_>) {
    routes
        .get(paths::DESK, desk::desk)
        .post(paths::DESK, desk::look)
        .get(paths::ORGANISATION, cards::organisation)
        .get(paths::CLIENT, cards::client)
        .get(paths::SCOPE, cards::scope)
        .get(paths::TIMELINE, timeline::timeline)
        .post(paths::TIMELINE, timeline::open)
        .get(paths::PERSON, person::person)
        .post(paths::PERSON, person::open)
        .post(paths::NUMBER, person::number)
        .get(paths::QUEUES, queues::queues);
}

/// The case a look-up is for, as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CaseForm {
    pub saksnummer: String,
    pub grunn: String,
}

impl From<Case> for CaseForm {
    fn from(case: Case) -> Self {
        Self { saksnummer: case.number, grunn: case.reason }
    }
}

impl CaseForm {
    fn check(&self, lang: Lang) -> Result<Case, FormErrors> {
        let (t, mut errors) = (Texts(lang), FormErrors::default());
        let number = ("saksnummer", t.case_number(), self.saksnummer.as_str());
        let number = errors.required_line(lang, number, CASE_LENGTH, t.case_number_missing());
        let reason = ("grunn", t.case_reason(), self.grunn.as_str());
        let reason = errors.required_line(lang, reason, REASON_LENGTH, t.case_reason_missing());
        number.zip(reason).map(|(number, reason)| Case { number, reason }).filter(|_| errors.is_empty()).ok_or(errors)
    }
}
