//! The endpoint itself, and what it says about itself.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header,
    web::{self, Data, Path},
};
use serde_json::json;
use url::form_urlencoded;

use super::{
    Tokens,
    answer::{issued, refused, too_often, unavailable},
    issue::{NoToken, Request},
    random,
    usage::record,
};
use crate::{
    access::Public,
    kernel::Environment,
    maskinporten::{ALGORITHMS, GRANT_TYPE, Refusal},
    platform::limits::TooOften,
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
    let issuer = gate.services().config.issuers.address(environment);
    let body = json!({
        "issuer": issuer,
        "token_endpoint": format!("{issuer}token"),
        "jwks_uri": format!("{issuer}jwk"),
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        "grant_types_supported": [GRANT_TYPE],
        "token_endpoint_auth_signing_alg_values_supported": ALGORITHMS,
        "authorization_details_types_supported": [],
    });
    Ok(HttpResponse::Ok().insert_header((header::CACHE_CONTROL, KEPT)).json(body))
}

/// The keys that sign (RFC 7517): those that have signed of late, the one that signs, and the next.
pub(super) async fn jwk(gate: Public, path: Path<String>, tokens: Data<Tokens>) -> Result<HttpResponse, Problem> {
    let environment = environment(&path)?;
    let keys = tokens.published.of(gate.services(), environment).await?;
    Ok(HttpResponse::Ok().insert_header((header::CACHE_CONTROL, KEPT)).json(json!({ "keys": keys })))
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
    let Ok(Ok(body)) = body.to_bytes_limited(LARGEST).await else {
        let refusal = Refusal::malformed("the request is too large or was cut off");
        return Ok(refused(services, &correlation_id, &refusal));
    };
    let parameters: Vec<(String, String)> = form_urlencoded::parse(req.query_string().as_bytes())
        .chain(form_urlencoded::parse(&body))
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    let mut request = Request {
        services: services.clone(),
        tokens,
        environment,
        correlation_id,
        from: client_address(&req, &services.config.trusted_proxies),
        is_counted: false,
        sender: None,
        owner: None,
        facts: None,
    };
    // In a task of its own, which ends also if the client hangs up: a grant that is refused has to be given back.
    let answer = actix_web::rt::spawn(async move {
        let answer = request.issue(&parameters).await;
        let correlation_id = &request.correlation_id;
        match answer {
            Ok((issue, token)) => {
                record(&request, None);
                issued(&issue, &token)
            }
            Err(NoToken::Refused(refusal)) => {
                record(&request, Some(&refusal));
                refused(&request.services, correlation_id, &refusal)
            }
            Err(NoToken::TooOften(TooOften(wait))) => too_often(correlation_id, wait.as_secs().max(1)),
            Err(NoToken::Failed(e)) => {
                tracing::error!(%correlation_id, cause = format!("{e:#}"), "a token request failed");
                unavailable(correlation_id)
            }
        }
    });
    answer.await.map_err(Problem::internal)
}
