//! What the templates show. Every decision about wording and visibility.

mod form;
mod list;
mod resource;
mod toggle;

pub(super) use form::{FormView, fields};
pub(super) use list::ListView;
pub(super) use resource::ResourceView;
pub(super) use toggle::{ToggleView, takes_typing};

use super::{paths::Paths, texts::Texts};
use crate::{
    access::{Acting, Right},
    web::{Crumb, Layout, Section},
};

/// The frame of a page of this room, below the list or below a resource.
fn frame<R: Right>(acting: &Acting<R>, paths: Paths, heading: String, below: Vec<(String, String)>) -> Layout {
    let t = Texts(paths.lang);
    let mut crumbs =
        vec![Crumb::new(acting.unit().name.clone(), paths.overview()), Crumb::new(t.my_apis(), paths.my_apis())];
    crumbs.extend(below.into_iter().map(|(text, href)| Crumb::new(text, href)));
    Layout::acting(acting, Section::Scopes, heading).in_environment(paths.environment).under(crumbs)
}
