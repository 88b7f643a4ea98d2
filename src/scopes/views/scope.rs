use askama::Template;

use super::{
    super::{
        model::Scope,
        paths::Paths,
        settings::{fields, rare},
        texts::{Accesses, Planning, Texts},
    },
    UsageView,
};
use crate::{
    access::{Acting, ManageScopes, ReadLog, ViewScopes},
    grants::AccessSection,
    kernel::{ScopePlanId, Written},
    ledger::FormKey,
    sitemap::{audit, query},
    web::{FormErrors, Layout, frame, long_day, short_day_of},
};

/// The page of one scope: what it is, and who may use it.
#[derive(Debug, Template)]
#[template(path = "scopes/scope.html")]
pub(crate) struct ScopeView {
    layout: Layout,
    t: Texts,
    p: Planning,
    paths: Paths,
    key: String,
    errors: FormErrors,
    /// Did the user send a form about another plan than there is now?
    is_stale: bool,
    scope: Scope,
    /// The API resources that have it: title and address.
    bundled_in: Vec<(String, String)>,
    may_manage: bool,
    /// What it gives, and the language of that.
    description: Written,
    /// The lines of the log that name it, for those who may read the log.
    history: Option<String>,
    fields: Vec<(&'static str, String)>,
    more_fields: Vec<(&'static str, String)>,
    created: String,
    changed: String,
    deactivated: Option<String>,
    /// What has become of the accesses of a scope that is out of use, if there were any.
    fate: Option<String>,
    /// What is said where nobody has access.
    none: &'static str,
    /// When it is to go out of use, where that is cancelled, and which plan it is.
    plan: Option<(String, String, ScopePlanId)>,
    usage: UsageView,
    accesses: AccessSection,
}

impl ScopeView {
    pub(crate) fn new(
        acting: &Acting<ViewScopes>,
        paths: Paths,
        scope: Scope,
        accesses: AccessSection,
        (errors, is_stale): (FormErrors, bool),
    ) -> Self {
        let (lang, t, a) = (paths.lang, Texts(paths.lang), Accesses(paths.lang));
        let by = |at: String, name: Option<&String>| name.map_or(at.clone(), |name| t.by(&at, name));
        let deactivated =
            scope.deactivated.as_ref().map(|(at, name)| t.deactivated_at(by(long_day(lang, *at), name.as_ref())));
        let (fate, none) = match (deactivated.is_some(), scope.removed) {
            (true, 0) => ((!accesses.rows.is_empty()).then(|| a.accesses_rest().to_owned()), a.no_accesses_inactive()),
            (true, removed) => (Some(a.accesses_taken_back(removed)), a.no_accesses_inactive()),
            (false, _) => (None, if scope.had_access { a.no_accesses_any_more() } else { a.no_accesses() }),
        };
        let mut all = fields(t, &scope.settings);
        // What it gives stands under its name.
        let text = &scope.settings.description;
        all.retain(|(label, value)| !value.is_empty() && *label != t.description());
        // Settings that are rarely used are folded away.
        let rare = rare(t);
        let (more_fields, plain) = all.into_iter().partition(|(label, _)| rare.contains(label));
        Self {
            layout: frame(acting, paths, scope.name.clone(), None).with_faults(!errors.is_empty()),
            t,
            p: Planning(lang),
            paths,
            key: FormKey::draw(),
            errors,
            is_stale,
            description: text.read(lang),
            history: acting.can::<ReadLog>().then(|| audit::log(lang, paths.org, &query(&[("hvem", &scope.name)]))),
            may_manage: acting.can::<ManageScopes>(),
            fields: plain,
            more_fields,
            created: by(short_day_of(lang, scope.created_at), scope.created_by.as_ref()),
            changed: short_day_of(lang, scope.changed_at),
            deactivated,
            fate,
            none,
            plan: super::planned(lang, &scope)
                .zip(scope.plan.as_ref())
                .map(|(sentence, plan)| (sentence, paths.cancel_plan(&scope.id), plan.id)),
            usage: UsageView::new(lang, &scope, acting.today()),
            accesses,
            bundled_in: scope
                .bundled_in
                .iter()
                .map(|(id, title)| (title.in_lang(lang).to_owned(), paths.resource(id)))
                .collect(),
            scope,
        }
    }
}
