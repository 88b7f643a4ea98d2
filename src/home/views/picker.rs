use askama::Template;

use super::super::{
    model::{Choice, Choices, MANY, Search},
    paths::{self, Return},
    texts::{self, Texts},
};
use crate::{
    access::SignedIn,
    kernel::Lang,
    register::{self, Unit},
    sitemap::{delegations, login, requests, support},
    web::{Layout, Paging},
};

/// A unit to choose.
#[derive(Debug)]
struct Row {
    name: String,
    href: String,
    number: String,
    /// Form and place.
    details: String,
    /// Why the user may choose it.
    why: String,
    /// Why it stands among those that have ended.
    ended: Option<String>,
    /// "3 underenheter", or nothing.
    below_heading: String,
    below_label: String,
    below: Vec<Row>,
    /// Unfolded, because the search found something in it.
    is_open: bool,
}

/// The list of organisations to choose from.
#[derive(Debug, Template)]
#[template(path = "home/picker.html")]
pub(in super::super) struct Picker {
    layout: Layout,
    t: Texts,
    signed_in_as: String,
    name_page: String,
    /// What the choice is for, where that is not for the user to know.
    reason: Option<&'static str>,
    /// Where to answer whether it is them, if something waits for that.
    awaited: Option<String>,
    search: Option<Search>,
    /// Where the search goes, and what it brings along.
    action: String,
    back: String,
    recent: Vec<Row>,
    heading: &'static str,
    showing: Option<String>,
    rows: Vec<Row>,
    ended: Vec<Row>,
    no_hits: Option<String>,
    nearest: Vec<Row>,
    paging: Paging,
    /// The whole list again, after a search.
    all: Option<String>,
}

struct Rows<'a> {
    lang: Lang,
    search: &'a Search,
    back: Option<&'a Return>,
}

impl Rows<'_> {
    fn unit(&self, unit: &Unit) -> Row {
        let (lang, number) = (self.lang, unit.number);
        let details = [Some(register::form_name(lang, &unit.form)), unit.place.clone()];
        Row {
            name: unit.name.clone(),
            href: self.back.map_or_else(|| paths::overview(lang, number), |back| back.to(lang, number)),
            number: number.grouped(),
            details: details.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            why: String::new(),
            ended: None,
            below_heading: String::new(),
            below_label: String::new(),
            below: Vec::new(),
            is_open: false,
        }
    }

    fn choice(&self, choice: &Choice) -> Row {
        let lang = self.lang;
        // What was searched for may be a sub-unit: then those it found are shown, and only those.
        let hits: Vec<&Unit> = choice.below.iter().filter(|unit| self.search.finds(unit)).collect();
        let is_open = !self.search.is_empty() && !hits.is_empty() && !self.search.finds(&choice.unit);
        let below: Vec<&Unit> = if is_open { hits } else { choice.below.iter().collect() };
        let heading = texts::sub_units(lang, below.len());
        Row {
            why: choice.basis.as_ref().map(|basis| texts::tag(lang, basis)).unwrap_or_default(),
            ended: texts::ending(lang, choice),
            below_label: Texts(lang).sub_units_of(&heading, &choice.unit.name),
            below_heading: heading,
            below: below.into_iter().map(|unit| self.unit(unit)).collect(),
            is_open,
            ..self.unit(&choice.unit)
        }
    }

    fn choices<'a>(&self, choices: impl IntoIterator<Item = &'a Choice>) -> Vec<Row> {
        choices.into_iter().map(|choice| self.choice(choice)).collect()
    }
}

fn frame_of(who: &SignedIn, does_support: bool, heading: &str) -> Layout {
    let layout = Layout::signed_in(who, heading);
    if does_support { layout.with_support(false) } else { layout }
}

impl Picker {
    fn ask(&self) -> String {
        requests::ask_at(self.layout.lang, None)
    }
    fn requests(&self) -> String {
        requests::mine(self.layout.lang)
    }
    pub(in super::super) fn new(
        who: &SignedIn,
        (does_support, is_awaited): (bool, bool),
        choices: &Choices,
        search: Search,
        back: Option<&Return>,
    ) -> Self {
        let (lang, t) = (who.lang(), Texts(who.lang()));
        let layout = frame_of(who, does_support, t.choose());
        let rows = Rows { lang, search: &search, back };
        let is_long = choices.total >= MANY;
        let (first, count) = (choices.first, i64::try_from(choices.rows.len()).unwrap_or_default());
        let page = |start| paths::picker_page(lang, &search.text, Some(start), back);
        Self {
            signed_in_as: t.signed_in_as(layout.viewer.as_ref().map(|viewer| viewer.name.as_str()).unwrap_or_default()),
            name_page: login::name(lang, &layout.path),
            awaited: is_awaited.then(|| delegations::awaited(lang, None, &layout.path)),
            reason: back.is_some_and(Return::explains).then(|| t.choose_for_answer()),
            action: paths::picker(lang),
            back: back.map(Return::address).unwrap_or_default(),
            recent: if is_long { rows.choices(&choices.recent) } else { Vec::new() },
            heading: match (search.is_empty(), is_long) {
                (false, _) => t.hits(),
                (true, true) => t.all_units(),
                (true, false) => t.units(),
            },
            showing: (is_long && count > 0).then(|| match (search.is_empty(), choices.found) {
                (false, 1) => t.hits_one().to_owned(),
                (false, found) if found == count => t.hits_many(found),
                (_, found) => t.showing(first, first + count - 1, found),
            }),
            rows: rows.choices(choices.rows.iter().filter(|row| !row.ended)),
            ended: rows.choices(choices.rows.iter().filter(|row| row.ended)),
            no_hits: (choices.found == 0).then(|| t.no_hits(&search.text)),
            nearest: rows.choices(&choices.nearest),
            paging: Paging { previous: choices.previous.map(page), next: choices.next.map(page) },
            all: (!search.is_empty()).then(|| paths::picker_page(lang, "", None, back)),
            search: (is_long || !search.is_empty()).then_some(search),
            layout,
            t,
        }
    }
}

/// There is nobody the user can act for.
#[derive(Debug, Template)]
#[template(path = "home/nobody.html")]
pub(in super::super) struct Nobody {
    layout: Layout,
    t: Texts,
    signed_in_as: String,
    name_page: String,
    awaited: Option<String>,
    /// Support's desk, for those who do support.
    support: Option<String>,
    again: String,
    ask: String,
    requests: String,
}

impl Nobody {
    pub(in super::super) fn new(who: &SignedIn, does_support: bool, is_awaited: bool) -> Self {
        let lang = who.lang();
        let heading = if does_support { Texts(lang).support() } else { Texts(lang).none() };
        let layout = frame_of(who, does_support, heading);
        let (ask, requests) = (requests::ask_at(lang, None), requests::mine(lang));
        Self {
            t: Texts(lang),
            signed_in_as: Texts(lang).signed_in_as(&who.login().name),
            name_page: login::name(lang, &layout.path),
            awaited: is_awaited.then(|| delegations::awaited(lang, None, &layout.path)),
            support: does_support.then(|| support::desk(lang)),
            again: paths::picker(lang),
            ask,
            requests,
            layout,
        }
    }
}
