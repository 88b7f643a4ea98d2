use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use super::{FileSummary, Sources, open, take_in};
use crate::platform::Services;

/// Progress is reported each time so many elements have been read.
const STEP: u64 = 100_000;

/// `portner register import`: take in files of Enhetsregisteret.
#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    /// Each file is the whole of its kind: what it lacks is deleted.
    #[arg(long)]
    complete: bool,
    /// Main units, JSON or gzip.
    #[arg(long, value_name = "FILE", required_unless_present_any = ["sub_units", "roles"])]
    units: Option<PathBuf>,
    /// Sub-units, JSON or gzip.
    #[arg(long, value_name = "FILE")]
    sub_units: Option<PathBuf>,
    /// Roles, JSON or gzip.
    #[arg(long, value_name = "FILE")]
    roles: Option<PathBuf>,
}

/// Runs the import; writes progress, rejects and the summary to standard error.
///
/// Rejects are no failure. A file that could not be read to its end is one, although the rest was stored.
pub async fn command(services: &Services, args: Args) -> anyhow::Result<ExitCode> {
    // All are opened first, so that a misspelt name stops the import before it has begun.
    let sources = Sources {
        units: open(args.units.as_deref())?,
        sub_units: open(args.sub_units.as_deref())?,
        roles: open(args.roles.as_deref())?,
    };
    let mut reported = 0;
    let summary = take_in(services, sources, args.complete, |FileSummary { file, read, written, .. }| {
        if *read < reported {
            reported = 0;
        }
        if *read >= reported + STEP {
            reported = read - read % STEP;
            report(format_args!("{file}: {read} read, {written} written\n"));
        }
    })
    .await?;
    report(format_args!("{summary}"));
    Ok(if summary.is_whole() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A closed standard error is no reason to stop.
fn report(text: std::fmt::Arguments<'_>) {
    let _closed = io::stderr().lock().write_fmt(text);
}
