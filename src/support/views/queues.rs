use askama::Template;

use super::{
    super::{
        paths,
        store::{JobRow, Queues},
        texts::Texts,
    },
    below_desk,
};
use crate::{
    access::Staff,
    kernel::{Lang, mask_national_ids},
    sitemap,
    web::{FormErrors, Layout, day, long_day},
};

/// A domain that waits.
#[derive(Debug)]
struct DomainLine {
    domain: String,
    org: String,
    href: String,
    since: String,
    command: String,
}

/// An organisation that has not signed the terms in time.
#[derive(Debug)]
struct TermsLine {
    org: String,
    href: String,
    version: String,
    due: String,
}

/// A mail or a job that stands.
#[derive(Debug)]
struct JobLine {
    kind: String,
    state: &'static str,
    since: String,
    error: String,
    command: String,
}

impl JobLine {
    fn new(lang: Lang, row: &JobRow, command: &str) -> Self {
        let t = Texts(lang);
        Self {
            kind: row.kind.clone(),
            state: if row.is_dead { t.is_dead() } else { t.is_stuck() },
            since: long_day(lang, row.at),
            error: mask_national_ids(row.error.as_deref().unwrap_or_default()),
            command: format!("{command} {}", row.id),
        }
    }
}

/// What waits, and the command that puts it right.
#[derive(Debug, Template)]
#[template(path = "support/queues.html")]
pub(in super::super) struct QueuesView {
    layout: Layout,
    t: Texts,
    errors: FormErrors,
    prefixes: i64,
    prefix_queue: String,
    domains: Vec<DomainLine>,
    terms: Vec<TermsLine>,
    /// Said where there are more.
    more_terms: Option<String>,
    /// Mails and jobs: the id and the heading of the queue, what to say where nothing waits, and what does.
    stuck: [(&'static str, &'static str, &'static str, Vec<JobLine>); 2],
}

impl QueuesView {
    pub fn new(staff: &Staff, queues: Queues) -> Self {
        let (lang, t) = (staff.lang(), Texts(staff.lang()));
        let domains = queues.domains.into_iter().map(|row| DomainLine {
            command: format!("portner domains add --org {} {}", row.org.number, row.domain),
            domain: row.domain,
            href: paths::organisation(lang, row.org.number),
            org: row.org.with_number(),
            since: long_day(lang, row.at),
        });
        let shown = i64::try_from(queues.terms.len()).unwrap_or(i64::MAX);
        let more_terms = (shown < queues.counts.terms).then(|| t.first_of(shown, queues.counts.terms));
        let terms = queues.terms.into_iter().map(|row| TermsLine {
            href: paths::organisation(lang, row.org.number),
            org: row.org.with_number(),
            version: row.version,
            due: day(lang, row.due),
        });
        let lines = |rows: &[JobRow], command| rows.iter().map(|row| JobLine::new(lang, row, command)).collect();
        Self {
            layout: below_desk(staff, t.queues()),
            t,
            errors: FormErrors::default(),
            prefixes: queues.counts.prefixes,
            prefix_queue: sitemap::prefixes::queue(lang),
            domains: domains.collect(),
            terms: terms.collect(),
            more_terms,
            stuck: [
                ("e-post", t.mails(), t.no_mails(), lines(&queues.mails, "portner mail again")),
                ("jobber", t.jobs(), t.no_jobs(), lines(&queues.jobs, "portner jobs retry")),
            ],
        }
    }
}
