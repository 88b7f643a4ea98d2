//! What the templates of this room show. Every decision about wording and visibility is made here.

mod ask;
mod list;
mod production;
mod request;

pub(super) use ask::{Ask, Choice, Group, Sender};
pub(super) use list::{mine, ours, queue};
pub(super) use production::{AskProduction, ProductionView};
pub(super) use request::{RequestView, Side, Waiting};
