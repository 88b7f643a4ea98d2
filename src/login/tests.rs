use aws_lc_rs::{
    encoding::AsDer,
    rsa::{KeyPair, KeySize},
};
use base64::{Engine, engine::general_purpose::STANDARD, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::Timestamp;
use jsonwebtoken::{
    Algorithm, EncodingKey, Header,
    jwk::{Jwk, JwkSet},
};
use serde_json::{Value, json};

use super::{
    id_token::{self, Asked, Fault, Identity},
    jws::JwsFault,
    logout_token::{self, LogoutFault},
};
use crate::platform::config::{ClientAuth, OidcConfig, Par, Synthetic};

const ISSUER: &str = "https://test.idporten.no";
const CLIENT: &str = "our-client";
const NONCE: &str = "a-nonce-of-the-attempt";
const SYNTHETIC: &str = "01818506895";
const REAL: &str = "01010050053";

fn new_key() -> EncodingKey {
    let der = KeyPair::generate(KeySize::Rsa2048).unwrap().as_der().unwrap();
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(der.as_ref()));
    EncodingKey::from_rsa_pem(pem.as_bytes()).unwrap()
}

/// An issuer with one key, and what we asked it for.
struct Issuer {
    key: EncodingKey,
    keys: JwkSet,
    oidc: OidcConfig,
    fresh: bool,
    now: Timestamp,
}

impl Issuer {
    fn new() -> Self {
        let key = new_key();
        let mut jwk = Jwk::from_encoding_key(&key, Algorithm::RS256).unwrap();
        jwk.common.key_id = Some("k1".to_owned());
        let level = |name: &str| format!("idporten-loa-{name}");
        let oidc = OidcConfig {
            issuer: ISSUER.to_owned(),
            client_id: CLIENT.to_owned(),
            auth: ClientAuth::SecretBasic("".into()),
            par: Par::Auto,
            scope: "openid profile".to_owned(),
            acr_order: ["low", "substantial", "high"].map(level).to_vec(),
            acr_read: level("substantial"),
            acr_write: level("high"),
            pid_claim: "pid".to_owned(),
            synthetic: Synthetic::Require,
            require_sid: true,
            frame_ancestors: None,
            on_behalf_of: None,
            authorization_details: None,
        };
        let now = "2026-11-20T12:00:00Z".parse().unwrap();
        Self { key, keys: JwkSet { keys: vec![jwk] }, oidc, fresh: false, now }
    }

    fn header() -> Header {
        let mut header = Header::new(Algorithm::RS256);
        header.kid = Some("k1".to_owned());
        header
    }

    /// As in the sample of ID-porten's documentation.
    fn claims(&self) -> Value {
        let now = self.now.as_second();
        json!({
            "iss": ISSUER, "aud": CLIENT, "sub": "pairwise", "nonce": NONCE, "acr": "idporten-loa-high", "amr": ["TestID"],
            "pid": SYNTHETIC, "sid": "session-1", "locale": "nb", "jti": "1",
            "iat": now - 1, "exp": now + 119, "auth_time": now - 2,
        })
    }

    fn judge(&self, token: &str) -> Result<Identity, Fault> {
        let asked = Asked { oidc: &self.oidc, nonce: NONCE, acr: "idporten-loa-high", fresh: self.fresh };
        id_token::validate(token, &self.keys, asked, self.now)
    }

    fn judge_claims(&self, claims: &Value) -> Result<Identity, Fault> {
        self.judge(&jsonwebtoken::encode(&Self::header(), claims, &self.key).unwrap())
    }

    fn judge_raw_header(&self, header: &Value) -> Result<Identity, Fault> {
        let good = jsonwebtoken::encode(&Self::header(), &self.claims(), &self.key).unwrap();
        let (_, rest) = good.split_once('.').unwrap();
        self.judge(&format!("{}.{rest}", URL_SAFE_NO_PAD.encode(header.to_string())))
    }
}

fn with(mut claims: Value, name: &str, value: Value) -> Value {
    claims[name] = value;
    claims
}

fn without(mut claims: Value, name: &str) -> Value {
    claims.as_object_mut().unwrap().remove(name);
    claims
}

