//! The endpoint itself, and what it says about itself.

use std::{net::IpAddr, sync::PoisonError};

use actix_web::{
    HttpRequest, HttpResponse,
    http::header,
    web::{self, Data, Path},
};
use serde_json::{Value, json};
use sqlx::PgConnection;
use url::form_urlencoded;

use super::{
    KnownKey, Tokens,
    access_token::AccessToken,
    answer::{issued, refused, too_often, unavailable},
    store,
    usage::record,
};
use crate::{
    access::Public,
    entitlements::{self, TokenQuestion, token_facts},
    kernel::{Environment, OrgNumber},
    maskinporten::{self, Code, Facts, GRANT_TYPE, Grant, Issue, Proof, Refusal, RsaKey, Sender},
    platform::{Services, limits::TooOften},
    sitemap::token as paths,
    web::{Problem, client_address},
};

/// Largest body of a request, in bytes.
const LARGEST: usize = 32 * 1024;
/// How long others may keep the list of keys and the metadata, in seconds.
const KEPT: &str = "public, max-age=3600";

fn environment(path: &Path<String>) -> Result<Environment, Problem> {
    path.parse().map_err(|()| Problem::NotFound)
}

/// What there is (RFC 8414).
pub(super) async fn metadata(gate: Public, path: Path<String>) -> Result<HttpResponse, Problem> {
    let environment = environment(&path)?;
    let issuer = paths::issuer(&gate.services().config.base_url, environment);
    let body = json!({
        "issuer": issuer,
        "token_endpoint": format!("{issuer}token"),
        "jwks_uri": format!("{issuer}jwk"),
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        "grant_types_supported": [GRANT_TYPE],
        "token_endpoint_auth_signing_alg_values_supported": ["RS256", "RS384", "RS512"],
        "authorization_details_types_supported": [],
    });
    Ok(HttpResponse::Ok().insert_header((header::CACHE_CONTROL, KEPT)).json(body))
}

/// The keys that sign (RFC 7517): those that have signed of late, the one that signs, and the next.
pub(super) async fn jwk(gate: Public, path: Path<String>) -> Result<HttpResponse, Problem> {
    let environment = environment(&path)?;
    let services = gate.services();
    let mut db = services.db.acquire().await?;
    let keys = entitlements::published_keys(&mut db, services.clock.now()).await?;
    let keys: Vec<Value> = keys.into_iter().filter(|key| key.environment == environment).map(|key| key.jwk).collect();
    Ok(HttpResponse::Ok().insert_header((header::CACHE_CONTROL, KEPT)).json(json!({ "keys": keys })))
}

