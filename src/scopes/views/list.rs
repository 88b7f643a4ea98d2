use askama::Template;

use super::super::{
    paths::{Paths, query},
    store::{DESCENDING, Filter, ListPage, NEWEST, Row},
    texts::{Planning, Texts},
};
use crate::{
    access::{Acting, ManageScopes, ViewScopes},
    kernel::{Environment, Lang},
    web::{Layout, Paging, Section, environments, short_day, short_day_of},
};

/// One line of the list.
#[derive(Debug)]
pub(crate) struct Line {
    pub href: String,
    pub name: String,
    pub description: String,
    pub visibility: &'static str,
    pub access: String,
    pub delegable: &'static str,
    pub active: bool,
    pub leaves: Option<String>,
    pub changed: String,
}

/// *Mine API*.
#[derive(Debug, Template)]
#[template(path = "scopes/list.html")]
pub(crate) struct ListView {
    layout: Layout,
    t: Texts,
    paths: Paths,
    may_manage: bool,
    has_prefix: bool,
    search: String,
    status: &'static str,
    visibility: &'static str,
    order: &'static str,
    filtered: bool,
    lines: Vec<Line>,
    count: String,
    csv: String,
    paging: Paging,
}

impl Line {
    pub(crate) fn new(lang: Lang, paths: Paths, row: Row) -> Self {
        let t = Texts(lang);
        let own = match lang {
            Lang::Nb => row.description_nb.clone(),
            Lang::Nn => row.description_nn,
            Lang::En => row.description_en,
        };
        let access = match row.accesses {
            _ if row.open => t.for_everybody().to_owned(),
            1 => t.one_organisation().to_owned(),
            n if n >= 1000 => t.over_thousand().to_owned(),
            n => t.organisations(n),
        };
        Self {
            href: paths.scope(&row.id),
            name: row.name,
            // A text that its owner has not translated is better in bokmål than not at all.
            description: if own.is_empty() { row.description_nb } else { own },
            visibility: if row.public { t.public() } else { t.private() },
            access,
            delegable: if row.delegable { t.yes() } else { t.no() },
            active: row.active,
            leaves: row.leaves_on.map(|on| Planning(lang).tag(short_day(lang, on.to_jiff()))),
            changed: short_day_of(lang, row.changed_at),
        }
    }
}

impl ListView {
    pub(crate) fn new(acting: &Acting<ViewScopes>, environment: Environment, filter: &Filter, page: ListPage) -> Self {
        let lang = acting.lang();
        let (t, paths) = (Texts(lang), Paths { lang, org: acting.org(), environment });
        let (status, visibility) = filter.words();
        let search = filter.search.clone().unwrap_or_default();
        let filters = [("q", search.as_str()), ("status", status), ("synlighet", visibility), ("sorter", filter.order)];
        let next = page.rows.last().filter(|_| page.more).map(|last| {
            let (at, id) = filter.place(last);
            let id = id.to_string();
            let here = [&filters[..], &[("etter", at.as_str()), ("id", id.as_str())]].concat();
            format!("{}?{}", paths.scopes(), query(&here))
        });
        let count = match page.rows.len() {
            1 => t.shown_one().to_owned(),
            n if page.more || filter.cursor.is_some() => t.shown_some(n),
            n => t.shown(n),
        };
        Self {
            layout: Layout::acting(acting, Section::Scopes, t.my_apis())
                .in_environment(environment)
                .with_waiting(page.waiting),
            t,
            paths,
            may_manage: acting.can::<ManageScopes>(),
            has_prefix: !page.prefixes.is_empty(),
            status,
            visibility,
            order: filter.order,
            filtered: !filter.is_open(),
            csv: paths.scopes_csv(&query(&filters)),
            search,
            lines: page.rows.into_iter().map(|row| Line::new(lang, paths, row)).collect(),
            count,
            paging: Paging { previous: None, next },
        }
    }

    /// Is anything but a search narrowing the list, or its order another than usual?
    fn narrows(&self) -> bool {
        [self.status, self.visibility, self.order].iter().any(|word| !word.is_empty())
    }

    /// As the address has it, what it is called, and whether it is chosen.
    fn orders(&self) -> [(&'static str, &'static str, bool); 3] {
        let all = [("", self.t.by_name()), (DESCENDING, self.t.by_name_down()), (NEWEST, self.t.by_change())];
        all.map(|(order, name)| (order, name, order == self.order))
    }

    fn environments(&self) -> [(String, &'static str, bool); 2] {
        environments(self.paths, Paths::scopes)
    }
}
