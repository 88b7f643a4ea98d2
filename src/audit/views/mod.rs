mod file;

use askama::Template;
use jiff::{Timestamp, civil::Date};

pub(super) use file::{Record, sheet, write_event};

use super::{
    model::{ACTIONS, Actor, Cursor, EVERYTHING, Fault, Filter, GROUPS, Line, Page, Query},
    paths,
    texts::Texts,
};
use crate::{
    access::{Acting, Basis, ReadLog, texts as access_texts},
    kernel::{Lang, OrgNumber, oslo},
    ledger::{self, Action, EventContext, Registry, Sides},
    web::{Cell, FormErrors, Layout, Paging, Section, clock_time, day, long_day, short_day},
};

/// A line of the log, as it is read.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// The day it happened.
    date: Date,
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
    /// What was done in a word, and its colour.
    pub deed: Option<(&'static str, &'static str)>,
    /// Does it count for the test environment only?
    pub is_test: bool,
    /// A full sentence.
    pub what: String,
    /// What the sentence is about: its name, which stands in the sentence, and its page, for those who may see the receipt.
    pub about: Option<(String, String)>,
    /// The reference of the change.
    pub reference: String,
    /// Where its receipt is, for those whose receipt it is.
    pub receipt: Option<String>,
    /// The sentence as files have it, where no tag stands beside it.
    marked: String,
    sides: Vec<Side>,
    at: Timestamp,
    org: String,
    number: Option<OrgNumber>,
}

impl Row {
    pub(super) fn new(lang: Lang, reader: OrgNumber, registry: &Registry, line: &Line) -> Self {
        let local = oslo(line.at);
        let cx = EventContext { lang, reader };
        let (who, grounds, org, number) = match &line.actor {
            Actor::Portner { name } => (name.clone(), None, String::new(), None),
            Actor::Colleague { name, basis, org, number } => (name.clone(), basis.as_ref(), org.clone(), Some(*number)),
            Actor::Other { basis, org, number } => (org.clone(), basis.as_ref(), org.clone(), Some(*number)),
        };
        let what = registry.sentence(&line.kind, &line.payload, cx);
        let what = what.unwrap_or_else(|| Texts(lang).undescribed(&line.kind));
        let reference = line.reference.clone().unwrap_or_default();
        let is_test = registry.is_test(&line.kind, &line.payload);
        Self {
            date: local.date(),
            time: clock_time(line.at),
            when: long_day(lang, line.at),
            instant: line.at.to_string(),
            who,
            grounds: grounds.map(|basis| grounds_of(lang, basis)).unwrap_or_default(),
            deed: registry.action(&line.kind).and_then(|action| deed(lang, action)),
            is_test,
            marked: if is_test { Texts(lang).in_test(&what) } else { what.clone() },
            what,
            about: None,
            reference,
            receipt: None,
            sides: sides_of(lang, registry.sides(&line.kind, &line.payload, cx)),
            at: line.at,
            org,
            number,
        }
    }

    /// The same with the way to its receipt, if the reader may see it: their own, or what the other party's change is to them.
    pub(super) fn linked(acting: &Acting<ReadLog>, registry: &Registry, line: &Line) -> Self {
        let (lang, reader) = (acting.lang(), acting.org());
        let mut row = Self::new(lang, reader, registry, line);
        let cx = EventContext { lang, reader };
        let receipt = registry.receipt_for(&line.kind, &line.payload, acting.mandate(), cx);
        if let Some(receipt) = receipt.filter(|_| !row.reference.is_empty()) {
            row.receipt = Some(paths::receipt(lang, reader, &row.reference));
            row.about = receipt.about.filter(|(name, _)| row.what.contains(name));
        }
        row
    }

    /// The sentence, with the name of what it is about and its page in between.
    pub(crate) fn parts(&self) -> (&str, Option<&(String, String)>, &str) {
        let split = self.about.as_ref().and_then(|about| Some((about, around(&self.what, &about.0)?)));
        split.map_or((&self.what, None, ""), |(about, (before, after))| (before, Some(about), after))
    }

    /// The cells of the file, in the order of [`sheet`].
    pub(super) fn cells(&self) -> [Cell<'_>; 7] {
        let [who, grounds, org, what, reference] =
            [&self.who, &self.grounds, &self.org, &self.marked, &self.reference].map(Cell::from);
        [self.at.into(), who, grounds, org, self.number.into(), what, reference]
    }
}

