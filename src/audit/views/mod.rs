mod file;

use askama::Template;
use jiff::{Timestamp, civil::Date};

pub(super) use file::{Record, sheet};

use super::{
    model::{Actor, Asked, Checked, Cursor, Deed, Describers, Fault, Filter, Line, Page, Proof},
    paths,
    texts::Texts,
};
use crate::{
    access::{Acting, Basis, Held, Origin, ReadLog, texts as access_texts},
    kernel::{Environment, Lang, OrgNumber, RegisterRole, oslo},
    web::{FormErrors, Layout, Paging, Section, clock_time, day, long_day},
};

/// A line of the log, as it is read.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// The day it happened.
    pub day: String,
    /// The time of day.
    pub time: String,
    /// Day and time, in a sentence.
    pub when: String,
    /// The instant, for machines.
    pub instant: String,
    /// A colleague by name, or the other organisation.
    pub who: String,
    /// Why they could.
    pub grounds: String,
    /// A full sentence.
    pub what: String,
    /// The reference of the change.
    pub reference: String,
    /// Where its receipt is, for those whose receipt it is.
    pub receipt: Option<String>,
    sides: Vec<Side>,
    stamp: String,
    org: String,
    number: String,
}

impl Row {
    pub(super) fn new(lang: Lang, reader: OrgNumber, describers: &Describers, line: &Line) -> Self {
        let local = oslo(line.at);
        let (who, grounds, org, number) = match &line.actor {
            Actor::Portner { name } => (name.clone(), None, String::new(), None),
            Actor::Colleague { name, basis, org, number } => (name.clone(), basis.as_ref(), org.clone(), Some(*number)),
            Actor::Other { basis, org, number } => (org.clone(), basis.as_ref(), org.clone(), Some(*number)),
        };
        let mine = number == Some(reader);
        let reference = line.reference.clone().unwrap_or_default();
        let receipt = (mine && !reference.is_empty()).then(|| paths::receipt(lang, reader, &reference));
        Self {
            day: day(lang, local.date()),
            time: clock_time(line.at),
            when: long_day(lang, line.at),
            instant: line.at.to_string(),
            who,
            grounds: grounds.map(|basis| grounds_of(lang, basis)).unwrap_or_default(),
            what: describers.tell(lang, line, reader).unwrap_or_else(|| Texts(lang).undescribed(&line.kind)),
            reference,
            receipt,
            sides: sides_of(lang, line),
            stamp: local.strftime("%Y-%m-%d %H:%M:%S").to_string(),
            org,
            number: number.map(|number| number.to_string()).unwrap_or_default(),
        }
    }

    /// The cells of the file, in the order of [`sheet`].
    pub(super) fn cells(&self) -> [&str; 7] {
        [&self.stamp, &self.who, &self.grounds, &self.org, &self.number, &self.what, &self.reference]
    }
}

/// What somebody held, in the third person: "daglig leder", "regnskapsfører i Tall AS".
fn grounds_of(lang: Lang, basis: &Basis) -> String {
    match &basis.via {
        Some(via) => Texts(lang).role_in(access_texts::role(lang, &via.role), &via.name),
        None => access_texts::held(lang, &basis.held),
    }
}

/// What there was before an event, or after it.
#[derive(Debug, Clone)]
struct Side {
    heading: &'static str,
    /// Title and scopes.
    things: Vec<(String, String)>,
    /// What to say of none, or until when there are some.
    remark: Option<String>,
}

/// Before and after, when the payload tells.
fn sides_of(lang: Lang, line: &Line) -> Vec<Side> {
    let t = Texts(lang);
    let Some(told) = line.particulars() else { return Vec::new() };
    let things = told.items.iter().map(|item| {
        let title = item.title.get(lang);
        let title = match item.environment {
            Some(Environment::Test) => t.in_test(title),
            _ => title.to_owned(),
        };
        (title, item.scopes.join(", "))
    });
    let side = |heading, remark| Side { heading, things: things.clone().collect(), remark };
    let none = |heading, remark: &str| Side { heading, things: Vec::new(), remark: Some(remark.to_owned()) };
    let until = told.ends_on.map(|last| t.until(day(lang, last)));
    match line.verb() {
        "given" => vec![none(t.before(), t.not_given()), side(t.after(), until)],
        "withdrawn" | "relinquished" | "expired" => {
            vec![side(t.before(), until), none(t.after(), t.not_given())]
        }
        _ => vec![side(t.concerns(), until)],
    }
}

