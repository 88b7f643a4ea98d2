//! What the templates show. Every decision about wording and visibility.

mod access;
mod bulk;
mod remove;
mod who;

pub(crate) use access::AccessSection;
pub(super) use access::{AccessRow, ConsumerPiece, consumer_fault};
pub(super) use bulk::{BulkView, ListForm, verdict_name};
pub(super) use remove::RemoveView;
pub(super) use who::{FormerView, WhoView};

use super::{paths::Paths, texts::Texts};
use crate::{
    access::{Acting, Right},
    kernel::ScopeId,
    web::{Crumb, Layout, Section},
};

/// The frame of a page of this room, below the page of its scope.
fn frame<R: Right>(acting: &Acting<R>, paths: Paths, heading: String, (name, scope): (&str, &ScopeId)) -> Layout {
    let t = Texts(paths.lang);
    let crumbs = vec![
        Crumb::new(acting.unit().name.clone(), paths.overview()),
        Crumb::new(t.list(), paths.list()),
        Crumb::new(name, paths.scope(scope)),
    ];
    Layout::acting(acting, Section::Scopes, heading).in_environment(paths.environment).under(crumbs)
}
