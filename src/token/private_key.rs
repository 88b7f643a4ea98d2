//! The private key of a client, as people have it: a PEM file, or a JWK as it is downloaded where the key is made.

use anyhow::{Context, bail, ensure};
use aws_lc_rs::{
    encoding::{AsDer, Pkcs8V1Der},
    rsa::{KeyPair, KeyPairComponents, PublicKeyComponents},
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use jsonwebtoken::EncodingKey;
use serde_json::{Map, Value};

/// What a public key is answered with.
const PUBLIC: &str = "this is a public key; a client signs with the private one that belongs to it";

/// The key, and its name if it says one.
pub(super) fn read(text: &str) -> anyhow::Result<(EncodingKey, Option<String>)> {
    if text.trim_start().starts_with('{') {
        let jwk: Map<String, Value> = serde_json::from_str(text).context("the key is neither PEM nor a JWK")?;
        let name = jwk.get("kid").and_then(Value::as_str).map(str::to_owned);
        return Ok((of_jwk(&jwk)?, name));
    }
    ensure!(!text.contains("BEGIN PUBLIC KEY") && !text.contains("BEGIN RSA PUBLIC KEY"), PUBLIC);
    ensure!(!text.contains("BEGIN CERTIFICATE"), "this is a certificate; a client signs with the private key of it");
    ensure!(!text.contains("ENCRYPTED"), "the key is encrypted; write it without a password first");
    let key = EncodingKey::from_rsa_pem(text.as_bytes()).ok().context("the key must be an RSA key, as PEM or a JWK")?;
    Ok((key, None))
}

fn of_jwk(jwk: &Map<String, Value>) -> anyhow::Result<EncodingKey> {
    if jwk.contains_key("keys") {
        bail!("this is a set of keys; give the file of one of them");
    }
    ensure!(jwk.get("kty").and_then(Value::as_str) == Some("RSA"), "the key must be an RSA key (kty)");
    ensure!(jwk.contains_key("d"), PUBLIC);
    let member = |name: &str| {
        let text = jwk.get(name).and_then(Value::as_str).with_context(|| format!("the JWK has no {name}"))?;
        URL_SAFE_NO_PAD.decode(text).ok().with_context(|| format!("{name} of the JWK is not base64url"))
    };
    let components = KeyPairComponents {
        public_key: PublicKeyComponents { n: member("n")?, e: member("e")? },
        d: member("d")?,
        p: member("p")?,
        q: member("q")?,
        dP: member("dp")?,
        dQ: member("dq")?,
        qInv: member("qi")?,
    };
    let pair = KeyPair::from_components(&components).ok().context("the members of the JWK do not make a key")?;
    let der: Pkcs8V1Der<'_> = pair.as_der().ok().context("the key cannot be written")?;
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(der.as_ref()));
    EncodingKey::from_rsa_pem(pem.as_bytes()).ok().context("the key cannot be read")
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::rsa::KeySize;
    use serde_json::json;
    use x509_parser::der_parser::parse_der;

    use super::*;

    /// A key as a JWK, and as PEM.
    fn key() -> (Map<String, Value>, String) {
        let pair = KeyPair::generate(KeySize::Rsa2048).unwrap();
        let der: Pkcs8V1Der<'_> = pair.as_der().unwrap();
        let (_, outer) = parse_der(der.as_ref()).unwrap();
        let (_, inner) = parse_der(outer.as_sequence().unwrap()[2].as_slice().unwrap()).unwrap();
        let integers = inner.as_sequence().unwrap().iter().skip(1).map(|integer| {
            let bytes = integer.as_slice().unwrap();
            let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
            json!(URL_SAFE_NO_PAD.encode(&bytes[zeros..]))
        });
        let names = ["n", "e", "d", "p", "q", "dp", "dq", "qi"].map(str::to_owned);
        let mut jwk: Map<String, Value> = names.into_iter().zip(integers).collect();
        jwk.extend([("kty".to_owned(), json!("RSA")), ("kid".to_owned(), json!("mine"))]);
        let pem = STANDARD.encode(der.as_ref());
        (jwk, format!("-----BEGIN PRIVATE KEY-----\n{pem}\n-----END PRIVATE KEY-----\n"))
    }

    fn fault(text: &str) -> String {
        format!("{:#}", read(text).expect_err("a fault"))
    }

    #[test]
    fn a_private_key_is_read_as_pem_and_as_a_jwk_and_is_the_same_key() {
        let (jwk, pem) = key();
        let (of_jwk, name) = read(&Value::Object(jwk).to_string()).unwrap();
        assert_eq!(name.as_deref(), Some("mine"));
        let (of_pem, name) = read(&pem).unwrap();
        assert_eq!(name, None);
        assert_eq!(of_jwk.as_bytes(), of_pem.as_bytes());
    }

    #[test]
    fn what_cannot_sign_says_what_it_is() {
        let (mut jwk, _) = key();
        jwk.retain(|name, _| ["kty", "kid", "n", "e"].contains(&name.as_str()));
        for public in [
            Value::Object(jwk.clone()).to_string(),
            "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n".to_owned(),
            "-----BEGIN RSA PUBLIC KEY-----\nMIIB\n-----END RSA PUBLIC KEY-----\n".to_owned(),
        ] {
            assert!(fault(&public).contains("this is a public key"), "{}", fault(&public));
        }
        jwk.insert("d".to_owned(), json!("AQAB"));
        assert!(fault(&Value::Object(jwk).to_string()).contains("the JWK has no p"));
        assert!(fault(r#"{"kty":"EC","d":"AQAB"}"#).contains("RSA"));
        assert!(fault(r#"{"keys":[]}"#).contains("a set of keys"));
        assert!(fault("-----BEGIN CERTIFICATE-----\n").contains("a certificate"));
        assert!(fault("hello").contains("PEM or a JWK"));
    }
}
