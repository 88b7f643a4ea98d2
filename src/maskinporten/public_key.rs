//! Public keys as people have them: a JWK, a set of them, a PEM file, a certificate. Pure.

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use x509_parser::{
    certificate::Validity,
    oid_registry::{OID_KEY_TYPE_EC_PUBLIC_KEY, OID_PKCS1_RSAENCRYPTION, OID_SIG_ED25519},
    parse_x509_certificate,
    pem::Pem,
    prelude::FromDer,
    public_key::RSAPublicKey,
    time::ASN1Time,
    x509::SubjectPublicKeyInfo,
};

use super::{
    json::Unambiguous,
    signature::{ALGORITHMS, decode},
};
use crate::kernel::holds_private_key;

/// Bits that a modulus has at least, and at most: more than that nobody verifies.
pub(crate) const BITS: (usize, usize) = (2048, 8192);
/// Longest name of a key.
pub(crate) const KID_LENGTH: usize = 255;

/// Members that are kept as they were sent (RFC 7517 §4). Others say nothing of the key.
const KEPT: [&str; 11] = ["kty", "kid", "use", "alg", "n", "e", "key_ops", "exp", "x5c", "x5t", "x5t#S256"];

/// A public key that grants can be verified with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PublicKey {
    /// Its name on the wire.
    pub kid: String,
    /// How it signs.
    pub alg: String,
    /// As it was sent; made here where it came as PEM.
    pub jwk: Value,
    /// RFC 7638: the same for the same key, whatever it is called.
    pub thumbprint: String,
    /// Its own last instant, if it names one.
    pub expires_at: Option<Timestamp>,
}

/// Why a text is no public key that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum KeyFault {
    /// There is nothing.
    Empty,
    /// It is a private key, or has one in it.
    Private,
    /// It is neither JSON nor PEM.
    Neither,
    /// It is a key as OpenSSH writes it.
    Ssh,
    /// It is the address of something.
    Address,
    /// It is base64, and does not say of what.
    Base64,
    /// It is JSON that breaks off or goes wrong here.
    Json { line: usize, column: usize },
    /// It is PEM whose content cannot be read.
    Pem,
    /// It is PEM of something else, by its label.
    Label(String),
    /// It is a set without a key.
    NoKeys,
    /// A member of the JWK is missing or cannot be read.
    Member(&'static str),
    /// It is a key of another type.
    NotRsa(String),
    /// Its modulus has so few bits.
    Short(usize),
    /// Or so many.
    Long(usize),
    /// It signs in a way that is not taken.
    Algorithm(String),
    /// Its name has other signs than a name may have, or too many.
    Kid,
    /// It is for something else than signatures.
    Use(String),
    /// It, or its certificate, ran out then.
    Expired(Timestamp),
    /// Its certificate is not good until then.
    Early(Timestamp),
}

impl KeyFault {
    /// Can it be shown again to whoever typed it? Not what may have a private key in it.
    pub(crate) fn may_be_shown(&self) -> bool {
        use KeyFault::{Address, Base64, Json, Label, Neither, Pem, Private, Ssh};
        !matches!(self, Private | Neither | Ssh | Address | Base64 | Json { .. } | Pem | Label(_))
    }
}

/// Reads all keys of a text, or says what is wrong with the first that is wrong.
pub(crate) fn read_public_keys(text: &str, now: Timestamp) -> Result<Vec<PublicKey>, KeyFault> {
    let text = text.trim().trim_start_matches('\u{feff}').trim_start();
    if text.is_empty() {
        Err(KeyFault::Empty)
    } else if holds_private_key(text) {
        Err(KeyFault::Private)
    } else if text.starts_with(['{', '[']) {
        read_json(text, now)
    } else if text.contains("-----BEGIN") {
        read_pem(text, now)
    } else {
        Err(unreadable(text))
    }
}

