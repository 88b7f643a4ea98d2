use std::borrow::Cow;

use askama::Template;
use jiff::Timestamp;
use serde::Serialize;

use super::{
    model::{Findings, Rung},
    paths,
    texts::Texts,
};
use crate::{
    access::Public,
    kernel::Lang,
    platform::{
        health::{Condition, Detail, Finding, Part},
        jobs::Job,
        mail::SendMail,
    },
    sitemap::help,
    web::{Crumb, Layout, clock_time, long_day},
};

/// A sentence.
type Line = Cow<'static, str>;

/// How one part is.
#[derive(Debug)]
struct PartView {
    name: &'static str,
    colour: &'static str,
    condition: &'static str,
    means: Line,
    /// Since when, and when it was checked.
    times: Vec<String>,
}

/// *Driftsstatus*.
#[derive(Debug, Template)]
#[template(path = "status/status.html")]
pub(super) struct StatusView {
    layout: Layout,
    t: Texts,
    colour: &'static str,
    heading: &'static str,
    body: &'static str,
    parts: Vec<PartView>,
    links: [Crumb; 3],
}

impl StatusView {
    pub fn new(visitor: &Public, findings: &Findings) -> Self {
        let lang = visitor.context().lang;
        let t = Texts(lang);
        let (colour, heading, body) = match Rung::of(findings) {
            Rung::Normal => ("success", t.normal(), t.normal_body()),
            Rung::Limited => ("warning", t.limited(), t.limited_body()),
            Rung::LoginClosed => ("warning", t.login_closed(), t.login_closed_body()),
            Rung::ReadOnly => ("warning", t.read_only(), t.read_only_body()),
            Rung::Down => ("danger", t.all_down(), t.all_down_body()),
            Rung::Unknown => ("info", t.not_checked(), t.not_checked_body()),
        };
        Self {
            layout: Layout::public(visitor, t.service_status()),
            t,
            colour,
            heading,
            body,
            parts: findings.iter().map(|(part, found)| PartView::new(lang, *part, *found)).collect(),
            links: [
                Crumb::new(t.help(), help::index(lang)),
                Crumb::new(t.contact(), help::contact(lang)),
                Crumb::new(t.for_machines(), paths::JSON),
            ],
        }
    }
}

impl PartView {
    fn new(lang: Lang, part: Part, found: Option<Finding>) -> Self {
        let t = Texts(lang);
        let condition = found.map_or(Condition::Unknown, |found| found.condition);
        let (colour, word) = match condition {
            Condition::Works => ("success", t.works()),
            Condition::Slow => ("warning", t.slow()),
            Condition::Down => ("danger", t.down()),
            Condition::Unknown => ("neutral", t.unknown()),
        };
        let detail = found.map_or(Detail::Nothing, |found| found.detail);
        let means = match detail {
            Detail::ReadOnly => t.database_read_only().into(),
            Detail::NotSet => t.mail_not_set().into(),
            _ => means(t, part, condition),
        };
        let means = match detail {
            Detail::Waiting(0) => format!("{means} {}", t.none_waits()).into(),
            Detail::Waiting(1) => format!("{means} {}", t.one_waits()).into(),
            Detail::Waiting(n) => format!("{means} {}", t.some_wait(n)).into(),
            Detail::UpdatedAt(at) => format!("{} {means}", t.updated(long_day(lang, at))).into(),
            Detail::NeverUpdated => t.never_updated().into(),
            Detail::Nothing | Detail::ReadOnly | Detail::NotSet => means,
        };
        let times = found.map(|found| {
            let since = long_day(lang, found.since);
            let since = if found.from_start { t.since_at_least(since) } else { t.since(since) };
            vec![since, t.checked(clock_time(found.checked_at))]
        });
        Self { name: name(t, part), colour, condition: word, means, times: times.unwrap_or_default() }
    }
}

fn name(t: Texts, part: Part) -> &'static str {
    match part {
        Part::Database => t.database(),
        Part::Login => t.login(),
        Part::TokenProd => t.token_prod(),
        Part::TokenTest => t.token_test(),
        Part::Mail => t.mail(),
        Part::Jobs => t.jobs(),
        Part::Register => t.register(),
    }
}

/// What it means for whoever reads.
fn means(t: Texts, part: Part, condition: Condition) -> Line {
    let [works, slow, down]: [Line; 3] = match part {
        Part::Database => [t.database_works(), t.database_slow(), t.database_down()].map(Line::from),
        Part::Login => [t.login_works(), t.login_slow(), t.login_down()].map(Line::from),
        Part::TokenProd | Part::TokenTest => [t.token_works(), t.token_slow(), t.token_down()].map(Line::from),
        Part::Mail => {
            let hours = SendMail::RETRY.within.as_secs() / 3600;
            [t.mail_works().into(), t.mail_slow().into(), t.mail_down(hours).into()]
        }
        Part::Jobs => [t.jobs_works(), t.jobs_slow(), t.jobs_down()].map(Line::from),
        Part::Register => [t.register_works(), t.register_late(), t.register_late()].map(Line::from),
    };
    match condition {
        Condition::Works => works,
        Condition::Slow => slow,
        Condition::Down => down,
        Condition::Unknown => t.nothing_known().into(),
    }
}

/// The same for machines.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    status: Rung,
    parts: Vec<PartReport>,
}

#[derive(Debug, Serialize)]
struct PartReport {
    part: Part,
    condition: Condition,
    since: Option<Timestamp>,
    checked_at: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    waiting: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated_at: Option<Timestamp>,
}

impl Report {
    pub fn new(findings: &Findings) -> Self {
        let part = |(part, found): &(Part, Option<Finding>)| PartReport {
            part: *part,
            condition: found.map_or(Condition::Unknown, |found| found.condition),
            since: found.map(|found| found.since),
            checked_at: found.map(|found| found.checked_at),
            waiting: found.and_then(|found| match found.detail {
                Detail::Waiting(n) => Some(n),
                _ => None,
            }),
            updated_at: found.and_then(|found| match found.detail {
                Detail::UpdatedAt(at) => Some(at),
                _ => None,
            }),
        };
        Self { status: Rung::of(findings), parts: findings.iter().map(part).collect() }
    }
}
