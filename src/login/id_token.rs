//! The rules an ID token must pass before a session exists: `OpenID` Connect Core §3.1.3.7, and those of ID-porten.

use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::jwk::JwkSet;
use serde::Deserialize;
use subtle::ConstantTimeEq;

use super::jws::{self, Audience, JwsFault};
use crate::{
    kernel::{NationalId, NationalIdKind},
    platform::config::{OidcConfig, Synthetic},
};

/// How far the issuer's clock and ours may differ.
pub(crate) const SKEW: SignedDuration = SignedDuration::from_secs(10);
/// A token is fetched seconds after it is made; one older than this has been lying somewhere.
pub(crate) const OLDEST: SignedDuration = SignedDuration::from_secs(5 * 60);
/// How recent a login must be that was asked for anew with `prompt=login`.
const FRESH: SignedDuration = SignedDuration::from_secs(60);

/// What we asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Our client and its rules.
    pub oidc: &'a OidcConfig,
    /// The nonce of the attempt.
    pub nonce: &'a str,
    /// The lowest level that will do.
    pub acr: &'a str,
    /// Were they asked to prove themselves anew?
    pub fresh: bool,
}

/// Who has signed in, as far as the issuer vouches for it.
#[derive(Debug, Clone)]
pub struct Identity {
    /// Their national number.
    pub pid: NationalId,
    /// Their name; ID-porten gives none, Ansattporten may.
    pub name: Option<String>,
    /// The issuer's name for the session.
    pub sid: Option<String>,
    /// The level reached.
    pub acr: String,
    /// When they proved themselves, perhaps at another service an hour ago.
    pub auth_time: Timestamp,
}

/// Why an ID token is not believed. One fault, one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The header, the key or the signature is wrong.
    #[error(transparent)]
    Jws(#[from] JwsFault),
    /// It does not say who issued it.
    #[error("iss is missing")]
    MissingIssuer,
    /// Somebody else issued it.
    #[error("iss is another issuer")]
    WrongIssuer,
    /// It does not say whom it is for.
    #[error("aud is missing")]
    MissingAudience,
    /// It is for another client, or for others besides us.
    #[error("aud is not this client alone")]
    WrongAudience,
    /// It was issued to another client.
    #[error("azp is another client")]
    WrongParty,
    /// It is about nobody.
    #[error("sub is missing")]
    MissingSubject,
    /// It does not say how long it is good.
    #[error("exp is missing")]
    MissingExpiry,
    /// Its time is over.
    #[error("expired")]
    Expired,
    /// It does not say when it was issued.
    #[error("iat is missing")]
    MissingIssuedAt,
    /// It was issued later than now.
    #[error("issued in the future")]
    FromTheFuture,
    /// It was issued more than five minutes ago.
    #[error("issued too long ago")]
    TooOld,
    /// It does not say which attempt it belongs to.
    #[error("nonce is missing")]
    MissingNonce,
    /// It belongs to another attempt.
    #[error("nonce is not the attempt's")]
    WrongNonce,
    /// It does not say the level.
    #[error("acr is missing")]
    MissingLevel,
    /// The level is lower than asked for, or unknown.
    #[error("acr is lower than asked for")]
    LevelTooLow,
    /// No national number: users of eIDAS and e-mail have none.
    #[error("the national number is missing")]
    MissingPid,
    /// What should be the national number is none.
    #[error("the national number is not valid")]
    BadPid,
    /// It does not name the issuer's session, which logout needs.
    #[error("sid is missing")]
    MissingSession,
    /// `auth_time` is missing or too old after `prompt=login`, or in the future.
    #[error("not signed in anew")]
    NotFresh,
    /// It is not for the customer we log in on behalf of.
    #[error("client_onbehalfof is not the customer we asked for")]
    WrongCustomer,
    /// A person made up for test, in production.
    #[error("a number or login made up for test")]
    SyntheticPid,
    /// A real person, in test.
    #[error("a real number in test")]
    RealPid,
}

#[derive(Debug, Clone, Deserialize)]
struct Claims {
    iss: Option<String>,
    aud: Option<Audience>,
    azp: Option<String>,
    sub: Option<String>,
    exp: Option<i64>,
    iat: Option<i64>,
    auth_time: Option<i64>,
    nonce: Option<String>,
    acr: Option<String>,
    sid: Option<String>,
    name: Option<String>,
    /// A list today; an old sample of ID-porten's documentation shows a string.
    amr: Option<serde_json::Value>,
    /// Among them the national number, whose claim has a name of the operator's choice.
    #[serde(flatten)]
    others: serde_json::Map<String, serde_json::Value>,
}

