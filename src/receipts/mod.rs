//! Receipts: what was done, by whom, under which reference; and the one place where it is undone.
//!
//! Words: *line* (what can be undone by itself). Rules: this room knows no kind of event, it asks the registry (`ledger::Registry`); a
//! receipt is shown to the organisations its event concerns, and undone by the one that made the change; undoing is a POST by somebody who
//! may make such a change, never a link; what was undone says when and by whom; a change that a job is still to make has a page that leads
//! to its receipt, or says why there never will be one.

mod pages;
mod store;
mod texts;
mod views;

use crate::sitemap::receipts as paths;
pub(crate) use paths::{receipt, undoable};
pub(crate) use store::{UndoableChange, offered};
pub(crate) use texts::Texts;
pub(crate) use views::{UndoRow, undo_rows};

use crate::web::Routes;

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    routes
        .get(paths::UNDOABLE, pages::undoable)
        .get(paths::RECEIPT, pages::receipt)
        .get(paths::BY_REFERENCE, pages::by_reference)
        .post(paths::UNDO, pages::undo)
        .get(paths::JOB, pages::job);
}
