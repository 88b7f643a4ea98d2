//! A grant as it is written, read before anything is known of whoever sent it.

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use serde_json::Value;

use super::{
    json::Object,
    public_key::is_kid,
    reason::Reason,
    refusal::{Code, Refusal},
};
use crate::kernel::{ClientId, NationalId, OrgNumber};

/// The longest assertion, in bytes. A chain of three certificates has room.
const LONGEST: usize = 16 * 1024;
/// The most scopes of one request.
pub(crate) const MOST_SCOPES: usize = 100;

/// What a client shows to prove who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// The name of a registered key.
    Kid(String),
    /// Certificates, DER, the client's own first.
    Certificates(Vec<Vec<u8>>),
}

/// When a grant is good, in seconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// When it was made.
    pub iat: i64,
    /// Not before this, if it says so.
    pub nbf: Option<i64>,
    /// When it ends.
    pub exp: i64,
}

/// The claims, as far as they are read. Others are let be.
#[derive(Debug, Clone, PartialEq)]
pub struct Claims {
    /// Who the grant is for.
    pub aud: Vec<String>,
    /// The client.
    pub iss: ClientId,
    /// When it is good.
    pub times: Times,
    /// Its own name, if it has one.
    pub jti: Option<String>,
    /// The scopes that are asked for, each once.
    pub scopes: Vec<String>,
    /// Whom the token is for.
    pub resource: Vec<String>,
    /// A person whom the token is about. Its check digits are right.
    pub pid: Option<String>,
    /// The customer that the client acts for.
    pub consumer_org: Option<OrgNumber>,
    /// What else is asked for (RFC 9396).
    pub authorization_details: Option<Value>,
}

/// Who an assertion says it comes from, and what it asks for, as far as that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// The client.
    pub client: ClientId,
    /// The key it names.
    pub kid: Option<String>,
    /// The scopes it asks for.
    pub scopes: Vec<String>,
    /// The customer it names.
    pub consumer_org: Option<OrgNumber>,
}

impl Sender {
    /// Of an assertion that may be wrong in everything else, so that its client can be told what was wrong.
    #[must_use]
    pub fn of(assertion: &str) -> Option<Self> {
        if assertion.len() > LONGEST {
            return None;
        }
        let mut parts = assertion.split('.');
        let (header, claims) = (object("header", parts.next()?).ok(), object("body", parts.next()?).ok()?);
        let consumer = |claims: &Object| claims.text("consumer_org").ok().flatten().and_then(|text| text.parse().ok());
        Some(Self {
            client: claims.text("iss").ok().flatten()?.parse().ok()?,
            kid: header.and_then(|it| it.text("kid").ok().flatten().filter(|kid| is_kid(kid)).map(str::to_owned)),
            scopes: claims.text("scope").ok().flatten().and_then(|text| scopes(text).ok()).unwrap_or_default(),
            consumer_org: consumer(&claims),
        })
    }
}

/// A grant.
#[derive(Debug, Clone, PartialEq)]
pub struct Grant {
    /// `alg` of its header, whatever it says.
    pub alg: String,
    /// How the client proves who it is; `None`: not at all.
    pub proof: Option<Proof>,
    /// What it says.
    pub claims: Claims,
    /// What is signed: header and claims as they were sent.
    pub message: String,
    /// The signature.
    pub signature: Vec<u8>,
}

