use askama::Template;
use jiff::Timestamp;

use super::super::{
    model::{Part, Request},
    paths::{self, Paths},
    texts::{Texts, tag},
};
use crate::{
    access::{Acting, AskForDelegation, Right, SignedIn, ViewDelegations, ViewReceived},
    kernel::{Lang, OrgNumber, oslo},
    web::{Crumb, Layout, Paging, Section, day},
};

/// A line: the other party, what is asked for, when, and where it is.
#[derive(Debug)]
struct Line {
    href: String,
    name: String,
    number: Option<String>,
    what: Vec<String>,
    sent: String,
    tag: (&'static str, &'static str),
}

/// A part of the list to look at.
#[derive(Debug)]
struct Tab {
    href: String,
    text: &'static str,
    current: bool,
}

/// Requests: the user's own, those of a supplier, or those to an organisation.
#[derive(Debug, Template)]
#[template(path = "requests/list.html")]
pub(crate) struct List {
    layout: Layout,
    t: Texts,
    lead: Option<String>,
    /// Where something new is asked for.
    ask: Option<(&'static str, String)>,
    tabs: Vec<Tab>,
    party: &'static str,
    none: &'static str,
    lines: Vec<Line>,
    paging: Paging,
}

/// The lines of one page, and the id after which the next begins.
fn page(
    lang: Lang,
    mut requests: Vec<Request>,
    limit: usize,
    now: Timestamp,
    of: impl Fn(&Request) -> (String, String, Option<String>),
) -> (Vec<Line>, Option<String>) {
    let more = requests.len() > limit;
    requests.truncate(limit);
    let next = requests.last().filter(|_| more).map(|last| last.id.to_string());
    let line = |request: &Request| {
        let (href, name, number) = of(request);
        Line {
            href,
            name,
            number,
            what: request.items.iter().map(|item| item.in_lang(lang).to_owned()).collect(),
            sent: day(lang, oslo(request.sent.0).date()),
            tag: tag(lang, request, now),
        }
    };
    (requests.iter().map(line).collect(), next)
}

fn giver_of(request: &Request) -> (String, Option<String>) {
    (request.giver.name.clone(), Some(request.giver.number.grouped()))
}

impl List {
    /// What the user asked for themselves.
    pub(crate) fn mine(who: &SignedIn, requests: Vec<Request>, limit: usize, now: Timestamp) -> Self {
        let lang = who.context().lang;
        let t = Texts(lang);
        let (lines, next) = page(lang, requests, limit, now, |request| {
            let (name, number) = giver_of(request);
            (paths::link(lang, request.id), name, number)
        });
        Self {
            layout: Layout::signed_in(who, t.mine()).under(vec![Crumb::new(t.businesses(), paths::picker(lang))]),
            t,
            lead: None,
            ask: Some((t.ask_access(), paths::ask(lang))),
            tabs: Vec::new(),
            party: t.giver(),
            none: t.none_sent(),
            lines,
            paging: Paging { previous: None, next: next.map(|id| format!("{}?etter={id}", paths::mine(lang))) },
        }
    }

    /// What the organisation asked others for.
    pub(crate) fn ours(acting: &Acting<ViewReceived>, requests: Vec<Request>, limit: usize, now: Timestamp) -> Self {
        let (lang, paths, t) = frame(acting);
        let (lines, next) = page(lang, requests, limit, now, |request| {
            let (name, number) = giver_of(request);
            (paths.our(request.id), name, number)
        });
        Self {
            layout: Layout::acting(acting, Section::Delegations, t.ours()).under(vec![
                Crumb::new(acting.unit().name.clone(), paths.overview()),
                Crumb::new(t.to_received(), paths.received()),
            ]),
            t,
            lead: None,
            ask: acting.can::<AskForDelegation>().then(|| (t.ask_delegation(), paths.ask_for())),
            tabs: Vec::new(),
            party: t.giver(),
            none: t.none_ours(),
            lines,
            paging: Paging { previous: None, next: next.map(|id| format!("{}?etter={id}", paths.ours())) },
        }
    }

    /// What the organisation has been asked for.
    pub(crate) fn queue(
        acting: &Acting<ViewDelegations>,
        part: Part,
        requests: Vec<Request>,
        limit: usize,
        now: Timestamp,
    ) -> Self {
        let (lang, paths, t) = frame(acting);
        let (lines, next) = page(lang, requests, limit, now, |request| {
            let number = request.asker.number().map(OrgNumber::grouped);
            (paths.answer(request.id), request.asker.name().to_owned(), number)
        });
        let closed = format!("{}?vis=avsluttet", paths.queue());
        let here = if part == Part::Waiting { format!("{}?vis=venter", paths.queue()) } else { closed.clone() };
        let tab = |of: Part, text, href| Tab { href, text, current: part == of };
        Self {
            layout: Layout::acting(acting, Section::Delegations, t.queue()).under(vec![
                Crumb::new(acting.unit().name.clone(), paths.overview()),
                Crumb::new(t.delegations(), paths.delegations()),
            ]),
            t,
            lead: Some(t.queue_lead(&acting.unit().name)),
            ask: None,
            tabs: vec![tab(Part::Waiting, t.waiting_tab(), paths.queue()), tab(Part::Closed, t.closed_tab(), closed)],
            party: t.asker(),
            none: if part == Part::Waiting { t.none_waiting() } else { t.none_closed() },
            lines,
            paging: Paging { previous: None, next: next.map(|id| format!("{here}&etter={id}")) },
        }
    }
}

fn frame<R: Right>(acting: &Acting<R>) -> (Lang, Paths, Texts) {
    let lang = acting.context().lang;
    (lang, Paths { lang, org: acting.org() }, Texts(lang))
}
