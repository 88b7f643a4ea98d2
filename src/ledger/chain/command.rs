use std::{
    io::{self, Write},
    process::ExitCode,
};

use hex::FromHex;

use super::{
    checkpoint::{Made, make_checkpoint},
    store,
    verify::{Question, verify},
};
use crate::{kernel::OrgNumber, platform::Services};

/// `portner audit`: the log that proves itself.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum Command {
    /// Recomputes the log and names every row that is not as it was written; ends with 1 if there is one.
    Verify {
        /// Only the log of this organisation.
        #[arg(long, value_name = "NUMBER", value_parser = OrgNumber::parse)]
        org: Option<OrgNumber>,
        /// The root of a checkpoint that must be there, as the log stream has it.
        #[arg(long, value_name = "HEX", value_parser = root)]
        root: Option<[u8; 32]>,
    },
    /// Makes a signed checkpoint now, besides those the housekeeping makes.
    Checkpoint,
}

/// Runs it and writes the result to standard output.
pub async fn command(services: &Services, command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Verify { org, root } => {
            let mut tx = services.db.begin_with("begin isolation level repeatable read read only").await?;
            store::take_your_time(&mut tx).await?;
            let report = verify(&mut tx, &services.keys, &Question { org, root }).await?;
            say(format_args!("{report}"));
            Ok(if report.is_whole() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        Command::Checkpoint => {
            let Some(Made { number, root, heads, broken }) = make_checkpoint(services).await? else {
                say(format_args!("Somebody else is making one.\n"));
                return Ok(ExitCode::SUCCESS);
            };
            say(format_args!("Checkpoint {number} vouches for {heads} logs that have grown. Root: {root}\n"));
            if broken > 0 {
                say(format_args!("It does not vouch for {broken}; run portner audit verify.\n"));
            }
            Ok(if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
    }
}

/// Reads 64 hexadecimal digits.
fn root(text: &str) -> Result<[u8; 32], &'static str> {
    <[u8; 32]>::from_hex(text).map_err(|_| "a root is 64 hexadecimal digits")
}

/// A closed standard output is no reason to stop.
fn say(text: std::fmt::Arguments<'_>) {
    let _closed = io::stdout().lock().write_fmt(text);
}
