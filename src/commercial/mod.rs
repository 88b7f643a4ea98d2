//! *Virksomheten*: what an organisation tells the portal about itself. *Varsling*: where it is told what happens. *Bruksvilkår*: what it
//! has accepted, and who signed that. *Faktura*: how it is invoiced. *Kontakter*: whom to reach about what.
//!
//! Words: *notification point* (an e-mail address, what it is told, and in which language), *code* (six digits that are sent to an address
//! to see that it is right). Rules: an address is told nothing before its code has been typed; a code is typed by somebody of the
//! organisation, so that the mail's link shows a page and does nothing; a code lives half an hour and bears five tries; an address stands once.

mod actions;
mod billing;
mod command;
mod contacts;
mod ehf;
mod events;
mod mails;
mod model;
mod pages;
mod store;
mod terms;
mod texts;
mod views;

use crate::sitemap::commercial as paths;
pub(crate) use command::publish;
pub use command::{Command, command};
pub(crate) use events::events;
pub(crate) use mails::{Letter, footer, written};
pub(crate) use pages::routes;
pub(crate) use store::{PointToTell, note_reminded, note_told, points_to_remind, points_to_tell};
pub(crate) use terms::TermsText;
