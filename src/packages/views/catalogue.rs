use askama::Template;

use super::{
    super::{
        check::{AreaFacts, PackageFacts},
        model::{INTEGRATIONS, finds},
        paths::Paths,
        texts::Texts,
    },
    about, yours,
};
use crate::{
    access::{Acting, ViewDelegations},
    web::{Crumb, Layout, Section},
};

/// A link to a package.
#[derive(Debug)]
struct Link {
    name: String,
    href: String,
    urn: String,
    about: String,
    /// Only in organisations of some form, which this one has not.
    not_here: bool,
    /// Why the reader has it, if they do.
    yours: Option<String>,
}

/// An area with links to its packages.
#[derive(Debug)]
struct Area {
    name: String,
    href: String,
    count: String,
    links: Vec<Link>,
}

/// A group of areas.
#[derive(Debug)]
struct Group {
    name: &'static str,
    areas: Vec<Area>,
}

/// All areas and packages, or what a search finds.
#[derive(Debug, Template)]
#[template(path = "packages/catalogue.html")]
pub(in super::super) struct CatalogueView {
    layout: Layout,
    t: Texts,
    here: String,
    search: String,
    hits: Option<String>,
    groups: Vec<Group>,
    /// Areas are unfolded where a search has picked out what is in them.
    is_open: bool,
}

/// One area.
#[derive(Debug, Template)]
#[template(path = "packages/area.html")]
pub(in super::super) struct AreaView {
    layout: Layout,
    t: Texts,
    lead: &'static str,
    is_given_whole: bool,
    links: Vec<Link>,
}

fn link(acting: &Acting<ViewDelegations>, paths: Paths, package: &PackageFacts, area: &str) -> Link {
    let lang = paths.lang;
    let forms = package.only_forms();
    Link {
        name: package.name.in_lang(lang).to_owned(),
        href: paths.package(&package.area_urn, &package.urn),
        urn: package.urn.to_string(),
        about: about(lang, package, area),
        yours: yours(acting, package),
        not_here: !forms.is_empty() && !forms.contains(&acting.mandate().form.as_str()),
    }
}

impl CatalogueView {
    pub(in super::super) fn new(acting: &Acting<ViewDelegations>, areas: &[AreaFacts], search: String) -> Self {
        let (t, paths) = (Texts(acting.lang()), acting.paths());
        let mut found = 0;
        let mut groups: Vec<(&str, Group)> = Vec::new();
        for facts in areas {
            let name = facts.name.in_lang(paths.lang).to_owned();
            let packages = facts.packages.iter().filter(|package| finds(&search, package));
            let links: Vec<Link> = packages.map(|package| link(acting, paths, package, &name)).collect();
            if links.is_empty() {
                continue;
            }
            found += links.len();
            let count = if links.len() == 1 { t.count_one().to_owned() } else { t.count(links.len()) };
            let count = match links.iter().filter(|link| link.yours.is_some()).count() {
                0 => count,
                n => t.count_yours(count, n),
            };
            let area = Area { name, href: paths.area(&facts.urn), count, links };
            match groups.last_mut() {
                Some((group, last)) if *group == facts.group => last.areas.push(area),
                _ => {
                    let name = match facts.group.as_str() {
                        "General" => t.group_general(),
                        "Industry" => t.group_industry(),
                        "Inhabitant" => t.group_inhabitant(),
                        "Guardianship" => t.group_guardianship(),
                        _ => t.group_special(),
                    };
                    groups.push((&facts.group, Group { name, areas: vec![area] }));
                }
            }
        }
        let hits = (!search.is_empty()).then(|| if found == 0 { t.no_hits(&search) } else { t.hits(found, &search) });
        Self {
            layout: Layout::acting(acting, Section::Delegations, t.heading()),
            t,
            here: paths.packages(),
            is_open: !search.is_empty(),
            search,
            hits,
            groups: groups.into_iter().map(|(_, group)| group).collect(),
        }
    }
}

impl AreaView {
    pub(in super::super) fn new(acting: &Acting<ViewDelegations>, area: &AreaFacts) -> Self {
        let (t, paths) = (Texts(acting.lang()), acting.paths());
        let name = area.name.in_lang(paths.lang);
        let is_given_whole = area.urn == INTEGRATIONS;
        Self {
            layout: Layout::acting(acting, Section::Delegations, name)
                .under([Crumb::new(t.heading(), paths.packages())]),
            t,
            lead: match area.packages.first() {
                _ if is_given_whole => t.area_integrations_lead(),
                Some(package) if package.for_persons => t.area_persons_lead(),
                _ => t.area_lead(),
            },
            is_given_whole,
            links: area.packages.iter().map(|package| link(acting, paths, package, name)).collect(),
        }
    }
}
