//! What the templates of this room show. Every decision about wording and visibility is made here.

mod ask;
mod list;
mod request;

pub(super) use ask::{Ask, Choice, Group};
pub(super) use list::List;
pub(super) use request::{RequestView, Side, Waiting};
