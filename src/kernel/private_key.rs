//! Private keys in texts that people type and paste. None is kept, logged or shown again, wherever it stands.

use base64::{
    Engine,
    engine::{
        DecodePaddingMode,
        general_purpose::{GeneralPurpose, GeneralPurposeConfig},
    },
};
use percent_encoding::percent_decode_str;

/// Members of a JWK that only its owner may know (RFC 7518 §6.2.2, §6.3.2 and §6.4; RFC 8037 §2).
pub(crate) const SECRET_MEMBERS: [&str; 8] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

/// Words that stand in the text of a private key alone: labels of PEM, the beginning of an OpenSSH key in base64, names that programs give the
/// exponent, what openssl and PuTTY print, and how a key of age begins.
const SECRET_WORDS: [&str; 7] = [
    "private key",
    "b3blbnnzac1rzxk",
    "privateexponent",
    "private_exponent",
    "private-key:",
    "private-lines:",
    "age-secret-key-1",
];

/// Does the text have a private key in it, also where it cannot be read? PEM, a JWK, XML, or DER in base64 or hexadecimal; as it stands, or
/// encoded once more: in base64, for an address, or for HTML.
#[must_use]
pub fn holds_private_key(text: &str) -> bool {
    reads_as_private_key(text) || decoded(text).iter().any(|text| reads_as_private_key(text))
}

/// What the text says where it is encoded once more.
fn decoded(text: &str) -> Vec<String> {
    let mut all: Vec<String> = runs_of_base64(text)
        .filter(|run| run.len() >= SHORTEST)
        .filter_map(|run| String::from_utf8(LENIENT.decode(in_one_alphabet(&run)).ok()?).ok())
        .collect();
    if text.contains('%') {
        all.push(percent_decode_str(text).decode_utf8_lossy().into_owned());
    }
    if text.contains('&') {
        all.push(text.replace("&quot;", "\"").replace("&#34;", "\"").replace("&#x22;", "\"").replace("&#39;", "'"));
    }
    all
}

fn reads_as_private_key(text: &str) -> bool {
    // A name in JSON can be written in other ways, such as "\u0064", and be quoted in others in what programs print.
    let plain = unescaped(text).replace("\\\"", "\"").replace(['\'', '’', '‘', '“', '”', '„'], "\"");
    let lower = plain.to_lowercase();
    let is_jwk = lower.contains("kty");
    SECRET_WORDS.iter().any(|word| lower.contains(word))
        || (lower.contains("<rsakeyvalue>") && lower.contains("<d>"))
        || SECRET_MEMBERS.iter().any(|member| is_member(&plain, member) || (is_jwk && is_bare_member(&lower, member)))
        || is_jwk && is_bare_member(&lower, "priv")
        || holds_private_der(text)
}

/// Is this a name before a colon, as in JSON?
fn is_member(text: &str, name: &str) -> bool {
    let quoted = format!("\"{name}\"");
    text.match_indices(&quoted)
        .any(|(at, found)| text.get(at + found.len()..).is_some_and(|rest| rest.trim_start().starts_with(':')))
}

/// Is this a name before a colon or an equals sign, quoted or not, as in YAML or in a program?
fn is_bare_member(text: &str, name: &str) -> bool {
    let is_part_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '#');
    text.match_indices(name).any(|(at, found)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + found.len()..).unwrap_or_default();
        !before.is_some_and(is_part_of_name)
            && after.trim_start_matches(|c: char| c == '"' || c.is_whitespace()).starts_with([':', '='])
            && !after.starts_with(is_part_of_name)
    })
}

/// With the characters that JSON writes as `\uXXXX`.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part.get(..4).and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        match (code, part.get(4..)) {
            (Some(c), Some(rest)) => {
                plain.push(c);
                plain += rest;
            }
            _ => plain = plain + "\\u" + part,
        }
    }
    plain
}

/// The shortest run of base64 that is looked at: the beginning of a key.
const SHORTEST: usize = 24;

/// The same of hexadecimal digits.
const SHORTEST_HEX: usize = 36;

