//! Tokens in forms, against cross-site request forgery. The session holds a secret; each form gets it under a new mask, so that a compressed page
//! never repeats it, and a POST must bring it back and come from our own origin.

use actix_web::HttpRequest;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use subtle::ConstantTimeEq;
use url::Url;

const LENGTH: usize = 32;

fn masked(secret: &[u8], mask: &[u8]) -> Vec<u8> {
    secret.iter().zip(mask).map(|(s, m)| s ^ m).collect()
}

/// A token for one form.
pub(super) fn issue(secret: &str) -> String {
    let Ok(secret) = URL_SAFE_NO_PAD.decode(secret) else { return String::new() };
    let mut mask = vec![0_u8; LENGTH];
    // Without randomness the mask is zero: the token still works, only its cover is gone.
    let _ = aws_lc_rs::rand::fill(&mut mask);
    let mut token = masked(&secret, &mask);
    mask.append(&mut token);
    URL_SAFE_NO_PAD.encode(mask)
}

/// Does the token belong to the session's secret? Takes the same time for every wrong one.
pub(super) fn belongs(secret: &str, token: &str) -> bool {
    let (Ok(secret), Ok(token)) = (URL_SAFE_NO_PAD.decode(secret), URL_SAFE_NO_PAD.decode(token)) else { return false };
    if secret.len() != LENGTH || token.len() != 2 * LENGTH {
        return false;
    }
    let (mask, body) = token.split_at(LENGTH);
    masked(body, mask).ct_eq(&secret).into()
}

/// Did the browser send this from a page of ours? `Sec-Fetch-Site` where there is one, `Origin` otherwise; a client that sends neither
/// is no browser and has no cookie to misuse.
pub(crate) fn from_our_origin(req: &HttpRequest, base: &Url) -> bool {
    let header =
        |name| req.headers().get(name).map(|v: &actix_web::http::header::HeaderValue| v.to_str().unwrap_or("?"));
    match (header("sec-fetch-site"), header("origin")) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => Url::parse(origin).is_ok_and(|origin| origin.origin() == base.origin()),
        (None, None) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::keys::random_token;

    #[test]
    fn a_token_belongs_to_its_session_and_never_looks_the_same_twice() {
        let (mine, other) = (random_token::<32>().unwrap(), random_token::<32>().unwrap());
        let token = issue(&mine);
        assert!(belongs(&mine, &token));
        assert!(!belongs(&other, &token));
        assert_ne!(token, issue(&mine));
        for forged in ["", "x", &token[1..], &mine] {
            assert!(!belongs(&mine, forged), "{forged}");
        }
    }
}
