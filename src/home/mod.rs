//! Organisations: our mirror of Enhetsregisteret, choosing whom to act for, and the front page of an organisation.
//!
//! Words: *unit* (main or sub-unit), *main unit*, *role holder*, *choice* (a unit somebody may act for). Rules: files of the register
//! are taken in as they come and never change anything a person has decided; a sub-unit inherits from its main unit and never the
//! other way.

pub mod facts;
pub mod import;
mod model;
mod pages;
mod paths;
mod store;
mod texts;
mod views;

pub use facts::{Standing, Unit};
pub(crate) use views::samples;

use crate::web::Routes;

/// Mounts the pages of this room. After all others: `/{lang}/{org}` would answer for every page with a name of its own.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    routes.get(paths::PICKER, pages::picker).get(paths::OVERVIEW, pages::overview);
}