#[test]
fn a_token_that_keeps_all_rules_tells_who_it_is() {
    let issuer = Issuer::new();
    let identity = issuer.judge_claims(&issuer.claims()).unwrap();
    assert_eq!(identity.pid.expose(), SYNTHETIC);
    assert_eq!(identity.sid.as_deref(), Some("session-1"));
    assert_eq!(identity.acr, "idporten-loa-high");
    assert_eq!(issuer.now.as_second() - identity.auth_time.as_second(), 2);
    // A list that names us alone, amr as a string, and clocks ten seconds apart are fine.
    let now = issuer.now.as_second();
    for (name, value) in [
        ("aud", json!([CLIENT])),
        ("amr", json!("TestID")),
        ("azp", json!(CLIENT)),
        ("exp", json!(now - 9)),
        ("iat", json!(now + 10)),
        ("iat", json!(now - 300)),
        ("auth_time", json!(now - 7000)),
    ] {
        assert!(issuer.judge_claims(&with(issuer.claims(), name, value.clone())).is_ok(), "{name} {value}");
    }
}

#[test]
fn every_missing_claim_is_a_fault_of_its_own() {
    let issuer = Issuer::new();
    for (name, fault) in [
        ("iss", Fault::MissingIssuer),
        ("aud", Fault::MissingAudience),
        ("sub", Fault::MissingSubject),
        ("exp", Fault::MissingExpiry),
        ("iat", Fault::MissingIssuedAt),
        ("nonce", Fault::MissingNonce),
        ("acr", Fault::MissingLevel),
        ("pid", Fault::MissingPid),
        ("sid", Fault::MissingSession),
    ] {
        assert_eq!(issuer.judge_claims(&without(issuer.claims(), name)).unwrap_err(), fault, "{name}");
    }
}

#[test]
fn every_wrong_claim_is_a_fault_of_its_own() {
    let issuer = Issuer::new();
    let now = issuer.now.as_second();
    for (name, value, fault) in [
        ("iss", json!("https://idporten.no"), Fault::WrongIssuer),
        ("iss", json!("https://test.idporten.no/"), Fault::WrongIssuer),
        ("aud", json!("another-client"), Fault::WrongAudience),
        ("aud", json!([CLIENT, "another-client"]), Fault::WrongAudience),
        ("aud", json!([]), Fault::WrongAudience),
        ("azp", json!("another-client"), Fault::WrongParty),
        ("sub", json!(""), Fault::MissingSubject),
        ("exp", json!(now - 10), Fault::Expired),
        ("iat", json!(now + 11), Fault::FromTheFuture),
        ("iat", json!(now - 301), Fault::TooOld),
        ("nonce", json!("another"), Fault::WrongNonce),
        ("nonce", json!(""), Fault::WrongNonce),
        ("acr", json!("idporten-loa-substantial"), Fault::LevelTooLow),
        ("acr", json!("Level4"), Fault::LevelTooLow),
        ("acr", json!(""), Fault::LevelTooLow),
        ("pid", json!("01818506896"), Fault::BadPid),
        ("pid", json!(" 01818506895"), Fault::BadPid),
        ("pid", json!(1_818_506_895_u64), Fault::BadPid),
        ("pid", json!(REAL), Fault::RealPid),
        ("sid", json!(""), Fault::MissingSession),
        ("auth_time", json!(now + 11), Fault::NotFresh),
        ("exp", json!("soon"), Fault::Jws(JwsFault::Malformed)),
        ("iat", json!(1.5), Fault::Jws(JwsFault::Malformed)),
        ("exp", json!(i64::MAX), Fault::Jws(JwsFault::Malformed)),
    ] {
        let judged = issuer.judge_claims(&with(issuer.claims(), name, value.clone()));
        assert_eq!(judged.unwrap_err(), fault, "{name} {value}");
    }
}

