//! What the addresses of an organisation's pages say, and what all pages in one environment show.

use std::str::FromStr;

use actix_web::web::Path;

use super::{Crumb, Layout, Problem, Section, texts::Texts};
use crate::{
    access::{Acting, Right},
    kernel::Environment,
    sitemap::Paths,
};

/// Language, organisation and environment, as an address has them.
pub(crate) type InEnvironment = Path<(String, String, String)>;
/// The same, and the thing of that organisation that the page is about.
pub(crate) type OfThing = Path<(String, String, String, String)>;

/// Language, organisation, and the thing that the page is about, where a room has no environments.
pub(crate) type OutsideEnvironment = Path<(String, String, String)>;

/// What one segment of an address names. A text that can name no such thing is not found.
pub(crate) fn read_id<I: FromStr>(segment: &str) -> Result<I, Problem> {
    segment.parse().map_err(|_| Problem::NotFound)
}

/// The addresses of the organisation's pages in the environment that an address names. Another word than an environment's is not found.
pub(crate) fn paths_in<R: Right>(acting: &Acting<R>, environment: &str) -> Result<Paths, Problem> {
    let environment = read_id(environment)?;
    Ok(Paths { lang: acting.lang(), org: acting.org(), environment })
}

/// The same, and the id of the thing that the address names.
pub(crate) fn place<R: Right, I: FromStr>(acting: &Acting<R>, path: OfThing) -> Result<(Paths, I), Problem> {
    Ok((paths_in(acting, &path.2)?, read_id(&path.3)?))
}

/// The frame of a page of *Mine API* in one environment, below the list of scopes.
pub(crate) fn frame<R: Right>(
    acting: &Acting<R>,
    paths: Paths,
    heading: impl Into<String>,
    below: impl IntoIterator<Item = (String, String)>,
) -> Layout {
    let list = Crumb::new(Texts(paths.lang).my_apis(), paths.scopes());
    let crumbs = std::iter::once(list).chain(below.into_iter().map(|(text, href)| Crumb::new(text, href)));
    Layout::acting(acting, Section::Scopes, heading).in_environment(paths.environment).under(crumbs)
}

/// The frame of a page of *Klienter* in one environment, below the list of clients; the list itself is the section.
pub(crate) fn frame_of_clients<R: Right>(
    acting: &Acting<R>,
    paths: Paths,
    heading: impl Into<String>,
    below: impl IntoIterator<Item = (String, String)>,
) -> Layout {
    let crumbs = below.into_iter().map(|(text, href)| Crumb::new(text, href));
    Layout::acting(acting, Section::Clients, heading).in_environment(paths.environment).under(crumbs)
}

/// The same page in each environment: its address, what the environment is called, and whether it is this one.
pub(crate) fn environments(here: Paths, page: impl Fn(Paths) -> String) -> [(String, &'static str, bool); 2] {
    let t = Texts(here.lang);
    [(Environment::Prod, t.production()), (Environment::Test, t.test())]
        .map(|(it, name)| (page(here.within(it)), name, it == here.environment))
}