/// A period that is one click away.
#[derive(Debug)]
struct Period {
    text: &'static str,
    href: String,
    current: bool,
}

/// An option of a select.
#[derive(Debug)]
struct Choice {
    value: &'static str,
    text: &'static str,
    selected: bool,
}

/// The log.
#[derive(Debug, Template)]
#[template(path = "audit/log.html")]
pub(super) struct Log {
    layout: Layout,
    t: Texts,
    asked: Asked,
    from: String,
    to: String,
    errors: FormErrors,
    deeds: Vec<Choice>,
    periods: Vec<Period>,
    rows: Vec<Row>,
    none: &'static str,
    here: String,
    is_filtered: bool,
    download: String,
    download_record: String,
    checked: Option<String>,
    paging: Paging,
}

impl Log {
    pub(super) fn new(
        acting: &Acting<ReadLog>,
        describers: &Describers,
        asked: Asked,
        filter: &Result<Filter, Vec<Fault>>,
        page: &Page,
        today: Date,
    ) -> Self {
        let layout = Layout::acting(acting, Section::Log, Texts(acting.seat().lang).heading());
        Self::of(layout, acting.org(), describers, asked, filter, page, today)
    }

    fn of(
        layout: Layout,
        org: OrgNumber,
        describers: &Describers,
        asked: Asked,
        filter: &Result<Filter, Vec<Fault>>,
        page: &Page,
        today: Date,
    ) -> Self {
        let (lang, t) = (layout.lang, Texts(layout.lang));
        let mut errors = FormErrors::default();
        for fault in filter.as_ref().err().into_iter().flatten() {
            match fault {
                Fault::From => errors.add("fra", t.not_a_date(&asked.fra)),
                Fault::To => errors.add("til", t.not_a_date(&asked.til)),
                Fault::Reversed => errors.add("til", t.reversed()),
                Fault::Reference => errors.add("ref", t.not_a_reference()),
            }
        }
        let filter = filter.as_ref().ok();
        let iso = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        let (from, to) = (iso(filter.and_then(|f| f.from)), iso(filter.and_then(|f| f.to)));
        let deeds = Deed::ALL.map(|deed| Choice {
            value: deed.slug(),
            text: match deed {
                Deed::Given => t.deed_given(),
                Deed::Changed => t.deed_changed(),
                Deed::Withdrawn => t.deed_withdrawn(),
                Deed::Undone => t.deed_undone(),
                Deed::Requested => t.deed_requested(),
                Deed::Approved => t.deed_approved(),
                Deed::Declined => t.deed_declined(),
                Deed::Proposed => t.deed_proposed(),
                Deed::Relinquished => t.deed_relinquished(),
                Deed::Expired => t.deed_expired(),
            },
            selected: deed.slug() == asked.hva,
        });
        let periods = [(t.today(), 0), (t.last_week(), 6), (t.last_month(), 29)].map(|(text, days)| {
            let first = today.saturating_sub(jiff::Span::new().days(days)).to_string();
            let current = from == first && to == today.to_string();
            let question = Asked { fra: first, til: today.to_string(), ..asked.clone() };
            Period { text, href: paths::log(lang, org, &question.query(Cursor::Newest)), current }
        });
        let at = |cursor: Option<Cursor>| cursor.map(|cursor| paths::log(lang, org, &asked.query(cursor)));
        let is_filtered = !asked.query(Cursor::Newest).is_empty();
        Self {
            layout: layout.with_faults(!errors.is_empty()),
            t,
            from,
            to,
            errors,
            deeds: deeds.into(),
            periods: periods.into(),
            rows: page.lines.iter().map(|line| Row::new(lang, org, describers, line)).collect(),
            none: if is_filtered || asked.cursor() != Cursor::Newest { t.none_found() } else { t.none_yet() },
            here: paths::log(lang, org, ""),
            is_filtered,
            download: paths::sheet(lang, org, &asked.query(Cursor::Newest)),
            download_record: paths::record(lang, org, &asked.query(Cursor::Newest)),
            checked: page.checked.as_ref().map(|checked| t.checked_until(long_day(lang, checked.at))),
            paging: Paging { previous: at(page.newer), next: at(page.older) },
            asked,
        }
    }