/// What a text is that is no key that can be read.
fn unreadable(text: &str) -> KeyFault {
    let is_of_base64 = |c: char| c.is_ascii_alphanumeric() || "+/-_=".contains(c) || c.is_ascii_whitespace();
    if text.starts_with("ssh-") || text.starts_with("---- BEGIN SSH2") {
        KeyFault::Ssh
    } else if text.starts_with("http://") || text.starts_with("https://") {
        KeyFault::Address
    } else if text.len() > 100 && text.chars().all(is_of_base64) {
        KeyFault::Base64
    } else {
        KeyFault::Neither
    }
}

fn read_json(text: &str, now: Timestamp) -> Result<Vec<PublicKey>, KeyFault> {
    let Unambiguous(value) =
        serde_json::from_str(text).map_err(|e| KeyFault::Json { line: e.line(), column: e.column() })?;
    let keys = match value {
        Value::Array(keys) => keys,
        Value::Object(mut object) => match object.remove("keys") {
            Some(Value::Array(keys)) => keys,
            Some(_) => return Err(KeyFault::Member("keys")),
            None => vec![Value::Object(object)],
        },
        _ => return Err(KeyFault::Neither),
    };
    if keys.is_empty() {
        return Err(KeyFault::NoKeys);
    }
    keys.into_iter()
        .map(|key| match key {
            Value::Object(members) => read_jwk(members, now),
            _ => Err(KeyFault::Member("kty")),
        })
        .collect()
}

fn read_jwk(mut members: Map<String, Value>, now: Timestamp) -> Result<PublicKey, KeyFault> {
    members.retain(|name, _| KEPT.contains(&name.as_str()));
    let text = |member: &'static str| match members.get(member) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(KeyFault::Member(member)),
    };
    match text("kty")? {
        Some(kty) if kty == "RSA" => {}
        Some(kty) => return Err(KeyFault::NotRsa(cut(&kty))),
        None => return Err(KeyFault::Member("kty")),
    }
    let alg = text("alg")?.unwrap_or_else(|| "RS256".to_owned());
    if !ALGORITHMS.contains(&alg.as_str()) {
        return Err(KeyFault::Algorithm(cut(&alg)));
    }
    if let Some(other) = text("use")?.filter(|usage| usage != "sig") {
        return Err(KeyFault::Use(cut(&other)));
    }
    let octets = |member: &'static str| -> Result<Vec<u8>, KeyFault> {
        let encoded = text(member)?.ok_or(KeyFault::Member(member))?;
        decode(&encoded).ok_or(KeyFault::Member(member))
    };
    let thumbprint = check_rsa(&octets("n")?, &octets("e")?)?;
    for (member, bytes) in [("x5t", 20), ("x5t#S256", 32)] {
        if text(member)?.is_some() && octets(member)?.len() != bytes {
            return Err(KeyFault::Member(member));
        }
    }
    let kid = match text("kid")? {
        Some(kid) => kid,
        None => thumbprint.clone(),
    };
    if !is_kid(&kid) {
        return Err(KeyFault::Kid);
    }
    check_operations(members.get("key_ops"))?;
    let of_chain = members.get("x5c").map(|chain| read_chain(chain, &thumbprint, now)).transpose()?;
    let of_key = members.get("exp").filter(|exp| !exp.is_null()).map(|exp| read_expiry(exp, now)).transpose()?;
    members.insert("kid".to_owned(), Value::String(kid.clone()));
    Ok(PublicKey {
        kid,
        alg,
        jwk: Value::Object(members),
        thumbprint,
        expires_at: of_chain.into_iter().chain(of_key).min(),
    })
}