impl Grant {
    /// Reads an assertion (RFC 7515 §7.1). Nothing in it is believed yet.
    pub fn read(assertion: &str) -> Result<Self, Refusal> {
        if assertion.len() > LONGEST {
            return Err(Refusal::malformed(format!("the assertion is longer than {LONGEST} bytes")));
        }
        let parts: Vec<&str> = assertion.split('.').collect();
        let [header, claims, signature] = parts.as_slice() else {
            return Err(Refusal::malformed("the assertion is no JWT: it must have three parts with dots between them"));
        };
        let message = format!("{header}.{claims}");
        let header = object("header", header)?;
        let claims = object("body", claims)?;
        let signature = URL_SAFE_NO_PAD
            .decode(signature)
            .map_err(|_| Refusal::malformed("the signature of the assertion is no base64url without padding"))?;
        let (alg, proof) = read_header(&header)?;
        let claims = read_claims(&claims)?;
        // A name that no key can have answers like one that none of the client has.
        if matches!(&proof, Some(Proof::Kid(kid)) if !is_kid(kid)) {
            return Err(Refusal::new(Reason::UnknownKey, "unknown key identifier (kid) for this client"));
        }
        Ok(Self { alg, proof, claims, message, signature })
    }
}

impl Grant {
    /// The key it names.
    #[must_use]
    pub fn kid(&self) -> Option<&str> {
        match &self.proof {
            Some(Proof::Kid(kid)) => Some(kid),
            _ => None,
        }
    }

    /// Who sent it, and what it asks for.
    #[must_use]
    pub fn sender(&self) -> Sender {
        Sender {
            client: self.claims.iss,
            kid: self.kid().map(str::to_owned),
            scopes: self.claims.scopes.clone(),
            consumer_org: self.claims.consumer_org,
        }
    }

    /// What it is known by once it has been used: its own name, or all of it.
    #[must_use]
    pub fn once(&self) -> String {
        match &self.claims.jti {
            Some(jti) => format!("jti {jti}"),
            None => format!("grant {}", self.message),
        }
    }
}

fn object(part: &str, encoded: &str) -> Result<Object, Refusal> {
    let bytes = URL_SAFE_NO_PAD
        .decode(encoded)
        .map_err(|_| Refusal::malformed(format!("the {part} of the assertion is no base64url without padding")))?;
    Object::read(&bytes).map_err(|fault| Refusal::malformed(format!("the {part} of the assertion {fault}")))
}

/// Names in a header that let the sender choose what the signature is checked with, or that we would have to understand and do not.
const FORBIDDEN: [&str; 7] = ["crit", "jku", "jwk", "x5u", "b64", "enc", "zip"];

fn read_header(header: &Object) -> Result<(String, Option<Proof>), Refusal> {
    if let Some(name) = FORBIDDEN.iter().find(|name| header.0.contains_key(**name)) {
        return Err(Refusal::malformed(format!("the header {name} is not accepted")));
    }
    if header.0.contains_key("consumer_org") {
        return Err(Refusal::malformed("consumer_org counts only as a claim, not in the header"));
    }
    let text = |name| header.text(name).map_err(Refusal::malformed);
    if text("typ")?.is_some_and(|typ| !typ.eq_ignore_ascii_case("JWT")) {
        return Err(Refusal::malformed("the header typ must be JWT, or be left out"));
    }
    let alg = text("alg")?.ok_or_else(|| Refusal::malformed("the header alg is missing"))?.to_owned();
    let proof = match (text("kid")?, header.0.get("x5c")) {
        (Some(_), Some(_)) => return Err(Refusal::malformed("the header has both kid and x5c: send one of them")),
        (Some(kid), None) => Some(Proof::Kid(kid.to_owned())),
        (None, Some(chain)) => Some(Proof::Certificates(certificates(chain)?)),
        (None, None) => None,
    };
    Ok((alg, proof))
}

/// The most certificates of a chain.
const LONGEST_CHAIN: usize = 5;

/// RFC 7515 §4.1.6: base64, not base64url.
fn certificates(chain: &Value) -> Result<Vec<Vec<u8>>, Refusal> {
    let fault = || Refusal::new(Code::InvalidX5c, "the header x5c must be an array of certificates in base64 (DER)");
    let chain = chain.as_array().filter(|chain| (1..=LONGEST_CHAIN).contains(&chain.len())).ok_or_else(fault)?;
    let read = chain.iter().map(|one| STANDARD.decode(one.as_str()?).ok().filter(|der| !der.is_empty()));
    read.collect::<Option<Vec<_>>>().ok_or_else(fault)
}

