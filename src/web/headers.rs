//! The headers that every answer carries.

use actix_web::{
    Error,
    body::MessageBody,
    cookie::{Cookie, SameSite, time::Duration},
    dev::{ServiceRequest, ServiceResponse},
    error::InternalError,
    http::header::{self, HeaderMap, HeaderName, HeaderValue},
    middleware::Next,
    web::Data,
};
use jiff::SignedDuration;

use crate::{kernel::Lang, platform::Services};

/// For so long the browser remembers the language.
pub(crate) const LANGUAGE_LIVES: SignedDuration = SignedDuration::from_hours(24 * 365);

/// Nothing from elsewhere, nothing inline.
pub const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const ALWAYS: [(HeaderName, &str); 5] = [
    (header::CONTENT_SECURITY_POLICY, CSP),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// The language of the page, when it is not the one in the browser's cookie.
fn chosen_language(req: &ServiceRequest) -> Option<Lang> {
    let lang: Lang = req.path().split('/').nth(1)?.parse().ok()?;
    let known = req.cookie("lang").is_some_and(|cookie| cookie.value() == lang.code());
    (!known).then_some(lang)
}

/// Adds them, unless the handler has set its own (assets are cached for ever, the logout frame may be framed).
pub async fn headers(
    req: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let lang = chosen_language(&req);
    let tls = req.app_data::<Data<Services>>().is_some_and(|services| !services.config.is_plain_http());
    let mut response = match next.call(req).await {
        Ok(response) => response,
        // A session that could not be read: the page travels in the error, and is no less a page of ours.
        Err(error) => {
            let mut response = error.error_response();
            protect(response.headers_mut(), tls);
            return Err(InternalError::from_response(error, response).into());
        }
    };
    if let Some(lang) = lang {
        let lives = Duration::seconds(LANGUAGE_LIVES.as_secs());
        let cookie = Cookie::build("lang", lang.code()).path("/").max_age(lives).same_site(SameSite::Lax);
        let cookie = cookie.secure(tls).http_only(true).finish();
        response.response_mut().add_cookie(&cookie)?;
    }
    protect(response.headers_mut(), tls);
    Ok(response)
}

fn protect(headers: &mut HeaderMap, tls: bool) {
    for (name, value) in ALWAYS {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if tls {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
}