    /// The ids of what explains a field.
    fn described_by(&self, field: &str) -> Option<String> {
        self.errors.of(field).map(|_| format!("{field}-feil"))
    }

    fn sample(lang: Lang, query: &str, page: &Page) -> Self {
        let layout = Layout::sample(lang, Texts(lang).heading());
        let asked = Asked::read(query);
        let filter = asked.filter();
        Self::of(
            layout,
            OrgNumber::SAMPLES[0],
            &sample_describers(),
            asked,
            &filter,
            page,
            jiff::civil::date(2026, 11, 20),
        )
    }
}

/// A colleague's deed, one of the other party, and one we have no words for.
fn sample_page() -> Page {
    let [org, supplier] = OrgNumber::SAMPLES;
    let basis = |role| Some(Basis { held: Held::Role(role), origin: Origin::Own, via: None, form: "AS".to_owned() });
    let actors = [
        Actor::Colleague {
            name: "Kari Nordmann".to_owned(),
            basis: basis(RegisterRole::Dagl),
            org: "Eksempel kommune".to_owned(),
            number: org,
        },
        Actor::Other { basis: basis(RegisterRole::Lede), org: "Systemhuset AS".to_owned(), number: supplier },
        Actor::Portner { name: "Portner".to_owned() },
    ];
    let line = |(seq, actor): (i64, Actor)| Line {
        seq,
        at: Timestamp::from_second(1_795_166_045 - seq * 90_000).unwrap_or_default(),
        kind: if seq < 3 { "delegation.given" } else { "register.read" }.to_owned(),
        reference: matches!(actor, Actor::Colleague { .. }).then(|| "F-7K3Q-92MD".to_owned()),
        actor,
        payload: serde_json::json!({
            "items": [{
                "title": { "nb": "Vannmålere", "nn": "Vassmålarar", "en": "Water meters" },
                "scopes": ["vestbyvann:maaler.read"],
                "environment": "test",
            }],
            "ends_on": "2026-12-31",
        }),
        proof: Proof::default(),
    };
    let checked = Some(Checked { number: 1, at: Timestamp::UNIX_EPOCH, seq: 9, root: Vec::new() });
    Page { checked, ..Page::of(Cursor::OlderThan(9), (1..).zip(actors).map(line).collect(), 2 + 1) }
}

fn sample_describers() -> Describers {
    Describers(vec![|_, kind, _, _| {
        (kind == "delegation.given").then(|| "Eksempel kommune → Systemhuset AS".to_owned())
    }])
}

/// A few lines, for the sample of another room's page.
pub(crate) fn sample_rows(lang: Lang) -> Vec<Row> {
    let describers = sample_describers();
    sample_page().lines.iter().map(|line| Row::new(lang, OrgNumber::SAMPLES[0], &describers, line)).collect()
}

/// Every page of this room with sample data, by name.
pub(crate) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let pages = [
        ("audit/log", Log::sample(lang, "", &sample_page())),
        ("audit/log, empty", Log::sample(lang, "", &Page::of(Cursor::Newest, Vec::new(), 1))),
        ("audit/log, faults", Log::sample(lang, "fra=31.02.2026&ref=F-1", &sample_page())),
    ];
    pages.into_iter().map(|(name, page)| (name, page.render().unwrap_or_default())).collect()
}
