use std::{
    io::{self, Write},
    process::ExitCode,
};

use super::store;
use crate::{kernel::JobId, platform::Services};

/// The most lines that `portner mail dead` writes.
const LIST: i64 = 200;

/// `portner mail`: mails that could not be sent in two days, and trying them again.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum Command {
    /// Shows mails that are not tried any more, the oldest first; ends with 1 if there are any.
    Dead,
    /// Tries them again for two days, all of them or one; ends with 1 if there are none.
    Again {
        /// As the list shows it.
        #[arg(value_name = "ID")]
        job: Option<JobId>,
    },
}

/// Runs it; tells the result on standard output, without saying who was to get a mail.
pub async fn command(services: &Services, command: Command) -> anyhow::Result<ExitCode> {
    let mut db = services.db.acquire().await?;
    let (said, is_good) = match command {
        Command::Dead => {
            let dead = store::dead(&mut db, LIST).await?;
            let line = |it: &store::Dead| {
                let subject = it.subject.as_deref().unwrap_or("(forgotten)").replace(['\n', '\t'], " ");
                format!("{}\twritten {}\t{subject}\t{}\n", it.job, it.queued_at, it.error.replace(['\n', '\t'], " "))
            };
            (dead.iter().map(line).collect(), dead.is_empty())
        }
        Command::Again { job } => {
            let count = store::again(&mut db, &services.clock, job).await?;
            (format!("{count} mails are tried again.\n"), count > 0)
        }
    };
    // A closed standard output is no reason to stop.
    let _closed = io::stdout().lock().write_all(said.as_bytes());
    Ok(if is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
