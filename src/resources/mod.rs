//! API resources: what a provider lets its consumers give on, as bundles of scopes with plain names.
//!
//! Words: *API resource* (a bundle of the provider's own scopes, in test or production), *identifier* (the name machines know it by),
//! *version* (what it bundles; each has its own scopes), *revision* (counted up with every change, so that two who edit see each other).
//! Rules: a resource bundles scopes of its provider and its environment only, each of them in use and open to delegation when it is put
//! in; the identifier never changes; another set of scopes is a new version, and what has been given stays in the version it was given
//! in until its giver takes in the difference; a resource is never deleted: out of use, what has been given of it rests.

mod actions;
mod events;
mod model;
mod pages;
mod store;
mod texts;
mod views;

use crate::sitemap::resources as paths;
pub(crate) use actions::LongEdit;
pub(crate) use events::events;
pub(crate) use store::lock_given;

use crate::web::Routes;

/// The job that takes a resource out of use or into use where that concerns many.
pub(crate) type LongToggle = crate::in_use::LongToggle<model::Resource>;

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    pages::routes(routes);
}
