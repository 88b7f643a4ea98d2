//! Registration by work e-mail: whoever proves an address at a domain that an organisation has registered may act for it in the test
//! environment. `docs/members.md` tells more, and `docs/adr/0008-members-are-persons.md` why it is built so.
//!
//! Words: *domain* (what stands after the at sign, when an organisation has said that it is its own), *in force* (it decides for which
//! organisation somebody registers), *member* (somebody who has registered), *attempt* (somebody says that an address is theirs). Rules: a
//! page answers the same whatever is known of an address; what a mail holds counts once, for half an hour, and only what is pressed or typed uses
//! it up; a domain that is released ends what rests on it; a domain that many share decides for nobody.

mod actions;
mod command;
mod counting;
mod events;
mod job;
mod mails;
mod model;
mod pages;
mod store;
mod texts;
mod views;

use crate::sitemap::members as paths;
pub use command::{Command, command};
pub(crate) use events::events;
pub use job::WriteToAddress;
pub(crate) use model::SAYING_WHO;
pub use model::{EmailDomain, WorkAddress};
pub(crate) use pages::{cookies, routes};
pub use store::forget_old;
pub(crate) use store::{address_of, connected};