/// What stands before and behind a name in a sentence, where it stands as a word of its own and not within another name.
fn around<'a>(sentence: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    let places = sentence
        .match_indices(name)
        .filter_map(|(at, _)| Some((sentence.get(..at)?, sentence.get(at + name.len()..)?)));
    let mut places = places.filter(|(before, behind)| {
        !before.ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric)
    });
    places.next()
}

/// The colour of the word for what was done.
fn colour(action: Action) -> &'static str {
    match action {
        Action::Given | Action::Approved | Action::Created | Action::Reactivated => "success",
        Action::Removed | Action::Declined | Action::Deactivated | Action::Refused => "danger",
        Action::Changed | Action::Copied => "info",
        Action::Requested => "warning",
        Action::Relinquished
        | Action::Expired
        | Action::Withdrawn
        | Action::Undone
        | Action::LoggedIn
        | Action::LookedUp
        | Action::Exported => "neutral",
    }
}

/// What was done, in a word, and its colour.
fn deed(lang: Lang, action: Action) -> Option<(&'static str, &'static str)> {
    let (.., word) = ACTIONS.into_iter().find(|(known, ..)| *known == action)?;
    Some((word(Texts(lang)), colour(action)))
}

/// What happened on one day.
#[derive(Debug)]
struct Day {
    date: Date,
    heading: String,
    rows: Vec<Row>,
}