/// RFC 7517 §4.3: what the key is for, if it says so, must be to verify.
fn check_operations(operations: Option<&Value>) -> Result<(), KeyFault> {
    match operations {
        None | Some(Value::Null) => Ok(()),
        Some(Value::Array(all)) if all.iter().all(|one| one == "verify") && !all.is_empty() => Ok(()),
        Some(Value::Array(all)) => {
            let other = all.iter().filter_map(Value::as_str).find(|one| *one != "verify");
            Err(other.map_or(KeyFault::Member("key_ops"), |other| KeyFault::Use(cut(other))))
        }
        Some(_) => Err(KeyFault::Member("key_ops")),
    }
}

/// Seconds since 1970, as Maskinporten has it.
fn read_expiry(exp: &Value, now: Timestamp) -> Result<Timestamp, KeyFault> {
    let seconds = exp.as_i64().ok_or(KeyFault::Member("exp"))?;
    match Timestamp::from_second(seconds).map_err(|_| KeyFault::Member("exp"))? {
        at if at <= now => Err(KeyFault::Expired(at)),
        at => Ok(at),
    }
}

/// RFC 7517 §4.7: the certificates of the key, its own first. Until when that is good.
fn read_chain(chain: &Value, thumbprint: &str, now: Timestamp) -> Result<Timestamp, KeyFault> {
    let fault = || KeyFault::Member("x5c");
    let chain = chain.as_array().filter(|chain| !chain.is_empty()).ok_or_else(fault)?;
    let mut own = None;
    for certificate in chain {
        let der = STANDARD.decode(certificate.as_str().ok_or_else(fault)?).map_err(|_| fault())?;
        let (rest, certificate) = parse_x509_certificate(&der).map_err(|_| fault())?;
        if !rest.is_empty() {
            return Err(fault());
        }
        if own.is_none() {
            if of_info(certificate.public_key())?.thumbprint != thumbprint {
                return Err(fault());
            }
            own = Some(read_validity(certificate.validity(), now)?);
        }
    }
    own.ok_or_else(fault)
}

/// Until when a certificate is good that is good now.
fn read_validity(validity: &Validity, now: Timestamp) -> Result<Timestamp, KeyFault> {
    let at = |time: ASN1Time| Timestamp::from_second(time.timestamp()).map_err(|_| KeyFault::Pem);
    let (from, until) = (at(validity.not_before)?, at(validity.not_after)?);
    if until < now {
        Err(KeyFault::Expired(until))
    } else if from > now {
        Err(KeyFault::Early(from))
    } else {
        Ok(until)
    }
}

/// May a key be called this?
pub(crate) fn is_kid(kid: &str) -> bool {
    let legal = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
    (1..=KID_LENGTH).contains(&kid.len()) && kid.bytes().all(legal)
}

/// What somebody wrote, short enough for a sentence about it.
fn cut(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}

/// The thumbprint of an RSA key (RFC 7638) that is long enough and could be one.
fn check_rsa(n: &[u8], e: &[u8]) -> Result<String, KeyFault> {
    let (n, e) = (without_zeros(n), without_zeros(e));
    let bits = n.first().map_or(0, |first| n.len() * 8 - first.leading_zeros() as usize);
    if bits < BITS.0 {
        return Err(KeyFault::Short(bits));
    }
    if bits > BITS.1 {
        return Err(KeyFault::Long(bits));
    }
    let is_odd = |number: &[u8]| number.last().is_some_and(|last| last % 2 == 1);
    if !is_odd(n) {
        return Err(KeyFault::Member("n"));
    }
    // aws-lc takes at most 33 bits, and 1 would sign nothing.
    if !is_odd(e) || e == [1] || e.len() > 4 {
        return Err(KeyFault::Member("e"));
    }
    Ok(thumbprint(n, e))
}

fn thumbprint(n: &[u8], e: &[u8]) -> String {
    let (n, e) = (URL_SAFE_NO_PAD.encode(n), URL_SAFE_NO_PAD.encode(e));
    let canonical = format!(r#"{{"e":"{e}","kty":"RSA","n":"{n}"}}"#);
    let hash = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, canonical.as_bytes());
    URL_SAFE_NO_PAD.encode(hash)
}

