//! The front door: which language, and what this is.

mod pages;
pub(crate) mod texts;
mod views;

use crate::web::Routes;

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    routes.get("/", pages::choose_language).get("/{lang}/", pages::front).get("/{lang}", pages::add_slash);
}
