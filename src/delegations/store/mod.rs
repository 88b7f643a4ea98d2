//! All SQL of this room. Reads take the proof of a gate or values that came from one; writes take an open change or draft.

mod draft;
mod give;
mod holder;
mod list;
mod received;
mod upkeep;

pub(super) use draft::{drop_draft, newest_draft, open_draft, put_draft, settle_draft};
pub(super) use give::{insert, relinquish, resources_of};
pub(super) use holder::{Holder, event_by_reference, history, holder};
pub(super) use list::{DESCENDING, Filter, Kind, ListPage, Status, like, page_of_holders};
pub(super) use received::{Received, given_to, received};
pub(super) use upkeep::{close_expired, forget_drafts};