fn without_zeros(number: &[u8]) -> &[u8] {
    let zeros = number.iter().take_while(|octet| **octet == 0).count();
    number.get(zeros..).unwrap_or_default()
}

/// PEM as it should be, of PEM that was indented, put on one line, or copied from a program with its `\n`.
fn tidy(text: &str) -> Result<String, KeyFault> {
    let text = text.replace("\\r", "").replace("\\n", "\n");
    let (mut tidy, mut rest) = (String::new(), text.as_str());
    while let Some((_, block)) = rest.split_once("-----BEGIN ") {
        let (label, block) = block.split_once("-----").ok_or(KeyFault::Pem)?;
        let (content, block) = block.split_once("-----END ").ok_or(KeyFault::Pem)?;
        let (end, after) = block.split_once("-----").ok_or(KeyFault::Pem)?;
        let content: String = content.split_whitespace().collect();
        tidy += &format!("-----BEGIN {label}-----\n{content}\n-----END {end}-----\n");
        rest = after;
    }
    Ok(tidy)
}

/// Public keys one after the other, or a certificate: those behind it are its issuers.
fn read_pem(text: &str, now: Timestamp) -> Result<Vec<PublicKey>, KeyFault> {
    let text = tidy(text)?;
    if holds_private_key(&text) {
        return Err(KeyFault::Private);
    }
    let mut keys = Vec::new();
    for block in Pem::iter_from_buffer(text.as_bytes()) {
        let block = block.map_err(|_| KeyFault::Pem)?;
        match block.label.as_str() {
            "PUBLIC KEY" => {
                let (_, info) = SubjectPublicKeyInfo::from_der(&block.contents).map_err(|_| KeyFault::Pem)?;
                keys.push(of_info(&info)?);
            }
            "RSA PUBLIC KEY" => {
                let (_, key) = RSAPublicKey::from_der(&block.contents).map_err(|_| KeyFault::Pem)?;
                keys.push(of_numbers(&key)?);
            }
            "CERTIFICATE" => {
                let (_, certificate) = parse_x509_certificate(&block.contents).map_err(|_| KeyFault::Pem)?;
                let expires_at = Some(read_validity(certificate.validity(), now)?);
                keys.push(PublicKey { expires_at, ..of_info(certificate.public_key())? });
                break;
            }
            other => return Err(KeyFault::Label(cut(other))),
        }
    }
    if keys.is_empty() { Err(KeyFault::Pem) } else { Ok(keys) }
}

fn of_info(info: &SubjectPublicKeyInfo<'_>) -> Result<PublicKey, KeyFault> {
    let kind = &info.algorithm.algorithm;
    if *kind == OID_PKCS1_RSAENCRYPTION {
        let (_, key) = RSAPublicKey::from_der(&info.subject_public_key.data).map_err(|_| KeyFault::Pem)?;
        of_numbers(&key)
    } else if *kind == OID_KEY_TYPE_EC_PUBLIC_KEY {
        Err(KeyFault::NotRsa("EC".to_owned()))
    } else if *kind == OID_SIG_ED25519 {
        Err(KeyFault::NotRsa("Ed25519".to_owned()))
    } else {
        Err(KeyFault::NotRsa(cut(&kind.to_id_string())))
    }
}

fn of_numbers(key: &RSAPublicKey<'_>) -> Result<PublicKey, KeyFault> {
    let kid = check_rsa(key.modulus, key.exponent)?;
    let encode = |number| URL_SAFE_NO_PAD.encode(without_zeros(number));
    let (n, e) = (encode(key.modulus), encode(key.exponent));
    let jwk = json!({ "kty": "RSA", "use": "sig", "alg": "RS256", "kid": kid, "n": n, "e": e });
    Ok(PublicKey { thumbprint: kid.clone(), kid, alg: "RS256".to_owned(), jwk, expires_at: None })
}

#[cfg(test)]
mod tests;
