//! What the endpoint answers (RFC 6749 §5).

use actix_web::{
    HttpResponse,
    http::{StatusCode, header},
};
use serde_json::{Value, json};

use crate::{
    kernel::mask_national_ids,
    maskinporten::{Issue, Refusal},
    platform::Services,
    sitemap,
};

pub(super) fn issued(issue: &Issue, token: &str) -> HttpResponse {
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

pub(super) fn refused(services: &Services, correlation_id: &str, refusal: &Refusal) -> HttpResponse {
    let status = StatusCode::from_u16(refusal.code.status()).unwrap_or(StatusCode::BAD_REQUEST);
    let explainer = sitemap::explain::of_error(refusal.code.number(), correlation_id);
    answer(
        status,
        &json!({
            "error": refusal.code.error(),
            "error_description": format!("{} (correlation id: {correlation_id})", mask_national_ids(&refusal.to_string())),
            "error_uri": services.config.absolute(&explainer),
        }),
    )
}

pub(super) fn too_often(correlation_id: &str, seconds: u64) -> HttpResponse {
    let detail = format!("too many requests; try again in {seconds} s (correlation id: {correlation_id})");
    let body = json!({ "error": "temporarily_unavailable", "error_description": detail });
    let mut response = answer(StatusCode::TOO_MANY_REQUESTS, &body);
    response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    response
}

pub(super) fn unavailable(correlation_id: &str) -> HttpResponse {
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
