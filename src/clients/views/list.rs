use askama::Template;
use jiff::Timestamp;

use super::{
    super::{
        model::{Kind, SOON},
        paths::{Paths, query},
        store::{Counts, Filter, KEY_EXPIRY, ListPage, NEWEST, Row, Shown},
        texts::{Kinds, Texts},
    },
    takes_certificates, type_name, used_as,
};
use crate::{
    access::{Acting, ExplainTokens, ManageClients, ViewClients},
    web::{Layout, Paging, environments, frame_of_clients, short_day_of},
};

/// One line of the list.
#[derive(Debug)]
pub(in super::super) struct Line {
    pub href: String,
    pub name: String,
    pub id: String,
    pub used_as: &'static str,
    pub kind: &'static str,
    pub has_package: bool,
    pub status: &'static str,
    pub is_active: bool,
    pub scopes: String,
    /// How many of them get no token.
    pub missing: Option<String>,
    /// How the keys stand, and the colour of that where something is to be done.
    pub keys: (String, Option<&'static str>),
    pub last_used: String,
}

impl Line {
    /// `certificates`: does a client without keys get tokens with a certificate?
    pub fn new(paths: Paths, row: Row, (now, certificates): (Timestamp, bool)) -> Self {
        let t = Texts(paths.lang);
        let expires = row.expires_at.map(jiff_sqlx::Timestamp::to_jiff);
        let k = Kinds(paths.lang);
        let keys = match (expires, row.keys) {
            _ if !row.keeps_keys => (k.no_key_needed().to_owned(), None),
            (None, _) if certificates && row.kind.is_served() => (t.certificate_only().to_owned(), None),
            (None, _) => (t.no_keys().to_owned(), Some("warning")),
            (Some(_), 0) => (t.all_expired().to_owned(), Some("danger")),
            (Some(at), _) if at <= now => (t.one_expired().to_owned(), Some("warning")),
            (Some(at), _) if at.duration_since(now) < SOON => {
                let days = at.duration_since(now).as_hours() / 24;
                (if days == 1 { t.expires_in_one().to_owned() } else { t.expires_in(days) }, Some("warning"))
            }
            (Some(at), n) => (t.keys_until(n, short_day_of(paths.lang, at)), None),
        };
        Self {
            href: paths.client(&row.id),
            id: row.id.to_string(),
            name: row.name,
            used_as: used_as(t, row.kind, row.for_customers),
            kind: type_name(row.kind),
            has_package: row.has_package,
            status: if row.is_active { t.active() } else { t.inactive_tag() },
            is_active: row.is_active,
            scopes: row.scopes.to_string(),
            missing: match row.missing {
                0 => None,
                1 => Some(t.one_missing().to_owned()),
                n => Some(t.some_missing(n)),
            },
            keys,
            last_used: match row.last_used {
                Some(at) => short_day_of(paths.lang, at.to_jiff()),
                None if row.kind.is_served() => t.never().to_owned(),
                None => k.not_here().to_owned(),
            },
        }
    }
}

/// *Klienter*.
#[derive(Debug, Template)]
#[template(path = "clients/list.html")]
pub(in super::super) struct ListView {
    layout: Layout,
    t: Texts,
    paths: Paths,
    may_manage: bool,
    search: String,
    shown: Shown,
    kind: Option<Kind>,
    /// Are there types to choose among?
    has_types: bool,
    order: &'static str,
    filtered: bool,
    /// Something else is chosen than a search.
    is_narrowed: bool,
    lines: Vec<Line>,
    count: String,
    /// How many are left out because they are out of use.
    inactive: Option<String>,
    csv: String,
    /// Where it is asked why a client gets no token, for whoever may.
    why: Option<String>,
    paging: Paging,
}

impl ListView {
    pub fn new(
        acting: &Acting<ViewClients>,
        paths: Paths,
        filter: &Filter,
        (page, counts): (ListPage, Counts),
    ) -> Self {
        let t = Texts(paths.lang);
        let keys_by = (acting.now(), takes_certificates(acting, paths.environment));
        let search = filter.search.clone().unwrap_or_default();
        let kind = filter.kind.map(Kind::wire).unwrap_or_default();
        let asked = [("q", search.as_str()), ("vis", filter.shown.word()), ("type", kind), ("sorter", filter.order)];
        let next = page.rows.last().filter(|_| page.more).map(|last| {
            let id = last.id.to_string();
            let here = [asked.as_slice(), &[("etter", last.place.as_str()), ("id", &id)]].concat();
            format!("{}?{}", paths.clients(), query(&here))
        });
        let count = match page.rows.len() {
            1 => t.one_client().to_owned(),
            n if page.more || filter.cursor.is_some() => t.clients_here(n),
            n => t.clients_in_all(n),
        };
        Self {
            layout: frame_of_clients(acting, paths, t.clients(), []),
            t,
            paths,
            may_manage: acting.can::<ManageClients>(),
            why: acting.can::<ExplainTokens>().then(|| paths.why("")),
            filtered: !search.is_empty() || filter.shown != Shown::Active || filter.kind.is_some(),
            is_narrowed: filter.shown != Shown::Active || filter.kind.is_some() || !filter.order.is_empty(),
            kind: filter.kind,
            has_types: counts.has_types || filter.kind.is_some(),
            csv: paths.clients_csv(&query(&asked)),
            search,
            shown: filter.shown,
            order: filter.order,
            count,
            inactive: match counts.inactive {
                _ if filter.shown != Shown::Active => None,
                0 => None,
                1 => Some(t.one_inactive().to_owned()),
                n => Some(t.some_inactive(n)),
            },
            lines: page.rows.into_iter().map(|row| Line::new(paths, row, keys_by)).collect(),
            paging: Paging { previous: None, next },
        }
    }

    fn environments(&self) -> [(String, &'static str, bool); 2] {
        environments(self.paths, Paths::clients)
    }

    fn choices(&self) -> [(&'static str, &'static str, bool); 6] {
        let t = self.t;
        [
            (Shown::Active, t.active_ones()),
            (Shown::KeyRunsOut, t.key_runs_out()),
            (Shown::LacksAccess, t.lacks_access()),
            (Shown::Unused, t.unused()),
            (Shown::Inactive, t.inactive_ones()),
            (Shown::All, t.all()),
        ]
        .map(|(shown, name)| (shown.word(), name, shown == self.shown))
    }

    /// All types, and each of them.
    fn kinds(&self) -> Vec<(&'static str, &'static str, bool)> {
        let all = ("", Kinds(self.paths.lang).all_kinds(), self.kind.is_none());
        let each = Kind::ALL.map(|kind| (kind.wire(), type_name(kind), self.kind == Some(kind)));
        std::iter::once(all).chain(each).collect()
    }

    fn orders(&self) -> [(&'static str, &'static str, bool); 3] {
        let t = self.t;
        [("", t.by_name()), (NEWEST, t.by_newest()), (KEY_EXPIRY, t.by_expiry())]
            .map(|(order, name)| (order, name, order == self.order))
    }
}
