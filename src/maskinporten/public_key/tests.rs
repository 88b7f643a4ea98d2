//! Keys of the tests are made for them and used nowhere.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::kernel::SECRET_MEMBERS;

const N: &str = "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw";
const THUMBPRINT: &str = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs";
const SPKI: &str = "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAsrPg97DOVQSG0LOJRk58\nfSzjE4Xpk23JwYnh/esjXWsIi5Uzmo6SoJ4XYI+HmMca8N11W6qfPlDw+IRNmPsA\nfxjePy+Wi5gwPrClsJCoFHqq1k+RtfSzdUiEMzb7fE8XPTgADGZd82n6cHbXOQU9\nfnfo77oy2B8vKmS5oGwRI/TfzQaUvyktXeTSLnzTp/BcqyXS7J4TJcrLvfHJrKjE\nJIP0be6i206rA5eP7Vj3bZ6dkVpwnMEtL6hJvMeqLlFoOAsBdNHer9IkV37iDuZN\notT0rS09DncF9ZxQSEHNGaSUeHBO4pZ3K3WdW7K2qdM6sYzvLudgKabqn6yYjvyr\nNQIDAQAB\n-----END PUBLIC KEY-----";
const PKCS1: &str = "-----BEGIN RSA PUBLIC KEY-----\nMIIBCgKCAQEAsrPg97DOVQSG0LOJRk58fSzjE4Xpk23JwYnh/esjXWsIi5Uzmo6S\noJ4XYI+HmMca8N11W6qfPlDw+IRNmPsAfxjePy+Wi5gwPrClsJCoFHqq1k+RtfSz\ndUiEMzb7fE8XPTgADGZd82n6cHbXOQU9fnfo77oy2B8vKmS5oGwRI/TfzQaUvykt\nXeTSLnzTp/BcqyXS7J4TJcrLvfHJrKjEJIP0be6i206rA5eP7Vj3bZ6dkVpwnMEt\nL6hJvMeqLlFoOAsBdNHer9IkV37iDuZNotT0rS09DncF9ZxQSEHNGaSUeHBO4pZ3\nK3WdW7K2qdM6sYzvLudgKabqn6yYjvyrNQIDAQAB\n-----END RSA PUBLIC KEY-----";
const CERTIFICATE: &str = "-----BEGIN CERTIFICATE-----\nMIIDDzCCAfegAwIBAgIUMCE5Lv95vm9jYXccntBrLTI/PbkwDQYJKoZIhvcNAQEL\nBQAwFzEVMBMGA1UEAwwMUG9ydG5lciB0ZXN0MB4XDTI2MTEzMDAzMjMxNFoXDTM2\nMTEyNzAzMjMxNFowFzEVMBMGA1UEAwwMUG9ydG5lciB0ZXN0MIIBIjANBgkqhkiG\n9w0BAQEFAAOCAQ8AMIIBCgKCAQEAsrPg97DOVQSG0LOJRk58fSzjE4Xpk23JwYnh\n/esjXWsIi5Uzmo6SoJ4XYI+HmMca8N11W6qfPlDw+IRNmPsAfxjePy+Wi5gwPrCl\nsJCoFHqq1k+RtfSzdUiEMzb7fE8XPTgADGZd82n6cHbXOQU9fnfo77oy2B8vKmS5\noGwRI/TfzQaUvyktXeTSLnzTp/BcqyXS7J4TJcrLvfHJrKjEJIP0be6i206rA5eP\n7Vj3bZ6dkVpwnMEtL6hJvMeqLlFoOAsBdNHer9IkV37iDuZNotT0rS09DncF9ZxQ\nSEHNGaSUeHBO4pZ3K3WdW7K2qdM6sYzvLudgKabqn6yYjvyrNQIDAQABo1MwUTAd\nBgNVHQ4EFgQUDPqNC11TQRh2RoH63YTEto1SlHgwHwYDVR0jBBgwFoAUDPqNC11T\nQRh2RoH63YTEto1SlHgwDwYDVR0TAQH/BAUwAwEB/zANBgkqhkiG9w0BAQsFAAOC\nAQEAaWja16G2LfWKI5hFBL57kgANg79Yzv5LdWlwly0NSO/MmgobM91zuApAO5kH\nfYmmhmNvAjG0YMvD30bODziIhx2LVpqnwe7oCeTqyrez9gOVatSMz7t0lP4ZRY/M\nNd9S3zD7wIOrAbp+ETqk/qJILd0NOs3nf79zK6O/uey2VxU/4N6u1Zv5Bt5YEXbN\nZ3qdesCJWOul+adMuhkjSNRcfpmeB+XijUNQFrlNDnS4Y9t1hvJtl8HjZcUCSIfM\ng6TtV3iargR+jUKnuBt1m5ZVZpgzocHFG7Ou7Ct5J8/mhIewN5nY85InGlZUFJvd\ntl2+INzBIPXt6xCCn+4VF2T+cw==\n-----END CERTIFICATE-----";
const SHORT: &str = "-----BEGIN PUBLIC KEY-----\nMIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCzd8LY3DWhjCWa1FVZUKUR3J1x\npiKz3jWgKrz4mu6VXvDuJumM5lepqa2cZqCmQrdNcDRhT5DzxRAkYtk2k+GiMhgM\nFms6g2KqVuk2qS1WuaCdlhKsCASkAAvg9uRoYpE/b35hJcujZamjHkKZHcN2CMbv\nCveI1ZjJ0Gq2b+QIowIDAQAB\n-----END PUBLIC KEY-----";
const EC: &str = "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEKnyr0+R1w3nuTdDu0H7yt/zP+pQ8\nQcSkcYRbieg06Jsqv163OIH5/C4AhnOJw/a/abBj169BZtlwN4banHgFqg==\n-----END PUBLIC KEY-----";

