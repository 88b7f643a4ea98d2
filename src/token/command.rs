//! `portner keys`: the keys that sign tokens.

use std::io::{self, Write};

use anyhow::Context;
use sqlx::Acquire;

use super::{signing::NewKey, store};
use crate::{
    entitlements::{self, KEYS_KEPT},
    kernel::Environment,
    platform::Services,
};

/// What to do with the keys that sign tokens.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum KeysCommand {
    /// Lists the keys that are published, of both environments.
    List,
    /// Makes a new key. It is published at once and signs after a day, when everybody has read it.
    Rotate {
        /// prod or test.
        environment: String,
        /// Signs with it at once. Tokens are refused by whoever has not read the keys anew.
        #[arg(long)]
        now: bool,
    },
    /// Publishes a key no longer, because others may have got hold of it. If it is the one that signs, a new one signs at once. Running
    /// portals know it within five seconds.
    Withdraw {
        /// The kid of the key, as `portner keys list` shows it.
        kid: String,
    },
}

/// Carries it out and says what came of it.
pub async fn keys(services: &Services, command: KeysCommand) -> anyhow::Result<()> {
    let (mut db, now) = (services.db.acquire().await?, services.clock.now());
    let mut out = String::new();
    match command {
        KeysCommand::List => {
            for key in entitlements::published_keys(&mut db, now).await? {
                let signs = if key.signs_from > now { "will sign" } else { "signs or has signed" };
                out += &format!("{} {} {signs} from {}\n", key.environment.slug(), key.kid, key.signs_from);
            }
        }
        KeysCommand::Rotate { environment, now: at_once } => {
            let environment: Environment = environment.parse().ok().context("the environments are prod and test")?;
            let key = NewKey::make(services, environment).await?;
            let signs_from = if at_once { now } else { now + KEYS_KEPT };
            store::insert_key(&mut db, environment, &key, (now, signs_from), None).await?;
            out = format!("{} {} signs from {signs_from}\n", environment.slug(), key.kid);
        }
        KeysCommand::Withdraw { kid } => {
            let published = entitlements::published_keys(&mut db, now).await?;
            // The latest of each environment whose time has come signs. Its successor is made first: a transaction does not wait for it.
            let signs =
                |environment| published.iter().find(|key| key.environment == environment && key.signs_from <= now);
            let next = match published.iter().find(|key| key.kid == kid).map(|key| key.environment) {
                Some(environment) if signs(environment).is_some_and(|key| key.kid == kid) => {
                    Some(NewKey::make(services, environment).await?)
                }
                _ => None,
            };
            let mut transaction = db.begin().await?;
            let environment = store::withdraw_key(&mut transaction, &kid, now).await?;
            let environment = environment.context("there is no such key, or it has been withdrawn before")?;
            out = format!("{} {kid} is withdrawn\n", environment.slug());
            if let Some(key) = next {
                store::insert_key(&mut transaction, environment, &key, (now, now), None).await?;
                out += &format!("{} {} signs from {now}\n", environment.slug(), key.kid);
            }
            transaction.commit().await?;
        }
    }
    io::stdout().lock().write_all(out.as_bytes())?;
    Ok(())
}
