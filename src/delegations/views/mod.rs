//! What the templates of this room show. Every decision about wording and visibility is made here.

mod give;
mod holder;
mod list;
mod people;
mod received;
mod review;

pub(super) use give::{Give, LookUp};
pub(super) use holder::HolderView;
pub(super) use list::{Line, ListView};
pub(super) use people::{Grants, NewPerson};
pub(super) use received::{ReceivedView, Relinquish};
pub(super) use review::{Check, Stale, difference};
