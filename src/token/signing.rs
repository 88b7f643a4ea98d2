//! The keys that sign tokens. They lie in the database, enciphered, so that every running portal signs with the same; the next one is
//! published a day before it signs, and the one before it for a day after, because consumers keep the list for so long.

use std::sync::{Arc, PoisonError, RwLock};

use aws_lc_rs::{
    encoding::{AsDer, Pkcs8V1Der},
    rand::SystemRandom,
    rsa::KeySize,
    signature::{KeyPair, RSA_PKCS1_SHA256, RsaKeyPair},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde_json::{Value, json};
use sqlx::PgConnection;
use tokio::sync::Mutex;

use super::store;
use crate::{
    entitlements::{self, KEYS_KEPT, PublishedKey},
    kernel::Environment,
    platform::{
        Services,
        keys::{Keys, sha256},
    },
};

/// Every running portal reads the keys anew this often: so long a key that is withdrawn may go on signing.
const READ_AGAIN: SignedDuration = SignedDuration::from_secs(5);

/// And those that are published this often: one that was withdrawn is published so long, and no more of them are read.
const PUBLISH_AGAIN: SignedDuration = SignedDuration::from_secs(10);

/// A key that signs.
#[derive(Debug)]
pub(super) struct SigningKey {
    kid: String,
    pair: RsaKeyPair,
}

/// A new key: its name, its private half sealed, and its public half as it is published.
pub(super) struct NewKey {
    pub kid: String,
    pub sealed: Vec<u8>,
    pub jwk: Value,
}

/// What the seal of a key belongs to, so that none can be put in the place of another.
fn context(environment: Environment, kid: &str) -> Vec<u8> {
    format!("signing key {} {kid}", environment.slug()).into_bytes()
}

impl NewKey {
    /// A new one, of as many bits as the settings say. It takes a while, so no request of others waits for it.
    pub async fn make(services: &Services, environment: Environment) -> anyhow::Result<Self> {
        let (keys, bits) = (Arc::clone(&services.keys), services.config.signing_key_bits);
        tokio::task::spawn_blocking(move || Self::of_bits(&keys, environment, bits)).await?
    }

    fn of_bits(keys: &Keys, environment: Environment, bits: u16) -> anyhow::Result<Self> {
        let failed = |what| anyhow::anyhow!("a signing key could not be {what}");
        let size = match bits {
            4096 => KeySize::Rsa4096,
            3072 => KeySize::Rsa3072,
            _ => KeySize::Rsa2048,
        };
        let pair = RsaKeyPair::generate(size).map_err(|_| failed("made"))?;
        let public = pair.public_key();
        let number = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        let (n, e) = (
            number(public.modulus().big_endian_without_leading_zero()),
            number(public.exponent().big_endian_without_leading_zero()),
        );
        // RFC 7638: the members in this order, without blanks.
        let kid = URL_SAFE_NO_PAD.encode(sha256(format!(r#"{{"e":"{e}","kty":"RSA","n":"{n}"}}"#).as_bytes()));
        let private: Pkcs8V1Der<'_> = pair.as_der().map_err(|_| failed("written"))?;
        let sealed = keys.seal(&context(environment, &kid), private.as_ref())?;
        let jwk = json!({ "kty": "RSA", "use": "sig", "alg": "RS256", "kid": kid, "n": n, "e": e });
        Ok(Self { kid, sealed, jwk })
    }
}

impl SigningKey {
    pub fn open(keys: &Keys, environment: Environment, kid: String, sealed: &[u8]) -> anyhow::Result<Self> {
        let private = keys.open(&context(environment, &kid), sealed)?;
        let pair =
            RsaKeyPair::from_pkcs8(&private).map_err(|_| anyhow::anyhow!("the signing key {kid} cannot be read"))?;
        Ok(Self { kid, pair })
    }

    /// Is this its public half?
    pub fn is(&self, jwk: &Value) -> bool {
        jwk.get("kid").and_then(Value::as_str) == Some(&self.kid)
    }

    /// A signed token (RFC 7515 §7.1).
    pub fn sign(&self, claims: &impl Serialize) -> anyhow::Result<String> {
        let header = json!({ "kid": self.kid, "alg": "RS256", "typ": "JWT" });
        let part = |value: &[u8]| URL_SAFE_NO_PAD.encode(value);
        let mut token = part(header.to_string().as_bytes()) + "." + &part(&serde_json::to_vec(claims)?);
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), token.as_bytes(), &mut signature)
            .map_err(|_| anyhow::anyhow!("the token could not be signed"))?;
        token.push('.');
        token.push_str(&part(&signature));
        Ok(token)
    }
}

/// The key of an environment that signs now, and when it was read.
#[derive(Debug, Default)]
pub(super) struct CurrentKeys([Slot; 2]);

/// The key of one environment, once it has been read.
type Slot = RwLock<Option<(Timestamp, Arc<SigningKey>)>>;

impl CurrentKeys {
    fn slot(&self, environment: Environment) -> &Slot {
        let [prod, test] = &self.0;
        match environment {
            Environment::Prod => prod,
            Environment::Test => test,
        }
    }

    /// The key that signs now. The first of an environment is made when it is first needed.
    pub async fn get(
        &self,
        db: &mut PgConnection,
        services: &Services,
        environment: Environment,
    ) -> anyhow::Result<Arc<SigningKey>> {
        let now = services.clock.now();
        let slot = self.slot(environment);
        if let Some((read, key)) = &*slot.read().unwrap_or_else(PoisonError::into_inner)
            && now.duration_since(*read) < READ_AGAIN
        {
            return Ok(Arc::clone(key));
        }
        let (kid, sealed) = match store::current_key(db, environment, now).await? {
            Some(current) => current,
            None => first_key(db, services, environment, now).await?,
        };
        let key = Arc::new(SigningKey::open(&services.keys, environment, kid, &sealed)?);
        *slot.write().unwrap_or_else(PoisonError::into_inner) = Some((now, Arc::clone(&key)));
        Ok(key)
    }
}

/// The keys that are published, as they are answered to whoever asks, and when they were read.
#[derive(Debug, Default)]
pub(super) struct PublishedKeys(Mutex<Option<(Timestamp, Vec<PublishedKey>)>>);

impl PublishedKeys {
    /// Those of an environment. They change a few times a year, so however many ask, the database is asked by one of them, now and then.
    pub async fn of(&self, services: &Services, environment: Environment) -> sqlx::Result<Vec<Value>> {
        let (now, mut kept) = (services.clock.now(), self.0.lock().await);
        let is_fresh = |read: &Timestamp| now.duration_since(*read) < PUBLISH_AGAIN;
        let of = |keys: &[PublishedKey]| -> Vec<Value> {
            keys.iter().filter(|key| key.environment == environment).map(|key| key.jwk.clone()).collect()
        };
        // An environment that has none yet gets its first when it is first needed.
        if let Some(known) = kept.as_ref().filter(|(read, _)| is_fresh(read)).map(|(_, keys)| of(keys))
            && !known.is_empty()
        {
            return Ok(known);
        }
        let keys = entitlements::published_keys(&mut *services.db.acquire().await?, now).await?;
        let known = of(&keys);
        *kept = Some((now, keys));
        Ok(known)
    }
}

/// Makes the first key of an environment. If another portal makes one at the same time, both use the one that was kept.
async fn first_key(
    db: &mut PgConnection,
    services: &Services,
    environment: Environment,
    now: Timestamp,
) -> anyhow::Result<(String, Vec<u8>)> {
    let key = NewKey::make(services, environment).await?;
    // Two portals that start together may each keep one. Both are published, and both portals sign with the later.
    store::insert_key(db, environment, &key, (now, now), Some(Timestamp::UNIX_EPOCH)).await?;
    // One that another portal kept meanwhile signs from an instant that is later than ours was.
    store::current_key(db, environment, services.clock.now()).await?.ok_or_else(|| anyhow::anyhow!("no key signs"))
}

/// Housekeeping: makes the next key of each environment whose latest is older than the setting says. It is published at once and signs a
/// day later, as one that is made by hand.
pub(crate) async fn rotate_old_keys(services: &Services) -> anyhow::Result<()> {
    let Some(age) = services.config.signing_key_age else { return Ok(()) };
    let (mut db, now) = (services.db.acquire().await?, services.clock.now());
    for environment in Environment::ALL {
        let made = store::latest_key_made_at(&mut db, environment).await?;
        if made.is_none_or(|made| now.duration_since(made) < age) {
            continue;
        }
        let key = NewKey::make(services, environment).await?;
        if store::insert_key(&mut db, environment, &key, (now, now + KEYS_KEPT), Some(now - age)).await? {
            tracing::info!(environment = environment.slug(), kid = key.kid, "a new signing key was made");
        }
    }
    Ok(())
}