#[test]
fn headers_that_ask_for_trust_get_none() {
    let issuer = Issuer::new();
    let stranger = serde_json::to_value(Jwk::from_encoding_key(&new_key(), Algorithm::RS256).unwrap()).unwrap();
    for (header, fault) in [
        (json!({ "alg": "none" }), JwsFault::Algorithm),
        (json!({ "alg": "NONE", "kid": "k1" }), JwsFault::Algorithm),
        (json!({ "alg": "HS256", "kid": "k1" }), JwsFault::Algorithm),
        (json!({ "alg": "RS512", "kid": "k1" }), JwsFault::Algorithm),
        (json!({ "alg": "PS256", "kid": "k1" }), JwsFault::Algorithm),
        (json!({ "alg": "RS256", "kid": "k1", "crit": ["b64"], "b64": false }), JwsFault::Critical),
        (json!({ "alg": "RS256", "kid": "k1", "typ": "logout+jwt" }), JwsFault::Type),
        (json!({ "alg": "RS256", "kid": "k2" }), JwsFault::UnknownKey),
        (json!({ "alg": "RS256" }), JwsFault::UnknownKey),
        (json!({ "alg": "RS256", "jwk": stranger }), JwsFault::UnknownKey),
        (json!({ "alg": "RS256", "kid": "k1", "x": 1 }), JwsFault::Signature),
        (json!({ "kid": "k1" }), JwsFault::Malformed),
    ] {
        assert_eq!(issuer.judge_raw_header(&header).unwrap_err(), Fault::Jws(fault), "{header}");
    }
    for rubbish in ["", ".", "..", "a.b.c", "e30.e30.", "æ.ø.å"] {
        assert!(issuer.judge(rubbish).is_err(), "{rubbish}");
    }
}

#[test]
fn a_token_signed_by_somebody_else_or_with_the_public_key_as_a_secret_is_refused() {
    let issuer = Issuer::new();
    let forged = jsonwebtoken::encode(&Issuer::header(), &issuer.claims(), &new_key()).unwrap();
    assert_eq!(issuer.judge(&forged).unwrap_err(), Fault::Jws(JwsFault::Signature));

    let public = serde_json::to_vec(&issuer.keys).unwrap();
    let mut header = Header::new(Algorithm::HS256);
    header.kid = Some("k1".to_owned());
    let confused = jsonwebtoken::encode(&header, &issuer.claims(), &EncodingKey::from_secret(&public)).unwrap();
    assert_eq!(issuer.judge(&confused).unwrap_err(), Fault::Jws(JwsFault::Algorithm));

    let good = jsonwebtoken::encode(&Issuer::header(), &issuer.claims(), &issuer.key).unwrap();
    let unsigned = good.rsplit_once('.').unwrap().0;
    assert!(issuer.judge(&format!("{unsigned}.")).is_err());
}

#[test]
fn a_key_for_something_else_signs_nothing() {
    let mut issuer = Issuer::new();
    issuer.keys.keys[0].common.public_key_use = Some(jsonwebtoken::jwk::PublicKeyUse::Encryption);
    assert_eq!(issuer.judge_claims(&issuer.claims()).unwrap_err(), Fault::Jws(JwsFault::UnknownKey));
}

#[test]
fn production_takes_no_test_persons_and_test_takes_no_real_ones() {
    let mut issuer = Issuer::new();
    issuer.oidc.synthetic = Synthetic::Forbid;
    let real = |amr: Value| with(with(issuer.claims(), "pid", json!(REAL)), "amr", amr);
    assert!(issuer.judge_claims(&real(json!(["BankID"]))).is_ok());
    assert_eq!(issuer.judge_claims(&real(json!(["TestID"]))).unwrap_err(), Fault::SyntheticPid);
    assert_eq!(issuer.judge_claims(&real(json!("TestID"))).unwrap_err(), Fault::SyntheticPid);
    for made_up in [SYNTHETIC, "12467910181"] {
        let claims = with(with(issuer.claims(), "pid", json!(made_up)), "amr", json!(["BankID"]));
        assert_eq!(issuer.judge_claims(&claims).unwrap_err(), Fault::SyntheticPid, "{made_up}");
    }
    issuer.oidc.synthetic = Synthetic::Allow;
    assert!(issuer.judge_claims(&with(issuer.claims(), "pid", json!(REAL))).is_ok());
    assert!(issuer.judge_claims(&issuer.claims()).is_ok());
}

#[test]
fn a_login_that_was_asked_for_anew_has_just_been_made() {
    let mut issuer = Issuer::new();
    issuer.fresh = true;
    let now = issuer.now.as_second();
    assert!(issuer.judge_claims(&with(issuer.claims(), "auth_time", json!(now - 60))).is_ok());
    for claims in [with(issuer.claims(), "auth_time", json!(now - 90)), without(issuer.claims(), "auth_time")] {
        assert_eq!(issuer.judge_claims(&claims).unwrap_err(), Fault::NotFresh);
    }
}

