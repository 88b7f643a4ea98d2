use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use super::{Files, Progress, run};
use crate::platform::Services;

/// How often progress is written, in elements.
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
    let files = Files { units: args.units, sub_units: args.sub_units, roles: args.roles };
    let mut shown = 0;
    let summary = run(services, files, args.complete, |Progress { file, read, written }| {
        // Another file begins at nought.
        if read < shown {
            shown = 0;
        }
        if read >= shown + STEP {
            shown = read - read % STEP;
            print(format_args!("{file}: {read} read, {written} written\n"));
        }
    })
    .await?;
    print(format_args!("{summary}"));
    Ok(if summary.is_whole() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A closed standard error is no reason to stop.
fn print(text: std::fmt::Arguments<'_>) {
    let _closed = io::stderr().lock().write_fmt(text);
}