const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Does a run of base64 or hexadecimal, over lines if need be, begin as a private key does?
fn holds_private_der(text: &str) -> bool {
    holds_private_hex(text) || holds_private_base64(text)
}

/// Octets may stand with a colon or a blank between them, as openssl prints them, and as programs write them: `\x30` or `0x30,`.
fn holds_private_hex(text: &str) -> bool {
    let is_between = |c: char| c.is_whitespace() || matches!(c, ':' | ',');
    let text = text.replace("\\x", " ").replace("0x", " ");
    text.split(|c: char| !c.is_ascii_hexdigit() && !is_between(c)).any(|run| {
        let digits: String = run.chars().filter(|c| !is_between(*c)).collect();
        digits.match_indices("30").any(|(at, _)| {
            let begin = digits.get(at..at + SHORTEST_HEX);
            begin.and_then(|begin| hex::decode(begin).ok()).is_some_and(|der| is_private_der(&der))
        })
    })
}

fn holds_private_base64(text: &str) -> bool {
    // A sequence of more than 127 bytes begins with 0x30 0x82 or 0x81, of fewer with 0x30 and its length: all "M" in base64.
    let mut begins = runs_of_base64(text).flat_map(|run| {
        let begins = run.match_indices('M').map(|(at, _)| at).collect::<Vec<_>>();
        begins.into_iter().filter_map(move |at| run.get(at..at + SHORTEST).map(str::to_owned)).collect::<Vec<_>>()
    });
    begins.any(|begin| LENIENT.decode(in_one_alphabet(&begin)).is_ok_and(|der| is_private_der(&der)))
}

/// Runs of the letters of base64, of either alphabet, over lines if need be.
fn runs_of_base64(text: &str) -> impl Iterator<Item = String> {
    let is_base64 = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '-' | '_');
    let runs = text.split(move |c: char| !is_base64(c) && !matches!(c, '\r' | '\n'));
    runs.map(move |run| run.chars().filter(|c| is_base64(*c)).collect())
}

/// With the letters that addresses cannot have in place of those that stand for them there.
fn in_one_alphabet(run: &str) -> String {
    run.replace('-', "+").replace('_', "/")
}