#[test]
fn another_issuer_differs_by_settings_alone() {
    let mut issuer = Issuer::new();
    issuer.oidc.acr_order = ["substantial", "high"].map(str::to_owned).to_vec();
    issuer.oidc.pid_claim = "personnummer".to_owned();
    issuer.oidc.require_sid = false;
    let claims = with(with(issuer.claims(), "personnummer", json!(SYNTHETIC)), "name", json!("Kari Nordmann"));
    let claims = without(with(claims, "acr", json!("high")), "sid");
    let token = jsonwebtoken::encode(&Issuer::header(), &claims, &issuer.key).unwrap();
    let asked = Asked { oidc: &issuer.oidc, nonce: NONCE, acr: "substantial", fresh: false };
    let identity = id_token::validate(&token, &issuer.keys, asked, issuer.now).unwrap();
    assert_eq!((identity.name.as_deref(), identity.sid), (Some("Kari Nordmann"), None));
}

fn logout_claims(now: i64) -> Value {
    json!({
        "iss": ISSUER, "aud": CLIENT, "iat": now, "exp": now + 300, "jti": "j1", "sid": "session-1", "sub": SYNTHETIC,
        "events": { logout_token::EVENT: {} },
    })
}

#[test]
fn a_logout_token_keeps_rules_of_its_own() {
    let issuer = Issuer::new();
    let judge = |typ: Option<&str>, claims: &Value| {
        let header = Header { typ: typ.map(str::to_owned), ..Issuer::header() };
        let token = jsonwebtoken::encode(&header, claims, &issuer.key).unwrap();
        logout_token::validate(&token, &issuer.keys, &issuer.oidc, issuer.now)
    };
    let now = issuer.now.as_second();
    let good = logout_claims(now);
    let ended = judge(Some("logout+jwt"), &good).unwrap();
    assert_eq!((ended.sid.as_str(), ended.jti.as_str()), ("session-1", "j1"));
    assert!(ended.forget_after.as_second() > now + 300);
    assert!(judge(None, &good).is_ok());
    assert_eq!(judge(Some("JWT"), &good), Err(LogoutFault::Jws(JwsFault::Type)));
    for (claims, fault) in [
        (with(good.clone(), "iss", json!("https://idporten.no")), LogoutFault::Issuer),
        (without(good.clone(), "iss"), LogoutFault::Issuer),
        (with(good.clone(), "aud", json!([CLIENT, "x"])), LogoutFault::Audience),
        (with(good.clone(), "iat", json!(now - 301)), LogoutFault::Time),
        (with(good.clone(), "iat", json!(now + 11)), LogoutFault::Time),
        (with(good.clone(), "exp", json!(now - 10)), LogoutFault::Time),
        (without(good.clone(), "exp"), LogoutFault::Time),
        (without(good.clone(), "events"), LogoutFault::Event),
        (with(good.clone(), "events", json!({ "other": {} })), LogoutFault::Event),
        (with(good.clone(), "nonce", json!("n")), LogoutFault::Nonce),
        (without(good.clone(), "sid"), LogoutFault::Incomplete),
        (without(good.clone(), "jti"), LogoutFault::Incomplete),
    ] {
        assert_eq!(judge(Some("logout+jwt"), &claims), Err(fault), "{claims}");
    }
    assert_eq!(judge(None, &issuer.claims()), Err(LogoutFault::Event), "an ID token ends nothing");
}

#[test]
fn a_login_for_a_customer_is_for_the_one_we_asked_for() {
    let mut issuer = Issuer::new();
    let claim = |name: &str, value: Value| with(issuer.claims(), name, value);
    let (right, wrong, odd) = (
        claim("client_onbehalfof", json!("kunde-1")),
        claim("client_onbehalfof", json!("kunde-2")),
        claim("aud_onbehalfof", json!("kunde-1")),
    );
    assert!(issuer.judge_claims(&wrong).is_ok(), "we asked for none");
    issuer.oidc.on_behalf_of = Some("kunde-1".to_owned());
    assert!(issuer.judge_claims(&right).is_ok());
    for claims in [wrong, odd, issuer.claims()] {
        assert_eq!(issuer.judge_claims(&claims).unwrap_err(), Fault::WrongCustomer);
    }
}
