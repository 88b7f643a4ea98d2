//! What the templates show. Every decision about wording and visibility.

mod form;
mod list;
mod resource;
mod toggle;

pub(super) use form::{FormView, fields};
pub(super) use list::ListView;
pub(super) use resource::ResourceView;
pub(super) use toggle::{ToggleView, to_type};
