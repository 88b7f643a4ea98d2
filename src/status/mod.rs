//! *Driftsstatus*: how the portal and what it stands on are, for everybody, also while the database is down.
//!
//! Words: *part*, *condition* (`platform::health`), *rung* (how much of the portal works, in one word). Rules: a process checks its parts by
//! itself, each within a time limit and all at once, so that one that hangs holds up no other; whoever reads the page causes no check; no
//! address, name or error of a machine is shown, they stand in the log.

mod checks;
mod model;
mod pages;
mod store;
mod texts;
mod views;

pub(crate) use checks::{check, watch};

use crate::{sitemap::status as paths, web::Routes};

/// Mounts the pages of this room. None needs a session, which is in the database.
pub(crate) fn routes_without_session(routes: &mut Routes<'_>) {
    pages::routes(routes);
}
