use std::{
    io::{self, Write},
    process::ExitCode,
};

use anyhow::Context;
use sqlx::PgConnection;

use super::store;
use crate::{
    kernel::PersonId,
    platform::Services,
    register::{NamedPerson, named_person},
};

/// `portner support`: names those who do support.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum Command {
    /// Names a person. They must have signed in once, so that Portner knows them.
    Add(NamedPerson),
    /// Strikes a person from the list.
    Remove(NamedPerson),
    /// Tells who is on it.
    List,
}

/// Runs it, and writes the result to standard output.
pub async fn command(services: &Services, command: Command) -> anyhow::Result<ExitCode> {
    let mut db = services.db.acquire().await?;
    let result = match command {
        Command::Add(whom) => {
            let person = find(services, &mut db, &whom).await?;
            let new = store::name(&mut db, person).await?;
            format!("{person} {}\n", if new { "does support now." } else { "did support already." })
        }
        Command::Remove(whom) => {
            let person = find(services, &mut db, &whom).await?;
            let was = store::strike(&mut db, person, services.clock.now()).await?;
            format!("{person} {}\n", if was { "does no support any more." } else { "did no support." })
        }
        Command::List => {
            let staff = store::staff(&mut db).await?;
            staff.into_iter().map(|(person, name, since)| format!("{person} {name} since {since}\n")).collect()
        }
    };
    let _closed = io::stdout().lock().write_all(result.as_bytes());
    Ok(ExitCode::SUCCESS)
}

/// The person who is meant.
async fn find(services: &Services, db: &mut PgConnection, whom: &NamedPerson) -> anyhow::Result<PersonId> {
    let found = named_person(services, db, &whom.read()?).await?;
    Ok(found.context("nobody here by that number; they have to sign in once first")?.0)
}
