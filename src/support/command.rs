use std::{
    io::{self, Write},
    process::ExitCode,
};

use anyhow::Context;
use sqlx::PgConnection;

use super::store::{self, Named};
use crate::{
    entitlements::StaffRole,
    kernel::PersonId,
    platform::Services,
    register::{NamedPerson, named_person},
};

/// `portner support`: names those who do support.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum Command {
    /// Names a person, or gives one who is named another role. They must have signed in once, so that Portner knows them.
    Add {
        /// Who.
        #[command(flatten)]
        whom: NamedPerson,
        /// What they may do.
        #[arg(long, value_enum, default_value_t = Role::Decider)]
        role: Role,
    },
    /// Strikes a person from the list.
    Remove(NamedPerson),
    /// Tells who is on it.
    List,
}

/// What a member of the staff may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Role {
    /// Looks up, and answers.
    Reader,
    /// Allots prefixes as well.
    Decider,
}

impl From<Role> for StaffRole {
    fn from(role: Role) -> Self {
        match role {
            Role::Reader => Self::Reader,
            Role::Decider => Self::Decider,
        }
    }
}

/// Runs it, and writes the result to standard output.
pub async fn command(services: &Services, command: Command) -> anyhow::Result<ExitCode> {
    let mut db = services.db.acquire().await?;
    let result = match command {
        Command::Add { whom, role } => {
            let person = find(services, &mut db, &whom).await?;
            let named = store::name_as(&mut db, person, role.into(), services.clock.now()).await?;
            let said = match named {
                Named::New => "does support now",
                Named::Changed => "did support already, and is something else now",
                Named::Already => "did support already",
            };
            format!("{person} {said}: {}.\n", word(role.into()))
        }
        Command::Remove(whom) => {
            let person = find(services, &mut db, &whom).await?;
            let was = store::strike(&mut db, person, services.clock.now()).await?;
            format!("{person} {}\n", if was { "does no support any more." } else { "did no support." })
        }
        Command::List => {
            let line = |(person, name, since, role)| format!("{person} {name} since {since}: {}\n", word(role));
            store::staff(&mut db).await?.into_iter().map(line).collect()
        }
    };
    let _closed = io::stdout().lock().write_all(result.as_bytes());
    Ok(ExitCode::SUCCESS)
}

fn word(role: StaffRole) -> &'static str {
    match role {
        StaffRole::Reader => "reader",
        StaffRole::Decider => "decider",
    }
}

/// The person who is meant.
async fn find(services: &Services, db: &mut PgConnection, whom: &NamedPerson) -> anyhow::Result<PersonId> {
    let found = named_person(services, db, &whom.read()?).await?;
    Ok(found.context("nobody here by that number; they have to sign in once first")?.0)
}
