//! Settings of an organisation: how long its changes can be undone, and what takes two persons.
//!
//! Words: *setting*, *turn* (one setting from what it was to what it is). Rules: an organisation that has set nothing has what Portner
//! comes with; who saves sees first what a colleague saved meanwhile; a deadline that runs is moved by no setting; each turn is undone
//! by itself, as long as nobody has turned it again.

mod actions;
mod model;
mod pages;
mod paths;
mod store;
mod tell;
mod texts;
mod views;

pub use model::{Changed, Line, Settings, Turn, Undone};
pub(crate) use tell::{describe, tell};

use crate::web::Routes;

/// Mounts the page of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    routes.get(paths::SETTINGS, pages::settings).post(paths::SETTINGS, pages::save);
}
