//! The request itself: two parameters, in the body or in the address.

use super::refusal::Refusal;

/// The only kind of grant there is (RFC 7523).
pub const GRANT_TYPE: &str = "urn:ietf:params:oauth:grant-type:jwt-bearer";

/// The assertion among the parameters of a request (RFC 6749 §3.2: none may stand there twice), and the `client_id` if one was sent along.
pub fn assertion(parameters: &[(String, String)]) -> Result<(&str, Option<&str>), Refusal> {
    let one = |name: &str| {
        let mut found = parameters.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str());
        match (found.next(), found.next()) {
            (_, Some(_)) => Err(Refusal::malformed(format!("{name} is sent more than once"))),
            (first, None) => Ok(first.filter(|value| !value.is_empty())),
        }
    };
    match one("grant_type")? {
        Some(GRANT_TYPE) => {}
        Some(_) => return Err(Refusal::malformed(format!("grant_type must be {GRANT_TYPE}"))),
        None => {
            return Err(Refusal::malformed(
                "grant_type is missing; the request is a form (application/x-www-form-urlencoded)",
            ));
        }
    }
    if parameters.iter().any(|(name, _)| name == "consumer_org") {
        return Err(Refusal::malformed("consumer_org counts only as a claim of the assertion, not as a parameter"));
    }
    let assertion = one("assertion")?.ok_or_else(|| Refusal::malformed("assertion is missing"))?;
    Ok((assertion, one("client_id")?))
}
