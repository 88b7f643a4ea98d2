//! What the templates of this room show. Every decision about wording and visibility is made here.

mod give;
mod holder;
mod list;
mod received;

pub(super) use give::{Check, Done, Give, GiveForm, LookUp, Receipt, Stale};
pub(super) use holder::HolderView;
pub(super) use list::{Line, ListView};
pub(super) use received::{ReceivedView, Relinquish};

use crate::kernel::Lang;

/// Every page of this room with made-up content, for snapshots in three languages.
pub(crate) fn samples(_lang: Lang) -> Vec<(&'static str, String)> {
    Vec::new()
}