fn now() -> Timestamp {
    "2026-12-03T10:00:00Z".parse().unwrap()
}

fn read(text: &str) -> Result<Vec<PublicKey>, KeyFault> {
    read_public_keys(text, now())
}

/// The key of RFC 7638 §3.1, with these members changed.
fn jwk(changes: Value) -> Value {
    let mut key = json!({ "kty": "RSA", "n": N, "e": "AQAB", "alg": "RS256", "kid": "2011-04-29", "use": "sig" });
    key.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    key
}

fn fault(changes: Value) -> KeyFault {
    read(&jwk(changes).to_string()).unwrap_err()
}

#[test]
fn a_key_is_read_however_it_is_wrapped() {
    let key = jwk(json!({}));
    for text in [key.to_string(), json!([key]).to_string(), json!({ "keys": [key] }).to_string()] {
        let keys = read(&text).unwrap();
        assert_eq!(keys.len(), 1);
        assert_eq!((keys[0].kid.as_str(), keys[0].alg.as_str()), ("2011-04-29", "RS256"));
        assert_eq!((keys[0].thumbprint.as_str(), &keys[0].jwk), (THUMBPRINT, &key), "RFC 7638 §3.1");
    }
}

#[test]
fn a_key_without_a_name_is_called_by_its_thumbprint() {
    let keys = read(&json!({ "kty": "RSA", "n": N, "e": "AQAB" }).to_string()).unwrap();
    assert_eq!((keys[0].kid.as_str(), keys[0].alg.as_str()), (THUMBPRINT, "RS256"));
}

#[test]
fn one_key_is_the_same_in_every_kind_of_pem() {
    let [one, other, third] = [SPKI, PKCS1, CERTIFICATE].map(|text| read(text).unwrap().remove(0));
    assert_eq!(one, other);
    assert!(third.expires_at.is_some(), "a certificate says until when");
    assert_eq!(one, PublicKey { expires_at: None, ..third });
    let again = read(&one.jwk.to_string()).unwrap().remove(0);
    assert_eq!(again, one, "and as the JWK that is made of it");
    assert_eq!(read(&format!("{SPKI}\n{SPKI}\n")).unwrap().len(), 2);
    assert_eq!(read(&SPKI.replace('\n', "\r\n")).unwrap().remove(0), one);
}

