//! Grants that are wrong in one thing each, and some that are right in a rare way, sent to the real endpoint. Each has one answer.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use crate::support::{
    machine::{Answer, Draft, KID, Machine, READ, key},
    people::{EKSEMPEL, NETT},
    world::World,
};
use aws_lc_rs::signature::KeyPair;

/// A case: its name, the assertion, and the code of the answer.
struct Case(&'static str, String, &'static str);

fn header(draft: &Draft, header: &str) -> String {
    draft.signed_as(header, &draft.claims.to_string())
}

fn body(draft: &Draft, claims: &str) -> String {
    draft.signed_as(&draft.header.to_string(), claims)
}

/// The parts of a signed assertion.
fn parts(assertion: &str) -> [String; 3] {
    assertion.split('.').map(str::to_owned).collect::<Vec<_>>().try_into().unwrap()
}

fn malformed(good: &Draft) -> Vec<Case> {
    let whole = good.assertion();
    let [head, claims, signature] = parts(&whole);
    let code = "MP-011";
    let mut cases = vec![
        Case("no JWT at all", "hallo".to_owned(), code),
        Case("two parts", format!("{head}.{claims}"), code),
        Case("four parts", format!("{whole}.{signature}"), code),
        Case("an encrypted JWT has five parts", format!("{head}.{claims}.{claims}.{claims}.{signature}"), code),
        Case("padding in the signature", format!("{whole}=="), code),
        Case("base64 that is not for addresses", format!("{head}.{claims}.+/+/"), code),
        Case("a header that is no JSON", format!("{}.{claims}.{signature}", URL_SAFE_NO_PAD.encode("{")), code),
        Case("a header that is an array", header(good, "[]"), code),
        Case("a header with alg twice", header(good, r#"{"alg":"RS256","alg":"none","kid":"x"}"#), code),
        Case("claims that are no JSON", body(good, "iss"), code),
        Case("claims that are null", body(good, "null"), code),
        Case(
            "claims nested a thousand deep",
            body(good, &format!("{}1{}", "{\"a\":".repeat(1000), "}".repeat(1000))),
            code,
        ),
        Case("longer than any grant", good.clone().claim("x", "a".repeat(20_000)).assertion(), code),
        Case("a jwk of its own", good.clone().head("jwk", json!({ "kty": "RSA" })).assertion(), code),
        Case("a jku of its own", good.clone().head("jku", "https://angriper.example/jwks").assertion(), code),
        Case("an x5u of its own", good.clone().head("x5u", "https://angriper.example/x5u").assertion(), code),
        Case("a critical extension", good.clone().head("crit", json!(["exp"])).assertion(), code),
        Case("an unencoded payload", good.clone().head("b64", false).assertion(), code),
        Case("another type of token", good.clone().head("typ", "at+jwt").assertion(), code),
        Case("kid and x5c together", good.clone().head("x5c", json!(["MIIB"])).assertion(), code),
        Case("kid that is a number", good.clone().head("kid", 7).assertion(), code),
        Case(
            "consumer_org beside iss_onbehalfof",
            good.clone().claim("consumer_org", EKSEMPEL).claim("iss_onbehalfof", "kunde").assertion(),
            code,
        ),
        Case("iss_onbehalfof alone", good.clone().claim("iss_onbehalfof", "kunde").assertion(), code),
        Case("consumer_org in the header", good.clone().head("consumer_org", EKSEMPEL).assertion(), code),
        Case("no alg", good.clone().head("alg", Value::Null).assertion(), code),
        Case("consumer_org with a letter", good.clone().claim("consumer_org", "31013007X").assertion(), code),
        Case(
            "consumer_org with another check digit",
            good.clone().claim("consumer_org", "310130078").assertion(),
            code,
        ),
        Case("consumer_org as a number", good.clone().claim("consumer_org", 310_130_079).assertion(), code),
        Case("pid that is none", good.clone().claim("pid", "01818506896").assertion(), code),
        Case("a relative resource", good.clone().claim("resource", "/api").assertion(), code),
        Case("a resource that is a number", good.clone().claim("resource", json!([1])).assertion(), code),
        Case("a scope with a quotation mark", good.clone().claim("scope", "a\"b").assertion(), code),
        Case("only blanks for a scope", good.clone().claim("scope", "   ").assertion(), code),
        Case(
            "more scopes than anybody has",
            good.clone().claim("scope", (0..101).map(|n| format!("a:{n} ")).collect::<String>()).assertion(),
            code,
        ),
    ];
    for name in ["aud", "iss", "iat", "exp", "scope"] {
        cases.push(Case("a claim is missing", good.clone().claim(name, Value::Null).assertion(), code));
        let twice = format!("{{\"{name}\":{},{}", good.claims[name], &good.claims.to_string()[1..]);
        cases.push(Case("a claim stands twice", body(good, &twice), code));
    }
    for name in ["iat", "exp"] {
        for (what, value) in [
            ("a time as text", json!("1764500000")),
            ("a time with a fraction", json!(1_764_500_000.5)),
            ("a time in milliseconds", json!(1_764_500_000_000_i64)),
            ("a time before 1970", json!(-5)),
            ("a time beyond all numbers", json!(1e300)),
        ] {
            cases.push(Case(what, good.clone().claim(name, value).assertion(), code));
        }
    }
    cases
}

fn unproved(good: &Draft) -> Vec<Case> {
    let [head, claims, signature] = parts(&good.assertion());
    let none =
        |alg: &str| format!("{}.{claims}.", URL_SAFE_NO_PAD.encode(json!({ "alg": alg, "kid": KID }).to_string()));
    // HS256 with the public key as the secret: whoever lets the header choose believes it.
    let hs = format!("{}.{claims}", URL_SAFE_NO_PAD.encode(json!({ "alg": "HS256", "kid": KID }).to_string()));
    let secret = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, key(0).public_key().as_ref());
    let hs = format!("{hs}.{}", URL_SAFE_NO_PAD.encode(aws_lc_rs::hmac::sign(&secret, hs.as_bytes())));
    let mut flipped = URL_SAFE_NO_PAD.decode(&signature).unwrap();
    flipped[7] ^= 1;
    let altered = URL_SAFE_NO_PAD.encode(good.claims.to_string().replace("instances.read", "instances.write"));
    vec![
        Case("alg none", none("none"), "MP-100"),
        Case("alg None", none("None"), "MP-100"),
        Case("alg NONE", none("NONE"), "MP-100"),
        Case("alg nOnE", none("nOnE"), "MP-100"),
        Case("HS256 with the public key", hs, "MP-100"),
        Case("alg ES256", good.clone().head("alg", "ES256").assertion(), "MP-100"),
        Case("alg PS256", good.clone().head("alg", "PS256").assertion(), "MP-100"),
        Case("alg in lower case", good.clone().head("alg", "rs256").assertion(), "MP-100"),
        Case("an unknown kid", good.clone().head("kid", "second").assertion(), "MP-100"),
        Case("a kid that climbs", good.clone().head("kid", "../../etc/passwd").assertion(), "MP-100"),
        Case("a kid that speaks SQL", good.clone().head("kid", "' or 1=1 --").assertion(), "MP-100"),
        Case("an endless kid", good.clone().head("kid", "k".repeat(5_000)).assertion(), "MP-100"),
        Case("a kid with a NUL", good.clone().head("kid", "a\u{0}b").assertion(), "MP-100"),
        Case("an empty kid", good.clone().head("kid", "").assertion(), "MP-100"),
        Case("neither kid nor x5c", good.clone().head("kid", Value::Null).assertion(), "MP-100"),
        Case(
            "x5c where keys are registered",
            good.clone().head("kid", Value::Null).head("x5c", json!(["MIIB"])).assertion(),
            "MP-100",
        ),
        Case("x5c that is text", good.clone().head("kid", Value::Null).head("x5c", "MIIB").assertion(), "MP-123"),
        Case("x5c that is empty", good.clone().head("kid", Value::Null).head("x5c", json!([])).assertion(), "MP-123"),
        Case(
            "x5c that is no base64",
            good.clone().head("kid", Value::Null).head("x5c", json!(["***"])).assertion(),
            "MP-123",
        ),
        Case(
            "a client that nobody has",
            good.clone().claim("iss", "6f1c9d2e-0000-4000-8000-000000000000").assertion(),
            "MP-100",
        ),
        Case("a client that is no id", good.clone().claim("iss", "eksempel-klient").assertion(), "MP-100"),
        Case(
            "a client in capitals",
            good.clone().claim("iss", good.claims["iss"].as_str().unwrap().to_uppercase()).assertion(),
            "MP-100",
        ),
        Case("no signature", format!("{head}.{claims}."), "MP-124"),
        Case("one bit of the signature", format!("{head}.{claims}.{}", URL_SAFE_NO_PAD.encode(flipped)), "MP-124"),
        Case("another key", Draft { key: 1, ..good.clone() }.assertion(), "MP-124"),
        Case("other claims under the signature", format!("{head}.{altered}.{signature}"), "MP-124"),
        Case(
            "another algorithm than the signature's",
            format!(
                "{}.{claims}.{signature}",
                URL_SAFE_NO_PAD.encode(json!({ "alg": "RS512", "kid": KID }).to_string())
            ),
            "MP-124",
        ),
    ]
}

fn misdirected(good: &Draft, issuer: &str, now: i64) -> Vec<Case> {
    let other = issuer.replace("/prod/", "/test/");
    let timed = |iat: i64, exp: i64| {
        good.clone().claim("iat", now + iat).claim("exp", now + exp).claim("jti", format!("{iat} {exp}")).assertion()
    };
    vec![
        Case("the other environment", good.clone().claim("aud", other).assertion(), "MP-110"),
        Case("Maskinporten itself", good.clone().claim("aud", "https://maskinporten.no/").assertion(), "MP-110"),
        Case(
            "two audiences",
            good.clone().claim("aud", json!([issuer, "https://maskinporten.no/"])).assertion(),
            "MP-110",
        ),
        Case("the token endpoint", good.clone().claim("aud", format!("{issuer}token")).assertion(), "MP-110"),
        Case("two slashes", good.clone().claim("aud", format!("{issuer}/")).assertion(), "MP-110"),
        Case("made too far ahead", timed(15, 60), "MP-130"),
        Case("lives too long", timed(-1, 121), "MP-130"),
        Case("has ended", timed(-100, -1), "MP-130"),
        Case("ends before it begins", timed(5, 2), "MP-130"),
        Case("of the year 9999", timed(253_000_000_000 - now, 253_000_000_060 - now), "MP-130"),
    ]
}

fn rare_but_right(good: &Draft, issuer: &str, now: i64) -> Vec<Case> {
    let fresh = |name: &str| good.clone().claim("jti", format!("right: {name}"));
    vec![
        Case("the issuer in an array", fresh("a").claim("aud", json!([issuer])).assertion(), "issued"),
        Case(
            "the issuer without its slash",
            fresh("b").claim("aud", issuer.trim_end_matches('/')).assertion(),
            "issued",
        ),
        Case("no jti", fresh("c").claim("jti", Value::Null).assertion(), "issued"),
        Case("no typ", fresh("d").head("typ", Value::Null).assertion(), "issued"),
        Case("RS384", fresh("e").head("alg", "RS384").assertion(), "issued"),
        Case("RS512", fresh("f").head("alg", "RS512").assertion(), "issued"),
        Case(
            "doubled blanks and a scope twice",
            fresh("g").claim("scope", format!("  {READ}  {READ} ")).assertion(),
            "issued",
        ),
        Case(
            "a clock five seconds ahead",
            fresh("h").claim("iat", now + 5).claim("exp", now + 125).assertion(),
            "issued",
        ),
        Case("sub and nbf besides", fresh("i").claim("sub", "x").claim("nbf", now).assertion(), "issued"),
        Case("resource as text", fresh("j").claim("resource", "https://api.example/").assertion(), "issued"),
    ]
}

fn refused_for_what_they_ask(good: &Draft) -> Vec<Case> {
    let fresh = |name: &str| good.clone().claim("jti", format!("asks: {name}"));
    let details = |name: &str, value: Value| fresh(name).claim("authorization_details", value).assertion();
    vec![
        Case("its own organisation as a customer", fresh("a").claim("consumer_org", EKSEMPEL).assertion(), "MP-011"),
        Case("a customer of a client that has none", fresh("b").claim("consumer_org", NETT).assertion(), "MP-011"),
        Case("a scope it does not have", fresh("c").claim("scope", "altinn:events.subscribe").assertion(), "MP-200"),
        Case("a scope that nobody has", fresh("d").claim("scope", "ingen:ting.read").assertion(), "MP-200"),
        Case(
            "a scope it has and one it does not",
            fresh("e").claim("scope", format!("{READ} ingen:ting.read")).assertion(),
            "MP-200",
        ),
        Case("details that are text", details("f", json!("urn:altinn:systemuser")), "MP-303"),
        Case("details without a type", details("g", json!([{}])), "MP-303"),
        Case("two details", details("h", json!([{"type": "a"}, {"type": "a"}])), "MP-303"),
        Case("a system user", details("i", json!([{"type": "urn:altinn:systemuser"}])), "MP-301"),
        Case(
            "a system user with a field it has not",
            details("j", json!([{"type": "urn:altinn:systemuser", "x": 1}])),
            "MP-302",
        ),
        Case("details of a type nobody knows", details("k", json!([{"type": "urn:example:other"}])), "MP-301"),
    ]
}

/// Errors of one kind and no other, whatever the code.
fn is_well_formed(answer: &Answer) -> bool {
    let body = &answer.body;
    match answer.status {
        200 => body["token_type"] == "Bearer" && body["expires_in"].is_u64() && body["scope"].is_string(),
        400 | 403 => {
            ["invalid_request", "invalid_grant", "invalid_scope", "forbidden"]
                .contains(&body["error"].as_str().unwrap())
                && answer.description().contains("(correlation id: ")
                && body["error_uri"].as_str().unwrap().contains("/hvorfor?kode=MP-")
        }
        _ => false,
    }
}

async fn wrong_answers(machine: &Machine, cases: Vec<Case>) -> Vec<String> {
    let mut wrong = Vec::new();
    for Case(name, assertion, expected) in cases {
        let answer = machine.send(&assertion).await;
        if answer.code() != expected || !is_well_formed(&answer) {
            wrong.push(format!("{name}: expected {expected}, got {} {}", answer.status, answer.body));
        }
    }
    wrong
}

#[actix_web::test]
async fn every_grant_that_is_wrong_in_one_thing_has_one_answer() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ, "altinn:serviceowner/instances.write"]).await;
    let (good, issuer, now) = (machine.grant(READ), machine.issuer(), world.services.clock.now().as_second());
    let mut cases = malformed(&good);
    cases.extend(unproved(&good));
    cases.extend(misdirected(&good, &issuer, now));
    cases.extend(refused_for_what_they_ask(&good));
    cases.extend(rare_but_right(&good, &issuer, now));
    assert!(cases.len() >= 100, "{} cases", cases.len());
    let wrong = wrong_answers(&machine, cases).await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[actix_web::test]
async fn a_request_that_is_no_grant_says_what_is_missing() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    let assertion = machine.grant(READ).assertion();
    let grant = ("grant_type", portner::maskinporten::GRANT_TYPE);
    let proof = ("assertion", assertion.as_str());
    for (form, expected) in [
        (vec![], "grant_type is missing"),
        (vec![("grant_type", "client_credentials"), proof], "grant_type must be"),
        (vec![grant], "assertion is missing"),
        (vec![grant, grant, proof], "grant_type is sent more than once"),
        (vec![grant, proof, proof], "assertion is sent more than once"),
        (vec![grant, proof, ("client_id", "another")], "client_id is not the client of the assertion"),
        (vec![grant, proof, ("consumer_org", EKSEMPEL)], "consumer_org counts only as a claim"),
    ] {
        let answer = machine.send_form(&form).await;
        assert_eq!((answer.status, answer.code().as_str()), (400, "MP-011"), "{form:?}");
        assert!(answer.description().contains(expected), "{}", answer.description());
    }
}
