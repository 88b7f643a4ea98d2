use std::borrow::Cow;

use askama::Template;

use super::super::{
    model::{HolderId, HolderRow},
    paths::{Paths, query},
    store::{DESCENDING, Filter, ListPage},
    texts::Texts,
};
use crate::{
    access::{Acting, DelegateScopes, Held, ManagePeople, SingleRight, ViewDelegations, texts as access_texts},
    kernel::{Lang, oslo},
    organisations::Standing,
    web::{Crumb, Layout, Paging, Section, day},
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
    pub changed: String,
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
    order: &'static str,
    turn: String,
    paging: Paging,
    has_draft: Option<String>,
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

fn apis(t: Texts, n: i64) -> Cow<'static, str> {
    if n == 1 { t.one_api().into() } else { t.apis(n).into() }
}

impl Line {
    pub(crate) fn new(lang: Lang, paths: Paths, row: HolderRow) -> Self {
        let t = Texts(lang);
        let mut rights = Vec::new();
        let mut why = Vec::new();
        if row.apis > 0 {
            rights.push(apis(t, row.apis));
        }
        rights.extend(row.grants.iter().map(|(kind, code)| grant_name(lang, kind, code).into()));
        if row.apis > 0 || !row.grants.is_empty() {
            why.push(t.direct().into());
        }
        if !row.roles.is_empty() {
            rights.insert(0, t.by_role().into());
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
        let trouble = match row.standing {
            Standing::Active => None,
            Standing::Bankrupt => Some(t.bankrupt_tag()),
            Standing::Deleted(_) => Some(t.deleted_tag()),
        };
        let until = match (row.ends_on, row.apis) {
            (Some(on), 1) => day(lang, on),
            (Some(on), _) => t.ends_first(day(lang, on)),
            (None, 0) => String::new(),
            (None, _) => t.no_end().to_owned(),
        };
        let changed = row.changed_at.map(|at| day(lang, oslo(at).date())).unwrap_or_default();
        Self { href, name: row.name, number, kind, trouble, rights, why, until, changed }
    }
}

fn cursor(row: &HolderRow) -> (String, String) {
    let id = match row.id {
        HolderId::Organisation(org) => org.to_string(),
        HolderId::Person(person) => person.to_string(),
    };
    (row.name.clone(), id)
}

impl ListView {
    pub(crate) fn new(acting: &Acting<ViewDelegations>, filter: &Filter, page: ListPage) -> Self {
        let lang = acting.seat().lang;
        let (t, paths) = (Texts(lang), Paths { lang, org: acting.org() });
        let (kind, status) = filter.words();
        let search = filter.search.clone().unwrap_or_default();
        let filters = [("q", search.as_str()), ("type", kind), ("status", status), ("sorter", filter.order())];
        let other_way = if filter.descending { "" } else { DESCENDING };
        let turned = [&filters[..3], &[("sorter", other_way)]].concat();
        let turn = |row: Option<&HolderRow>, name: &str| {
            row.map(|row| {
                let (at, id) = cursor(row);
                let here = [&filters[..], &[(name, at.as_str()), ("id", id.as_str())]].concat();
                format!("{}?{}", paths.list(), query(&here))
            })
        };
        // Going backwards there is always a page after; going forwards there is one before unless this is the first.
        let (before, after) = match (filter.backwards, filter.cursor.is_some()) {
            (true, _) => (page.more, true),
            (false, later) => (later, page.more),
        };
        let paging = Paging {
            previous: before.then(|| turn(page.rows.first(), "for")).flatten(),
            next: after.then(|| turn(page.rows.last(), "etter")).flatten(),
        };
        let shown = page.rows.len();
        let count = if page.total >= 1000 { t.shown_many(shown) } else { t.shown(shown, page.total) };
        Self {
            layout: Layout::acting(acting, Section::Delegations, t.list())
                .under(vec![Crumb::new(acting.unit().name.clone(), paths.overview())]),
            t,
            paths,
            may_give: acting.can::<DelegateScopes>(),
            may_add_people: acting.can::<ManagePeople>(),
            kind,
            status,
            filtered: !filter.is_open(),
            csv: paths.csv(&query(&filters)),
            order: if filter.descending { "descending" } else { "ascending" },
            turn: format!("{}?{}", paths.list(), query(&turned)),
            search,
            lines: page.rows.into_iter().map(|row| Line::new(lang, paths, row)).collect(),
            count,
            paging,
            has_draft: page.draft.map(|id| paths.review(id)),
        }
    }
}
