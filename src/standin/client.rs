//! The one client, and how it proves who it is (RFC 6749 §2.3.1, RFC 7523).

use std::collections::HashMap;

use actix_web::http::header::{AUTHORIZATION, HeaderMap};
use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use subtle::ConstantTimeEq;
use url::form_urlencoded;

use super::{CLIENT_ID, keys::PublicKey};
use crate::platform::keys::signature_only;

/// The longest an assertion may be good for, and how far its clock may be off.
const LONGEST: SignedDuration = SignedDuration::from_secs(120);
const SKEW: SignedDuration = SignedDuration::from_secs(10);

/// Parameters of a form; one that comes twice is refused (RFC 6749 §3.1).
pub(super) type Fields = HashMap<String, String>;

/// As registered.
#[derive(Debug)]
pub(super) struct Client {
    pub(super) key: PublicKey,
    pub(super) secret: SecretString,
    pub(super) redirect_uri: String,
    pub(super) post_logout_redirect_uri: String,
}

/// Who the client said it is could not be confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotTheClient;

#[derive(Clone, Deserialize)]
struct Assertion {
    iss: String,
    sub: String,
    /// One value: the issuer. The address of an endpoint is refused, as at ID-porten.
    aud: String,
    iat: i64,
    exp: i64,
    jti: String,
}

impl Client {
    /// Reads the proof in a call. With an assertion it returns the `jti`, which the caller must not have seen before.
    pub(super) fn prove(
        &self,
        issuer: &str,
        headers: &HeaderMap,
        form: &Fields,
        now: Timestamp,
    ) -> Result<Option<String>, NotTheClient> {
        if let Some(assertion) = form.get("client_assertion") {
            return self.assertion(issuer, assertion, form, now).map(Some);
        }
        let (id, secret) = match headers.get(AUTHORIZATION) {
            Some(basic) => read_basic(basic.to_str().map_err(|_| NotTheClient)?).ok_or(NotTheClient)?,
            None => (field(form, "client_id"), field(form, "client_secret")),
        };
        let right = secret.as_bytes().ct_eq(self.secret.expose_secret().as_bytes());
        if id == CLIENT_ID && bool::from(right) { Ok(None) } else { Err(NotTheClient) }
    }

    fn assertion(&self, issuer: &str, jwt: &str, form: &Fields, now: Timestamp) -> Result<String, NotTheClient> {
        let kid = jsonwebtoken::decode_header(jwt).map_err(|_| NotTheClient)?.kid;
        let claims = jsonwebtoken::decode::<Assertion>(jwt, &self.key.key, &signature_only());
        let claims = claims.map_err(|_| NotTheClient)?.claims;
        let at = |seconds| Timestamp::from_second(seconds).map_err(|_| NotTheClient);
        let (issued, expires) = (at(claims.iat)?, at(claims.exp)?);
        let good = kid.as_deref() == Some(&self.key.kid)
            && field(form, "client_assertion_type") == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
            && field(form, "client_id") == CLIENT_ID
            && claims.iss == CLIENT_ID
            && claims.sub == CLIENT_ID
            && claims.aud == issuer
            && issued.duration_since(now) <= SKEW
            && now.duration_since(expires) < SKEW
            && expires.duration_since(issued) <= LONGEST;
        if good { Ok(claims.jti) } else { Err(NotTheClient) }
    }
}

/// Id and secret are form-encoded before base64 (RFC 6749 §2.3.1).
fn read_basic(header: &str) -> Option<(String, String)> {
    let text = String::from_utf8(STANDARD.decode(header.strip_prefix("Basic ")?).ok()?).ok()?;
    let (id, secret) = text.split_once(':')?;
    let decode = |text: &str| form_urlencoded::parse(text.as_bytes()).map(|(name, _)| name.into_owned()).next();
    Some((decode(id)?, decode(secret)?))
}

/// A field, or nothing.
pub(super) fn field(form: &Fields, name: &str) -> String {
    form.get(name).cloned().unwrap_or_default()
}

/// Reads a form or query; `None` if a name comes twice.
pub(super) fn read(text: &[u8]) -> Option<Fields> {
    let mut fields = Fields::new();
    for (name, value) in form_urlencoded::parse(text) {
        if fields.insert(name.into_owned(), value.into_owned()).is_some() {
            return None;
        }
    }
    Some(fields)
}
