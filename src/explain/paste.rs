//! What a pasted text says about a refused request: an error, an assertion, an access token, a whole command line. Only a few fields are
//! picked out, each of a form of its own; the rest is forgotten, the signature first of all.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::question::{Fields, PARTS, particular};
use crate::{
    kernel::{OrgNumber, holds_national_id},
    maskinporten::{ALGORITHMS, Code, Grant, Reason, check_details},
};

/// The longest text that is read. An assertion with certificates and a command line around it has room.
pub(super) const LONGEST: usize = 64 * 1024;

/// The text without the signatures of the tokens in it, also of those that go over several lines, as mails break and quote them.
pub(super) fn without_signatures(text: &str) -> String {
    joined(text)
        .split_inclusive(is_between_words)
        .flat_map(|piece| {
            let (word, between) = piece.split_at(piece.find(is_between_words).unwrap_or(piece.len()));
            let signature = word.match_indices('.').nth(1).filter(|_| word.starts_with("eyJ"));
            [word.get(..signature.map_or(word.len(), |(at, _)| at)).unwrap_or_default(), between]
        })
        .collect()
}

/// The text with every token on one line.
fn joined(text: &str) -> String {
    let (mut all, mut is_in_token) = (String::with_capacity(text.len()), false);
    for line in text.split_inclusive('\n') {
        let plain = line.trim_start_matches(['>', ' ', '\t']);
        let goes_on = is_in_token && plain.split(is_between_words).next().is_some_and(is_of_token);
        if goes_on {
            all.truncate(all.trim_end_matches(['\r', '\n']).len());
        }
        all.push_str(if goes_on { plain } else { line });
        let end = plain.trim_end_matches(['\r', '\n']);
        let last = end.rsplit(is_between_words).next().unwrap_or_default();
        is_in_token = last.starts_with("eyJ") || (goes_on && last == end);
    }
    all
}

/// Can a token go on with this word? Ids have fewer kinds of letters, and what is shorter says nothing of the signature.
fn is_of_token(word: &str) -> bool {
    let is_id = word.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
    word.len() >= 20 && !is_id && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
}

/// What can be asked about.
pub(super) fn pick(text: &str) -> Fields {
    let text = without_signatures(text);
    let mut fields = Fields::default();
    of_error(&text, &mut fields);
    for (word, (header, claims)) in words(&text).filter_map(|word| Some((word, token(word)?))) {
        of_token(&header, &claims, &mut fields);
        // What the endpoint has said counts for more.
        if fields.kode.is_empty() && !claims.contains_key("client_id") {
            (fields.grunn, fields.felt) = refused(word).unwrap_or_default();
        }
    }
    fields.without_persons()
}

/// What could be a token, an id, a number or a scope.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(is_between_words).filter(|word| !word.is_empty())
}

fn is_between_words(c: char) -> bool {
    !(c.is_ascii_alphanumeric() || "-_.:/".contains(c))
}

/// Header and claims of a token, unsigned.
fn token(word: &str) -> Option<(Map<String, Value>, Map<String, Value>)> {
    let mut parts = word.split('.').map(|part| {
        let bytes = URL_SAFE_NO_PAD.decode(part).ok()?;
        serde_json::from_slice::<Map<String, Value>>(&bytes).ok()
    });
    let header = parts.next().flatten().filter(|header| header.contains_key("alg"))?;
    Some((header, parts.next().flatten()?))
}

/// Why the endpoint refuses this assertion whatever its client is, and which parts that speaks of. By its own reading.
fn refused(word: &str) -> Option<(String, String)> {
    let unsigned: Vec<&str> = word.split('.').take(2).collect();
    let refusal = match Grant::read(&format!("{}.AA", unsigned.join("."))) {
        Err(refusal) => refusal,
        Ok(grant) if !ALGORITHMS.contains(&grant.alg.as_str()) => {
            return Some((Reason::Algorithm.name(), String::new()));
        }
        Ok(grant) if grant.proof.is_none() => return Some((Reason::NoKeyNamed.name(), String::new())),
        Ok(grant) => check_details(grant.claims.authorization_details.as_ref()).err()?,
    };
    Some((refusal.reason.name(), parts_named(refusal.code.number(), &refusal.detail)))
}

