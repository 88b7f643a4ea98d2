use askama::Template;

use super::super::{
    model::Scope,
    pages::ToggleForm,
    paths::Paths,
    texts::{Planning, Texts},
};
use crate::{
    access::{Acting, ManageScopes},
    grants::Reach,
    kernel::Environment,
    ledger::FormKey,
    web::{FormErrors, Layout, frame},
};

/// Which way a scope is toggled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// Out of use.
    Out,
    /// Into use again.
    Back,
}

/// *Deaktiver* and *Ta i bruk igjen*: whom it concerns.
#[derive(Debug, Template)]
#[template(path = "scopes/toggle.html")]
pub(crate) struct ToggleView {
    layout: Layout,
    t: Texts,
    p: Planning,
    key: String,
    errors: FormErrors,
    form: ToggleForm,
    is_out: bool,
    version: i32,
    effects: Vec<String>,
    /// Name, number, suppliers.
    hits: Vec<(String, String, String)>,
    rest: Option<String>,
    csv: String,
    /// What has to be typed to confirm.
    to_type: Option<String>,
    is_stale: bool,
    /// What is planned for it already.
    planned: Option<String>,
    action: String,
    back: String,
}

/// Must the user type the name to confirm? Where somebody loses access in production.
pub(crate) fn takes_typing(scope: &Scope, reach: &Reach) -> bool {
    scope.environment == Environment::Prod && (reach.consumers > 0 || reach.delegations > 0)
}

impl ToggleView {
    #[expect(clippy::too_many_arguments, reason = "a page is what it is made of")]
    pub(crate) fn new(
        acting: &Acting<ManageScopes>,
        paths: Paths,
        direction: Direction,
        scope: &Scope,
        reach: &Reach,
        form: ToggleForm,
        errors: FormErrors,
        is_stale: bool,
    ) -> Self {
        let t = Texts(paths.lang);
        let is_out = direction == Direction::Out;
        let heading = if is_out { t.deactivate_heading(&scope.name) } else { t.reactivate_heading(&scope.name) };
        let mut effects = Vec::new();
        effects.push(match (is_out, reach.consumers) {
            _ if scope.settings.open => if is_out { t.lose_all() } else { t.regain_all() }.to_owned(),
            (true, 0) => t.lose_none().to_owned(),
            (true, 1) => t.lose_one().to_owned(),
            (true, n) => t.lose(n),
            (false, 0) => t.regain_none().to_owned(),
            (false, 1) => t.regain_one().to_owned(),
            (false, n) => t.regain(n),
        });
        match (is_out, reach.delegations) {
            (_, 0) => {}
            (true, 1) => effects.push(t.rest_one().to_owned()),
            (true, n) => effects.push(t.rest(n)),
            (false, 1) => effects.push(t.wake_one().to_owned()),
            (false, n) => effects.push(t.wake(n)),
        }
        if is_out {
            effects.push(match scope.settings.max_age {
                0 => t.tokens_live().to_owned(),
                n => t.tokens_live_for(n),
            });
        }
        let shown = i64::try_from(reach.hits.len()).unwrap_or(i64::MAX);
        let crumb = Some((scope.name.clone(), paths.scope(&scope.id)));
        Self {
            layout: frame(acting, paths, heading, crumb).with_faults(!errors.is_empty()),
            t,
            p: Planning(paths.lang),
            planned: super::planned(paths.lang, scope),
            key: FormKey::draw(),
            errors,
            form,
            is_out,
            version: scope.version,
            effects,
            hits: reach
                .hits
                .iter()
                .map(|hit| (hit.name.clone(), hit.consumer.grouped(), hit.suppliers.join(", ")))
                .collect(),
            rest: (reach.consumers > shown).then(|| t.and_more(reach.consumers - shown)),
            csv: paths.accesses_csv(&scope.id),
            to_type: (is_out && takes_typing(scope, reach)).then(|| scope.subscope().to_owned()),
            is_stale,
            action: if is_out { paths.deactivate_scope(&scope.id) } else { paths.reactivate_scope(&scope.id) },
            back: paths.scope(&scope.id),
        }
    }
}
