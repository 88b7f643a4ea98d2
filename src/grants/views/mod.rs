//! What the templates show. Every decision about wording and visibility.

mod access;
mod bulk;
mod end_date;
mod remove;
mod who;

pub(crate) use access::AccessSection;
pub(super) use access::{ConsumerPiece, Shown, consumer_fault};
pub(super) use bulk::{BulkView, ListForm, line_of, remark_tag, verdict_name};
pub(super) use end_date::EndDateView;
pub(super) use remove::RemoveView;
pub(super) use who::{FormerView, WhoView};
