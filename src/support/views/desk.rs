use askama::Template;

use super::super::{
    model::{Hit, HitKind, Subject},
    paths,
    store::{Counts, LookUp, Mine, Watch},
    texts::{CardTexts, FoundTexts, Texts},
};
use crate::{
    access::Staff,
    kernel::{Lang, OrgNumber, Ref},
    sitemap,
    web::{FormErrors, Layout, long_day},
};

/// Something to open.
#[derive(Debug)]
pub(in super::super) struct HitLine {
    kind: &'static str,
    name: String,
    /// Whose it is, or where.
    of: String,
    pub href: String,
}

/// What was found, as a link. `None`: its id cannot be one.
pub(in super::super) fn hit_of(lang: Lang, hit: &Hit) -> Option<HitLine> {
    let t = Texts(lang);
    let (kind, href, of) = match hit.kind {
        HitKind::Organisation => {
            let org: OrgNumber = hit.id.parse().ok()?;
            let of = [org.grouped(), hit.of.clone()].into_iter().filter(|part| !part.is_empty());
            (t.kind_organisation(), paths::organisation(lang, org), of.collect::<Vec<_>>().join(", "))
        }
        HitKind::Client => (t.kind_client(), paths::client(lang, hit.id.parse().ok()?), hit.of.clone()),
        HitKind::Scope => (t.kind_scope(), paths::scope(lang, hit.id.parse().ok()?), hit.of.clone()),
    };
    let of = if hit.is_test { format!("{of} ({})", CardTexts(lang).test()) } else { of };
    Some(HitLine { kind, name: hit.name.clone(), of, href })
}

/// A change in the log of an organisation.
pub(in super::super) fn hit_of_change(lang: Lang, org: OrgNumber, name: String, reference: &Ref) -> HitLine {
    let href = paths::timeline(lang, org, "", reference.as_str(), "");
    HitLine { kind: Texts(lang).kind_change(), name, of: org.grouped(), href }
}

/// What came of a text that is not one thing.
#[derive(Debug)]
pub(in super::super) struct Found {
    /// What it was taken for.
    pub reading: &'static str,
    pub hits: Vec<HitLine>,
    /// What to try where there are none.
    pub tip: &'static str,
    /// The look-up of the person behind it.
    pub person: Option<String>,
    /// Where the fields of a question are filled in.
    pub fields: Option<String>,
}

/// A queue: its name, how much waits, and where it is.
type QueueLine = (&'static str, i64, String);

/// The desk.
#[derive(Debug, Template)]
#[template(path = "support/desk.html")]
pub(in super::super) struct DeskView {
    layout: Layout,
    t: Texts,
    found_texts: FoundTexts,
    typed: String,
    errors: FormErrors,
    found: Option<Found>,
    alarms: Vec<String>,
    /// `None`: an answer stands there instead.
    front: Option<(Vec<HitLine>, Vec<QueueLine>)>,
}

impl DeskView {
    pub fn new(staff: &Staff) -> Self {
        let (lang, t) = (staff.lang(), Texts(staff.lang()));
        Self {
            layout: Layout::signed_in(staff.visitor(), t.heading()).with_support(true),
            t,
            found_texts: FoundTexts(lang),
            typed: String::new(),
            errors: FormErrors::default(),
            found: None,
            alarms: Vec::new(),
            front: None,
        }
    }

    pub fn with_front(mut self, (mine, watch): (Mine, Vec<Watch>), counts: Counts) -> Self {
        let (lang, t) = (self.layout.lang, self.t);
        let told = |it: Watch| t.alarm(it.name, it.look_ups, long_day(lang, it.at));
        self.alarms = watch.into_iter().map(told).collect();
        let queues = paths::queues(lang);
        let queues = vec![
            (t.prefixes(), counts.prefixes, sitemap::prefixes::queue(lang)),
            (t.domains(), counts.domains, format!("{queues}#domener")),
            (t.terms(), counts.terms, format!("{queues}#vilkar")),
            (t.mails(), counts.mails, format!("{queues}#e-post")),
            (t.jobs(), counts.jobs, format!("{queues}#jobber")),
        ];
        self.front = Some((mine.into_iter().filter_map(|it| look_up_of(lang, it)).collect(), queues));
        self
    }

    pub fn with_found(mut self, typed: &str, found: Found) -> Self {
        typed.clone_into(&mut self.typed);
        self.found = Some(found);
        self
    }

    pub fn with_errors(mut self, typed: &str, errors: FormErrors) -> Self {
        typed.clone_into(&mut self.typed);
        self.layout = self.layout.with_faults(!errors.is_empty());
        self.errors = errors;
        self
    }
}

/// A look-up of one's own, as a link. Of a person only the case is named.
fn look_up_of(lang: Lang, look_up: LookUp) -> Option<HitLine> {
    let t = Texts(lang);
    let LookUp { id, at, subject, org, thing, name, case_number } = look_up;
    let case = case_number.map(|number| t.case_of(number));
    let of = [Some(long_day(lang, at)), case].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let (kind, name, href) = match subject {
        Subject::Organisation => (t.kind_organisation(), name?, paths::organisation(lang, org?)),
        Subject::Log => (t.kind_log(), name?, paths::timeline(lang, org?, "", "", "")),
        Subject::Client => (t.kind_client(), name?, paths::client(lang, thing?.into())),
        Subject::Scope => (t.kind_scope(), name?, paths::scope(lang, thing?.into())),
        Subject::Person | Subject::Number => (t.kind_person(), t.a_person().to_owned(), paths::person(lang, id)),
    };
    Some(HitLine { kind, name, of, href })
}
