//! *Mine API*: scopes, what they are called and how they are set, in and out of use.
//!
//! Words: *scope* (`prefix:subscope`, in test or production), *settings* (everything that can be said about it but its name), *provider*,
//! *consumer*, *API resource* (a bundle of scopes with a plain name), *version* of a resource. Rules: nothing is deleted, only taken out of
//! use; a name is taken for ever, and so are those that look like it; whoever changes a scope that a colleague has changed meanwhile is shown
//! the difference; a scope that is out of use reaches nobody, and its accesses rest with it or are taken back; one that is to go out of
//! use on a day reaches nobody from the beginning of it, however late the housekeeping is; copying to production shows what differs
//! first and takes nothing away there; a resource can be given on when its provider allows it and has given the consumer access to every
//! scope in it; a new scope makes a new version, and what was given before stays as it was.
//!
//! The room stands on `prefixes`, which a scope's name begins with, and on `grants`, which knows who may use it.

mod actions;
mod events;
pub(crate) mod facts;
mod model;
mod pages;
mod settings;
mod store;
mod texts;
mod views;

use crate::sitemap::scopes as paths;
pub(crate) use actions::LongCopy;
pub use actions::carry_out_plans;
pub(crate) use events::events;
pub use model::{ApiResource, Difference, NotGivable};
pub use store::resources_for;
pub(crate) use texts::{Planning, Texts};

use crate::web::Routes;

/// The job that takes a scope out of use or into use where that concerns many.
pub(crate) type LongToggle = crate::in_use::LongToggle<model::Scope>;

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    pages::routes(routes);
}
