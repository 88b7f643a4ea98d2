use askama::Template;
use jiff::Timestamp;

use super::{
    super::{
        model::{Access, Held, Part, Request},
        paths::Paths,
        texts::Texts,
    },
    consumers, environments,
};
use crate::{
    access::{Acting, ViewAccesses, ViewDelegations},
    asking::{Line, tag},
    web::{Layout, PAGE, Paging, page_size, short_day, short_day_of},
};

/// A scope that the organisation may use.
#[derive(Debug)]
pub(crate) struct AccessLine {
    pub name: String,
    /// Its page in the catalogue, if it is there.
    href: Option<String>,
    pub description: String,
    pub provider: String,
    pub number: String,
    pub since: String,
    pub until: String,
    /// Is there a last day?
    ends: bool,
    /// That it is to go out of use, and when.
    pub goes: Option<String>,
    /// Name and page of each.
    pub suppliers: Vec<(String, String)>,
}

impl AccessLine {
    pub(crate) fn new(paths: Paths, access: Access) -> Self {
        let (lang, t) = (paths.lang, Texts(paths.lang));
        let ends = access.ends_on.is_some();
        let until = access.ends_on.map_or_else(|| t.no_end().to_owned(), |end| short_day(lang, end));
        Self {
            href: access.public.then(|| paths.api(access.scope)),
            goes: access.goes_on.map(|goes| t.goes_tag(short_day(lang, goes))),
            description: access.description.in_lang(lang).to_owned(),
            name: access.name,
            provider: access.provider.name,
            number: access.provider.number.grouped(),
            since: access.given_at.map(|at| short_day_of(lang, at)).unwrap_or_default(),
            until,
            ends,
            suppliers: access.suppliers.into_iter().map(|party| (party.name, paths.holder(party.number))).collect(),
        }
    }
}

/// A scope that the organisation has asked for.
pub(crate) fn request_line(paths: Paths, request: &Request, now: Timestamp) -> Line {
    let (scope, lang) = (&request.about.scope, paths.lang);
    let (provider, tag) = ((&*scope.provider.name, Some(scope.provider.number)), tag(lang, request.life.state(now)));
    Line::new(lang, &request.life, paths.our(request.id()), provider, vec![scope.name.clone()], tag)
}

/// *Tilganger vi har*.
#[derive(Debug, Template)]
#[template(path = "catalogue/held.html")]
pub(crate) struct HeldView {
    layout: Layout,
    t: Texts,
    paths: Paths,
    lead: String,
    part: Part,
    search: String,
    names_suppliers: bool,
    lines: Vec<AccessLine>,
    requests: Vec<Line>,
    count: String,
    csv: String,
    paging: Paging,
}

impl HeldView {
    pub(crate) fn new(
        acting: &Acting<ViewAccesses>,
        paths: Paths,
        (part, search): (Part, String),
        held: Held,
        is_first: bool,
    ) -> Self {
        let t = Texts(paths.lang);
        let after = |name: &str, id: String| {
            paths.held_with(&[("vis", part.slug()), ("q", &search), ("etter", name), ("id", &id)])
        };
        let (limit, mut lines, mut requests) = (page_size(acting.context(), PAGE), Vec::new(), Vec::new());
        let paging = match held {
            Held::Accesses(mut accesses) => {
                let paging = Paging::cut(&mut accesses, limit, |last| after(&last.name, last.scope.to_string()));
                lines = accesses.into_iter().map(|access| AccessLine::new(paths, access)).collect();
                paging
            }
            Held::Requests(mut asked) => {
                let paging = Paging::cut(&mut asked, limit, |last| after("", last.id().to_string()));
                requests = asked.iter().map(|request| request_line(paths, request, acting.now())).collect();
                paging
            }
        };
        let is_all = is_first && paging.next.is_none();
        Self {
            layout: consumers(acting, paths, t.held(), Vec::new()),
            t,
            paths,
            lead: t.held_lead(&acting.unit().name),
            csv: paths.held_csv(&[("vis", part.slug()), ("q", &search)]),
            names_suppliers: acting.can::<ViewDelegations>(),
            count: if part == Part::Asked { String::new() } else { count(t, lines.len(), is_all) },
            part,
            search,
            lines,
            requests,
            paging,
        }
    }

    fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.requests.is_empty()
    }

    /// What is missing, and what to do about it.
    fn nothing(&self) -> (&'static str, &'static str) {
        let t = self.t;
        match self.part {
            _ if !self.search.is_empty() => (t.no_hits(), t.no_hits_body()),
            Part::Given => (t.none_given(), t.none_given_body()),
            Part::Open => (t.none_open(), t.none_open_body()),
            Part::Asked => (t.none_asked(), t.none_asked_body()),
        }
    }

    fn is_given(&self) -> bool {
        self.part == Part::Given
    }

    fn environments(&self) -> [(String, &'static str, bool); 2] {
        environments(self.t, self.paths.environment, |it| self.paths.within(it).held_with(&[("vis", self.part.slug())]))
    }

    /// As the address has it, what it is called, and whether it is chosen.
    fn parts(&self) -> [(&'static str, &'static str, bool); 3] {
        let all =
            [(Part::Given, self.t.part_given()), (Part::Open, self.t.part_open()), (Part::Asked, self.t.part_asked())];
        all.map(|(part, name)| (part.slug(), name, part == self.part))
    }

    /// Without what was searched for.
    fn reset(&self) -> String {
        self.paths.held_with(&[("vis", self.part.slug())])
    }
}

/// How many scopes, if that is all of them.
pub(super) fn count(t: Texts, shown: usize, is_all: bool) -> String {
    match shown {
        n if !is_all => t.shown_some(n),
        1 => t.shown_one().to_owned(),
        n => t.shown(n),
    }
}
