//! Clients: what an organisation fetches tokens with, each in test or production, with its scopes and its keys.
//!
//! Words: *client* (`client_id` on the wire), *key* (the public half; the private one is never known here), *for customers* (it may name a
//! customer as `consumer_org`), *Opptre for virksomhetens kunder* (a package: it acts for customers only). Rules: whatever is changed counts
//! in the next token request; a client has at most five keys, each for a year from when it was put in, and the same key put in again gets
//! another year; a client may be without scopes and keys, and then gets no token; nothing is deleted.

mod actions;
mod events;
mod model;
mod pages;
mod snippets;
mod store;
mod texts;
mod views;

use crate::sitemap::clients as paths;
pub(crate) use events::events;
pub(crate) use texts::{Fetching, Keys, Texts};

use crate::web::Routes;

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    pages::routes(routes);
}
