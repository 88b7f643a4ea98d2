use askama::Template;

use super::super::{
    paths::{Paths, query},
    store::{Filter, ListPage, Row},
    texts::Texts,
};
use crate::{
    access::{Acting, ManageScopes, ViewScopes},
    kernel::{Title, Written},
    web::{Layout, Paging, environments, frame},
};

/// One line of the list.
#[derive(Debug)]
pub(crate) struct Line {
    href: String,
    title: Written,
    identifier: String,
    access: &'static str,
    delegable: bool,
    active: bool,
    scopes: i64,
    version: i32,
    delegations: String,
    behind: Option<String>,
}

/// Counting stops at a thousand.
fn count(t: Texts, n: i64) -> String {
    if n >= 1000 { t.over_thousand().to_owned() } else { n.to_string() }
}

impl Line {
    fn new(paths: Paths, row: Row) -> Self {
        let t = Texts(paths.lang);
        let title = Title { nb: row.title_nb, nn: row.title_nn, en: row.title_en };
        Self {
            href: paths.resource(&row.id),
            title: title.read(paths.lang),
            identifier: row.identifier,
            access: if row.writes { t.read_write() } else { t.read_only() },
            delegable: row.delegable,
            active: row.active,
            scopes: row.scopes,
            version: row.version,
            delegations: count(t, row.delegations),
            behind: (row.behind > 0).then(|| t.behind(count(t, row.behind))),
        }
    }
}

/// *API-ressurser*.
#[derive(Debug, Template)]
#[template(path = "resources/list.html")]
pub(crate) struct ListView {
    layout: Layout,
    t: Texts,
    paths: Paths,
    may_manage: bool,
    search: String,
    status: &'static str,
    filtered: bool,
    lines: Vec<Line>,
    shown: String,
    paging: Paging,
}

impl ListView {
    pub(crate) fn new(acting: &Acting<ViewScopes>, paths: Paths, filter: &Filter, page: ListPage) -> Self {
        let t = Texts(paths.lang);
        let (status, search) = (filter.status.word(), filter.search.clone().unwrap_or_default());
        let next = page.rows.last().filter(|_| page.more).map(|last| {
            let id = last.id.to_string();
            let here = [("q", search.as_str()), ("status", status), ("etter", &last.title_nb), ("id", &id)];
            format!("{}?{}", paths.resources(), query(&here))
        });
        let shown = match page.rows.len() {
            1 => t.shown_one().to_owned(),
            n if page.more || filter.cursor.is_some() => t.shown_some(n),
            n => t.shown(n),
        };
        Self {
            layout: frame(acting, paths, t.list().to_owned(), Vec::new()),
            t,
            paths,
            may_manage: acting.can::<ManageScopes>(),
            filtered: filter.search.is_some() || !status.is_empty(),
            search,
            status,
            lines: page.rows.into_iter().map(|row| Line::new(paths, row)).collect(),
            shown,
            paging: Paging { previous: None, next },
        }
    }

    fn environments(&self) -> [(String, &'static str, bool); 2] {
        environments(self.paths, Paths::resources)
    }
}
