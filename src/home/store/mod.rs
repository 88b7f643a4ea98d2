//! All SQL of this room: one statement for each thing a page tells.

mod overview;
mod picker;
mod start;
mod suppliers;

pub(super) use overview::visit;
pub(super) use picker::choices;
pub(super) use start::hide_start;