fn of_token(header: &Map<String, Value>, claims: &Map<String, Value>, fields: &mut Fields) {
    let text = |from: &Map<String, Value>, name: &str| from.get(name).and_then(Value::as_str).map(str::to_owned);
    // An access token names the organisations as `0192:310123455`.
    let org = |name: &str| {
        let id = claims.get(name)?.get("ID")?.as_str()?;
        id.rsplit(':').next().map(str::to_owned)
    };
    let is_access_token = claims.contains_key("client_id");
    let set = |field: &mut String, value: Option<String>| {
        if let Some(value) = value {
            *field = value;
        }
    };
    set(&mut fields.klient, text(claims, "client_id").or_else(|| text(claims, "iss")));
    set(&mut fields.scope, text(claims, "scope"));
    if is_access_token {
        set(&mut fields.konsument, org("consumer"));
        set(&mut fields.leverandor, org("supplier"));
        return;
    }
    fields.konsument = text(claims, "consumer_org").unwrap_or_default();
    fields.consumer_org.clone_from(&fields.konsument);
    fields.leverandor.clear();
    set(&mut fields.kid, text(header, "kid"));
    set(&mut fields.alg, text(header, "alg"));
    let aud = claims.get("aud").and_then(|aud| match aud {
        Value::Array(all) => all.iter().map(Value::as_str).collect::<Option<Vec<_>>>().map(|all| all.join(" ")),
        one => one.as_str().map(str::to_owned),
    });
    set(&mut fields.aud, aud);
    let seconds = |name: &str| claims.get(name).and_then(Value::as_i64).map(|seconds| seconds.to_string());
    set(&mut fields.iat, seconds("iat"));
    set(&mut fields.exp, seconds("exp"));
}

fn of_error(text: &str, fields: &mut Fields) {
    let is_code =
        |word: &&str| word.len() == 6 && word.starts_with("MP-") && word.bytes().skip(3).all(|b| b.is_ascii_digit());
    let trimmed = || words(text).map(|word| word.trim_matches(['.', ':', '/', '-', '_']));
    trimmed().find(is_code).unwrap_or_default().clone_into(&mut fields.kode);
    let sentence = text.split(&fields.kode).nth(1).unwrap_or_default();
    fields.felt = parts_named(&fields.kode, sentence);
    fields.grunn = particular(&fields.kode, sentence);
    let is_id = |word: &&str| word.len() == 32 && word.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    trimmed().find(is_id).unwrap_or_default().clone_into(&mut fields.id);
    let uuid = trimmed().find(|word| word.len() == 36 && word.parse::<Uuid>().is_ok());
    uuid.unwrap_or_default().clone_into(&mut fields.klient);
    fields.scope = scopes_in(text).join(" ");
    // Who has not given whom: the consumer stands before the supplier. What comes after is the provider.
    let bare = trimmed().map(|word| word.strip_prefix("0192:").unwrap_or(word));
    let mut numbers = bare.filter(|word| word.parse::<OrgNumber>().is_ok());
    numbers.next().unwrap_or_default().clone_into(&mut fields.konsument);
    if fields.kode == "MP-251" || text.contains("delegated") {
        numbers.next().unwrap_or_default().clone_into(&mut fields.leverandor);
    }
}

/// The scopes that a text names as such, or all there is in it. Names and passwords in a command have a colon between them too.
fn scopes_in(text: &str) -> Vec<&str> {
    let all: Vec<&str> = words(text).map(|word| word.trim_matches(['.', ':', '/', '-', '_'])).collect();
    let mut is_named = all.iter().all(|word| is_scope(word));
    let mut scopes = Vec::new();
    for word in all {
        if is_scope(word) && is_named {
            scopes.push(word);
        } else {
            let is_between = ["and", "og"].contains(&word);
            is_named = (is_named && is_between)
                || ["scope", "scopes", "scopet", "scopene"].contains(&word.to_lowercase().as_str());
        }
    }
    scopes.dedup();
    scopes
}

