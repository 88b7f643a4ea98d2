use std::borrow::Cow;

use askama::Template;

use super::super::{
    model::{HolderId, HolderRow, ends_soon},
    paths::{Paths, query},
    store::{Filter, ListPage, Order, Place},
    texts::Texts,
};
use crate::{
    access::{Acting, DelegateScopes, Held, ManagePeople, SingleRight, ViewDelegations, texts as access_texts},
    kernel::Lang,
    register::UnitStatus,
    web::{Layout, Paging, Section, long_day, short_day, short_day_of},
};

/// One line of the list.
#[derive(Debug)]
pub(crate) struct Line {
    pub href: String,
    pub name: String,
    pub number: Option<String>,
    pub kind: &'static str,
    pub trouble: Option<&'static str>,
    pub rights: Vec<Cow<'static, str>>,
    pub why: Vec<Cow<'static, str>>,
    pub until: String,
    /// The page where what ends soon is prolonged.
    pub prolong: Option<String>,
    pub changed: String,
}

/// A column that the list can be sorted by.
#[derive(Debug)]
struct Column {
    /// Which way the list is sorted by it, if it is.
    sorted: Option<&'static str>,
    href: String,
    /// What following the link does.
    turn: &'static str,
}

/// *Andre med rettigheter til virksomheten*.
#[derive(Debug, Template)]
#[template(path = "delegations/list.html")]
pub(crate) struct ListView {
    layout: Layout,
    t: Texts,
    paths: Paths,
    may_give: bool,
    may_add_people: bool,
    search: String,
    kind: &'static str,
    status: &'static str,
    filtered: bool,
    lines: Vec<Line>,
    count: String,
    csv: String,
    /// The order as the address has it.
    order: &'static str,
    by_name: Column,
    by_change: Column,
    reset: String,
    paging: Paging,
    has_draft: Option<String>,
    /// When the page was made, for the sheet that is printed.
    fetched: String,
}

/// The name of a grant, whatever it is of.
pub(crate) fn grant_name(lang: Lang, kind: &str, code: &str) -> String {
    let held = match kind {
        "package" => code.parse().ok().map(Held::Package),
        "area" => Some(Held::Area(code.to_owned())),
        _ => SingleRight::ALL.into_iter().find(|(_, name)| *name == code).map(|(right, _)| Held::Right(right)),
    };
    held.map_or_else(|| code.to_owned(), |held| access_texts::held(lang, &held))
}

/// How many APIs, and how many of them rest.
fn apis(t: Texts, n: i64, resting: i64) -> Cow<'static, str> {
    let all: Cow<'static, str> = if n == 1 { t.one_api().into() } else { t.apis(n).into() };
    match resting {
        0 => all,
        _ if resting >= n => t.all_rest(all).into(),
        _ => t.some_rest(all, resting).into(),
    }
}

/// What they hold besides APIs, by name.
pub(crate) fn named_rights(lang: Lang, row: &HolderRow) -> Vec<Cow<'static, str>> {
    let by_role = (!row.roles.is_empty()).then(|| Texts(lang).by_role().into());
    let grants = row.grants.iter().map(|(kind, code)| grant_name(lang, kind, code).into());
    by_role.into_iter().chain(grants).collect()
}

impl Line {
    pub(crate) fn new(lang: Lang, paths: Paths, row: HolderRow) -> Self {
        let t = Texts(lang);
        let mut rights = named_rights(lang, &row);
        let mut why = Vec::new();
        if row.apis > 0 {
            rights.insert(usize::from(!row.roles.is_empty()), apis(t, row.apis, row.resting));
        }
        if row.apis > 0 || !row.grants.is_empty() {
            why.push(if row.awaits { t.awaits() } else { t.direct() }.into());
        }
        for (role, in_main_unit) in &row.roles {
            let role = access_texts::role(lang, role);
            why.push(if *in_main_unit { t.role_tag_main(role) } else { t.role_tag(role) }.into());
        }
        let href = paths.holder(row.id);
        let (number, kind) = match row.id {
            HolderId::Organisation(org) => (Some(org.grouped()), t.organisation()),
            HolderId::Person(_) => (None, t.person()),
        };
        let trouble = match row.status {
            UnitStatus::Active => None,
            UnitStatus::Bankrupt => Some(t.bankrupt_tag()),
            UnitStatus::Deleted(_) => Some(t.deleted_tag()),
        };
        let held = row.apis + i64::try_from(row.grants.len()).unwrap_or(i64::MAX);
        let until = match (row.ends_on, held) {
            (Some(on), 1) => short_day(lang, on),
            (Some(on), _) => t.ends_first(short_day(lang, on)),
            (None, 0) => String::new(),
            (None, _) => t.no_end().to_owned(),
        };
        let changed = row.changed_at.map(|at| short_day_of(lang, at)).unwrap_or_default();
        Self { href, name: row.name, number, kind, trouble, rights, why, until, prolong: None, changed }
    }
}

