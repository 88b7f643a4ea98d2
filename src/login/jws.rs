//! A signed token of the issuer: its header is judged first, then its signature, and only then are its claims read.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{
    DecodingKey,
    jwk::{AlgorithmParameters, Jwk, JwkSet, PublicKeyUse},
};
use serde::{Deserialize, de::DeserializeOwned};

use crate::platform::keys::signature_only;

/// What may be wrong before any claim counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JwsFault {
    /// Not three parts of base64url and JSON, or a claim of the wrong type.
    #[error("not a signed token")]
    Malformed,
    /// Anything but RS256, `none` included.
    #[error("not signed with RS256")]
    Algorithm,
    /// The `typ` of another kind of token.
    #[error("another type of token")]
    Type,
    /// `crit` names extensions that must be understood; we understand none (RFC 7515 §4.1.11).
    #[error("a critical header")]
    Critical,
    /// The issuer has no such key, as far as we know.
    #[error("unknown key")]
    UnknownKey,
    /// The signature is not that key's.
    #[error("wrong signature")]
    Signature,
}

/// Keys offered inside the token (`jwk`, `jku`, `x5u`, `x5c`) are not even read.
#[derive(Deserialize)]
struct Header {
    alg: String,
    typ: Option<String>,
    kid: Option<String>,
    crit: Option<serde_json::Value>,
}

/// The claims of a token signed by one of `keys`. `typ` may be absent or one of `types`, in any case (RFC 7515 §4.1.9).
pub(crate) fn verify<C: DeserializeOwned + Clone>(token: &str, keys: &JwkSet, types: &[&str]) -> Result<C, JwsFault> {
    let header = header(token)?;
    if header.alg != "RS256" {
        return Err(JwsFault::Algorithm);
    }
    if header.crit.is_some() {
        return Err(JwsFault::Critical);
    }
    if header.typ.is_some_and(|typ| !types.iter().any(|known| known.eq_ignore_ascii_case(&typ))) {
        return Err(JwsFault::Type);
    }
    let jwk = header.kid.and_then(|kid| keys.find(&kid)).filter(|jwk| signs_rs256(jwk)).ok_or(JwsFault::UnknownKey)?;
    let key = DecodingKey::from_jwk(jwk).map_err(|_| JwsFault::UnknownKey)?;
    match jsonwebtoken::decode::<C>(token, &key, &signature_only()) {
        Ok(token) => Ok(token.claims),
        Err(e) if matches!(e.kind(), jsonwebtoken::errors::ErrorKind::InvalidSignature) => Err(JwsFault::Signature),
        Err(_) => Err(JwsFault::Malformed),
    }
}

fn header(token: &str) -> Result<Header, JwsFault> {
    let first = token.split('.').next().unwrap_or_default();
    let json = URL_SAFE_NO_PAD.decode(first).map_err(|_| JwsFault::Malformed)?;
    serde_json::from_slice(&json).map_err(|_| JwsFault::Malformed)
}

fn signs_rs256(jwk: &Jwk) -> bool {
    let algorithm = jwk.common.key_algorithm.as_ref().is_none_or(|a| *a == jsonwebtoken::jwk::KeyAlgorithm::RS256);
    let signs = jwk.common.public_key_use.as_ref().is_none_or(|u| *u == PublicKeyUse::Signature);
    algorithm && signs && matches!(jwk.algorithm, AlgorithmParameters::RSA(_))
}

/// `aud` is a string at ID-porten and may be a list elsewhere.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(crate) enum Audience {
    One(String),
    Many(Vec<String>),
}

impl Audience {
    /// Is the token for this client and nobody else?
    pub(crate) fn is_only(&self, client_id: &str) -> bool {
        match self {
            Self::One(one) => one == client_id,
            Self::Many(many) => matches!(many.as_slice(), [one] if one == client_id),
        }
    }
}
