//! Requests: somebody asks an organisation for a power of attorney, and whoever may give it answers.
//!
//! Words: *asker* (a person who asks for themselves, or a supplier), *giver* (the organisation that is asked), *link* (the address of one
//! request, to be passed on, also as a QR code), *obstacle* (why a thing cannot be given, or need not be asked for). Rules: asking reveals
//! nothing about the giver but its name and what keeps it from giving what is asked for; a request waits for thirty days; whoever may give
//! what is asked for may answer, their own request never; to approve is to make a draft of what is ticked, which is looked over and
//! confirmed as any draft, holds nothing else, and is the answer, also to what was not ticked; declining all takes a reason; giving the
//! same on another page answers it too (`sql/answer_requests.sql`); what is asked for waits once; the status follows what becomes of what
//! was given.

mod actions;
mod answered;
mod events;
mod givable;
mod model;
mod pages;
mod qr;
mod store;
mod texts;
mod views;

use crate::sitemap::requests as paths;
pub use actions::close_expired;
pub(crate) use actions::{Invitation, NewRequest, ask};
pub use answered::tell_askers;
pub(crate) use events::{ItemThen, RequestRef, events};
pub(crate) use model::RequestedItem;
pub(crate) use qr::{Qr, draw as qr};
pub(crate) use store::standing;
pub(crate) use texts::Texts;

use crate::web::Routes;

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    pages::routes(routes);
}
