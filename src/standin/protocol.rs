//! What the client calls by itself.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header::CACHE_CONTROL},
    web::{Bytes, Data},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use super::{
    CLIENT_ID, LEVELS, StandIn,
    client::{Fields, field, read},
    memory::Grant,
    request::{BadRequest, Request},
};
use crate::{
    access::Public,
    platform::keys::{random_token, sha256},
};

/// Seconds an ID token is good for.
const ID_TOKEN_LIVES: i64 = 120;

/// An OAuth error and its status.
type Refused = (StatusCode, &'static str);

fn json(status: StatusCode, body: &Value) -> HttpResponse {
    HttpResponse::build(status).insert_header((CACHE_CONTROL, "no-store")).json(body)
}

fn answer(result: Result<(StatusCode, Value), Refused>) -> HttpResponse {
    match result {
        Ok((status, body)) => json(status, &body),
        Err((status, code)) => json(status, &json!({ "error": code })),
    }
}

pub(super) async fn metadata(_: Public, standin: Data<StandIn>) -> HttpResponse {
    let issuer = &standin.issuer;
    json(
        StatusCode::OK,
        &json!({
            "issuer": issuer,
            "authorization_endpoint": format!("{issuer}/authorize"),
            "pushed_authorization_request_endpoint": format!("{issuer}/par"),
            "token_endpoint": format!("{issuer}/token"),
            "jwks_uri": format!("{issuer}/jwks"),
            "end_session_endpoint": format!("{issuer}/logout"),
            "response_types_supported": ["code"],
            "response_modes_supported": ["query"],
            "grant_types_supported": ["authorization_code"],
            "subject_types_supported": ["pairwise"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["private_key_jwt", "client_secret_basic", "client_secret_post"],
            "token_endpoint_auth_signing_alg_values_supported": ["RS256"],
            "scopes_supported": ["openid", "profile"],
            "acr_values_supported": LEVELS,
            "ui_locales_supported": ["nb", "nn", "en"],
            "authorization_response_iss_parameter_supported": true,
        }),
    )
}

pub(super) async fn jwks(_: Public, standin: Data<StandIn>) -> HttpResponse {
    let key = standin.key.jwk().map_err(|_| (StatusCode::INTERNAL_SERVER_ERROR, "server_error"));
    answer(key.map(|key| (StatusCode::OK, json!({ "keys": [key] }))))
}

pub(super) async fn push(_: Public, req: HttpRequest, body: Bytes, standin: Data<StandIn>) -> HttpResponse {
    answer(standin.push(&req, &body))
}

pub(super) async fn token(_: Public, req: HttpRequest, body: Bytes, standin: Data<StandIn>) -> HttpResponse {
    answer(standin.token(&req, &body))
}

const BAD: Refused = (StatusCode::BAD_REQUEST, "invalid_request");
const OURS: Refused = (StatusCode::INTERNAL_SERVER_ERROR, "server_error");

impl StandIn {
    /// A form of the client, once the client has proved who it is.
    fn authenticated(&self, req: &HttpRequest, body: &[u8]) -> Result<Fields, Refused> {
        let form = read(body).ok_or(BAD)?;
        let now = self.clock.now();
        let refused = (StatusCode::UNAUTHORIZED, "invalid_client");
        let jti = self.client.prove(&self.issuer, req.headers(), &form, now).map_err(|_| refused)?;
        if jti.is_some_and(|jti| !self.memory().assertions.put(jti, (), now)) {
            return Err(refused);
        }
        Ok(form)
    }

    /// RFC 9126.
    fn push(&self, req: &HttpRequest, body: &[u8]) -> Result<(StatusCode, Value), Refused> {
        let mut form = self.authenticated(req, body)?;
        form.retain(|name, _| !name.starts_with("client_assertion") && name != "client_secret");
        form.entry("client_id".to_owned()).or_insert_with(|| CLIENT_ID.to_owned());
        match Request::parse(&self.client, &form) {
            Ok(_) => {}
            Err(BadRequest::NoWayBack) => return Err(BAD),
            Err(BadRequest::Tell { code, .. }) => return Err((StatusCode::BAD_REQUEST, code)),
        }
        let uri = format!("urn:portner:standin:{}", random_token::<32>().map_err(|_| OURS)?);
        self.memory().pushed.put(uri.clone(), form, self.clock.now());
        Ok((StatusCode::CREATED, json!({ "request_uri": uri, "expires_in": 120 })))
    }

    /// RFC 6749 §4.1.3 with PKCE (RFC 7636 §4.6).
    fn token(&self, req: &HttpRequest, body: &[u8]) -> Result<(StatusCode, Value), Refused> {
        let form = self.authenticated(req, body)?;
        if field(&form, "grant_type") != "authorization_code" {
            return Err((StatusCode::BAD_REQUEST, "unsupported_grant_type"));
        }
        let grant = self.memory().grants.take(&field(&form, "code"), self.clock.now());
        let grant = grant.ok_or((StatusCode::BAD_REQUEST, "invalid_grant"))?;
        let challenge = URL_SAFE_NO_PAD.encode(sha256(field(&form, "code_verifier").as_bytes()));
        if challenge != grant.request.challenge || field(&form, "redirect_uri") != self.client.redirect_uri {
            return Err((StatusCode::BAD_REQUEST, "invalid_grant"));
        }
        let id_token = self.id_token(&grant).map_err(|_| OURS)?;
        let access_token = random_token::<32>().map_err(|_| OURS)?;
        Ok((
            StatusCode::OK,
            json!({
                "access_token": access_token, "token_type": "Bearer", "expires_in": 600,
                "scope": "openid profile", "id_token": id_token,
            }),
        ))
    }

    fn id_token(&self, grant: &Grant) -> anyhow::Result<String> {
        let iat = self.clock.now().as_second();
        // Another client would see another subject for the same person.
        let sub = sha256(format!("{CLIENT_ID} {}", grant.pid.expose()).as_bytes());
        self.key.sign(
            "JWT",
            &json!({
                "iss": self.issuer,
                "aud": CLIENT_ID,
                "sub": URL_SAFE_NO_PAD.encode(sub),
                "pid": grant.pid.expose(),
                "acr": grant.acr,
                "amr": ["TestID"],
                "auth_time": grant.auth_time.as_second(),
                "iat": iat,
                "exp": iat + ID_TOKEN_LIVES,
                "jti": random_token::<16>()?,
                "locale": grant.request.lang,
                "nonce": grant.request.nonce,
                "sid": grant.sid,
            }),
        )
    }
}