impl Day {
    /// The lines of a page, day by day.
    fn all(lang: Lang, today: Date, rows: impl Iterator<Item = Row>) -> Vec<Self> {
        let (t, mut days) = (Texts(lang), Vec::<Self>::new());
        for row in rows {
            if let Some(day) = days.last_mut().filter(|day| day.date == row.date) {
                day.rows.push(row);
                continue;
            }
            let written = day(lang, row.date);
            let heading = match row.date {
                date if date == today => t.today_on(written),
                date if today.yesterday().is_ok_and(|yesterday| date == yesterday) => t.yesterday_on(written),
                _ => written,
            };
            days.push(Self { date: row.date, heading, rows: vec![row] });
        }
        days
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
    /// Until when, or that there was nothing.
    remarks: Vec<String>,
}

/// Before and after, as the registry has them.
fn sides_of(lang: Lang, sides: Sides) -> Vec<Side> {
    let t = Texts(lang);
    match sides {
        Sides::None => Vec::new(),
        Sides::Concerns(what) => vec![Side::new(lang, t.concerns(), what)],
        Sides::BeforeAfter(before, after) => {
            vec![Side::new(lang, t.before(), before), Side::new(lang, t.after(), after)]
        }
    }
}

impl Side {
    fn new(lang: Lang, heading: &'static str, side: ledger::Side) -> Self {
        let t = Texts(lang);
        let until = side.until.map(|last| t.until(day(lang, last)));
        let nothing = (side.things.is_empty() && side.note.is_none()).then(|| t.not_given().to_owned());
        let things = side.things.into_iter().map(|thing| (thing.title, thing.detail)).collect();
        Self { heading, things, remarks: side.note.into_iter().chain(until).chain(nothing).collect() }
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
    query: Query,
    from: String,
    to: String,
    errors: FormErrors,
    /// Name, label and choices of each.
    selects: Vec<(&'static str, &'static str, Vec<Choice>)>,
    /// The filters that are set among those that are folded away, each with the log without it.
    set: Vec<(String, String)>,
    periods: Vec<Period>,
    days: Vec<Day>,
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
        registry: &Registry,
        query: Query,
        filter: &Result<Filter, Vec<Fault>>,
        page: &Page,
    ) -> Self {
        let today = acting.today();
        let (lang, org, t) = (acting.lang(), acting.org(), Texts(acting.lang()));
        let layout = Layout::acting(acting, Section::Log, t.heading());
        let mut errors = layout.search_errors();
        for fault in filter.as_ref().err().into_iter().flatten() {
            match fault {
                Fault::From => errors.add_labelled("fra", t.from(), t.not_a_date(&query.fra)),
                Fault::To => errors.add_labelled("til", t.to(), t.not_a_date(&query.til)),
                Fault::Reversed => errors.add("til", t.reversed()),
                Fault::Reference => errors.add("ref", t.not_a_reference()),
            }
        }
        let filter = filter.as_ref().ok();
        let iso = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        let (from, to) = (iso(filter.and_then(|f| f.from)), iso(filter.and_then(|f| f.to)));
        let group = |(value, text)| Choice { value, text, selected: value == query.gjelder };
        let known = GROUPS.map(|(_, value, text)| (value, text(t)));
        let ends = [("", t.all_changes()), (EVERYTHING, t.all_and_use())];
        let groups: Vec<Choice> = [ends[0]].into_iter().chain(known).chain([ends[1]]).map(group).collect();
        let action = |(value, text)| Choice { value, text, selected: value == query.hva };
        let known = ACTIONS.map(|(_, value, text)| (value, text(t)));
        let actions: Vec<Choice> = [("", t.all())].into_iter().chain(known).map(action).collect();
        let periods = [(t.today(), 0), (t.last_week(), 6), (t.last_month(), 29)].map(|(text, days)| {
            let first = today.saturating_sub(jiff::Span::new().days(days)).to_string();
            let current = from == first && to == today.to_string();
            let question = Query { fra: first, til: today.to_string(), ..query.clone() };
            Period { text, href: paths::log(lang, org, &question.to_query(Cursor::Newest)), current }
        });
        let set = set_filters(lang, org, &query, (from.as_str(), to.as_str()), periods.iter().any(|it| it.current));
        let rows = page.lines.iter().map(|line| Row::linked(acting, registry, line));
        let at = |cursor: Option<Cursor>| cursor.map(|cursor| paths::log(lang, org, &query.to_query(cursor)));
        let is_filtered = !query.to_query(Cursor::Newest).is_empty();
        Self {
            layout: layout.with_faults(!errors.is_empty()),
            t,
            from,
            to,
            errors,
            selects: vec![("gjelder", t.about(), groups), ("hva", t.what(), actions)],
            set,
            periods: periods.into(),
            days: Day::all(lang, today, rows),
            none: if filter.is_none() {
                t.none_asked()
            } else if is_filtered || query.cursor() != Cursor::Newest {
                t.none_found()
            } else {
                t.none_yet()
            },
            here: paths::log(lang, org, ""),
            is_filtered,
            download: paths::sheet(lang, org, &query.to_query(Cursor::Newest)),
            download_record: paths::record(lang, org, &query.to_query(Cursor::Newest)),
            checked: page.checked.as_ref().map(|checked| t.checked_until(long_day(lang, checked.at))),
            paging: Paging { previous: at(page.newer), next: at(page.older) },
            query,
        }
    }
}

/// The filters that are set among those that are folded away, and the log without each. A period that is one click away is not named again.
fn set_filters(
    lang: Lang,
    org: OrgNumber,
    query: &Query,
    (from, to): (&str, &str),
    is_known_period: bool,
) -> Vec<(String, String)> {
    let t = Texts(lang);
    let date = |iso: &str| iso.parse().map(|date| short_day(lang, date)).unwrap_or_default();
    let word = |text: Option<fn(Texts) -> &'static str>| text.map(|text| text(t).to_owned()).unwrap_or_default();
    let group = match query.gjelder.as_str() {
        EVERYTHING => t.all_and_use().to_owned(),
        slug => word(GROUPS.into_iter().find(|(_, known, _)| *known == slug).map(|(.., text)| text)),
    };
    let action = word(ACTIONS.into_iter().find(|(_, known, _)| *known == query.hva).map(|(.., text)| text));
    let period = |iso| if is_known_period { String::new() } else { date(iso) };
    let without = |clear: fn(&mut Query)| {
        let mut rest = query.clone();
        clear(&mut rest);
        paths::log(lang, org, &rest.to_query(Cursor::Newest))
    };
    let all = [
        (t.from(), period(from), without(|rest| rest.fra.clear())),
        (t.to(), period(to), without(|rest| rest.til.clear())),
        (t.about(), group, without(|rest| rest.gjelder.clear())),
        (t.what(), action, without(|rest| rest.hva.clear())),
        (t.reference(), query.reference.trim().to_owned(), without(|rest| rest.reference.clear())),
    ];
    let set = all.into_iter().filter(|(_, value, _)| !value.is_empty());
    set.map(|(label, value, href)| (format!("{label}: {value}"), href)).collect()
}
