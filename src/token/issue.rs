//! From a request to a token or a refusal.

use std::net::IpAddr;

use sqlx::PgConnection;

use super::{
    Tokens,
    access_token::AccessToken,
    client_keys::KnownKey,
    store::{self, Used},
};
use crate::{
    entitlements::{TokenQuestion, token_facts},
    kernel::{Environment, OrgNumber},
    maskinporten::{self, Code, Facts, Grant, Issue, Proof, Refusal, Sender},
    platform::{Services, limits::TooOften},
};

/// Why there is no token.
pub(super) enum NoToken {
    Refused(Refusal),
    TooOften(TooOften),
    Failed(anyhow::Error),
}

impl From<Refusal> for NoToken {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
impl From<sqlx::Error> for NoToken {
    fn from(e: sqlx::Error) -> Self {
        Self::Failed(e.into())
    }
}
impl From<anyhow::Error> for NoToken {
    fn from(e: anyhow::Error) -> Self {
        Self::Failed(e)
    }
}
impl From<TooOften> for NoToken {
    fn from(often: TooOften) -> Self {
        Self::TooOften(often)
    }
}

/// One request of a client, and what has been found out about it so far.
pub(super) struct Attempted {
    pub environment: Environment,
    pub correlation_id: String,
    /// Who it says it comes from.
    pub sender: Option<Sender>,
    /// Whose client that is, once it is known to exist.
    pub owner: Option<OrgNumber>,
    pub facts: Option<Facts>,
}

/// Decides, and signs a token if there is to be one.
pub(super) async fn issue(
    services: &Services,
    tokens: &Tokens,
    attempted: &mut Attempted,
    parameters: &[(String, String)],
    from: Option<IpAddr>,
) -> Result<(Issue, String), NoToken> {
    let (assertion, client_id) = match maskinporten::assertion(parameters) {
        Ok(found) => found,
        Err(refusal) => {
            services.limits.unknown_client(from)?;
            return Err(refusal.into());
        }
    };
    let grant = match read(assertion, client_id) {
        Ok(grant) => grant,
        Err(refusal) => {
            attempted.sender = Sender::of(assertion);
            attempted.owner = owner(services, tokens, attempted, from).await?;
            return Err(refusal.into());
        }
    };
    attempted.sender = Some(grant.sender());
    match &grant.proof {
        Some(Proof::Certificates(chain)) => with_certificates(services, tokens, attempted, (&grant, chain), from).await,
        _ => with_key(services, tokens, attempted, &grant, from).await,
    }
}

fn read(assertion: &str, client_id: Option<&str>) -> Result<Grant, Refusal> {
    let grant = Grant::read(assertion)?;
    if client_id.is_some_and(|sent| sent != grant.claims.iss.to_string()) {
        return Err(Refusal::malformed("client_id is not the client of the assertion (iss)"));
    }
    Ok(grant)
}

/// Whose client sent a grant that cannot be read, so that they find the attempt.
async fn owner(
    services: &Services,
    tokens: &Tokens,
    attempted: &Attempted,
    from: Option<IpAddr>,
) -> Result<Option<OrgNumber>, NoToken> {
    services.limits.unknown_client(from)?;
    let Some(sender) = &attempted.sender else { return Ok(None) };
    if let Some(known) = tokens.client_keys.get(attempted.environment, sender) {
        return Ok(Some(known.owner));
    }
    let facts = facts(&mut *services.db.acquire().await?, services, attempted.environment, sender).await?;
    Ok(facts.map(|facts| facts.client.owner.number))
}

/// What is known of the client, its key and the scopes, before anything is decided.
async fn facts(
    db: &mut PgConnection,
    services: &Services,
    environment: Environment,
    sender: &Sender,
) -> sqlx::Result<Option<Facts>> {
    let question = TokenQuestion {
        environment,
        client: sender.client,
        kid: sender.kid.as_deref(),
        scopes: &sender.scopes,
        consumer_org: sender.consumer_org,
    };
    token_facts(db, question, services.clock.today(), services.clock.shift()).await
}

/// Reads the facts for what comes before the signature, and answers with the first of it that is wrong.
async fn identify(
    db: &mut PgConnection,
    services: &Services,
    attempted: &mut Attempted,
    grant: &Grant,
) -> Result<(), NoToken> {
    let facts = facts(db, services, attempted.environment, &grant.sender()).await?;
    attempted.owner = facts.as_ref().map(|facts| facts.client.owner.number);
    attempted.facts = facts;
    Ok(maskinporten::identify(grant, attempted.facts.as_ref())?)
}

/// For a grant that names a registered key.
async fn with_key(
    services: &Services,
    tokens: &Tokens,
    attempted: &mut Attempted,
    grant: &Grant,
    from: Option<IpAddr>,
) -> Result<(Issue, String), NoToken> {
    let (environment, sender) = (attempted.environment, grant.sender());
    // A key that was read before may have been replaced by another of the same name: then it is read anew, once.
    for _ in 0..2 {
        let known = match tokens.client_keys.get(environment, &sender) {
            Some(known) => known,
            None => read_key(services, tokens, attempted, grant, from).await?,
        };
        attempted.owner = Some(known.owner);
        if let Err(refusal) = known.key.check(grant) {
            // Whether the client and its key are still there is found out first, as for a key that is not in memory.
            services.limits.unknown_client(from)?;
            identify(&mut *services.db.acquire().await?, services, attempted, grant).await?;
            let is_other = attempted.facts.as_ref().and_then(|facts| facts.key).is_some_and(|key| key.id != known.id);
            if is_other {
                tokens.client_keys.forget(environment, &sender);
                continue;
            }
            return Err(refusal.into());
        }
        services.limits.token(sender.client.uuid())?;
        let mut db = services.db.acquire().await?;
        match use_up(&mut db, services, tokens, attempted, (grant, Some(&known))).await? {
            Some(issued) => return Ok(issued),
            None => tokens.client_keys.forget(environment, &sender),
        }
    }
    Err(anyhow::anyhow!("the key of the client changes all the time").into())
}

/// Reads the key that the grant names, after the checks that come before it.
async fn read_key(
    services: &Services,
    tokens: &Tokens,
    attempted: &mut Attempted,
    grant: &Grant,
    from: Option<IpAddr>,
) -> Result<KnownKey, NoToken> {
    services.limits.unknown_client(from)?;
    let mut db = services.db.acquire().await?;
    identify(&mut db, services, attempted, grant).await?;
    let key = attempted.facts.as_ref().and_then(|facts| facts.key);
    let (Some(owner), Some(key)) = (attempted.owner, key) else {
        return Err(anyhow::anyhow!("a key without facts").into());
    };
    Ok(tokens.client_keys.read(&mut db, (attempted.environment, &grant.sender()), (key.id, owner)).await?)
}

/// For a grant with certificates, of a client that has registered no key.
async fn with_certificates(
    services: &Services,
    tokens: &Tokens,
    attempted: &mut Attempted,
    (grant, chain): (&Grant, &[Vec<u8>]),
    from: Option<IpAddr>,
) -> Result<(Issue, String), NoToken> {
    let (environment, now) = (attempted.environment, services.clock.now());
    // A chain costs several signatures to check, whoever has sent it.
    services.limits.unknown_client(from)?;
    let certified = tokens.certificates.check(environment, chain, now).await;
    let mut db = services.db.acquire().await?;
    identify(&mut db, services, attempted, grant).await?;
    let certified = certified?;
    if attempted.owner.is_some_and(|owner| owner != certified.org) {
        let detail = format!("the certificate is that of {}, not of the client's organisation", certified.org);
        return Err(Refusal::new(Code::ForeignCertificate, detail).into());
    }
    certified.key.check(grant)?;
    services.limits.token(grant.claims.iss.uuid())?;
    use_up(&mut db, services, tokens, attempted, (grant, None))
        .await?
        .ok_or_else(|| anyhow::anyhow!("the keys of the client change all the time").into())
}

/// Uses the grant up, decides, and signs. `None`: another key has taken the place of the one that checked the signature.
async fn use_up(
    db: &mut PgConnection,
    services: &Services,
    tokens: &Tokens,
    attempted: &mut Attempted,
    (grant, key): (&Grant, Option<&KnownKey>),
) -> Result<Option<(Issue, String)>, NoToken> {
    let environment = attempted.environment;
    let issuer = services.config.issuers.address(environment);
    // Before the grant is used up: whatever fails, the client can send it again. One that is refused whatever the facts are writes nothing.
    if maskinporten::is_stale(grant, issuer, services.clock.now()) {
        identify(db, services, attempted, grant).await?;
        let facts = attempted.facts.as_ref();
        if let Some(Err(refusal)) = facts.map(|facts| maskinporten::decide(grant, facts, issuer)) {
            return Err(refusal.into());
        }
    }
    let signing = tokens.signing.get(db, services, environment).await?;
    let facts = match store::use_up(db, services, environment, (grant, key.map(|key| key.id))).await? {
        Used::Up(facts) => facts,
        Used::KeyGone(facts) => {
            let known = maskinporten::identify(grant, Some(&facts));
            attempted.facts = Some(facts);
            known?;
            return Ok(None);
        }
        Used::NoClient => {
            maskinporten::identify(grant, None)?;
            return Ok(None);
        }
    };
    let signed = maskinporten::decide(grant, &facts, issuer).map_err(NoToken::from).and_then(|issue| {
        let token = signing.sign(&AccessToken::new(services, (grant, &facts), &issue, issuer)?)?;
        Ok(Some((issue, token)))
    });
    // If it cannot be given back the client makes another; the answer stays what it is.
    if signed.is_err()
        && facts.is_fresh
        && let Err(e) = store::give_back(db, grant).await
    {
        tracing::error!(error = %e, "a grant that was refused could not be given back");
    }
    attempted.facts = Some(facts);
    signed
}
