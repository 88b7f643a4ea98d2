use askama::Template;

use super::super::{
    model::{Choice, Choices, MANY, Search},
    paths::{self, Return},
    texts::{self, Texts},
};
use crate::{
    access::{Basis, Held, Origin, SignedIn},
    entitlements::Via,
    kernel::{Lang, OrgNumber, PackageUrn, RegisterRole},
    register::{Unit, UnitStatus},
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
        let details = [Some(unit.form.as_str()), unit.place.as_deref()];
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
        paths::ask(self.layout.lang, None)
    }
    fn requests(&self) -> String {
        paths::my_requests(self.layout.lang)
    }
    pub(in super::super) fn new(
        who: &SignedIn,
        does_support: bool,
        choices: &Choices,
        search: Search,
        back: Option<&Return>,
    ) -> Self {
        let layout = frame_of(who, does_support, Texts(who.context().lang).choose());
        Self::of(layout, choices, search, back)
    }

    fn of(layout: Layout, choices: &Choices, search: Search, back: Option<&Return>) -> Self {
        let (lang, t) = (layout.lang, Texts(layout.lang));
        let rows = Rows { lang, search: &search, back };
        let is_long = choices.total >= MANY;
        let (first, count) = (choices.first, i64::try_from(choices.rows.len()).unwrap_or_default());
        let page = |start| paths::picker_page(lang, &search.text, Some(start), back);
        Self {
            signed_in_as: t.signed_in_as(layout.viewer.as_ref().map(|viewer| viewer.name.as_str()).unwrap_or_default()),
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
    again: String,
    ask: String,
    requests: String,
}

impl Nobody {
    pub(in super::super) fn new(who: &SignedIn, does_support: bool) -> Self {
        Self::of(frame_of(who, does_support, Texts(who.context().lang).none()))
    }

    fn of(layout: Layout) -> Self {
        let lang = layout.lang;
        let (ask, requests) = (paths::ask(lang, None), paths::my_requests(lang));
        Self { t: Texts(lang), again: paths::picker(lang), ask, requests, layout }
    }

    pub(super) fn sample(lang: Lang) -> Self {
        Self::of(frame(lang, Texts(lang).none()))
    }
}

/// The frame of somebody who acts for nobody yet.
fn frame(lang: Lang, heading: &str) -> Layout {
    let mut layout = Layout::sample(lang, heading);
    (layout.acting, layout.menu, layout.title) = (None, Vec::new(), format!("{heading} – Portner"));
    layout
}

fn sample(number: OrgNumber, name: &str, form: &str, held: Held, via: Option<Via>) -> Choice {
    let unit = Unit {
        number,
        name: name.to_owned(),
        form: form.to_owned(),
        place: Some("Vestby".to_owned()),
        status: UnitStatus::Active,
        main_unit: None,
    };
    let basis = Basis { held, origin: Origin::Own, via, form: form.to_owned() };
    Choice { unit, basis: Some(basis), ended: false, below: Vec::new() }
}

impl Picker {
    fn sample_choices() -> Choices {
        let [kommune, supplier] = OrgNumber::SAMPLES;
        let via = Via { number: supplier, name: "Systemhuset AS".to_owned(), role: RegisterRole::Lede };
        let mut main = sample(kommune, "Eksempel kommune", "KOMM", Held::Role(RegisterRole::Dagl), None);
        main.below.push(Unit { name: "Eksempel kommune vann og avløp".to_owned(), ..main.unit.clone() });
        let package = PackageUrn::API_ACCESS.parse().map_or(Held::Role(RegisterRole::Repr), Held::Package);
        let customer = sample(supplier, "Ålesund Regneark AS", "AS", package, Some(via));
        let ended = Choice {
            ended: true,
            unit: Unit { status: UnitStatus::Bankrupt, ..customer.unit.clone() },
            ..sample(supplier, "Konkursbo AS", "AS", Held::Role(RegisterRole::Bobe), None)
        };
        Choices { total: 3, found: 3, first: 1, rows: vec![main, customer, ended], ..Choices::default() }
    }

    pub(super) fn sample_two(lang: Lang) -> Self {
        Self::of(frame(lang, Texts(lang).choose()), &Self::sample_choices(), Search::default(), None)
    }

    pub(super) fn sample_many(lang: Lang) -> Self {
        let few = Self::sample_choices();
        let choices = Choices {
            total: 512,
            found: 512,
            first: 26,
            recent: few.rows.iter().take(1).cloned().collect(),
            previous: Some(OrgNumber::SAMPLES[0]),
            next: Some(OrgNumber::SAMPLES[1]),
            ..few
        };
        Self::of(frame(lang, Texts(lang).choose()), &choices, Search::default(), None)
    }

    pub(super) fn sample_no_hits(lang: Lang) -> Self {
        let few = Self::sample_choices();
        let choices = Choices { total: 512, found: 0, rows: Vec::new(), nearest: few.rows, ..Choices::default() };
        Self::of(frame(lang, Texts(lang).choose()), &choices, Search::new("vestbi"), None)
    }
}
