//! Public keys of clients, kept in memory once they have been read. They never change; whether one may still be used is asked with each
//! request.

use std::{
    collections::HashMap,
    sync::{PoisonError, RwLock},
};

use anyhow::Context;
use sqlx::PgConnection;

use crate::{
    entitlements,
    kernel::{ClientId, ClientKeyId, Environment, OrgNumber},
    maskinporten::{RsaKey, Sender},
};

/// So many are kept, half a kilobyte each.
const MOST: usize = 250_000;

/// How a grant names a key: where, whose, and its kid.
type Name = (Environment, ClientId, String);

/// A public key of a client that has been read.
#[derive(Debug, Clone)]
pub(super) struct KnownKey {
    pub id: ClientKeyId,
    pub key: RsaKey,
    /// Whose client it is.
    pub owner: OrgNumber,
}

/// The keys in memory.
#[derive(Debug, Default)]
pub(super) struct ClientKeys(RwLock<HashMap<Name, KnownKey>>);

fn name(environment: Environment, sender: &Sender) -> Option<Name> {
    Some((environment, sender.client, sender.kid.clone()?))
}

impl ClientKeys {
    /// The key that a sender names, if it has been read.
    pub fn get(&self, environment: Environment, sender: &Sender) -> Option<KnownKey> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(&name(environment, sender)?).cloned()
    }

    /// Reads a key and keeps it.
    pub async fn read(
        &self,
        db: &mut PgConnection,
        (environment, sender): (Environment, &Sender),
        (id, owner): (ClientKeyId, OrgNumber),
    ) -> anyhow::Result<KnownKey> {
        let jwk = entitlements::client_key(db, id).await?;
        let key = jwk.as_ref().and_then(RsaKey::from_jwk).context("a key cannot be read")?;
        let known = KnownKey { id, key, owner };
        if let Some(name) = name(environment, sender) {
            let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
            if all.len() >= MOST {
                let any = all.keys().next().cloned();
                any.map(|any| all.remove(&any));
            }
            all.insert(name, known.clone());
        }
        Ok(known)
    }

    /// Reads it anew when it is named next.
    pub fn forget(&self, environment: Environment, sender: &Sender) {
        if let Some(name) = name(environment, sender) {
            self.0.write().unwrap_or_else(PoisonError::into_inner).remove(&name);
        }
    }
}
