use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use anyhow::Context;
use jiff::civil::Date;

use super::{
    store,
    terms::{TermsText, TermsVersion},
};
use crate::platform::Services;

/// `portner terms`: the terms of use that organisations sign.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum Command {
    /// Publishes a version, which every organisation then has to sign.
    Publish {
        /// A TOML file with the text in `nb`, `nn` and `en`: empty lines between paragraphs, `# ` before headings.
        file: PathBuf,
        /// Its name, such as 2027-1.
        #[arg(long)]
        version: TermsVersion,
        /// The last day on which it can be signed in time: YYYY-MM-DD.
        #[arg(long)]
        must_be_signed_by: Date,
    },
    /// Tells the versions, the newest first, and how many organisations have signed each.
    List,
}

/// Runs it, and writes the result to standard output. Ends with 1 if nothing was done.
pub async fn command(services: &Services, command: Command) -> anyhow::Result<ExitCode> {
    let (said, done) = match command {
        Command::Publish { file, version, must_be_signed_by } => {
            let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
            let text = TermsText::parse(&text).with_context(|| format!("{} are no terms", file.display()))?;
            if must_be_signed_by < services.clock.today() {
                (format!("{must_be_signed_by} has passed\n"), false)
            } else {
                let new = publish(services, &version, must_be_signed_by, &text).await?;
                (format!("{version} {}\n", if new { "is published" } else { "was there already" }), new)
            }
        }
        Command::List => {
            let all = store::published(&mut *services.db.acquire().await?).await?;
            let line = |(version, by, signed): (TermsVersion, Date, i64)| {
                format!("{version} must be signed by {by}, signed by {signed}\n")
            };
            (all.into_iter().map(line).collect(), true)
        }
    };
    let _closed = io::stdout().lock().write_all(said.as_bytes());
    Ok(if done { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Publishes a version. `false`: there is one of that name, which stays as it is.
pub(crate) async fn publish(
    services: &Services,
    version: &TermsVersion,
    must_be_signed_by: Date,
    text: &TermsText,
) -> anyhow::Result<bool> {
    let mut db = services.db.acquire().await?;
    Ok(store::publish(&mut db, version, (services.clock.now(), must_be_signed_by), text).await?)
}
