//! Settings of an organisation: how long its changes can be undone, and what takes two persons.
//!
//! Words: *setting*, *setting change* (one setting from what it was to what it is). Rules: an organisation that has set nothing has what
//! Portner comes with; whoever saves sees first what a colleague saved meanwhile; a deadline that runs is moved by no setting; each setting
//! change is undone by itself, as long as nobody has changed the same setting again; that two persons are wanted is turned off by two, each
//! with a key role at the time; a proposal that nobody confirms lapses.

mod actions;
mod events;
mod model;
mod pages;
mod store;
mod texts;
mod views;

use crate::sitemap::settings as paths;
pub(crate) use events::{Step, events};
pub(crate) use model::COUNTED_HOURS;
pub use model::Settings;
pub(crate) use store::{hold, hold_of, stands};
pub(crate) use texts::ProposalTexts;

use crate::web::Routes;

/// Mounts the page of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    routes
        .get(paths::SETTINGS, pages::settings)
        .post(paths::SETTINGS, pages::save)
        .post(paths::TWO_PERSONS, pages::turn_off);
}