/// Judges a token by the keys we know. On [`JwsFault::UnknownKey`] the caller may fetch the keys once more and ask again.
pub fn validate(token: &str, keys: &JwkSet, asked: Asked<'_>, now: Timestamp) -> Result<Identity, Fault> {
    let claims: Claims = jws::verify(token, keys, &["JWT"])?;
    parties(&claims, asked.oidc)?;
    let issued = times(&claims, now)?;
    let nonce = claims.nonce.as_deref().ok_or(Fault::MissingNonce)?;
    if !bool::from(nonce.as_bytes().ct_eq(asked.nonce.as_bytes())) {
        return Err(Fault::WrongNonce);
    }
    let acr = claims.acr.clone().ok_or(Fault::MissingLevel)?;
    if !is_at_least(&asked.oidc.acr_order, &acr, asked.acr) {
        return Err(Fault::LevelTooLow);
    }
    let pid = national_id(&claims, asked.oidc)?;
    if asked.oidc.require_sid && claims.sid.as_deref().is_none_or(str::is_empty) {
        return Err(Fault::MissingSession);
    }
    let auth_time = auth_time(&claims, asked.fresh, now)?.unwrap_or(issued);
    customer(&claims, asked.oidc)?;
    Ok(Identity { pid, name: claims.name, sid: claims.sid.filter(|sid| !sid.is_empty()), acr, auth_time })
}

/// From whom it is, to whom, and about whom.
fn parties(claims: &Claims, oidc: &OidcConfig) -> Result<(), Fault> {
    if *claims.iss.as_ref().ok_or(Fault::MissingIssuer)? != oidc.issuer {
        return Err(Fault::WrongIssuer);
    }
    if !claims.aud.as_ref().ok_or(Fault::MissingAudience)?.is_only(&oidc.client_id) {
        return Err(Fault::WrongAudience);
    }
    if claims.azp.as_ref().is_some_and(|azp| *azp != oidc.client_id) {
        return Err(Fault::WrongParty);
    }
    if claims.sub.as_deref().is_none_or(str::is_empty) {
        return Err(Fault::MissingSubject);
    }
    Ok(())
}

/// The times of the token; returns when it was issued.
fn times(claims: &Claims, now: Timestamp) -> Result<Timestamp, Fault> {
    let expires = instant(claims.exp.ok_or(Fault::MissingExpiry)?)?;
    if now.duration_since(expires) >= SKEW {
        return Err(Fault::Expired);
    }
    let issued = instant(claims.iat.ok_or(Fault::MissingIssuedAt)?)?;
    if issued.duration_since(now) > SKEW {
        return Err(Fault::FromTheFuture);
    }
    if now.duration_since(issued) > OLDEST {
        return Err(Fault::TooOld);
    }
    Ok(issued)
}

/// When they proved themselves, which must be just now if that was asked for.
fn auth_time(claims: &Claims, fresh: bool, now: Timestamp) -> Result<Option<Timestamp>, Fault> {
    let Some(at) = claims.auth_time.map(instant).transpose()? else {
        return if fresh { Err(Fault::NotFresh) } else { Ok(None) };
    };
    let age = now.duration_since(at);
    if age < -SKEW || (fresh && age > FRESH + SKEW) { Err(Fault::NotFresh) } else { Ok(Some(at)) }
}

/// The customer we log in on behalf of. ID-porten's documentation calls the claim so, and one of its samples otherwise: that name is not
/// accepted, but logged.
fn customer(claims: &Claims, oidc: &OidcConfig) -> Result<(), Fault> {
    let Some(asked) = &oidc.on_behalf_of else { return Ok(()) };
    let claim = |name| claims.others.get(name).and_then(serde_json::Value::as_str);
    if claim("client_onbehalfof") == Some(asked) {
        return Ok(());
    }
    if claim("aud_onbehalfof").is_some() {
        tracing::warn!(target: "portner::login", "the issuer says aud_onbehalfof instead of client_onbehalfof");
    }
    Err(Fault::WrongCustomer)
}

/// The national number, which must be of the kind that the settings allow.
fn national_id(claims: &Claims, oidc: &OidcConfig) -> Result<NationalId, Fault> {
    let text = claims.others.get(&oidc.pid_claim).ok_or(Fault::MissingPid)?.as_str().ok_or(Fault::BadPid)?;
    let pid: NationalId = text.parse().map_err(|_| Fault::BadPid)?;
    match (oidc.synthetic, pid.kind()) {
        // Month + 40 is a synthetic number or a local help number; the latter never logs in at ID-porten.
        (Synthetic::Forbid, NationalIdKind::Synthetic | NationalIdKind::Ambiguous) => Err(Fault::SyntheticPid),
        (Synthetic::Forbid, NationalIdKind::Real) if is_test_login(claims) => Err(Fault::SyntheticPid),
        (Synthetic::Require, NationalIdKind::Real) => Err(Fault::RealPid),
        (Synthetic::Forbid | Synthetic::Require | Synthetic::Allow, _) => Ok(pid),
    }
}

fn is_test_login(claims: &Claims) -> bool {
    let is = |value: &serde_json::Value| value.as_str() == Some("TestID");
    claims.amr.as_ref().is_some_and(|amr| is(amr) || amr.as_array().is_some_and(|list| list.iter().any(is)))
}

/// Is a level as high as another in the issuer's order? A level that is not in the order is below all.
pub(crate) fn is_at_least(order: &[String], have: &str, need: &str) -> bool {
    let rank = |level: &str| order.iter().position(|known| known == level);
    rank(have).is_some_and(|have| rank(need).is_some_and(|need| have >= need))
}

pub(crate) fn instant(seconds: i64) -> Result<Timestamp, Fault> {
    Timestamp::from_second(seconds).map_err(|_| Fault::Jws(JwsFault::Malformed))
}
