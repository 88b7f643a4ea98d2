//! `portner keys`: the keys that sign tokens.

use std::io::{self, Write};

use anyhow::Context;

use super::{
    signing::{NewKey, OVERLAP},
    store,
};
use crate::{kernel::Environment, platform::Services};

/// What to do with the keys that sign tokens.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum KeysCommand {
    /// Lists the keys that are published, of both environments.
    List,
    /// Makes a new key. It is published at once and signs after a day, when everybody has read it.
    Rotate {
        /// prod or test.
        environment: String,
        /// Signs with it at once: the one before may be in others' hands. Tokens are refused by whoever has not read the keys anew.
        #[arg(long)]
        now: bool,
    },
}

/// Carries it out and says what came of it.
pub async fn keys(services: &Services, command: KeysCommand) -> anyhow::Result<()> {
    let (mut db, now) = (services.db.acquire().await?, services.clock.now());
    let mut out = String::new();
    match command {
        KeysCommand::List => {
            for environment in Environment::ALL {
                for key in store::published_keys(&mut db, environment, now).await? {
                    let signs = if key.signs_from > now { "will sign" } else { "signs or has signed" };
                    out += &format!("{} {} {signs} from {}\n", environment.slug(), key.kid, key.signs_from);
                }
            }
        }
        KeysCommand::Rotate { environment, now: at_once } => {
            let environment: Environment = environment.parse().ok().context("the environments are prod and test")?;
            let key = NewKey::make(&services.keys, environment, services.config.signing_key_bits)?;
            let signs_from = if at_once { now } else { now + OVERLAP };
            store::insert_key(&mut db, environment, &key, (now, signs_from)).await?;
            out = format!("{} {} signs from {signs_from}\n", environment.slug(), key.kid);
        }
    }
    io::stdout().lock().write_all(out.as_bytes())?;
    Ok(())
}
