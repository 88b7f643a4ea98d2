use std::{
    io::{self, Write},
    process::ExitCode,
};

use super::{
    model::{State, Status},
    store,
};
use crate::{kernel::JobId, platform::Services};

/// `portner jobs`: what waits, runs or is dead, and starting a dead one again or forgetting it.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum Command {
    /// Shows the jobs that are not done, the dead first; ends with 1 if one is dead. The same as no command.
    List,
    /// Starts a dead job again, or one that waits for its next try; ends with 1 if there is no such job.
    Retry {
        /// As the list shows it.
        #[arg(value_name = "ID")]
        job: JobId,
    },
    /// Forgets a dead job that is not to be done any more; ends with 1 if there is no such job.
    Forget {
        /// As the list shows it.
        #[arg(value_name = "ID")]
        job: JobId,
    },
}

/// Runs it; tells the result on standard output.
pub async fn command(services: &Services, command: Command) -> anyhow::Result<ExitCode> {
    let mut db = services.db.acquire().await?;
    match command {
        Command::List => {
            let jobs = store::list(&mut db).await?;
            for job in &jobs {
                say(&line(job));
            }
            let is_dead = jobs.iter().any(|job| job.state == State::Dead);
            Ok(if is_dead { ExitCode::FAILURE } else { ExitCode::SUCCESS })
        }
        Command::Retry { job } => match store::retry(&mut db, &services.clock, job).await {
            Ok(true) => {
                say(&format!("{job} is queued.\n"));
                Ok(ExitCode::SUCCESS)
            }
            Ok(false) => {
                say(&format!("{job} is running, done or unknown.\n"));
                Ok(ExitCode::FAILURE)
            }
            Err(sqlx::Error::Database(e)) if e.is_unique_violation() => {
                say(&format!("The same as {job} has been queued since; let it be, or forget it.\n"));
                Ok(ExitCode::FAILURE)
            }
            Err(e) => Err(e.into()),
        },
        Command::Forget { job } => {
            let is_forgotten = store::forget_dead(&mut db, &services.clock, job).await?;
            say(&format!("{job} is {}.\n", if is_forgotten { "forgotten" } else { "not dead, or unknown" }));
            Ok(if is_forgotten { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
    }
}

/// A job in a line: columns with one tab between them, and no payload, which may name people.
fn line(job: &Status) -> String {
    format!(
        "{}\t{}\t{}\tattempts {}\tdue {}\t{}\n",
        job.id,
        job.kind,
        job.state.name(),
        job.attempts,
        job.run_at,
        job.last_error.as_deref().unwrap_or_default().replace(['\n', '\t'], " "),
    )
}

/// A closed standard output is no reason to stop.
fn say(text: &str) {
    let _closed = io::stdout().lock().write_all(text.as_bytes());
}
