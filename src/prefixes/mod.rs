//! Prefixes: the first part of the name of every scope. An organisation orders one, and support allots it or declines.
//!
//! Words: *prefix* (ordered by the organisation, allotted by support; it belongs to the organisation in test and production alike), *order*
//! (what waits for support), *queue* (support's list of orders). Rules: a prefix has one owner, for ever; an organisation's own number is a
//! good prefix, and nobody else's; one order for a prefix waits at a time, and can be withdrawn for as long as it does;
//! whoever is turned down is told why; support can allot a prefix that nobody ordered here, but not one that somebody waits for.

mod actions;
mod events;
mod model;
mod pages;
mod store;
mod texts;
mod views;

use crate::sitemap::prefixes as paths;
pub(crate) use events::events;
pub(crate) use store::own_prefixes;

use crate::web::Routes;

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    pages::routes(routes);
}
