use askama::Template;
use uuid::Uuid;

use super::super::{
    model::{Delegation, HolderId, Redate, WhyTwo},
    pages::EndDateForm,
    paths::query,
    store::HolderDetails,
    texts::{EndDateTexts, Texts, kind_of, until, why_two},
};
use crate::{
    access::{Acting, DelegateScopes},
    kernel::{ChangeSetId, Lang},
    ledger::FormKey,
    web::{Crumb, FormErrors, Layout, Section},
};

/// Something the holder has.
#[derive(Debug)]
pub(crate) struct Choice {
    id: Uuid,
    title: String,
    kind: &'static str,
    test: bool,
    /// Until when it has it.
    hint: String,
    chosen: bool,
}

impl Choice {
    fn new(lang: Lang, held: &Delegation, chosen: &[Uuid]) -> Self {
        Self {
            id: held.id,
            title: held.title.in_lang(lang).to_owned(),
            kind: kind_of(lang, &held.what),
            test: held.what.is_test(),
            hint: EndDateTexts(lang).now(until(lang, held.ends_on)),
            chosen: chosen.contains(&held.id),
        }
    }
}

/// Something that gets another last day.
#[derive(Debug)]
pub(crate) struct RedatedRow {
    pub title: String,
    pub kind: &'static str,
    pub test: bool,
    pub before: String,
    pub after: String,
}

impl RedatedRow {
    pub(super) fn new(lang: Lang, Redate { delegation, after }: &Redate) -> Self {
        Self {
            title: delegation.title.in_lang(lang).to_owned(),
            kind: kind_of(lang, &delegation.what),
            test: delegation.what.is_test(),
            before: until(lang, delegation.ends_on),
            after: until(lang, *after),
        }
    }
}

fn layout(acting: &Acting<DelegateScopes>, heading: &'static str, id: HolderId, name: &str) -> Layout {
    let paths = acting.paths();
    let crumbs = vec![
        Crumb::new(Texts(acting.lang()).list(), paths.delegations()),
        Crumb::new(name.to_owned(), paths.holder(id)),
    ];
    Layout::acting(acting, Section::Delegations, heading).under(crumbs)
}

/// *Endre sluttdato*: of what, and which.
#[derive(Debug, Template)]
#[template(path = "delegations/end_date.html")]
pub(crate) struct EndDateView {
    layout: Layout,
    t: EndDateTexts,
    action: String,
    back: String,
    errors: FormErrors,
    form: EndDateForm,
    name: String,
    choices: Vec<Choice>,
    /// Other end dates that wait for a colleague: where each can be seen, for whoever may.
    waiting: Vec<Option<String>>,
}

impl EndDateView {
    pub(crate) fn new(
        acting: &Acting<DelegateScopes>,
        (id, holder): (HolderId, HolderDetails),
        held: &[Delegation],
        form: EndDateForm,
        errors: FormErrors,
    ) -> Self {
        let (t, paths) = (EndDateTexts(acting.lang()), acting.paths());
        let waiting = holder.waiting_days.iter().filter(|(row, _)| holder.keeps_day(*row));
        let mut waiting: Vec<ChangeSetId> = waiting.map(|(_, draft)| *draft).collect();
        waiting.sort_unstable();
        waiting.dedup();
        let is_own = |draft: ChangeSetId| holder.others.iter().any(|it| it.is_own && it.proposed == Some(draft));
        let opens = |draft: &ChangeSetId| is_own(*draft) || acting.mandate().may_serve(id);
        let waiting = waiting.into_iter().map(|draft| Some(draft).filter(opens).map(|draft| paths.review(draft)));
        let (waiting, name) = (waiting.collect(), holder.name);
        Self {
            layout: layout(acting, t.change_end(), id, &name).with_faults(!errors.is_empty()),
            t,
            action: paths.end_date(id, ""),
            back: paths.holder(id),
            errors,
            choices: held.iter().map(|held| Choice::new(paths.lang, held, &form.rad)).collect(),
            form,
            name,
            waiting,
        }
    }
}

/// What it does, before it is done.
#[derive(Debug, Template)]
#[template(path = "delegations/end_date_check.html")]
pub(crate) struct EndDateCheck {
    layout: Layout,
    t: EndDateTexts,
    key: String,
    action: String,
    /// Back to the form, filled in as it was.
    choices: String,
    back: String,
    name: String,
    redates: Vec<RedatedRow>,
    /// Why it takes two persons and is proposed only, if it does.
    by_two: Option<String>,
    fields: Vec<(&'static str, String)>,
}

impl EndDateCheck {
    pub(crate) fn new(
        acting: &Acting<DelegateScopes>,
        (id, name): (HolderId, String),
        (redates, takes_two): (&[Redate], Option<WhyTwo>),
        form: &EndDateForm,
    ) -> Self {
        let (t, paths) = (EndDateTexts(acting.lang()), acting.paths());
        let fields = form.fields();
        let filled_in: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Self {
            layout: layout(acting, t.check_heading(), id, &name),
            t,
            key: FormKey::draw(),
            action: paths.end_date(id, ""),
            choices: paths.end_date(id, &query(&filled_in)),
            back: paths.holder(id),
            redates: redates.iter().map(|redate| RedatedRow::new(paths.lang, redate)).collect(),
            by_two: takes_two.map(|why| why_two(paths.lang, why, &name)),
            name,
            fields,
        }
    }
}
