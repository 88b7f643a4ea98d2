//! What anybody may read: help with each task, the words, and what a site says of itself (contact, privacy, accessibility).
//!
//! Words: *topic* (a task that there is help with), *guide* (what is said of it). Rules: the room stands on top of those it tells of, and takes
//! from them what their buttons say and who may press them; nothing here is about anybody, so it opens to everybody.

mod guides;
mod pages;
mod privacy;
mod texts;
mod views;

use crate::sitemap::help as paths;
use crate::web::Routes;

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    pages::routes(routes);
}
