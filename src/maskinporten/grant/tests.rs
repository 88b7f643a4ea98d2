use proptest::prelude::*;
use serde_json::json;

use super::*;

fn assertion(header: &str, claims: &str, signature: &[u8]) -> String {
    let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    format!("{}.{}.{}", part(header.as_bytes()), part(claims.as_bytes()), part(signature))
}

/// Values that somebody might send, of every kind.
fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,40}".prop_map(Value::from),
        "[a-z:. ]{0,40}".prop_map(Value::from),
        prop::collection::vec("[a-z:/.]{0,20}", 0..4).prop_map(Value::from),
        Just(json!({ "a": [1, { "b": null }] })),
        Just(json!("018cba85-0000-7000-8000-000000000001")),
        Just(json!("310123455")),
    ]
}

fn object(names: &'static [&'static str]) -> impl Strategy<Value = Value> {
    prop::collection::vec((prop::sample::select(names), value()), 0..12)
        .prop_map(|members| members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Value>())
}

const HEADER: [&str; 9] = ["alg", "kid", "x5c", "typ", "crit", "jwk", "b64", "consumer_org", "x"];
const CLAIMS: [&str; 12] = [
    "aud",
    "iss",
    "iat",
    "exp",
    "jti",
    "scope",
    "resource",
    "pid",
    "consumer_org",
    "iss_onbehalfof",
    "authorization_details",
    "x",
];

fn reads(assertion: &str) {
    let sender = Sender::of(assertion);
    if let Ok(grant) = Grant::read(assertion) {
        assert_eq!(sender, Some(grant.sender()), "what can be read has the sender that it says");
    }
}

proptest! {
    #[test]
    fn no_text_is_too_odd(text in ".{0,400}") {
        reads(&text);
    }

    #[test]
    fn no_parts_are_too_odd(header in ".{0,80}", claims in ".{0,200}", signature in prop::collection::vec(any::<u8>(), 0..40)) {
        reads(&assertion(&header, &claims, &signature));
    }

    #[test]
    fn no_values_are_too_odd(header in object(&HEADER), claims in object(&CLAIMS)) {
        reads(&assertion(&header.to_string(), &claims.to_string(), b"x"));
    }

    #[test]
    fn a_good_grant_with_one_odd_value_is_read_or_refused(name in prop::sample::select(&CLAIMS[..]), value in value()) {
        let mut claims = json!({
            "aud": "https://maskinporten.no/", "iss": "018cba85-0000-7000-8000-000000000001", "iat": 1, "exp": 2, "scope": "a:b",
        });
        claims.as_object_mut().unwrap().insert(name.to_owned(), value);
        reads(&assertion(r#"{"alg":"RS256","kid":"a"}"#, &claims.to_string(), b"x"));
    }
}
