//! What the templates of this room show. Every decision about wording and visibility is made here.

mod catalogue;
mod held;
mod request;

pub(super) use catalogue::{CatalogueView, ScopeView};
pub(super) use held::HeldView;
pub(super) use request::{RequestView, Side, queue};

use super::{paths::Paths, texts::Texts};
use crate::{
    access::{Acting, Right, ViewScopes},
    kernel::Environment,
    web::{Crumb, Layout, Section},
};

/// The frame of a consumer's page, below *Tilganger vi har* or further down.
fn consumers<R: Right>(acting: &Acting<R>, paths: Paths, heading: impl Into<String>, above: Vec<Crumb>) -> Layout {
    Layout::acting(acting, Section::Delegations, heading).in_environment(paths.environment).under(above)
}

/// The frame of a provider's page, below *Mine API* or further down.
fn providers(acting: &Acting<ViewScopes>, paths: Paths, heading: String, above: Vec<Crumb>) -> Layout {
    let t = Texts(paths.lang);
    let list = Crumb::new(t.my_apis(), paths.scopes());
    Layout::acting(acting, Section::Scopes, heading)
        .in_environment(paths.environment)
        .under([vec![list], above].concat())
}

/// Where the same page is in each environment, what that is called, and whether it is this one.
fn environments(
    t: Texts,
    here: Environment,
    page: impl Fn(Environment) -> String,
) -> [(String, &'static str, bool); 2] {
    [(Environment::Prod, t.production()), (Environment::Test, t.test())].map(|(it, name)| (page(it), name, it == here))
}
