//! *Inviter en kollega*: somebody whom the organisation does not know is invited to say who they are, and to take what is offered. No national
//! number changes hands.
//!
//! Words: *invitation* (a name, what is offered, and until when), *link* (the address with the secret that whoever opens it must have),
//! *accept* (say: that is me, and I want it). Rules: whoever may give to people invites; a link counts for seven days, for one person, and
//! is used up by an answer and by nothing else; a new link ends the one before; of a link that does not count a page says nothing but that;
//! to accept is to ask for what is offered (`requests`), so that nothing is given before somebody who may give it has seen who asks, and
//! everything is judged then; whoever says no is told to the organisation by the name it wrote, and by nothing else.
//!
//! The secret of a link is made of the change that made it and of the portal's own secret, and the row keeps its hash. So the page that the
//! change leads to shows it, however often the form is sent, and no other page does.

mod actions;
mod events;
mod mails;
mod model;
mod pages;
mod store;
mod texts;
mod views;

use crate::sitemap::invitations as paths;
pub(crate) use events::events;
pub(crate) use pages::routes;
