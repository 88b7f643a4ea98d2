use askama::Template;
use jiff::civil::Date;
use uuid::Uuid;

use super::super::{
    actions::digest_of_ends,
    model::Access,
    pages::EndDateForm,
    paths::Paths,
    texts::{EndDates, Texts},
};
use crate::{
    access::{Acting, ManageScopes},
    ledger::FormKey,
    scopes::facts::ScopeFacts,
    web::{FormErrors, Layout, day, frame},
};

/// An access, its last day now and the one it is to have.
#[derive(Debug)]
struct Line {
    id: Uuid,
    name: String,
    number: String,
    now: String,
    then: String,
}

/// *Endre sluttdato*.
#[derive(Debug, Template)]
#[template(path = "grants/end_date.html")]
pub(crate) struct EndDateView {
    layout: Layout,
    t: Texts,
    e: EndDates,
    key: String,
    errors: FormErrors,
    form: EndDateForm,
    lead: String,
    lines: Vec<Line>,
    /// Has the user said a last day that the accesses can have? Then before and after are looked over.
    is_checked: bool,
    has_end: bool,
    seen: String,
    action: String,
    back: String,
}

impl EndDateView {
    pub(crate) fn new(
        acting: &Acting<ManageScopes>,
        paths: Paths,
        scope: &ScopeFacts,
        (form, errors): (EndDateForm, FormErrors),
        accesses: &[Access],
        (is_checked, ends_on): (bool, Option<Date>),
    ) -> Self {
        let (t, e, lang) = (Texts(paths.lang), EndDates(paths.lang), paths.lang);
        let last_day = |end: Option<Date>| end.map_or_else(|| t.no_end().to_owned(), |end| day(lang, end));
        let line = |access: &Access| Line {
            id: access.id.uuid(),
            name: access.consumer.name.clone(),
            number: access.consumer.number.grouped(),
            now: last_day(access.ends_on),
            then: if ends_on == access.ends_on { e.unchanged().to_owned() } else { last_day(ends_on) },
        };
        let below = [(scope.name().to_owned(), paths.scope(&scope.id()))];
        Self {
            layout: frame(acting, paths, e.change(), below).with_faults(!errors.is_empty()),
            t,
            e,
            key: FormKey::draw(),
            errors,
            lead: t.check_lead(scope.name()),
            lines: accesses.iter().map(line).collect(),
            is_checked,
            has_end: form.duration().counts() || form.varighet.is_none(),
            form,
            seen: digest_of_ends(accesses),
            action: paths.end_date(&scope.id()),
            back: paths.scope(&scope.id()),
        }
    }
}
