//! Support: who they are, and their desk. From one box they find organisations, clients, scopes and persons, and the answer to an error
//! that is pasted; they see what happened in an organisation, and what waits for somebody. It stands on top and reads all tables.
//!
//! Words: *staff* (a person who is named on the command line; a *reader* looks up, a *decider* allots prefixes as well), *look-up* (one
//! member of the staff has seen one card), *case* (its number and why; the look-up it opens is open for half an hour), *alarm* (somebody looked
//! up more in an hour than the work explains). Rules: support changes nothing and acts for nobody; each look-up is an event in the logs of the
//! organisations that it is about, written before anything is shown; nothing about a person is shown, not even whether they are known,
//! before a case is named; nothing of a person stands in an address; a look-up that another has made opens nothing; the gate
//! `access::Staff` reads the list at every request, so that somebody who is struck from it is struck at once; nobody is deleted.

mod actions;
mod command;
mod model;
mod pages;
mod store;
mod texts;
mod views;

use jiff::SignedDuration;

use crate::sitemap::support as paths;
pub use command::{Command, Role, command};
pub(crate) use model::{OPEN, SHOWN};
pub(crate) use store::{LookUpOfMe, look_ups_of, name};

use crate::{platform::Services, web::Routes};

/// For so long it is kept who looked up whom. The logs keep for ever that somebody did.
pub(crate) const KEPT: SignedDuration = SignedDuration::from_hours(24 * 365 * 2);

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    pages::routes(routes);
}

/// Forgets look-ups of more than two years ago.
pub(crate) async fn forget_old(services: &Services) -> sqlx::Result<()> {
    let before = services.clock.now().saturating_sub(KEPT).unwrap_or(jiff::Timestamp::MIN);
    store::forget(&mut *services.db.acquire().await?, before).await.map(drop)
}
