//! Delegations: *Andre med rettigheter til virksomheten*. Who has been given what, giving it, and giving it up.
//!
//! Words: *giver* (the organisation that owns an access), *holder* (whoever has something from it), *supplier* (a holder that is an
//! organisation with API access), *customer* (the giver, seen from the supplier), *draft* (what one person has chosen and marked for one
//! holder), *review* (a draft compared with the present, on the page before confirming). Rules: a draft changes nothing, and is confirmed as
//! a whole, as it was reviewed, or not at all; a delegation belongs to the organisation, not to who clicked; it is current until it is
//! withdrawn or its end date has passed; withdrawn rows stay; between two parties a thing is given at most once at a time; undoing gives
//! anew what was taken and takes back what was given, line by line; a newer version of an API resource changes nothing that has been
//! given, until its giver takes it in; somebody found by a number alone is *awaited*, and holds nothing before they say that it is them.
//!
//! Each part has a file by its noun in every folder. `list` is everyone with rights, `holder` one of them, `received` the other side.
//! `give` (API access for a supplier), `grants` (packages and rights) and `people` (somebody new) are the forms that fill a draft;
//! `draft` keeps it, `review` compares it with the present and `confirm` does what it says. `renewal` is a newer version, `end_date` another
//! last day (one row ends and another takes its place, as with a newer version), `relinquish` what a supplier gives up, `awaited` the
//! question to whoever was not found by their name, `expired` what ended by its date. `model` has the rules, `store` the statements,
//! `events` what the logs keep.

mod actions;
mod events;
mod model;
mod pages;
mod store;
mod texts;
mod views;

use crate::sitemap::delegations as paths;
pub use actions::close_expired;
pub(crate) use actions::{NewAnswer, draft_answer, draft_version, give_answer, given_answer, sent_before};
pub(crate) use events::events;
pub use model::API;
pub(crate) use model::Drafted;
pub(crate) use store::{FAILURES_KEPT, lock_open, take_out};
pub(crate) use texts::{GivingTexts, HolderTexts, ReviewTexts};
pub(crate) use views::{Choices, Group};

pub use crate::kernel::{Holder, Party};
use crate::web::Routes;

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    pages::routes(routes);
}
