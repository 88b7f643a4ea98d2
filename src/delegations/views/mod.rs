//! What the templates of this room show. Every decision about wording and visibility is made here.

mod give;
mod holder;
mod list;
mod receipt;
mod received;

pub(super) use give::{Check, Give, GiveForm, LookUp, Stale};
pub(super) use holder::HolderView;
pub(super) use list::{Line, ListView};
pub(super) use receipt::{Deed, Done, Receipt};
pub(super) use received::{ReceivedView, Relinquish};