/// Why there is no token.
enum NoToken {
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

/// So many bytes of chance.
pub(super) fn random<const N: usize>() -> anyhow::Result<[u8; N]> {
    let mut bytes = [0; N];
    aws_lc_rs::rand::fill(&mut bytes).map_err(|_| anyhow::anyhow!("no randomness"))?;
    Ok(bytes)
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

/// Fetches a token (RFC 7523 §2.1). The parameters may stand in the address, as some clients of Maskinporten have it.
pub(super) async fn token(
    gate: Public,
    path: Path<String>,
    req: HttpRequest,
    body: web::Payload,
    tokens: Data<Tokens>,
) -> Result<HttpResponse, Problem> {
    let environment = environment(&path)?;
    let services = gate.services();
    let correlation_id = hex::encode(random::<16>().map_err(Problem::internal)?);
    let mut attempted = Attempted { environment, correlation_id, sender: None, owner: None, facts: None };
    let Ok(Ok(body)) = body.to_bytes_limited(LARGEST).await else {
        let refusal = Refusal::malformed("the request is too large or was cut off");
        return Ok(refused(services, &attempted, &refusal));
    };
    let parameters: Vec<(String, String)> = form_urlencoded::parse(req.query_string().as_bytes())
        .chain(form_urlencoded::parse(&body))
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    let from = client_address(&req, &services.config.trusted_proxies);
    let answer = fetch(services, &tokens, &mut attempted, &parameters, from).await;
    Ok(match answer {
        Ok((issue, token)) => {
            record(services, &tokens, &attempted, &Ok(&issue));
            issued(&issue, &token)
        }
        Err(NoToken::Refused(refusal)) => {
            record(services, &tokens, &attempted, &Err(&refusal));
            refused(services, &attempted, &refusal)
        }
        Err(NoToken::TooOften(TooOften(wait))) => too_often(&attempted, wait.as_secs().max(1)),
        Err(NoToken::Failed(e)) => {
            let correlation_id = &attempted.correlation_id;
            tracing::error!(%correlation_id, cause = format!("{e:#}"), "a token request failed");
            unavailable(correlation_id)
        }
    })
}

async fn fetch(
    services: &Services,
    tokens: &Tokens,
    attempted: &mut Attempted,
    parameters: &[(String, String)],
    from: Option<IpAddr>,
) -> Result<(Issue, String), NoToken> {
    let (assertion, client_id) = maskinporten::assertion(parameters)?;
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

/// Whose client sent a grant that cannot be read, so that they find the attempt. Not asked of the database too often.
async fn owner(
    services: &Services,
    tokens: &Tokens,
    attempted: &Attempted,
    from: Option<IpAddr>,
) -> sqlx::Result<Option<OrgNumber>> {
    let Some(sender) = &attempted.sender else { return Ok(None) };
    if let Some(known) = known_key(tokens, attempted.environment, sender) {
        return Ok(Some(known.owner));
    }
    if services.limits.unknown_client(from).is_err() {
        return Ok(None);
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
        let known = match known_key(tokens, environment, &sender) {
            Some(known) => known,
            None => {
                services.limits.unknown_client(from)?;
                read_key(services, tokens, attempted, grant).await?
            }
        };
        attempted.owner = Some(known.owner);
        known.key.check(grant)?;
        services.limits.token(sender.client.uuid())?;
        let mut db = services.db.acquire().await?;
        let facts = store::use_up(&mut db, services, environment, (grant, Some(known.id))).await?;
        let current = facts.as_ref().and_then(|facts| facts.key);
        if current.is_none_or(|current| current.id != known.id) {
            forget_key(tokens, environment, &sender);
            if current.is_some() {
                continue;
            }
        }
        return conclude(&mut db, services, tokens, attempted, (grant, facts)).await;
    }
    Err(anyhow::anyhow!("the key of the client changes all the time").into())
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
    let certified = tokens.certificates.check(&services.config, environment, chain, now)?;
    if certified.is_err() {
        services.limits.unknown_client(from)?;
    }
    let mut db = services.db.acquire().await?;
    let facts = facts(&mut db, services, environment, &grant.sender()).await?;
    attempted.owner = facts.as_ref().map(|facts| facts.client.owner.number);
    attempted.facts = facts;
    maskinporten::identify(grant, attempted.facts.as_ref())?;
    let certified = certified?;
    if attempted.owner.is_some_and(|owner| owner != certified.org) {
        let detail = format!("the certificate is that of {}, not of the client's organisation", certified.org);
        return Err(Refusal::new(Code::ForeignCertificate, detail).into());
    }
    certified.key.check(grant)?;
    services.limits.token(grant.claims.iss.uuid())?;
    let facts = store::use_up(&mut db, services, environment, (grant, None)).await?;
    conclude(&mut db, services, tokens, attempted, (grant, facts)).await
}

/// The decision, of facts that were read in the statement that used the grant up, and the token.
async fn conclude(
    db: &mut PgConnection,
    services: &Services,
    tokens: &Tokens,
    attempted: &mut Attempted,
    (grant, facts): (&Grant, Option<Facts>),
) -> Result<(Issue, String), NoToken> {
    let environment = attempted.environment;
    let issuer = paths::issuer(&services.config.base_url, environment);
    attempted.facts = facts;
    let Some(facts) = &attempted.facts else {
        // The client went while it was asked about.
        maskinporten::identify(grant, None)?;
        return Err(anyhow::anyhow!("a client without facts").into());
    };
    match maskinporten::decide(grant, facts, &issuer) {
        Ok(issue) => {
            let signing = tokens.signing.get(db, services, environment).await?;
            let token = signing.sign(&AccessToken::new(services, (grant, facts), &issue, &issuer)?)?;
            Ok((issue, token))
        }
        Err(refusal) => {
            if facts.is_fresh {
                store::give_back(db, grant).await?;
            }
            Err(refusal.into())
        }
    }
}

fn key_name(environment: Environment, sender: &Sender) -> Option<super::KeyName> {
    Some((environment, sender.client, sender.kid.clone()?))
}

fn known_key(tokens: &Tokens, environment: Environment, sender: &Sender) -> Option<KnownKey> {
    let known = tokens.client_keys.read().unwrap_or_else(PoisonError::into_inner);
    known.get(&key_name(environment, sender)?).cloned()
}

fn forget_key(tokens: &Tokens, environment: Environment, sender: &Sender) {
    if let Some(name) = key_name(environment, sender) {
        tokens.client_keys.write().unwrap_or_else(PoisonError::into_inner).remove(&name);
    }
}

/// So many public keys are kept in memory; then all are read anew.
const MOST_KEYS: usize = 50_000;

/// Reads the key that the grant names, after the checks that come before it.
async fn read_key(
    services: &Services,
    tokens: &Tokens,
    attempted: &mut Attempted,
    grant: &Grant,
) -> Result<KnownKey, NoToken> {
    let (environment, sender) = (attempted.environment, grant.sender());
    let mut db = services.db.acquire().await?;
    let facts = facts(&mut db, services, environment, &sender).await?;
    attempted.owner = facts.as_ref().map(|facts| facts.client.owner.number);
    attempted.facts = facts;
    let facts = attempted.facts.as_ref();
    maskinporten::identify(grant, facts)?;
    let (Some(owner), Some(key)) = (attempted.owner, facts.and_then(|facts| facts.key)) else {
        return Err(anyhow::anyhow!("a key without facts").into());
    };
    let jwk = entitlements::client_key(&mut db, key.id).await?;
    let read = jwk.as_ref().and_then(RsaKey::from_jwk).ok_or_else(|| anyhow::anyhow!("a key cannot be read"))?;
    let known = KnownKey { id: key.id, key: read, owner };
    if let Some(name) = key_name(environment, &sender) {
        let mut all = tokens.client_keys.write().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST_KEYS {
            all.clear();
        }
        all.insert(name, known.clone());
    }
    Ok(known)
}
