//! The consumers' side of scopes: *Tilganger vi har*, the catalogue of public scopes, and asking a provider for access to one.
//!
//! Words: *consumer* (the organisation that uses a scope), *provider* (whose scope it is), *scope access* (what a consumer has been
//! given), *access request* (a consumer asks a provider for one), *scope catalogue* (every public scope that is in use). Rules: what an
//! organisation may use is read from `effective_access` and nowhere else, so a scope that is out of use is in no list here; who is not
//! let into the catalogue does not learn that a scope is there; a request waits for ninety days, and a scope is asked for once at a time;
//! whoever gives the access answers the request, on whichever page it is given (each write that gives calls `answer_access_requests`), so
//! that an approval taken back leaves the request answered; declining takes a reason; where the provider can ask back may name a person
//! and is in no log. Whoever sends, gives or restores locks the row of the scope: that is where they take turns.

mod actions;
mod events;
mod model;
mod pages;
mod store;
mod texts;
mod views;

use crate::sitemap::catalogue as paths;
pub use actions::close_expired;
pub(crate) use events::events;

use crate::web::Routes;

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    pages::routes(routes);
}
