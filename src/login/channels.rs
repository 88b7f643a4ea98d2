//! What the issuer calls when a session has ended elsewhere: front-channel and back-channel logout of `OpenID` Connect.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE},
    },
    web::{self, Data},
};
use serde::Deserialize;

use super::{
    actions::{self, NotEnded},
    pages::set,
    provider::Provider,
};
use crate::{access::Public, web::Result};

/// Largest body of a back-channel call, in bytes.
const LARGEST: usize = 16 * 1024;

#[derive(Debug, Deserialize)]
struct Framed {
    iss: String,
    sid: String,
}

/// Called in a hidden frame of the issuer's page, as a rule without our cookie: sessions are found by the issuer's name for them.
pub(super) async fn front(gate: Public, req: HttpRequest, issuer: Data<Provider>) -> Result {
    let framed = serde_html_form::from_str::<Framed>(req.query_string()).ok();
    let Some(framed) = framed.filter(|framed| !framed.iss.is_empty() && !framed.sid.is_empty()) else {
        return Ok(brief(StatusCode::BAD_REQUEST, "iss and sid are required"));
    };
    let Some(ended) = actions::ended_in_frame(gate.services(), &issuer, &framed.iss, &framed.sid).await? else {
        return Ok(brief(StatusCode::BAD_REQUEST, "another issuer"));
    };
    tracing::info!(target: "portner::login", action = "frontchannel-logout", result = "ok", ended);
    let ancestors = match &issuer.oidc().frame_ancestors {
        Some(hosts) => hosts.clone(),
        None => issuer.metadata().await.map_or_else(|_| "'none'".to_owned(), |metadata| metadata.login_origin()),
    };
    let mut response = brief(StatusCode::OK, "OK");
    set(&mut response, CONTENT_SECURITY_POLICY, &format!("default-src 'none'; frame-ancestors {ancestors}"))?;
    Ok(response)
}

/// Called by the issuer itself. The token is the proof, so there is neither session nor form token.
pub(super) async fn back(gate: Public, body: web::Payload, issuer: Data<Provider>) -> HttpResponse {
    #[derive(Deserialize)]
    struct LogoutForm {
        logout_token: String,
    }
    let Ok(body) = body.to_bytes_limited(LARGEST).await else {
        return error(StatusCode::PAYLOAD_TOO_LARGE, "invalid_request");
    };
    let form = body.ok().and_then(|body| serde_html_form::from_bytes::<LogoutForm>(&body).ok());
    let Some(form) = form else { return error(StatusCode::BAD_REQUEST, "invalid_request") };
    match actions::ended_behind(gate.services(), &issuer, &form.logout_token).await {
        Ok(ended) => {
            tracing::info!(target: "portner::login", action = "backchannel-logout", result = "ok", ended);
            brief(StatusCode::OK, "")
        }
        Err(why) => {
            tracing::warn!(target: "portner::login", action = "backchannel-logout", result = %why);
            match why {
                NotEnded::Token(_) | NotEnded::Replayed => error(StatusCode::BAD_REQUEST, "invalid_request"),
                NotEnded::Ours(_) => error(StatusCode::SERVICE_UNAVAILABLE, "temporarily_unavailable"),
            }
        }
    }
}

fn brief(status: StatusCode, body: &'static str) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((CONTENT_TYPE, "text/plain; charset=utf-8"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(body)
}

fn error(status: StatusCode, code: &str) -> HttpResponse {
    HttpResponse::build(status).insert_header((CACHE_CONTROL, "no-store")).json(serde_json::json!({ "error": code }))
}
