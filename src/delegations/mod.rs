//! Delegations: *Andre med rettigheter til virksomheten*. Who has been given what, giving it, and giving it up.
//!
//! Words: *giver* (the organisation that owns an access), *holder* (whoever has something from it), *supplier* (a holder that is an
//! organisation with API access), *customer* (the giver, seen from the supplier), *draft*. Rules: a draft touches nothing; a delegation
//! belongs to the organisation, not to who clicked; it is current until it is withdrawn or its end date has passed; withdrawn rows
//! stay; between two parties a resource is given at most once at a time.

mod actions;
mod model;
mod pages;
mod paths;
mod store;
mod texts;
mod views;

pub use actions::sweep;
pub use model::{Expired, Given, GivenUp};
pub(crate) use texts::describe;

use crate::web::Routes;

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    pages::routes(routes);
}
