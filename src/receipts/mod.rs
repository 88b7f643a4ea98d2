//! Receipts: what was done, by whom, under which reference; and the one place where it is undone.
//!
//! Words: *story* (how a room tells one of its events on a receipt), *line* (what can be regretted by itself). Rules: this room knows no
//! kind of event; a receipt is shown to the organisations its event concerns, and undone by the one that made the change; undoing is a
//! POST by somebody who may make such a change, never a link; what was undone says when and by whom.

mod pages;
mod paths;
mod store;
mod story;
mod texts;
mod views;

pub(crate) use paths::{receipt, undo};
pub use story::{Story, StoryLine, Tell, Tellers};

use crate::web::Routes;

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    routes.get(paths::RECEIPT, pages::receipt).post(paths::UNDO, pages::undo);
}
