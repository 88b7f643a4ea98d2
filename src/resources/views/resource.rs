use askama::Template;

use super::{
    super::{
        model::{OwnScope, Resource, Version, counted},
        paths::Paths,
        texts::Texts,
    },
    fields,
};
use crate::{
    access::{Acting, ManageScopes, ViewScopes},
    kernel::Written,
    scopes::Difference,
    web::{Layout, frame, long_day, short_day_of},
};

/// A scope of the newest version.
#[derive(Debug)]
pub(crate) struct ScopeRow {
    name: String,
    description: String,
    href: Option<String>,
    /// Why it reaches nobody.
    rests: Option<&'static str>,
}

/// A version, and what it changed.
#[derive(Debug)]
pub(crate) struct VersionRow {
    version: i32,
    since: String,
    /// Scopes that it brought, and scopes that it took out; for the first, all it had.
    added: Vec<String>,
    removed: Vec<String>,
    access: &'static str,
    delegations: i64,
}

/// The page of one resource.
#[derive(Debug, Template)]
#[template(path = "resources/resource.html")]
pub(crate) struct ResourceView {
    layout: Layout,
    t: Texts,
    paths: Paths,
    resource: Resource,
    may_manage: bool,
    access: &'static str,
    fields: Vec<(&'static str, String)>,
    created: String,
    changed: String,
    deactivated: Option<String>,
    scopes: Vec<ScopeRow>,
    versions: Vec<VersionRow>,
    in_use: String,
}

/// How much of it is given, and how much of that is behind.
pub(super) fn in_use(t: Texts, versions: &[Version]) -> String {
    match counted(versions) {
        (0, _) => t.in_use_none().to_owned(),
        (1, 0) => t.in_use_one().to_owned(),
        (1, _) => t.in_use_one_behind().to_owned(),
        (n, 0) => t.in_use(n),
        (n, behind) => t.in_use_behind(n, behind),
    }
}

impl ResourceView {
    pub(crate) fn new(acting: &Acting<ViewScopes>, paths: Paths, resource: Resource, own: &[OwnScope]) -> Self {
        let (lang, t) = (paths.lang, Texts(paths.lang));
        let title = resource.content.title.in_lang(lang).to_owned();
        let by = |at: String, name: Option<&String>| name.map_or(at.clone(), |name| t.by(&at, name));
        let scopes = resource.content.scopes.iter().map(|name| {
            let found = own.iter().find(|scope| scope.name == *name);
            let rests = match found {
                Some(scope) if !scope.active => Some(t.scope_inactive()),
                Some(scope) if !scope.delegable => Some(t.scope_not_delegable()),
                _ => None,
            };
            let described = found.map(|scope| &scope.description);
            ScopeRow {
                name: name.clone(),
                description: described.map(|text| text.in_lang(lang).to_owned()).unwrap_or_default(),
                href: found.map(|scope| paths.scope(&scope.id)),
                rests,
            }
        });
        let before = resource.versions.iter().skip(1).map(Some).chain([None]);
        let versions = resource.versions.iter().zip(before).map(|(version, before)| {
            let Difference { added, removed } =
                Difference::of(before.map_or(&[], |before| before.scopes.as_slice()), &version.scopes);
            VersionRow {
                version: version.version,
                since: by(short_day_of(lang, version.since), version.by.as_ref()),
                added,
                removed,
                access: if version.writes { t.read_write() } else { t.read_only() },
                delegations: version.delegations,
            }
        });
        let mut all = fields(t, &resource.content);
        // The scopes have a table of their own, and the title of the reader's language is the heading.
        all.retain(|(label, _)| *label != t.scopes());
        for (_, value) in all.iter_mut().filter(|(_, value)| value.is_empty()) {
            t.not_translated().clone_into(value);
        }
        Self {
            layout: frame(acting, paths, title, vec![(t.list().to_owned(), paths.resources())]),
            t,
            paths,
            may_manage: acting.can::<ManageScopes>(),
            access: if resource.content.writes { t.read_write() } else { t.read_only() },
            fields: all,
            created: by(short_day_of(lang, resource.created_at), resource.created_by.as_ref()),
            changed: short_day_of(lang, resource.changed_at),
            deactivated: resource
                .deactivated
                .as_ref()
                .map(|(at, name)| t.deactivated_at(by(long_day(lang, *at), name.as_ref()))),
            scopes: scopes.collect(),
            in_use: in_use(t, &resource.versions),
            versions: versions.collect(),
            resource,
        }
    }

    fn description(&self) -> Written {
        self.resource.content.description.read(self.layout.lang)
    }
}
