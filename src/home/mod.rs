//! Home: choosing whom to act for (the picker), and the front page of an organisation (*Oversikt*).
//!
//! Words: *choice* (a unit the user may act for). The room stands on top of the others and reads what they own; it writes only which
//! organisations the user has visited, and whether they want to see *Kom i gang* there.

mod model;
mod pages;
mod store;
mod texts;
mod views;

use crate::sitemap::home as paths;

use crate::web::Routes;

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    routes.get(paths::PICKER, pages::picker).get(paths::OVERVIEW, pages::overview).post(paths::START, pages::arrange);
}
