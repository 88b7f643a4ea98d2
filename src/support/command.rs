use std::{
    io::{self, Read, Write},
    process::ExitCode,
};

use anyhow::{Context, bail};

use super::store;
use crate::{
    kernel::{NationalId, PersonId},
    platform::Services,
};

/// Longest input that can hold a person.
const LONGEST: u64 = 100;

/// `portner support`: names those who do support.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum Command {
    /// Names a person. They must have signed in once, so that Portner knows them.
    Add(Whom),
    /// Strikes a person from the list.
    Remove(Whom),
    /// Tells who is on it.
    List,
}

/// A person.
#[derive(Debug, Clone, clap::Args)]
pub struct Whom {
    /// Portner's id of the person, or `-` to read it, or a national number, from standard input. A number never stands in a command
    /// line, where others can read it.
    #[arg(long)]
    person: String,
}

/// Runs it; tells the result on standard output.
pub async fn command(services: &Services, command: Command) -> anyhow::Result<ExitCode> {
    let mut db = services.db.acquire().await?;
    let told = match command {
        Command::Add(whom) => {
            let person = find(services, whom).await?;
            let new = store::name(&mut db, person).await?;
            format!("{person} {}\n", if new { "does support now." } else { "did support already." })
        }
        Command::Remove(whom) => {
            let person = find(services, whom).await?;
            let was = store::strike(&mut db, person, services.clock.now()).await?;
            format!("{person} {}\n", if was { "does no support any more." } else { "did no support." })
        }
        Command::List => {
            let staff = store::staff(&mut db).await?;
            staff.into_iter().map(|(person, name, since)| format!("{person} {name} since {since}\n")).collect()
        }
    };
    let _closed = io::stdout().lock().write_all(told.as_bytes());
    Ok(ExitCode::SUCCESS)
}

/// The person who is meant.
async fn find(services: &Services, whom: Whom) -> anyhow::Result<PersonId> {
    let mut typed = whom.person;
    if typed == "-" {
        typed.clear();
        io::stdin().take(LONGEST).read_to_string(&mut typed)?;
    } else if typed.parse::<NationalId>().is_ok() {
        bail!("a national number is read from standard input only: --person -");
    }
    let typed = typed.trim();
    let hash = typed.parse::<NationalId>().ok().map(|id| services.keys.national_id_hash(&id));
    let id = typed.parse::<PersonId>().ok();
    if hash.is_none() && id.is_none() {
        bail!("neither an id nor a national number");
    }
    let mut db = services.db.acquire().await?;
    store::person(&mut db, id, hash.as_deref())
        .await?
        .context("nobody here by that number; they have to sign in once first")
}
