//! Mail: what the portal tells people outside its pages. `docs/mail.md` has the settings, the states and the commands.
//!
//! A mail is a row of the outbox, written in the transaction of the change that wants it, and a job ([`super::jobs`]) that sends it: if the
//! transaction rolls back, there is neither. No request waits for a mail server. A mail that cannot be sent is tried again after growing
//! pauses, from ten seconds to an hour, and is dead after two days, which `portner mail` shows and undoes.
//!
//! A mail is sent at least once. Only if a worker dies between the mail server's yes and the commit that notes it is the mail sent twice, both
//! times with the same Message-ID.

mod command;
mod job;
mod message;
mod sender;
mod store;

pub use command::{Command, command};
pub use job::SendMail;
pub use message::header_text;
pub use sender::Mailer;

use std::time::Duration;

use jiff::Timestamp;
use sqlx::PgConnection;

use super::{
    Services,
    jobs::{self, Options},
};
use crate::kernel::{EmailAddress, MailId};

/// How long is remembered that a mail was sent. What it said is forgotten at once.
pub(crate) const REMEMBERED: Duration = Duration::from_hours(24 * 30);

/// What is to be sent. It is text that is written already: names in it may be anybody's, and what would end a header is taken out of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// To whom.
    pub to: EmailAddress,
    /// What they are called.
    pub name: String,
    /// What it is about.
    pub subject: String,
    /// What it says, as plain text.
    pub text: String,
    /// The same as a page.
    pub html: String,
}

/// Writes a mail into the outbox, on a connection and so in the transaction that is open on it. `None`: this portal sends no mail.
pub async fn post(db: &mut PgConnection, services: &Services, mail: &Mail) -> sqlx::Result<Option<MailId>> {
    if !services.mailer.is_on() {
        return Ok(None);
    }
    let id = MailId::new();
    store::put(db, &services.clock, id, mail).await?;
    let key = id.to_string();
    let options = Options { key: Some(&key), ..Options::default() };
    jobs::enqueue::<SendMail>(db, &services.clock, &job::Payload { mail: id }, options).await?;
    Ok(Some(id))
}

/// Those of these addresses of which the mail server said no for good to what was written to them last, and when.
pub async fn refused(
    db: &mut PgConnection,
    addresses: &[EmailAddress],
) -> sqlx::Result<Vec<(EmailAddress, Timestamp)>> {
    store::refused(db, addresses).await
}

/// Housekeeping: forgets mails a month after they were written, sent or not.
pub async fn forget_old(services: &Services) -> sqlx::Result<()> {
    let forgotten = store::forget(&services.db, services.clock.now() - REMEMBERED).await?;
    tracing::debug!(forgotten, "mails that were written a month ago");
    Ok(())
}
