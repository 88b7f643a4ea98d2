use jiff::Timestamp;

use super::super::{
    model::Request,
    paths::{self},
    texts::{Texts, tag},
};
use crate::{
    access::{Acting, AskForDelegation, SignedIn, ViewDelegations, ViewReceived},
    asking::{Line, List, ListFrame, Part, Tabs, Texts as AskingTexts},
    kernel::{OrgNumber, RequestId},
    web::{Crumb, Layout, Section},
};

/// A list at this address, with a line for each request: where its page is, and who the other party is.
fn list(
    layout: Layout,
    (address, part): (&str, Part),
    frame: ListFrame,
    (requests, now): (Vec<Request>, Timestamp),
    page: impl Fn(RequestId) -> String,
    party: fn(&Request) -> (&str, Option<OrgNumber>),
) -> List {
    let lang = layout.lang;
    let line = |request: &Request| {
        let what = request.items.iter().map(|item| item.in_lang(lang).to_owned()).collect();
        let (href, tag) = (page(request.id), tag(lang, &request.life, now));
        Line::new(lang, &request.life, href, party(request), what, tag)
    };
    List::new(layout, (address, part), ListFrame { what: Texts(lang).what(), ..frame }, requests, line)
}

fn giver(request: &Request) -> (&str, Option<OrgNumber>) {
    (&request.giver.name, Some(request.giver.number))
}

fn asker(request: &Request) -> (&str, Option<OrgNumber>) {
    (request.asker.name(), request.asker.number())
}

/// What the user asked for themselves.
pub(crate) fn mine(who: &SignedIn, requests: Vec<Request>) -> List {
    let lang = who.lang();
    let t = Texts(lang);
    let layout = Layout::signed_in(who, t.mine()).under(vec![Crumb::new(t.businesses(), paths::picker(lang))]);
    let frame = ListFrame {
        ask: Some((t.ask_access(), paths::ask(lang))),
        party: t.giver(),
        none: vec![t.none_sent()],
        ..ListFrame::default()
    };
    list(layout, (&paths::mine(lang), Part::Waiting), frame, (requests, who.now()), |id| paths::link(lang, id), giver)
}

/// What the organisation asked others for.
pub(crate) fn ours(acting: &Acting<ViewReceived>, requests: Vec<Request>) -> List {
    let paths = acting.paths();
    let t = Texts(paths.lang);
    let layout =
        Layout::acting(acting, Section::Delegations, t.ours()).under([Crumb::new(t.received(), paths.received())]);
    let frame = ListFrame {
        ask: acting.can::<AskForDelegation>().then(|| (t.ask_delegation(), paths.ask_for())),
        party: t.giver(),
        none: vec![t.none_ours()],
        ..ListFrame::default()
    };
    list(layout, (&paths.our_requests(), Part::Waiting), frame, (requests, acting.now()), |id| paths.our(id), giver)
}

/// What the organisation has been asked for.
pub(crate) fn queue(acting: &Acting<ViewDelegations>, part: Part, requests: Vec<Request>) -> List {
    let paths = acting.paths();
    let t = Texts(paths.lang);
    let layout = Layout::acting(acting, Section::Delegations, t.queue());
    let none_waiting = AskingTexts(paths.lang).none_waiting();
    let frame = ListFrame {
        lead: Some(t.queue_lead(&acting.unit().name)),
        tabs: vec![Tabs::of_queue(paths.lang, &paths.requests(), part)],
        party: t.asker(),
        none: vec![if part == Part::Waiting { none_waiting } else { t.none_closed() }],
        ..ListFrame::default()
    };
    list(layout, (&paths.requests(), part), frame, (requests, acting.now()), |id| paths.answer(id), asker)
}
