//! All SQL of this room: one statement for each thing a page tells.

mod overview;
mod picker;

pub(super) use overview::visit;
pub(super) use picker::choices;