/// The parts of the request that the sentence of an error speaks of. Only for the code that says nothing else of itself.
pub(super) fn parts_named(code: &str, sentence: &str) -> String {
    if code != Code::InvalidParameter.number() {
        return String::new();
    }
    let sentence = sentence.split("(correlation id").next().unwrap_or_default();
    let parts = PARTS.into_iter().filter(|part| words(sentence).any(|word| word.trim_matches(['.', ':']) == *part));
    parts.collect::<Vec<_>>().join(" ")
}

/// A scope as people write it in texts, and no address, header or URN.
pub(super) fn is_scope(word: &str) -> bool {
    let Some((prefix, name)) = word.split_once(':') else { return false };
    let is_prefix = prefix.len() >= 2
        && prefix.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_-".contains(&b))
        && prefix.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
    let is_name = !name.is_empty()
        && !name.starts_with("//")
        && name.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-/:".contains(&b));
    is_prefix && is_name && !["http", "https", "urn", "localhost"].contains(&prefix) && !holds_national_id(word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    const CLIENT: &str = "0197b1c2-0000-7000-8000-000000000001";
    const KARI: &str = "01818506895";

    fn jwt(header: &Value, claims: &Value) -> String {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        format!("{}.{}.{}", part(header), part(claims), "c2lnbmF0dXJl")
    }

    #[test]
    fn an_error_tells_its_code_its_id_and_whom_it_is_about() {
        let id = "0123456789abcdef0123456789abcdef";
        let text = format!(
            r#"{{"error":"forbidden","error_description":"MP-251: 310123455 has not delegated the scope altinn:serviceowner/instances.read to 310223344 (correlation id: {id})","error_uri":"https://portner.example/nb/hvorfor?kode=MP-251&id={id}"}}"#
        );
        let fields = pick(&text);
        assert_eq!((fields.kode.as_str(), fields.id.as_str()), ("MP-251", id));
        assert_eq!((fields.konsument.as_str(), fields.leverandor.as_str()), ("310123455", "310223344"));
        assert_eq!(fields.scope, "altinn:serviceowner/instances.read");
        let fields = pick("MP-250: 310223344 has not been given access to the scope a:b.read by Digdir (310123455)");
        assert_eq!((fields.konsument.as_str(), fields.leverandor.as_str()), ("310223344", ""));
        assert_eq!((fields.kode.as_str(), fields.scope.as_str()), ("MP-250", ""), "no prefix has one letter");
    }

    #[test]
    fn an_assertion_in_a_command_line_tells_its_claims() {
        let assertion = jwt(
            &json!({ "alg": "RS256", "kid": "first-2026" }),
            &json!({
                "iss": CLIENT, "aud": "https://portner.example/maskinporten/prod/", "scope": "eks:a.read eks:b.read",
                "consumer_org": "310123455", "iat": 1, "exp": 60, "pid": KARI,
            }),
        );
        let line = format!(
            "curl -d grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer -d 'assertion={assertion}' https://portner.example/token"
        );
        let fields = pick(&line);
        assert_eq!((fields.klient.as_str(), fields.kid.as_str(), fields.alg.as_str()), (CLIENT, "first-2026", "RS256"));
        assert_eq!((fields.scope.as_str(), fields.konsument.as_str()), ("eks:a.read eks:b.read", "310123455"));
        assert_eq!((fields.iat.as_str(), fields.exp.as_str()), ("1", "60"));
        assert_eq!(fields.aud, "https://portner.example/maskinporten/prod/");
        assert!(!fields.query().contains(KARI));
        assert!(!without_signatures(&line).contains("c2lnbmF0dXJl"));
        let unsigned = assertion.rsplit_once('.').map(|(rest, _)| rest.to_owned()).unwrap_or_default();
        assert_eq!(pick(&unsigned), fields, "the browser has taken the signature away");
    }

    #[test]
    fn a_token_that_a_mail_has_broken_and_quoted_is_read_and_loses_its_signature() {
        let claims = json!({ "iss": CLIENT, "scope": "eks:a.read", "consumer_org": "310123455" });
        let whole = format!("{}{}", jwt(&json!({ "alg": "RS256", "kid": "first" }), &claims), "c2ln".repeat(40));
        let fields = pick(&whole);
        assert_eq!(fields.scope, "eks:a.read");
        for (every, before) in [(64, ""), (76, "> "), (72, "> > "), (40, "  ")] {
            let lines = whole.as_bytes().chunks(every).map(|line| format!("{before}{}", String::from_utf8_lossy(line)));
            let broken =
                format!("Hei\n{}\n\nMP-251 0123456789abcdef0123456789abcdef", lines.collect::<Vec<_>>().join("\r\n"));
            let read = pick(&broken);
            assert_eq!((read.klient, read.scope), (fields.klient.clone(), fields.scope.clone()), "{every}");
            assert_eq!((read.kode.as_str(), read.id.len()), ("MP-251", 32));
            assert!(!without_signatures(&broken).contains("c2lnc2lnc2lnc2lnc2ln"), "{every}");
        }
    }

    #[test]
    fn what_is_no_scope_is_in_no_address() {
        for text in [
            "curl -u minklient:Hemmelig-Passord-123 https://portner.example/token",
            "curl -H 'x-api-key:0f8fad5bd9cb469fa165' https://api.example/ MP-200",
            "DB_URL=postgres:s3cr3tpassw0rd@db",
            "passord:Sommer2026 MP-251",
        ] {
            assert_eq!(pick(text).scope, "", "{text}");
        }
        assert_eq!(pick("eks:a.read, eks:b.write").scope, "eks:a.read eks:b.write");
        assert_eq!(pick("-d scope=eks:a.read+eks:b.write&x=1").scope, "eks:a.read eks:b.write");
        assert_eq!(pick("MP-250 for scopene eks:a.read og eks:b.write").scope, "eks:a.read eks:b.write");
        let fields = pick("Consumer 0192:310123455 has not delegated scope eks:a.read to 0192:310223344");
        assert_eq!((fields.konsument.as_str(), fields.leverandor.as_str()), ("310123455", "310223344"));
    }

    #[test]
    fn an_access_token_tells_for_whom_it_was() {
        let party = |number: &str| json!({ "authority": "iso6523-actorid-upis", "ID": format!("0192:{number}") });
        let claims = json!({
            "iss": "https://portner.example/maskinporten/prod/", "client_id": CLIENT, "scope": "eks:a.read",
            "consumer": party("310123455"), "supplier": party("310223344"), "iat": 1, "exp": 121,
        });
        let fields = pick(&format!("Bearer {}", jwt(&json!({ "alg": "RS256", "kid": "portal" }), &claims)));
        assert_eq!((fields.klient.as_str(), fields.konsument.as_str()), (CLIENT, "310123455"));
        assert_eq!((fields.leverandor.as_str(), fields.kid.as_str()), ("310223344", ""), "the key is the portal's");
    }

    #[test]
    fn the_number_of_a_person_is_picked_by_no_field() {
        let claims = json!({ "iss": KARI, "scope": format!("eks:{KARI}"), "consumer_org": KARI, "aud": KARI });
        let fields = pick(&jwt(&json!({ "alg": KARI, "kid": KARI }), &claims));
        assert!(!fields.query().contains(KARI), "{}", fields.query());
        assert_eq!(pick(&format!("fnr {KARI}, eks:{KARI}")).query(), "");
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC{0,80}") {
            let _ = pick(&text);
            let _ = pick(&format!("eyJ{text}.eyJ.x"));
        }

        #[test]
        fn nothing_secret_that_is_pasted_is_in_the_address(
            secret in "[A-Za-z0-9_-]{24,80}", before in "\\PC{0,20}", after in "\\PC{0,20}", quote in "[ '\"=]",
        ) {
            let assertion = jwt(&json!({ "alg": "RS256", "kid": "first" }), &json!({ "iss": CLIENT, "scope": "eks:a.read" }));
            let unsigned = assertion.rsplit_once('.').map(|(rest, _)| rest.to_owned()).unwrap_or_default();
            for text in [
                format!("{before}{quote}{unsigned}.{secret}{quote}{after}"),
                format!("{before} client_secret={secret}&pid={KARI} {after}"),
                format!("{before} -----BEGIN PRIVATE KEY-----\n{secret}\n-----END PRIVATE KEY----- {after}"),
            ] {
                let query = pick(&text).query();
                prop_assert!(!query.contains(&secret) && !query.contains(KARI), "{}", query);
            }
        }
    }
}
