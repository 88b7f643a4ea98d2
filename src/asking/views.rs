//! What the templates of lists and pages of requests show, of whatever kind.

use askama::Template;
use jiff::Timestamp;
use uuid::Uuid;

use super::{
    model::{Lifecycle, Part, Request, RequestSubject},
    texts::{self, Texts},
};
use crate::{
    kernel::{Lang, OrgNumber, oslo},
    ledger::FormKey,
    sitemap::{query, with_query},
    web::{FormErrors, Layout, Paging, day},
};

/// A line of a list: the other party, what is asked for, when, and where it is.
#[derive(Debug)]
pub(crate) struct Line {
    pub href: String,
    pub name: String,
    pub number: Option<String>,
    pub what: Vec<String>,
    /// Something to know of what is asked for.
    pub remark: Option<&'static str>,
    pub purpose: String,
    pub sent: String,
    pub tag: (&'static str, &'static str),
}

impl Line {
    pub(crate) fn new(
        lang: Lang,
        life: &Lifecycle,
        href: String,
        (name, number): (&str, Option<OrgNumber>),
        what: Vec<String>,
        tag: (&'static str, &'static str),
    ) -> Self {
        let sent = day(lang, oslo(life.sent.0).date());
        let (name, number) = (name.to_owned(), number.map(OrgNumber::grouped));
        Self { href, name, number, what, remark: None, purpose: String::new(), sent, tag }
    }
}

/// Parts of a list to look at: where each is, what it is called, and whether it is this one.
#[derive(Debug)]
pub(crate) struct Tabs {
    pub label: &'static str,
    pub items: Vec<(String, &'static str, bool)>,
}

impl Tabs {
    /// What waits and what is closed, in the queue at this address.
    pub(crate) fn of_queue(lang: Lang, queue: &str, part: Part) -> Self {
        let t = Texts(lang);
        let item = |of: Part, text| (address(queue, of, ""), text, part == of);
        Self { label: t.parts(), items: vec![item(Part::Waiting, t.waits()), item(Part::Closed, t.part_closed())] }
    }
}

/// The address of a part of a queue, after a request of it.
fn address(queue: &str, part: Part, after: &str) -> String {
    let part = if part == Part::Closed { "avsluttet" } else { "" };
    with_query(queue.to_owned(), &query(&[("vis", part), ("etter", after)]))
}

/// What stands around the lines of a list.
#[derive(Debug, Default)]
pub(crate) struct ListFrame {
    pub lead: Option<String>,
    /// Where something new is asked for.
    pub ask: Option<(&'static str, String)>,
    pub tabs: Vec<Tabs>,
    /// What the columns are called: the other party, what is asked for, and the purpose where it is shown.
    pub party: &'static str,
    pub what: &'static str,
    pub purpose: Option<&'static str>,
    /// Is the name of what is asked for one that machines read?
    pub is_code: bool,
    /// What it says when there is nothing.
    pub none: Vec<&'static str>,
}

/// A list of requests.
#[derive(Debug, Template)]
#[template(path = "asking/list.html")]
pub(crate) struct List {
    layout: Layout,
    t: Texts,
    frame: ListFrame,
    lines: Vec<Line>,
    paging: Paging,
}

impl List {
    /// The requests of one page, out of one more than it holds if there are more.
    pub(crate) fn new<R: Request>(
        layout: Layout,
        (list, part): (&str, Part),
        frame: ListFrame,
        mut requests: Vec<R>,
        line: impl Fn(&R) -> Line,
    ) -> Self {
        let paging = Paging::cut(&mut requests, layout.page_size(), |last| {
            let id: Uuid = last.subject().id().into();
            address(list, part, &id.to_string())
        });
        Self { t: Texts(layout.lang), layout, frame, lines: requests.iter().map(line).collect(), paging }
    }
}

/// What the pages of requests have in common: `asking/request.html` places it.
#[derive(Debug)]
pub(crate) struct RequestPart {
    pub t: Texts,
    pub key: String,
    pub action: String,
    pub errors: FormErrors,
    /// Why what somebody did came to nothing.
    pub late: Option<&'static str>,
    pub tag: (&'static str, &'static str),
    pub facts: Vec<(&'static str, String)>,
    pub history: Vec<String>,
    pub can_withdraw: bool,
    pub links: Vec<(String, String)>,
}

impl RequestPart {
    pub(crate) fn new(lang: Lang, life: &Lifecycle, now: Timestamp, action: String) -> Self {
        let state = life.state(now);
        Self {
            t: Texts(lang),
            key: FormKey::draw(),
            action,
            errors: FormErrors::default(),
            late: None,
            tag: texts::tag(lang, state),
            facts: Vec::new(),
            history: texts::history(lang, life, state),
            can_withdraw: false,
            links: Vec::new(),
        }
    }
}
