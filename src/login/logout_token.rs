//! The issuer says that a session has ended (`OpenID` Connect Back-Channel Logout 1.0 §2.6).

use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::jwk::JwkSet;
use serde::Deserialize;

use super::{
    id_token::{OLDEST, SKEW, instant},
    jws::{self, Audience, JwsFault},
};
use crate::platform::config::OidcConfig;

/// The member of `events` that makes a token a logout token.
pub(crate) const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// Which session has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// The issuer's name for the session. `sub` is not used: ID-porten's sample holds a national number there.
    pub sid: String,
    /// The token's own id, so that it counts once.
    pub jti: String,
    /// After this the id may be forgotten: the token would be refused for its age.
    pub forget_after: Timestamp,
}

/// Why a logout token is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LogoutFault {
    /// Header, key or signature.
    #[error(transparent)]
    Jws(#[from] JwsFault),
    /// Another issuer, or none.
    #[error("iss is not our issuer")]
    Issuer,
    /// Another client, or none.
    #[error("aud is not this client alone")]
    Audience,
    /// Missing, expired, from the future or more than five minutes old.
    #[error("iat or exp does not fit")]
    Time,
    /// No `events`, or not this event.
    #[error("not a logout event")]
    Event,
    /// An ID token in disguise.
    #[error("nonce is present")]
    Nonce,
    /// `sid` or `jti` is missing.
    #[error("sid or jti is missing")]
    Incomplete,
}

#[derive(Debug, Clone, Deserialize)]
struct Claims {
    iss: Option<String>,
    aud: Option<Audience>,
    iat: Option<i64>,
    exp: Option<i64>,
    jti: Option<String>,
    sid: Option<String>,
    events: Option<serde_json::Map<String, serde_json::Value>>,
    nonce: Option<serde_json::Value>,
}

/// Judges a logout token. Whether its `jti` has been seen is for the store to say.
pub fn validate(token: &str, keys: &JwkSet, oidc: &OidcConfig, now: Timestamp) -> Result<Ended, LogoutFault> {
    let claims: Claims = jws::verify(token, keys, &["logout+jwt"])?;
    if claims.iss.as_ref() != Some(&oidc.issuer) {
        return Err(LogoutFault::Issuer);
    }
    if !claims.aud.is_some_and(|aud| aud.is_only(&oidc.client_id)) {
        return Err(LogoutFault::Audience);
    }
    let issued = claims.iat.and_then(|s| instant(s).ok()).ok_or(LogoutFault::Time)?;
    let expires = claims.exp.and_then(|s| instant(s).ok()).ok_or(LogoutFault::Time)?;
    let age = now.duration_since(issued);
    if age > OLDEST || age < -SKEW || now.duration_since(expires) >= SKEW {
        return Err(LogoutFault::Time);
    }
    if !claims.events.is_some_and(|events| events.get(EVENT).is_some_and(serde_json::Value::is_object)) {
        return Err(LogoutFault::Event);
    }
    if claims.nonce.is_some() {
        return Err(LogoutFault::Nonce);
    }
    match (claims.sid, claims.jti) {
        (Some(sid), Some(jti)) if !sid.is_empty() && !jti.is_empty() => {
            Ok(Ended { sid, jti, forget_after: now + OLDEST + SKEW + SignedDuration::from_mins(1) })
        }
        _ => Err(LogoutFault::Incomplete),
    }
}