/// A line of the page, with a way on from what ends soon.
fn line(acting: &Acting<ViewDelegations>, row: HolderRow) -> Line {
    let (id, paths) = (row.id, acting.paths());
    let may_change = acting.can::<ManagePeople>() || acting.can::<DelegateScopes>() && row.apis > 0;
    let prolong = (may_change && ends_soon(row.ends_on, acting.today())).then(|| paths.prolong(id, None));
    Line { prolong, ..Line::new(paths.lang, paths, row) }
}

impl ListView {
    pub(crate) fn new(acting: &Acting<ViewDelegations>, filter: &Filter, page: ListPage) -> Self {
        let (t, paths) = (Texts(acting.lang()), acting.paths());
        let (kind, status) = filter.words();
        let search = filter.search.clone().unwrap_or_default();
        let order = filter.order;
        let chosen = [("q", search.as_str()), ("type", kind), ("status", status)];
        let address = |pairs: &[(&str, &str)]| {
            let query = query(pairs);
            if query.is_empty() { paths.delegations() } else { format!("{}?{query}", paths.delegations()) }
        };
        let sorted_by = |order: Order| [&chosen[..], &[("sorter", order.word())]].concat();
        // The other order of the column the list is sorted by; of another column the first that is offered.
        let column = |[first, other]: [Order; 2], turn| {
            let is_sorted = order == first || order == other;
            Column {
                sorted: is_sorted.then_some(if order.falls() { "descending" } else { "ascending" }),
                href: address(&sorted_by(if order == first { other } else { first })),
                turn: if is_sorted { t.turn_order() } else { turn },
            }
        };
        let filters = sorted_by(order);
        let (first, last) = page.ends.unzip();
        let turn = |place: Option<Place>, name: &str| {
            place.map(|(at, id)| address(&[&filters[..], &[(name, at.as_str()), ("id", id.as_str())]].concat()))
        };
        // Going backwards there is always a page after; going forwards there is one before unless this is the first.
        let (before, after) = match (filter.backwards, filter.cursor.is_some()) {
            (true, _) => (page.more, true),
            (false, later) => (later, page.more),
        };
        let paging = Paging {
            previous: before.then(|| turn(first, "for")).flatten(),
            next: after.then(|| turn(last, "etter")).flatten(),
        };
        let shown = page.rows.len();
        let count = if page.total >= 1000 { t.shown_many(shown) } else { t.shown(shown, page.total) };
        Self {
            layout: Layout::acting(acting, Section::Delegations, t.list()),
            fetched: t.fetched(long_day(acting.lang(), acting.now())),
            t,
            paths,
            may_give: acting.can::<DelegateScopes>(),
            may_add_people: acting.can::<ManagePeople>(),
            kind,
            status,
            filtered: !filter.is_open(),
            csv: paths.csv(&query(&filters)),
            order: order.word(),
            by_name: column([Order::Name, Order::NameDown], t.turn_by_name()),
            by_change: column([Order::Newest, Order::Oldest], t.turn_by_change()),
            reset: address(&[("sorter", order.word())]),
            search,
            lines: page.rows.into_iter().map(|row| line(acting, row)).collect(),
            count,
            paging,
            has_draft: page.draft.map(|id| paths.review(id)),
        }
    }
}
