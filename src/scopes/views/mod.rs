//! What the templates show. Every decision about wording and visibility.

mod copy;
mod form;
mod list;
mod scope;
mod toggle;

pub(super) use copy::CopyView;
pub(super) use form::{FormKind, FormView, differences, fields};
pub(super) use list::{Line, ListView};
pub(super) use scope::ScopeView;
pub(super) use toggle::{Direction, ToggleView, takes_typing};

use super::{
    model::Scope,
    paths::Paths,
    texts::{Planning, Texts},
};
use crate::{
    access::{Acting, Right},
    kernel::Lang,
    web::{Crumb, Layout, Section, day, long_day},
};

/// The frame of a page of this room, below the list or below a scope.
fn frame<R: Right>(acting: &Acting<R>, paths: Paths, heading: String, scope: Option<(&str, String)>) -> Layout {
    let t = Texts(paths.lang);
    let mut crumbs = vec![Crumb::new(acting.unit().name.clone(), paths.overview()), Crumb::new(t.list(), paths.list())];
    crumbs.extend(scope.map(|(name, href)| Crumb::new(name, href)));
    Layout::acting(acting, Section::Scopes, heading).in_environment(paths.environment).under(crumbs)
}

/// When the scope is to go out of use, who planned it, and with what words.
fn planned(lang: Lang, scope: &Scope) -> Option<String> {
    let (t, p) = (Texts(lang), Planning(lang));
    let plan = scope.plan.as_ref()?;
    let at = long_day(lang, plan.at);
    let sentence = p.waits(day(lang, plan.day), plan.by.as_ref().map_or(at.clone(), |name| t.by(&at, name)));
    Some(plan.message.as_ref().map_or(sentence.clone(), |message| t.log_message(&sentence, message)))
}
