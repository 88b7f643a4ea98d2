use askama::Template;

use jiff::civil::Date;

use super::{
    super::{
        model::Scope,
        pages::ToggleForm,
        texts::{Planning, Texts},
    },
    usage::UsageView,
};
use crate::{
    in_use::{TogglePage, Toggling, Usage},
    web::{FormErrors, Layout, frame},
};

/// *Deaktiver* and *Ta i bruk igjen*: whom it concerns.
#[derive(Debug, Template)]
#[template(path = "scopes/toggle.html")]
pub(crate) struct ToggleView {
    layout: Layout,
    t: Texts,
    p: Planning,
    page: TogglePage,
    form: ToggleForm,
    errors: FormErrors,
    /// Most characters of a name that is typed to confirm.
    most_typed: u32,
    csv: String,
    /// Is there anything to ask about accesses? One that everybody may use can have some besides.
    has_accesses: bool,
    /// What is planned for it already.
    planned: Option<String>,
    /// Who lost access as it went out of use and does not get it back so, and the address of the change.
    lost: Option<(String, String)>,
}

/// What has to be typed to confirm, where the scope is in use: its name, with or without its prefix. It is in use where somebody has it, or
/// everybody, or where there were tokens with it in the last thirty days.
pub(crate) fn to_type<'a>(scope: &'a Scope, usage: &Usage, today: Date) -> Option<&'a str> {
    let mut days = scope.use_lately(today);
    (scope.settings.open || usage.is_any() || days.any(|day| day.issued > 0)).then(|| scope.subscope())
}

fn effects(t: Texts, is_out: bool, scope: &Scope, usage: &Usage, today: Date) -> Vec<String> {
    let mut effects = vec![match (is_out, usage.consumers) {
        _ if scope.settings.open => if is_out { t.lose_all() } else { t.regain_all() }.to_owned(),
        (true, 0) => t.lose_none().to_owned(),
        (true, 1) => t.lose_one().to_owned(),
        (true, n) => t.lose(n),
        (false, 0) => t.regain_none().to_owned(),
        (false, 1) => t.regain_one().to_owned(),
        (false, n) => t.regain(n),
    }];
    match (is_out, usage.delegations) {
        (_, 0) => {}
        (true, 1) => effects.push(t.rest_one().to_owned()),
        (true, n) => effects.push(t.rest(n)),
        (false, 1) => effects.push(t.wake_one().to_owned()),
        (false, n) => effects.push(t.wake(n)),
    }
    match (is_out, scope.clients) {
        (false, _) | (_, 0) => {}
        (_, 1) => effects.push(t.client_stops().to_owned()),
        (_, n) => effects.push(t.clients_stop(n)),
    }
    if is_out {
        effects.push(UsageView::new(t.0, scope, today).in_one());
        effects.push(match scope.settings.max_age {
            0 => t.tokens_live().to_owned(),
            n => t.tokens_live_for(n),
        });
    }
    effects
}

impl ToggleView {
    pub(crate) fn new(scope: &Scope, toggling: Toggling<'_, Scope>) -> Self {
        let (paths, is_out) = (toggling.paths, toggling.is_out);
        let (t, p) = (Texts(paths.lang), Planning(paths.lang));
        let heading = if is_out { t.deactivate_heading(&scope.name) } else { t.reactivate_heading(&scope.name) };
        let below = [(scope.name.clone(), paths.scope(&scope.id))];
        let effects = effects(t, is_out, scope, &toggling.usage, toggling.acting.today());
        Self {
            layout: frame(toggling.acting, paths, heading, below).with_faults(!toggling.errors.is_empty()),
            t,
            p,
            page: TogglePage::new(scope, &toggling, effects, to_type(scope, &toggling.usage, toggling.acting.today())),
            form: toggling.form,
            errors: toggling.errors,
            most_typed: 255,
            has_accesses: scope.settings.open || toggling.usage.consumers > 0,
            csv: paths.accesses_csv(&scope.id),
            planned: super::planned(paths.lang, scope),
            lost: toggling.lost.map(|(reference, n)| {
                let sentence = if n == 1 { p.stays_lost_one().to_owned() } else { p.stays_lost(n) };
                (sentence, paths.receipt(&reference))
            }),
        }
    }

    /// The day is hidden where *Nå* is chosen, and shown beside it where both came.
    fn day_class(&self) -> &'static str {
        if self.form.is_torn() { "" } else { "with-choices" }
    }
}
