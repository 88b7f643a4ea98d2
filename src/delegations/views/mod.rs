//! What the templates of this room show. Every decision about wording and visibility is made here.

mod give;
mod holder;
mod list;
mod received;

pub(super) use give::{Check, Deed, Done, Give, GiveForm, LookUp, Receipt, Stale};
pub(super) use holder::HolderView;
pub(super) use list::{Line, ListView};
pub(super) use received::{ReceivedView, Relinquish};
