use actix_web::http::header::{self, HeaderMap, HeaderValue};
use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::{SignedDuration, Timestamp};
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use super::{
    CLIENT_ID, StandIn,
    client::{Fields, NotTheClient, read},
    keys::SigningKey,
    request::{BadRequest, Request},
};
use crate::{kernel::Clock, platform::config::Config};

fn standin() -> StandIn {
    StandIn::new(&Config::load([]).unwrap(), &Clock::system()).unwrap()
}

fn fields(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn a_secret_is_form_encoded_in_the_header_or_stands_in_the_body() {
    let standin = standin();
    let secret = standin.client_secret().expose_secret();
    let now = Timestamp::UNIX_EPOCH;
    let prove = |headers: &HeaderMap, form: &Fields| standin.client.prove(&standin.issuer, headers, form, now);
    let basic = |id: &str, secret: &str| {
        let value = format!("Basic {}", STANDARD.encode(format!("{id}:{secret}")));
        HeaderMap::from_iter([(header::AUTHORIZATION, HeaderValue::from_str(&value).unwrap())])
    };
    assert_eq!(prove(&basic(CLIENT_ID, secret), &fields(&[])), Ok(None));
    assert_eq!(prove(&basic(CLIENT_ID, "guess"), &fields(&[])), Err(NotTheClient));
    assert_eq!(prove(&basic("another", secret), &fields(&[])), Err(NotTheClient));
    let none = HeaderMap::new();
    assert_eq!(prove(&none, &fields(&[("client_id", CLIENT_ID), ("client_secret", secret)])), Ok(None));
    assert_eq!(prove(&none, &fields(&[("client_id", CLIENT_ID), ("client_secret", "")])), Err(NotTheClient));
    assert_eq!(prove(&none, &fields(&[("client_id", CLIENT_ID)])), Err(NotTheClient));
}

#[test]
fn an_assertion_names_the_issuer_alone_and_lives_two_minutes() {
    let mut standin = standin();
    let (key, _) = SigningKey::new("portal-1").unwrap();
    standin.client.key = key.public().unwrap();
    let now: Timestamp = "2026-11-20T12:00:00Z".parse().unwrap();
    let at = now.as_second();
    let good = json!({
        "iss": CLIENT_ID, "sub": CLIENT_ID, "aud": standin.issuer, "iat": at, "exp": at + 120, "jti": "1",
    });
    let prove = |claims: &Value, client_id: &str| {
        let jwt = key.sign("JWT", claims).unwrap();
        let form = fields(&[
            ("client_id", client_id),
            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            ("client_assertion", &jwt),
        ]);
        standin.client.prove(&standin.issuer, &HeaderMap::new(), &form, now)
    };
    assert_eq!(prove(&good, CLIENT_ID), Ok(Some("1".to_owned())));
    assert_eq!(prove(&good, ""), Err(NotTheClient), "client_id is required beside it");
    for (name, value) in [
        ("iss", json!("another")),
        ("sub", json!("another")),
        ("aud", json!(format!("{}/token", standin.issuer))),
        ("aud", json!([standin.issuer])),
        ("iat", json!(at + 11)),
        ("exp", json!(at + 121)),
        ("exp", json!(at - 10)),
        ("jti", json!(null)),
    ] {
        let mut claims = good.clone();
        claims[name] = value.clone();
        assert_eq!(prove(&claims, CLIENT_ID), Err(NotTheClient), "{name} {value}");
    }
}

#[test]
fn a_request_keeps_the_rules_or_is_told_which_one_it_broke() {
    let standin = standin();
    let good = [
        ("client_id", CLIENT_ID),
        ("redirect_uri", standin.client.redirect_uri.as_str()),
        ("response_type", "code"),
        ("scope", "openid profile"),
        ("state", "s"),
        ("nonce", "n"),
        ("code_challenge", "b7elB7ZyxIXgFyvBznKvxl7wOB-H17Pz0a3B62NIMFI"),
        ("code_challenge_method", "S256"),
        ("acr_values", "idporten-loa-high"),
        ("ui_locales", "nn"),
    ];
    assert_eq!(Request::parse(&standin.client, &fields(&good)).unwrap().least, 2);
    let parse = |name: &str, value: &str| {
        let mut changed = fields(&good);
        changed.insert(name.to_owned(), value.to_owned());
        Request::parse(&standin.client, &changed).unwrap_err()
    };
    assert_eq!(parse("client_id", "another"), BadRequest::NoWayBack);
    assert_eq!(parse("redirect_uri", "https://evil.example"), BadRequest::NoWayBack);
    for (name, value, code) in [
        ("response_type", "token", "unsupported_response_type"),
        ("scope", "profile", "invalid_scope"),
        ("scope", "openid altinn:x", "invalid_scope"),
        ("nonce", "", "invalid_request"),
        ("code_challenge", "short", "invalid_request"),
        ("code_challenge_method", "plain", "invalid_request"),
        ("acr_values", "Level4", "invalid_request"),
        ("prompt", "none", "invalid_request"),
    ] {
        assert_eq!(parse(name, value), BadRequest::Tell { code, state: "s".to_owned() }, "{name}");
    }
    assert!(read(b"state=1&state=2").is_none(), "a parameter that comes twice is none");
}

#[test]
fn what_is_kept_counts_once_and_not_for_ever() {
    let standin = standin();
    let (now, later) = (Timestamp::UNIX_EPOCH, Timestamp::UNIX_EPOCH + SignedDuration::from_secs(121));
    let mut memory = standin.memory();
    assert!(memory.pushed.put("a".to_owned(), fields(&[]), now));
    assert!(!memory.pushed.put("a".to_owned(), fields(&[]), now));
    assert!(memory.pushed.take("a", now).is_some());
    assert!(memory.pushed.take("a", now).is_none());
    memory.pushed.put("b".to_owned(), fields(&[]), now);
    assert!(memory.pushed.see("b", later).is_none());
}
