use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use super::{Costs, FileKind, Files, Options, Progress, run};
use crate::platform::Services;

/// How often progress is written, in elements.
const STEP: u64 = 100_000;

/// `portner register import`: take in files of Enhetsregisteret.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "Exit status: 0 all was taken in; 1 all was taken in but for what is listed; \
    2 a file could not be read to its end, or what it lacks was not removed, or the import could not run.")]
pub struct Args {
    /// Each file is the whole of its kind: what it lacks is deleted, unless that is too much (setting register_deletions_percent).
    #[arg(long)]
    complete: bool,
    /// Lets each complete file remove up to this many units, or leave them without anybody who can act, whatever share that is.
    #[arg(long, value_name = "N", requires = "complete")]
    allow_deletions: Option<u64>,
    /// Writes nothing and locks nothing: says what would be written and which units would go, and what that costs.
    #[arg(long)]
    dry_run: bool,
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

impl Args {
    /// Does it only look?
    #[must_use]
    pub fn dry_run(&self) -> bool {
        self.dry_run
    }
}

/// Runs the import; writes progress, the units that go, what was left out and the summary to standard error.
pub async fn command(services: &Services, args: Args, costs: Costs) -> anyhow::Result<ExitCode> {
    let files = Files { units: args.units, sub_units: args.sub_units, roles: args.roles };
    let options = Options {
        complete: args.complete,
        allow_deletions: args.allow_deletions,
        dry_run: args.dry_run,
        costs: Some(costs),
    };
    let mut shown = 0;
    let summary = run(services, files, options, |progress| match progress {
        Progress::Read { file, read, written } => {
            // Another file begins at nought.
            if read < shown {
                shown = 0;
            }
            if read >= shown + STEP {
                shown = read - read % STEP;
                print(format_args!("{file}: {read} read, {written} written\n"));
            }
        }
        Progress::Missing { file: FileKind::Roles, cost } => print(format_args!("roles, nobody left: {cost}\n")),
        Progress::Missing { file, cost } => print(format_args!("{file}, missing: {cost}\n")),
    })
    .await?;
    print(format_args!("{summary}"));
    Ok(ExitCode::from(summary.exit_status()))
}

/// A closed standard error is no reason to stop.
fn print(text: std::fmt::Arguments<'_>) {
    let _closed = io::stderr().lock().write_fmt(text);
}