/// PKCS#8 (RFC 5958 §2), PKCS#1 (RFC 8017 §A.1.2) and SEC 1 (RFC 5915 §3): a sequence that begins with a version. PKCS#8 with a password
/// (RFC 5958 §3): one that begins with a way to encipher of PKCS#5 (1.2.840.113549.1.5) or PKCS#12 (1.2.840.113549.1.12.1). A file of PKCS#12
/// (RFC 7292 §4) has version 3.
fn is_private_der(der: &[u8]) -> bool {
    let [0x30, length, rest @ ..] = der else { return false };
    let content = match length {
        0..=0x7f => Some(rest),
        0x81 => rest.get(1..),
        0x82 => rest.get(2..),
        0x83 => rest.get(3..),
        _ => None,
    };
    match content {
        // After the version: an algorithm, the modulus, or the key itself.
        Some([0x02, 0x01, 0x00 | 0x01, 0x30 | 0x02 | 0x04, ..] | [0x02, 0x01, 0x03, 0x30, ..]) => true,
        Some([0x30, length, 0x06, _, way @ ..]) if *length < 0x80 => {
            let of_passwords = |rest: &[u8]| matches!(rest, [0x05, ..] | [0x0c, 0x01, ..]);
            way.strip_prefix(&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01]).is_some_and(of_passwords)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    // Beginnings of keys that were made for these tests and are used nowhere.
    const PKCS8_RSA: &str = "MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQ";
    const PKCS1_RSA: &str = "MIIEpAIBAAKCAQEAsrPg97DOVQSG0LOJRk58fSzjE4Xpk23J";
    const PKCS8_EC: &str = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg";
    const SEC1_EC: &str = "MHcCAQEEIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwd";
    const PKCS8_ENCRYPTED: &str = "MIIFNTBfBgkqhkiG9w0BBQ0wUjAxBgkqhkiG9w0BBQwwJAQQ";
    const PKCS12: &str = "MIIKPwIBAzCCCfUGCSqGSIb3DQEHAaCCCeYEggniMIIJ3jCC";
    const PKCS8_ED25519: &str = "MC4CAQAwBQYDK2VwBCIEIAECAwQFBgcICQoLDA0ODxAREhMU";

    #[test]
    fn a_private_key_is_seen_in_every_form() {
        for text in [
            "-----BEGIN PRIVATE KEY-----",
            "nøkkelen er -----begin encrypted private key-----",
            r#"{"kty":"RSA", "d" : "broken"#,
            r#"{"kty":"OKP","\u0064":"AQAB"}"#,
            r#"{"kty":"oct","k":"c2VjcmV0"}"#,
            PKCS8_RSA,
            PKCS1_RSA,
            PKCS8_EC,
            SEC1_EC,
            PKCS8_ED25519,
            &format!("her: {PKCS8_RSA}"),
            "{'kty': 'EC', 'crv': 'P-256', 'd': 'AQAB'}",
            r#"{\"kty\":\"OKP\",\"d\":\"AQAB\"}"#,
            "kty: RSA\ne: AQAB\nd: broken",
            r#"{"kty":"RSA","D":"AQAB"}"#,
            r#"{"kty":"RSA","priv":"AQAB"}"#,
            "{“kty”: “RSA”, “dp”: “AQAB”}",
            "kty = RSA, private_exponent = 17",
            "<RSAKeyValue><Modulus>x</Modulus><D>x</D></RSAKeyValue>",
            "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW",
            "302e020100300506032b657004220420000102030405060708090a0b0c0d0e0f10111213",
            "30:2e:02:01:00:30:05:06:03:2b:65:70:04:22:04:20:00:01:02:03:04:05:06:07",
            PKCS12,
            "LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCk1JSUV2Z0lCQURBTkJn",
            "eyJrdHkiOiJSU0EiLCJkIjoiYnJva2VuIn0",
            "%7B%22kty%22%3A%22RSA%22%2C%22d%22%3A%22broken%22%7D",
            "{&quot;kty&quot;:&quot;RSA&quot;,&quot;d&quot;:&quot;broken&quot;}",
            r"\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20\x00\x01",
            "Private-Key: (256 bit)\npriv:\n    0a:0b",
            "PuTTY-User-Key-File-3: ssh-rsa\nPrivate-Lines: 14",
            "AGE-SECRET-KEY-1QQQ",
            PKCS8_ENCRYPTED,
            &format!("[\"{PKCS8_EC}\"]"),
            &format!("{}\n{}", &PKCS1_RSA[..16], &PKCS1_RSA[16..]),
        ] {
            assert!(holds_private_key(text), "{text}");
        }
    }

    #[test]
    fn what_is_public_or_ordinary_is_not_taken_for_one() {
        for text in [
            "-----BEGIN PUBLIC KEY-----",
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAsrPg97DOVQSG0LOJRk58",
            "MIIBCgKCAQEAsrPg97DOVQSG0LOJRk58fSzjE4Xpk23JwYnh/esjXWsIi5Uzmo6S",
            "MIIDDzCCAfegAwIBAgIUMCE5Lv95vm9jYXccntBrLTI/PbkwDQYJKoZIhvcNAQEL",
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEKnyr0+R1w3nuTdDu0H7yt/zP+pQ8",
            r#"{"kty":"RSA","n":"0vx7","e":"AQAB","kid":"d"}"#,
            r#"{"kty":"RSA","n":"0vx7-d_k=","e":"AQAB","x5t#S256":"d","key_ops":["verify"]}"#,
            "Sum a, b, c, d: se vedlegg k = 4",
            "302906072a8648ce3d0201042200000102030405060708090a0b0c0d0e0f101112131415",
            "Fagsystem for \"d\" og p: prosjekt 2026",
            "Mottakeren er Møre og Romsdal fylkeskommune, Molde, Moldegata 12",
        ] {
            assert!(!holds_private_key(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in ".{0,400}") {
            let _ = holds_private_key(&text);
        }
    }
}