#[test]
fn private_keys_are_refused_wherever_they_stand() {
    for secret in SECRET_MEMBERS {
        assert_eq!(fault(json!({ secret: "AQAB" })), KeyFault::Private, "{secret}");
    }
    for text in [
        "-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----",
        "-----begin encrypted private key-----",
        "{\"kty\":\"RSA\", \"d\" : \"broken",
        &format!("{SPKI}\n-----BEGIN EC PRIVATE KEY-----\nAA==\n-----END EC PRIVATE KEY-----"),
        &json!({ "keys": [jwk(json!({})), jwk(json!({ "d": "AQAB" }))] }).to_string(),
        "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}",
    ] {
        let fault = read(text).unwrap_err();
        assert_eq!(fault, KeyFault::Private, "{text}");
        assert!(!fault.may_be_shown());
    }
}

#[test]
fn every_fault_says_what_it_is() {
    assert_eq!(fault(json!({ "alg": "HS256" })), KeyFault::Algorithm("HS256".to_owned()));
    assert_eq!(fault(json!({ "alg": "none" })), KeyFault::Algorithm("none".to_owned()));
    assert_eq!(fault(json!({ "use": "enc" })), KeyFault::Use("enc".to_owned()));
    assert_eq!(fault(json!({ "kty": "EC" })), KeyFault::NotRsa("EC".to_owned()));
    assert_eq!(fault(json!({ "kid": "a b" })), KeyFault::Kid);
    assert_eq!(fault(json!({ "kid": "k".repeat(256) })), KeyFault::Kid);
    assert_eq!(fault(json!({ "kid": "" })), KeyFault::Kid);
    assert_eq!(fault(json!({ "n": "AQAB" })), KeyFault::Short(17));
    assert_eq!(fault(json!({ "n": "*" })), KeyFault::Member("n"));
    assert_eq!(fault(json!({ "e": "AQ" })), KeyFault::Member("e"));
    assert_eq!(fault(json!({ "e": null })), KeyFault::Member("e"));
    assert_eq!(read(SHORT).unwrap_err(), KeyFault::Short(1024));
    assert_eq!(read(EC).unwrap_err(), KeyFault::NotRsa("EC".to_owned()));
    assert_eq!(read(" \n").unwrap_err(), KeyFault::Empty);
    assert_eq!(read("ssh-rsa AAAA").unwrap_err(), KeyFault::Ssh);
    assert_eq!(read("https://example.no/jwks").unwrap_err(), KeyFault::Address);
    assert_eq!(read(&"MIIB".repeat(40)).unwrap_err(), KeyFault::Base64);
    assert_eq!(read("noe annet").unwrap_err(), KeyFault::Neither);
    assert_eq!(read("{\"kty\":\n\"RSA\"").unwrap_err(), KeyFault::Json { line: 2, column: 5 });
    assert_eq!(read("{\"keys\":[]}").unwrap_err(), KeyFault::NoKeys);
    assert_eq!(read("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----").unwrap_err(), KeyFault::Pem);
    let request = "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----";
    assert_eq!(read(request).unwrap_err(), KeyFault::Label("CERTIFICATE REQUEST".to_owned()));
}

#[test]
fn a_certificate_counts_until_it_runs_out() {
    let later = "2046-01-01T00:00:00Z".parse().unwrap();
    assert!(matches!(read_public_keys(CERTIFICATE, later), Err(KeyFault::Expired(at)) if at > now() && at < later));
}

#[test]
fn what_says_nothing_of_the_key_is_not_kept() {
    let key = read(&jwk(json!({ "created": "2026", "owner": "Kari", "exp": 1_900_000_000 })).to_string()).unwrap();
    assert_eq!(key[0].jwk, jwk(json!({ "exp": 1_900_000_000 })));
}

proptest! {
    #[test]
    fn no_text_is_too_odd(text in ".{0,400}") {
        let _ = read(&text);
    }

    #[test]
    fn no_json_is_too_odd(n in "[A-Za-z0-9_=-]{0,40}", e in ".{0,8}", kid in ".{0,8}", alg in "RS256|RS512|.{0,6}") {
        let _ = read(&json!({ "kty": "RSA", "n": n, "e": e, "kid": kid, "alg": alg }).to_string());
    }

    #[test]
    fn no_pem_is_too_odd(at in 27_usize..440, with in any::<u8>(), cert in any::<bool>()) {
        let mut bytes = if cert { CERTIFICATE } else { SPKI }.as_bytes().to_vec();
        if let Some(byte) = bytes.get_mut(at) {
            *byte = b'A' + with % 26;
        }
        let _ = read(&String::from_utf8(bytes).unwrap());
    }
}
