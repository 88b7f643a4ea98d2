//! What the templates show. Every decision about wording and visibility.

mod copy;
mod form;
mod list;
mod scope;
mod toggle;
mod usage;

pub(super) use copy::CopyView;
pub(super) use form::{FormView, NamePiece};
pub(super) use list::{Line, ListView};
pub(super) use scope::ScopeView;
pub(super) use toggle::{ToggleView, to_type};
pub(super) use usage::UsageView;

use super::{
    model::Scope,
    texts::{Planning, Texts},
};
use crate::{
    kernel::Lang,
    web::{day, long_day},
};

/// When the scope is to go out of use, who planned it, and with what words.
fn planned(lang: Lang, scope: &Scope) -> Option<String> {
    let (t, p) = (Texts(lang), Planning(lang));
    let plan = scope.plan.as_ref()?;
    let at = long_day(lang, plan.at);
    let sentence = p.waits(day(lang, plan.day), plan.by.as_ref().map_or(at.clone(), |name| t.by(&at, name)));
    Some(plan.message.as_ref().map_or(sentence.clone(), |message| t.log_message(&sentence, message)))
}
