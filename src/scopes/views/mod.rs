//! What the templates show. Every decision about wording and visibility.

mod bulk;
mod copy;
mod form;
mod list;
mod prefix;
mod remove;
mod scope;
mod turn;

pub(super) use bulk::{BulkForm, BulkView, ListForm, verdict_name};
pub(super) use copy::{CopyForm, CopyView};
pub(super) use form::{FormKind, FormView, ScopeForm, fields};
pub(super) use list::{Line, ListView};
pub(super) use prefix::{Answers, AssignForm, PrefixForm, PrefixPiece, PrefixView, QueueView, standing};
pub(super) use remove::{RemoveForm, RemoveView};
pub(super) use scope::{AccessForm, AccessRow, ConsumerPiece, ScopeView, consumer_fault};
pub(super) use turn::{TurnForm, TurnView, Way, takes_typing};

use super::{paths::Paths, texts::Texts};
use crate::{
    access::{Acting, Right},
    web::{Crumb, Layout, Section},
};

/// The frame of a page of this room, below the list or below a scope.
fn frame<R: Right>(acting: &Acting<R>, paths: Paths, heading: String, scope: Option<(&str, String)>) -> Layout {
    let t = Texts(paths.lang);
    let mut crumbs = vec![Crumb::new(acting.unit().name.clone(), paths.overview()), Crumb::new(t.list(), paths.list())];
    crumbs.extend(scope.map(|(name, href)| Crumb::new(name, href)));
    Layout::acting(acting, Section::Scopes, heading).in_environment(paths.environment).under(crumbs)
}