fn read_claims(claims: &Object) -> Result<Claims, Refusal> {
    let text = |name| claims.text(name).map_err(Refusal::malformed);
    let missing = |name: &str| Refusal::malformed(format!("the claim {name} is missing"));
    let seconds = |name: &str| claims.seconds(name).map_err(Refusal::malformed)?.ok_or_else(|| missing(name));
    let texts = |name| claims.texts(name).map_err(Refusal::malformed);
    let iss = text("iss")?.ok_or_else(|| missing("iss"))?;
    // A name that no client can have answers like one that none has.
    let iss = iss
        .parse()
        .ok()
        .filter(|id: &ClientId| id.to_string() == iss)
        .ok_or_else(|| Refusal::new(Reason::NoClient, "there is no such client here (iss)"))?;
    // It names a customer of a client for logins. Were it passed over, the token would be for the client's own organisation.
    if claims.0.contains_key("iss_onbehalfof") {
        return Err(Refusal::malformed(
            "the claim iss_onbehalfof is not for this grant: a customer is named in consumer_org",
        ));
    }
    let claims = Claims {
        aud: texts("aud")?.filter(|aud| !aud.is_empty()).ok_or_else(|| missing("aud"))?,
        iss,
        times: Times {
            iat: seconds("iat")?,
            nbf: claims.seconds("nbf").map_err(Refusal::malformed)?,
            exp: seconds("exp")?,
        },
        jti: text("jti")?.filter(|jti| !jti.is_empty()).map(str::to_owned),
        scopes: scopes(text("scope")?.unwrap_or_default())?,
        resource: resources(texts("resource")?.unwrap_or_default())?,
        pid: person(text("pid")?)?,
        consumer_org: consumer(text("consumer_org")?)?,
        authorization_details: claims.0.get("authorization_details").filter(|value| !value.is_null()).cloned(),
    };
    Ok(claims)
}

fn scopes(text: &str) -> Result<Vec<String>, Refusal> {
    let mut scopes: Vec<String> = Vec::new();
    for scope in text.split(' ').filter(|scope| !scope.is_empty()) {
        if !scope.chars().all(|c| !c.is_control() && c != '"' && c != '\\' && !c.is_whitespace()) {
            return Err(Refusal::malformed("the claim scope is a list of scopes with a blank between them"));
        }
        if !scopes.iter().any(|known| known == scope) {
            // Looked at before the next is compared with all before it: nobody is known to have sent them.
            if scopes.len() == MOST_SCOPES {
                return Err(Refusal::malformed(format!("more than {MOST_SCOPES} scopes in one request")));
            }
            scopes.push(scope.to_owned());
        }
    }
    if scopes.is_empty() {
        return Err(Refusal::malformed("the claim scope is missing: ask for at least one scope"));
    }
    Ok(scopes)
}

/// RFC 8707 §2: absolute, and without a fragment.
fn resources(resources: Vec<String>) -> Result<Vec<String>, Refusal> {
    let is_absolute = |text: &String| url::Url::parse(text).is_ok_and(|url| url.fragment().is_none());
    if resources.iter().all(is_absolute) {
        return Ok(resources);
    }
    Err(Refusal::malformed("the claim resource must be absolute addresses without a fragment"))
}

fn person(pid: Option<&str>) -> Result<Option<String>, Refusal> {
    let Some(pid) = pid else { return Ok(None) };
    match pid.parse::<NationalId>() {
        Ok(id) if id.expose() == pid => Ok(Some(pid.to_owned())),
        _ => Err(Refusal::malformed("the claim pid is no national identity number")),
    }
}

fn consumer(number: Option<&str>) -> Result<Option<OrgNumber>, Refusal> {
    let fault = || {
        Refusal::malformed(
            "the claim consumer_org must be an organisation number: nine digits, the last of them a check digit",
        )
    };
    number.map(|number| number.parse().map_err(|_| fault())).transpose()
}

#[cfg(test)]
mod tests;
