//! What the templates of this room show. Every decision about wording and visibility is made here.

mod overview;
mod picker;
mod steps;
mod ways;

pub(super) use overview::OverviewPage;
pub(super) use picker::{Nobody, Picker};
