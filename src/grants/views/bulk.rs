use askama::Template;

use super::super::{
    model::{Entry, LARGEST_LIST, Remark, Sorted, Verdict},
    pages::BulkForm,
    paths::Paths,
    store::Bulk,
    texts::Texts,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::JobId,
    ledger::{FormKey, LONG},
    scopes::facts::ScopeFacts,
    web::{FormErrors, Layout, day, day_parts, frame},
};

/// Lines of each verdict that are shown; the file has them all.
const SHOWN: usize = 100;

/// *Legg til mange*: the list.
#[derive(Debug, Template)]
#[template(path = "grants/bulk.html")]
pub(crate) struct ListForm {
    layout: Layout,
    t: Texts,
    key: String,
    errors: FormErrors,
    form: BulkForm,
    most: usize,
    /// The user's lists that are being worked on: how many, and where.
    jobs: Vec<(String, String)>,
    action: String,
    back: String,
}

impl ListForm {
    pub(crate) fn new(
        acting: &Acting<ManageScopes>,
        paths: Paths,
        scope: &ScopeFacts,
        form: BulkForm,
        errors: FormErrors,
    ) -> Self {
        let t = Texts(paths.lang);
        let below = [(scope.name().to_owned(), paths.scope(&scope.id()))];
        Self {
            layout: frame(acting, paths, t.bulk().to_owned(), below).with_faults(!errors.is_empty()),
            t,
            key: FormKey::draw(),
            errors,
            form,
            most: LARGEST_LIST,
            jobs: Vec::new(),
            action: paths.bulk(&scope.id()),
            back: paths.scope(&scope.id()),
        }
    }

    /// Does the form say until when, or why, or is something wrong there? Else that is folded away.
    fn has_terms(&self) -> bool {
        let f = &self.form;
        let is_typed = [&f.dag, &f.maned, &f.ar, &f.merknad].iter().any(|text| !text.is_empty());
        is_typed || ["dag", "maned", "ar", "merknad"].iter().any(|field| self.errors.of(field).is_some())
    }

    /// With the way back to lists that are being worked on.
    pub(crate) fn beside(mut self, paths: Paths, jobs: Vec<(JobId, i32)>) -> Self {
        let link = |(job, n): (JobId, i32)| (self.t.list_of(n), paths.job(job));
        self.jobs = jobs.into_iter().map(link).collect();
        self
    }
}

/// Where a line stands: in what was pasted, or in the file.
pub(crate) fn line_of(t: Texts, entry: &Entry) -> String {
    if entry.in_file { t.line_in_file(entry.line) } else { entry.line.to_string() }
}

/// What becomes of a line, in words.
pub(crate) fn verdict_name(t: Texts, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Ready => t.verdict_ready(),
        Verdict::Has => t.verdict_has(),
        Verdict::Own => t.verdict_own(),
        Verdict::Deleted => t.verdict_deleted(),
        Verdict::CheckDigit => t.verdict_check(),
        Verdict::Length => t.verdict_length(),
        Verdict::Rounded => t.verdict_rounded(),
        Verdict::Person => t.verdict_person(),
        Verdict::Unknown => t.verdict_unknown(),
        Verdict::Duplicate => t.verdict_duplicate(),
    }
}

/// What should be seen of an organisation, in words.
pub(crate) fn remark_tag(t: Texts, remark: Remark) -> &'static str {
    match remark {
        Remark::Bankrupt => t.bankrupt_tag(),
        Remark::SubUnit => t.sub_unit_tag(),
    }
}

