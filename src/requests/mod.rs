//! Requests: somebody asks an organisation for a power of attorney, and whoever may give it answers.
//!
//! Words: *asker* (a person who asks for themselves, or a supplier), *giver* (the organisation that is asked), *link* (the address of one
//! request, to be passed on, also as a QR code). Rules: asking reveals nothing about the giver but its name; a request waits for thirty
//! days; whoever may give what is asked for may answer, their own request only with a key role; to approve is to make a draft of it, which
//! is looked over and confirmed as any draft, and that draft is the answer; declining takes a reason; what is asked for waits once.

mod actions;
mod events;
mod model;
mod pages;
mod qr;
mod store;
mod texts;
mod views;

use crate::sitemap::requests as paths;
pub use actions::close_expired;
pub(crate) use events::events;

use crate::web::Routes;

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    pages::routes(routes);
}
