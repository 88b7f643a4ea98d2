//! A person as they are named on the command line.

use std::io::{self, Read};

use anyhow::bail;
use sqlx::PgConnection;

use super::store;
use crate::{
    kernel::{NationalId, PersonId},
    platform::Services,
};

/// Longest input that can hold a person.
const LONGEST: u64 = 100;

/// A person.
#[derive(Debug, Clone, clap::Args)]
pub struct NamedPerson {
    /// Portner's id of the person, or `-` to read it, or a national number, from standard input. A number never stands in a command
    /// line, where others can read it.
    #[arg(long)]
    person: String,
}

impl NamedPerson {
    /// What was typed, on the command line or on standard input.
    pub fn read(&self) -> anyhow::Result<String> {
        let mut typed = self.person.clone();
        if typed == "-" {
            typed.clear();
            io::stdin().take(LONGEST).read_to_string(&mut typed)?;
        } else if typed.parse::<NationalId>().is_ok() {
            bail!("a national number is read from standard input only: --person -");
        }
        Ok(typed.trim().to_owned())
    }
}

/// The id and the name of a person, by their id or their national number. `None`: the person is not known here.
pub async fn named_person(
    services: &Services,
    db: &mut PgConnection,
    typed: &str,
) -> anyhow::Result<Option<(PersonId, String)>> {
    let hash = typed.parse::<NationalId>().ok().map(|id| services.keys.national_id_hash(&id));
    let id = typed.parse::<PersonId>().ok();
    if hash.is_none() && id.is_none() {
        bail!("neither an id nor a national number");
    }
    Ok(store::person(db, id, hash.as_deref()).await?)
}

/// The person with this national number, if they are known here.
pub async fn by_national_id(
    db: &mut PgConnection,
    services: &Services,
    number: &NationalId,
) -> sqlx::Result<Option<PersonId>> {
    let hash = services.keys.national_id_hash(number);
    Ok(store::person(db, None, Some(&hash)).await?.map(|(person, _)| person))
}
