//! The endpoint itself, and what it says about itself.

use std::{net::IpAddr, sync::PoisonError};

use actix_web::{
    HttpRequest, HttpResponse,
    http::header,
    web::{self, Data, Path},
};
use serde_json::{Value, json};
use url::form_urlencoded;

use super::{
    Tokens,
    access_token::AccessToken,
    answer::{issued, refused, too_often, unavailable},
    store,
    usage::record,
};
use crate::{
    access::Public,
    entitlements::{self, TokenQuestion, token_facts},
    kernel::{ClientKeyId, Environment},
    maskinporten::{self, Code, Facts, GRANT_TYPE, Grant, Issue, Proof, Refusal, RsaKey},
    platform::{Services, keys::sha256, limits::TooOften},
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
    let keys = store::published_keys(&mut db, environment, services.clock.now()).await?;
    let keys: Vec<Value> = keys.into_iter().map(|key| key.jwk).collect();
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
    pub grant: Option<Grant>,
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
    let mut attempted = Attempted { environment, correlation_id, grant: None, facts: None };
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
    let grant = Grant::read(assertion)?;
    if client_id.is_some_and(|sent| sent != grant.claims.iss.to_string()) {
        return Err(Refusal::malformed("client_id is not the client of the assertion (iss)").into());
    }
    let environment = attempted.environment;
    let issuer = paths::issuer(&services.config.base_url, environment);
    let hash = sha256(grant.once().as_bytes());
    let mut db = services.db.acquire().await?;
    // A key that was read before may have been replaced by another of the same name: then it is read anew, once.
    for is_last in [false, true] {
        let key = match known_key(tokens, environment, &grant) {
            Some(known) => known,
            None => {
                services.limits.unknown_client(from)?;
                read_key(&mut db, services, tokens, attempted, &grant).await?
            }
        };
        key.1.check(&grant)?;
        services.limits.token(grant.claims.iss.uuid())?;
        let facts = store::use_up(&mut db, services, environment, (&grant, &hash, Some(key.0))).await?;
        let is_other = facts.as_ref().is_some_and(|facts| facts.key.is_none_or(|current| current.id != key.0));
        if is_other {
            forget_key(tokens, environment, &grant);
        }
        if is_other && !is_last && facts.as_ref().is_some_and(|facts| facts.key.is_some()) {
            continue;
        }
        let Some(facts) = facts else {
            forget_key(tokens, environment, &grant);
            maskinporten::identify(&grant, None)?;
            break;
        };
        let decision = maskinporten::decide(&grant, &facts, &issuer);
        let was_fresh = facts.is_fresh;
        attempted.facts = Some(facts);
        attempted.grant = Some(grant.clone());
        let issue = match decision {
            Ok(issue) => issue,
            Err(refusal) => {
                if was_fresh {
                    store::give_back(&mut db, grant.claims.iss, &hash).await?;
                }
                return Err(refusal.into());
            }
        };
        let signing = tokens.signing.get(&mut db, services, environment).await?;
        let token = signing.sign(&AccessToken::new(services, attempted, &issue, &issuer)?)?;
        return Ok((issue, token));
    }
    Err(anyhow::anyhow!("the key of the client changes all the time").into())
}

fn key_name(environment: Environment, grant: &Grant) -> Option<super::KeyName> {
    Some((environment, grant.claims.iss, grant.kid()?.to_owned()))
}

fn known_key(tokens: &Tokens, environment: Environment, grant: &Grant) -> Option<(ClientKeyId, RsaKey)> {
    let known = tokens.client_keys.read().unwrap_or_else(PoisonError::into_inner);
    known.get(&key_name(environment, grant)?).cloned()
}

fn forget_key(tokens: &Tokens, environment: Environment, grant: &Grant) {
    if let Some(name) = key_name(environment, grant) {
        tokens.client_keys.write().unwrap_or_else(PoisonError::into_inner).remove(&name);
    }
}

/// So many public keys are kept in memory; then all are read anew.
const MOST_KEYS: usize = 50_000;

/// Reads the key that the grant names, after the checks that come before it.
async fn read_key(
    db: &mut sqlx::PgConnection,
    services: &Services,
    tokens: &Tokens,
    attempted: &mut Attempted,
    grant: &Grant,
) -> Result<(ClientKeyId, RsaKey), NoToken> {
    let (environment, claims) = (attempted.environment, &grant.claims);
    let question = TokenQuestion {
        environment,
        client: claims.iss,
        kid: grant.kid(),
        scopes: &claims.scopes,
        consumer_org: claims.consumer_org,
    };
    let facts = token_facts(db, question, services.clock.today(), services.clock.shift()).await?;
    let known = maskinporten::identify(grant, facts.as_ref());
    let key = facts.as_ref().and_then(|facts| facts.key);
    attempted.grant = Some(grant.clone());
    attempted.facts = facts;
    known?;
    if matches!(grant.proof, Some(Proof::Certificates(_))) {
        let detail = "certificates are not accepted here yet: register a key and name it (kid)";
        return Err(Refusal::new(Code::InvalidCertificate, detail).into());
    }
    let key = key.ok_or_else(|| anyhow::anyhow!("a key without facts"))?;
    let jwk = entitlements::client_key(db, key.id).await?;
    let read = jwk.as_ref().and_then(RsaKey::from_jwk).ok_or_else(|| anyhow::anyhow!("a key cannot be read"))?;
    if let Some(name) = key_name(environment, grant) {
        let mut known = tokens.client_keys.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST_KEYS {
            known.clear();
        }
        known.insert(name, (key.id, read.clone()));
    }
    Ok((key.id, read))
}
