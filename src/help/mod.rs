//! What anybody may read: help with each task, the words, and what a site says of itself (contact, privacy, accessibility, status).
//!
//! Knows the texts of the rooms it tells of, so that a page calls a button what the button says.

mod pages;
mod texts;
mod views;

use crate::sitemap::help as paths;
use crate::web::Routes;

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    pages::routes(routes);
}
