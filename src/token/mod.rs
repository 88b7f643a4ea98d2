//! The token endpoint: a grant comes in, and an access token or a refusal goes out.
//!
//! Words: *issuer* (one for each environment), *signing key* (of the portal; the keys of clients are theirs), *used grant* (a grant works
//! once), *attempt* (one request of a client, with its answer). Rules: the decision is `maskinporten::decide`, of facts that were read in
//! the statement that uses the grant up, so that a request begun after a change was acknowledged knows of it; no decision is ever kept; a
//! grant that is refused is not used up; what is counted names no person. Checks, codes and statuses: docs/token.md.

mod access_token;
mod answer;
mod certificates;
mod client_keys;
mod command;
mod endpoint;
mod fetch;
mod issue;
mod private_key;
mod signing;
mod store;
mod usage;

pub use command::{KeysCommand, keys};
pub use fetch::{FetchArgs, fetch};
pub(crate) use signing::rotate_old_keys;
pub use usage::Recorder;
pub(crate) use usage::forget_old_uses;

use crate::{
    kernel::Environment,
    platform::{Services, config::Config},
    sitemap::token as paths,
    web::Routes,
};

/// So many bytes of chance.
fn random<const N: usize>() -> anyhow::Result<[u8; N]> {
    let mut bytes = [0; N];
    aws_lc_rs::rand::fill(&mut bytes).map_err(|_| anyhow::anyhow!("no randomness"))?;
    Ok(bytes)
}

/// What one running portal shares among its workers.
#[derive(Debug, Default)]
pub struct Tokens {
    signing: signing::CurrentKeys,
    published: signing::PublishedKeys,
    certificates: certificates::Certificates,
    /// Public keys that have been read. Whether a key may still be used is asked at each request.
    client_keys: client_keys::ClientKeys,
    /// What has been counted and not written.
    pub recorder: Recorder,
}

impl Tokens {
    /// As the settings say.
    pub fn new(config: &Config) -> anyhow::Result<Self> {
        Ok(Self { certificates: certificates::Certificates::read(config)?, ..Self::default() })
    }
}

impl Tokens {
    /// Can a token be issued in this environment now: is there a key, does it sign, and is its public half published?
    pub(crate) async fn can_issue(&self, services: &Services, environment: Environment) -> anyhow::Result<()> {
        let key = self.signing.get(&mut *services.db.acquire().await?, services, environment).await?;
        key.sign(&serde_json::json!({}))?;
        let published = self.published.of(services, environment).await?;
        anyhow::ensure!(published.iter().any(|jwk| key.is(jwk)), "the key that signs is not published");
        Ok(())
    }
}

/// Mounts what machines call. None of it needs a session.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    routes
        .get(paths::METADATA, endpoint::metadata)
        .get(paths::METADATA_BEFORE, endpoint::metadata)
        .get(paths::METADATA_BEFORE_SLASH, endpoint::metadata)
        .get(paths::JWK, endpoint::jwk)
        .post(paths::TOKEN, endpoint::token);
}

/// Makes the keys that sign, where an environment has none yet, so that they are published before the first token.
pub async fn make_first_keys(services: &Services) -> anyhow::Result<()> {
    let tokens = Tokens::default();
    let mut db = services.db.acquire().await?;
    for environment in Environment::ALL {
        tokens.signing.get(&mut db, services, environment).await?;
    }
    Ok(())
}

/// Housekeeping: forgets grants that are too old to be accepted in any case.
pub async fn forget_used(services: &Services) -> sqlx::Result<u64> {
    store::forget_used(&services.db, &services.clock).await
}