/// The lines of one verdict.
#[derive(Debug)]
struct Group {
    name: &'static str,
    colour: &'static str,
    count: usize,
    /// Line, what stands there, whose it is, and what should be seen of them.
    lines: Vec<(String, String, String, Option<&'static str>)>,
    /// Is it known of any of them whose it is?
    has_names: bool,
    is_open: bool,
    rest: Option<String>,
}

/// *Kontroller listen*.
#[derive(Debug, Template)]
#[template(path = "grants/bulk_check.html")]
pub(crate) struct BulkView {
    layout: Layout,
    t: Texts,
    key: String,
    lead: String,
    /// The receipt, once the list is given.
    receipt: Option<String>,
    groups: Vec<Group>,
    until: String,
    note: String,
    /// The last day as the form has it, for the lines that are corrected.
    end_parts: [String; 3],
    digest: String,
    button: Option<String>,
    /// That there are bankrupt organisations and sub-units among those who are ready.
    remarks: Option<String>,
    /// That a long list is given in the background.
    long: Option<&'static str>,
    /// The lines that have to be corrected, to be filled in again.
    to_mend: String,
    is_stale: bool,
    /// The scope went out of use.
    is_inactive: bool,
    csv: String,
    action: String,
    again: String,
    back: String,
}

impl BulkView {
    pub(crate) fn new(
        acting: &Acting<ManageScopes>,
        paths: Paths,
        scope: &ScopeFacts,
        bulk: &Bulk,
        sorted: &Sorted,
        is_stale: bool,
    ) -> Self {
        let (lang, t) = (paths.lang, Texts(paths.lang));
        let (counts, is_done) = (sorted.counts(), bulk.done.is_some());
        let ready_lines = sorted.lines.iter().filter(|(.., verdict)| *verdict == Verdict::Ready);
        let noted = ready_lines.filter(|(entry, ..)| sorted.remark(entry).is_some()).count();
        let of = |verdict: Verdict| sorted.lines.iter().filter(move |(.., found)| *found == verdict);
        let groups = Verdict::ALL
            .into_iter()
            .filter_map(|verdict| {
                let count = *counts.get(&verdict)?;
                let lines: Vec<_> = of(verdict)
                    .take(SHOWN)
                    .map(|(entry, name, _)| {
                        let remark = sorted.remark(entry).map(|remark| remark_tag(t, remark));
                        (line_of(t, entry), entry.typed.clone(), name.clone().unwrap_or_default(), remark)
                    })
                    .collect();
                Some(Group {
                    name: match verdict {
                        Verdict::Ready if is_done => t.verdict_given(),
                        Verdict::Ready if !scope.active => t.verdict_waits(),
                        _ => verdict_name(t, verdict),
                    },
                    colour: match verdict {
                        Verdict::Ready if !is_done && !scope.active => "neutral",
                        Verdict::Ready => "success",
                        Verdict::Has | Verdict::Duplicate => "neutral",
                        Verdict::Deleted => "warning",
                        _ => "danger",
                    },
                    count,
                    has_names: lines.iter().any(|(_, _, name, _)| !name.is_empty()),
                    lines,
                    is_open: verdict.is_bad() || (verdict == Verdict::Ready && !is_done && noted > 0),
                    rest: (count > SHOWN).then(|| t.and_more(count - SHOWN)),
                })
            })
            .collect();
        let ready = counts.get(&Verdict::Ready).copied().unwrap_or_default();
        let (lines, given) = (sorted.lines.len(), i64::try_from(ready).unwrap_or(i64::MAX));
        let (heading, lead) = match (is_done, lines) {
            (true, _) => (t.receipt_given().to_owned(), t.list_given(t.organisations_in_words(given), scope.name())),
            (false, 1) => (t.check_list_one().to_owned(), t.check_lead(scope.name())),
            (false, lines) => (t.check_list(lines), t.check_lead(scope.name())),
        };
        let below = [(scope.name().to_owned(), paths.scope(&scope.id()))];
        let is_inactive = !scope.active && !is_done;
        let button = match ready {
            _ if is_inactive || is_done => None,
            0 => None,
            1 => Some(t.give_to_one().to_owned()),
            n => Some(t.give_to(n)),
        };
        Self {
            layout: frame(acting, paths, heading, below),
            t,
            key: FormKey::draw(),
            lead,
            receipt: bulk.done.as_ref().map(|(_, reference)| paths.receipt(reference)),
            groups,
            until: bulk.ends_on.map_or_else(|| t.no_end().to_owned(), |end| day(lang, end)),
            note: bulk.note.clone().unwrap_or_default(),
            end_parts: day_parts(bulk.ends_on),
            digest: sorted.digest(),
            remarks: match noted {
                _ if button.is_none() => None,
                0 => None,
                1 => Some(t.remarks_one().to_owned()),
                n => Some(t.remarks(n)),
            },
            long: (button.is_some() && ready > LONG).then(|| t.in_background()),
            button,
            to_mend: sorted.to_mend().join("\n"),
            is_stale,
            is_inactive,
            csv: paths.bulk_csv(&scope.id(), &bulk.id.uuid()),
            action: paths.bulk_list(&scope.id(), &bulk.id),
            again: paths.bulk(&scope.id()),
            back: paths.scope(&scope.id()),
        }
    }

    /// What the corrected lines keep of the form: the last day and the note.
    fn kept(&self) -> [(&'static str, &str); 4] {
        let [day, month, year] = &self.end_parts;
        [("dag", day), ("maned", month), ("ar", year), ("merknad", &self.note)]
    }
    fn mend_help(&self) -> &'static str {
        if self.receipt.is_some() { self.t.mend_rest_help() } else { self.t.mend_help() }
    }
}
