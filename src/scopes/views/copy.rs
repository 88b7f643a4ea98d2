use askama::Template;
use jiff::civil::Date;
use uuid::Uuid;

use super::super::{
    model::Scope,
    pages::CopyForm,
    paths::Paths,
    settings::fields,
    texts::{Copying, Texts},
};
use crate::{
    access::{Acting, ManageScopes},
    grants::{Candidate, CopyStatus, digest, ready},
    kernel::Environment,
    ledger::FormKey,
    web::{Difference, FormErrors, Layout, day, differences, frame},
};

/// As many as can be chosen among on a page; more are chosen in a list.
const CHOSEN_FROM: usize = 100;

/// An organisation whose access can come along.
#[derive(Debug)]
struct Line {
    id: Uuid,
    name: String,
    number: String,
    terms: String,
    chosen: bool,
}

/// *Kopier til produksjon*.
#[derive(Debug, Template)]
#[template(path = "scopes/copy.html")]
pub(crate) struct CopyView {
    layout: Layout,
    t: Texts,
    c: Copying,
    key: String,
    errors: FormErrors,
    form: CopyForm,
    is_stale: bool,
    lead: &'static str,
    /// The settings, where the scope is to be created.
    made: Vec<(&'static str, String)>,
    differences: Vec<Difference>,
    /// The scope in production: its page, and where it can be taken into use.
    there: Option<String>,
    inactive: Option<String>,
    about: Vec<String>,
    all: Option<String>,
    lines: Vec<Line>,
    /// Where those who are too many to choose among are chosen: the file, and the list.
    too_many: Option<(String, Option<String>)>,
    versions: (i32, i32),
    seen: String,
    button: Option<&'static str>,
    action: String,
    back: String,
}

impl CopyView {
    pub(crate) fn new(
        acting: &Acting<ManageScopes>,
        paths: Paths,
        (test, prod): (&Scope, Option<&Scope>),
        candidates: Vec<Candidate>,
        form: CopyForm,
        errors: FormErrors,
        is_stale: bool,
    ) -> Self {
        let today = acting.today();
        let (t, c) = (Texts(paths.lang), Copying(paths.lang));
        let to = Paths { environment: Environment::Prod, ..paths };
        let about = about(c, &candidates, today);
        let ready = ready(candidates, today);
        let seen = digest(&ready);
        let inactive = prod.filter(|prod| prod.deactivated.is_some()).map(|prod| to.reactivate_scope(&prod.id));
        let many = ready.len();
        let offered = inactive.is_none() && many > 0;
        let here = fields(t, &test.settings);
        let there = prod.map(|prod| fields(t, &prod.settings));
        let differences = there.map(|there| differences(here.clone(), there)).unwrap_or_default();
        let mut made = if prod.is_none() { here } else { Vec::new() };
        made.retain(|(_, value)| !value.is_empty());
        let below = [(test.name.clone(), paths.scope(&test.id))];
        Self {
            layout: frame(acting, paths, t.copy_heading(&test.name), below).with_faults(!errors.is_empty()),
            t,
            c,
            key: FormKey::draw(),
            is_stale,
            lead: if prod.is_none() { c.is_new() } else { c.is_there() },
            made,
            button: match prod {
                None => Some(c.make()),
                Some(_) if offered || !differences.is_empty() => Some(t.copy()),
                Some(_) => None,
            },
            differences,
            there: prod.map(|prod| to.scope(&prod.id)),
            inactive,
            about,
            all: offered.then(|| c.all(many)),
            too_many: (offered && many > CHOSEN_FROM)
                .then(|| (paths.accesses_csv(&test.id), prod.map(|prod| to.bulk(&prod.id)))),
            lines: if offered && many <= CHOSEN_FROM { lines(c, paths, ready, &form) } else { Vec::new() },
            versions: (test.version, prod.map_or(0, |prod| prod.version)),
            seen,
            action: paths.copy_scope(&test.id),
            back: paths.scope(&test.id),
            errors,
            form,
        }
    }
}

fn lines(c: Copying, paths: Paths, ready: Vec<Candidate>, form: &CopyForm) -> Vec<Line> {
    let line = |candidate: Candidate| {
        let until = candidate.ends_on.map(|end| c.until(day(paths.lang, end)));
        let terms: Vec<String> = until.into_iter().chain(candidate.note).collect();
        Line {
            chosen: form.tilgang.contains(&candidate.id),
            id: candidate.id,
            name: candidate.consumer.name,
            number: candidate.consumer.number.grouped(),
            terms: terms.join(". "),
        }
    };
    ready.into_iter().map(line).collect()
}

/// How many could come along, and why others do not.
fn about(c: Copying, candidates: &[Candidate], today: Date) -> Vec<String> {
    let count = |status: CopyStatus| candidates.iter().filter(|candidate| candidate.status(today) == status).count();
    let sentences = [
        match count(CopyStatus::Ready) {
            0 if candidates.is_empty() => Some(c.nobody_there().to_owned()),
            0 => Some(c.nobody_left().to_owned()),
            1 => Some(c.one_ready().to_owned()),
            n => Some(c.ready(n)),
        },
        match count(CopyStatus::Has) {
            0 => None,
            1 => Some(c.one_has().to_owned()),
            n => Some(c.have(n)),
        },
        (count(CopyStatus::Own) > 0).then(|| c.own().to_owned()),
        match count(CopyStatus::Deleted) {
            0 => None,
            1 => Some(c.one_deleted().to_owned()),
            n => Some(c.deleted(n)),
        },
        match count(CopyStatus::Ended) {
            0 => None,
            1 => Some(c.one_ended().to_owned()),
            n => Some(c.ended(n)),
        },
    ];
    sentences.into_iter().flatten().collect()
}
