//! The endpoint itself, and what it says about itself.

use std::{net::IpAddr, sync::PoisonError};

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header},
    web::{self, Data, Path},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::Serialize;
use serde_json::{Value, json};
use url::form_urlencoded;

use super::{
    Tokens, store,
    usage::{Attempt, UseKey, hour},
};
use crate::{
    access::Public,
    entitlements::{TokenQuestion, token_facts},
    kernel::{ClientKeyId, Environment, Lang, OrgNumber},
    maskinporten::{self, AUTHORITY, Code, Facts, GRANT_TYPE, Grant, Issue, Proof, Refusal, RsaKey},
    platform::{Services, keys::sha256, limits::TooOften},
    sitemap::{self, token as paths},
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
pub(super) async fn jwk(gate: Public, path: Path<String>, tokens: Data<Tokens>) -> Result<HttpResponse, Problem> {
    let environment = environment(&path)?;
    let services = gate.services();
    let mut db = services.db.acquire().await?;
    tokens.signing.get(&mut db, services, environment).await.map_err(Problem::internal)?;
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
fn random<const N: usize>() -> anyhow::Result<[u8; N]> {
    let mut bytes = [0; N];
    aws_lc_rs::rand::fill(&mut bytes).map_err(|_| anyhow::anyhow!("no randomness"))?;
    Ok(bytes)
}

/// One request of a client, and what has been found out about it so far.
struct Attempted {
    environment: Environment,
    correlation_id: String,
    grant: Option<Grant>,
    facts: Option<Facts>,
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
    let body = match body.to_bytes_limited(LARGEST).await {
        Ok(Ok(body)) => body,
        _ => return Ok(refused(services, &attempted, &Refusal::malformed("the request is too large or was cut off"))),
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

fn key_name(environment: Environment, grant: &Grant) -> Option<(Environment, crate::kernel::ClientId, String)> {
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
    let jwk = store::client_key(db, key.id).await?;
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

/// Counts the attempt of a client that is known. What nobody is known to have sent is counted by the log of requests alone.
fn record(services: &Services, tokens: &Tokens, attempted: &Attempted, answer: &Result<&Issue, &Refusal>) {
    let (Some(grant), Some(facts)) = (&attempted.grant, &attempted.facts) else { return };
    let (code, description) = match answer {
        Ok(_) => ("", String::new()),
        Err(refusal) => (refusal.code.number(), refusal.detail.clone()),
    };
    let at = services.clock.now();
    let supplier = (facts.consumer != facts.client.owner.number).then_some(facts.client.owner.number);
    let about = |name: &String| match answer {
        Ok(_) => true,
        Err(refusal) => refusal.scope.as_ref() == Some(name),
    };
    let mut scopes: Vec<_> = facts
        .scopes
        .iter()
        .filter(|scope| about(&scope.name))
        .map(|scope| scope.id.filter(|_| scope.is_registered))
        .collect();
    if scopes.is_empty() {
        scopes.push(None);
    }
    let key = |scope| UseKey {
        client: grant.claims.iss,
        hour: hour(at),
        scope,
        consumer: facts.consumer,
        supplier,
        code,
        environment: attempted.environment,
    };
    let uses: Vec<UseKey> = scopes.into_iter().map(key).collect();
    let is_signed = answer.as_ref().is_ok_and(|_| true)
        || answer.as_ref().is_err_and(|refusal| !refusal.code.is_before_signature());
    let attempt = Attempt {
        correlation_id: attempted.correlation_id.clone(),
        client: grant.claims.iss,
        at,
        code,
        description,
        consumer: grant.claims.consumer_org,
        scopes: grant.claims.scopes.clone(),
        kid: grant.kid().map(|kid| kid.chars().take(255).collect()),
    };
    let used = facts.key.filter(|_| is_signed).map(|key| key.id);
    tokens.recorder.record(&services.db, attempt, &uses, used);
}

/// An organisation as a token names it.
#[derive(Debug, Serialize)]
struct Organisation {
    authority: &'static str,
    #[serde(rename = "ID")]
    id: String,
}

impl Organisation {
    fn new(number: OrgNumber) -> Self {
        Self { authority: AUTHORITY, id: format!("0192:{number}") }
    }
}

/// The claims of an access token, as Maskinporten has them.
#[derive(Debug, Serialize)]
struct AccessToken<'a> {
    iss: &'a str,
    client_id: String,
    client_amr: &'static str,
    consumer: Organisation,
    #[serde(skip_serializing_if = "Option::is_none")]
    supplier: Option<Organisation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delegation_source: Option<String>,
    scope: String,
    token_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    aud: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pid: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    consumer_prefix: &'a [String],
    iat: i64,
    exp: i64,
    jti: String,
}

impl<'a> AccessToken<'a> {
    fn new(services: &Services, attempted: &'a Attempted, issue: &'a Issue, issuer: &'a str) -> anyhow::Result<Self> {
        let (Some(grant), Some(facts)) = (&attempted.grant, &attempted.facts) else { anyhow::bail!("no grant") };
        let iat = facts.now.as_second();
        Ok(Self {
            iss: issuer,
            client_id: grant.claims.iss.to_string(),
            client_amr: "private_key_jwt",
            consumer: Organisation::new(issue.consumer),
            supplier: issue.supplier.map(Organisation::new),
            delegation_source: issue.supplier.map(|_| services.config.absolute("/")),
            scope: issue.scopes.join(" "),
            token_type: "Bearer",
            aud: match issue.aud.as_slice() {
                [] => None,
                [one] => Some(Value::from(one.as_str())),
                many => Some(Value::from(many.to_vec())),
            },
            pid: grant.claims.pid.as_deref(),
            consumer_prefix: &issue.consumer_prefixes,
            iat,
            exp: iat + i64::from(issue.lifetime),
            jti: URL_SAFE_NO_PAD.encode(random::<24>()?),
        })
    }
}

fn issued(issue: &Issue, token: &str) -> HttpResponse {
    answer(
        StatusCode::OK,
        &json!({
            "access_token": token,
            "token_type": "Bearer",
            "expires_in": issue.lifetime,
            "scope": issue.scopes.join(" "),
        }),
    )
}

fn refused(services: &Services, attempted: &Attempted, refusal: &Refusal) -> HttpResponse {
    let Attempted { correlation_id, .. } = attempted;
    let status = StatusCode::from_u16(refusal.code.status()).unwrap_or(StatusCode::BAD_REQUEST);
    let explainer = sitemap::explain::of_attempt(Lang::Nb, refusal.code.number(), correlation_id);
    answer(
        status,
        &json!({
            "error": refusal.code.error(),
            "error_description": format!("{refusal} (correlation id: {correlation_id})"),
            "error_uri": services.config.absolute(&explainer),
        }),
    )
}

fn too_often(attempted: &Attempted, seconds: u64) -> HttpResponse {
    let detail = format!("too many requests; try again in {seconds} s (correlation id: {})", attempted.correlation_id);
    let body = json!({ "error": "temporarily_unavailable", "error_description": detail });
    let mut response = answer(StatusCode::TOO_MANY_REQUESTS, &body);
    response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    response
}

fn unavailable(correlation_id: &str) -> HttpResponse {
    let detail = format!("no token could be issued now; try again (correlation id: {correlation_id})");
    let mut response = answer(
        StatusCode::SERVICE_UNAVAILABLE,
        &json!({ "error": "temporarily_unavailable", "error_description": detail }),
    );
    response.headers_mut().insert(header::RETRY_AFTER, 5.into());
    response
}

/// RFC 6749 §5.1: tokens are kept nowhere on the way.
fn answer(status: StatusCode, body: &Value) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::PRAGMA, "no-cache"))
        .json(body)
}
