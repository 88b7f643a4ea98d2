//! The program `portner`.

use std::{path::PathBuf, time::Duration};

use clap::Parser;
use portner::platform::local_postgres::{Durability, LocalPostgres};

#[derive(Debug, Parser)]
enum Command {
    /// A throw-away Postgres for the tests, until nobody has used it for a while.
    #[command(hide = true)]
    TestDb {
        #[arg(long)]
        data_dir: PathBuf,
        /// Seconds.
        #[arg(long)]
        idle: u64,
    },
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    match Command::parse() {
        Command::TestDb { data_dir, idle } => {
            LocalPostgres::start(&data_dir, Durability::Throwaway).await?.until_idle(Duration::from_secs(idle)).await
        }
    }
}
