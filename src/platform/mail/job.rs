use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::store;
use crate::{
    kernel::MailId,
    platform::jobs::{Job, Retry, Run},
};

/// Sends one mail of the outbox.
#[derive(Debug)]
pub struct SendMail;

/// Which.
#[derive(Debug, Serialize, Deserialize)]
pub struct Payload {
    pub(super) mail: MailId,
}

impl Job for SendMail {
    const KIND: &'static str = "mail.send";
    type Payload = Payload;
    /// Time ends it, not the number of tries: there are some 60 in two days.
    const RETRY: Retry = Retry {
        attempts: u32::MAX,
        base: Duration::from_secs(10),
        factor: 2,
        longest: Duration::from_hours(1),
        within: Duration::from_hours(48),
    };
    /// A slow mail server takes its half minute for each of a handful of answers.
    const LIMIT: Duration = Duration::from_mins(5);
    /// A mail server that is slow must not keep the worker from everything else.
    const AT_ONCE: usize = 2;

    async fn run(&self, run: &Run, Payload { mail }: Payload) -> anyhow::Result<()> {
        let services = run.services();
        // Somebody has sent it, or it has waited for longer than mails are kept: nothing is to be done.
        let Some(waiting) = store::waiting(&services.db, mail).await? else { return Ok(()) };
        let Err(fault) = services.mailer.send(mail, waiting).await else {
            let mut tx = services.db.begin().await?;
            store::note_sent(&mut tx, &services.clock, mail).await?;
            run.finish(&mut tx).await?;
            return Ok(tx.commit().await?);
        };
        if fault.is_refusal() {
            store::note_refused(&services.db, &services.clock, mail).await?;
        }
        // A mail server that is set up wrongly says no for good as well, so a refusal is tried again like everything else.
        Err(fault.into())
    }
}
