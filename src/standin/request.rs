use super::{
    CLIENT_ID, LEVELS,
    client::{Client, Fields, field},
};
use crate::kernel::Lang;

/// A request to log somebody in that keeps the rules of ID-porten.
#[derive(Debug, Clone)]
pub(super) struct Request {
    pub(super) state: String,
    pub(super) nonce: String,
    pub(super) challenge: String,
    /// The lowest level asked for, an index into [`LEVELS`].
    pub(super) least: usize,
    pub(super) lang: Lang,
}

/// What is wrong with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum BadRequest {
    /// The client or the way back is unknown: nobody may be sent there.
    NoWayBack,
    /// The client gets this code of RFC 6749 §4.1.2.1.
    Tell { code: &'static str, state: String },
}

impl Request {
    /// Judges the parameters, pushed or not.
    pub(super) fn parse(client: &Client, fields: &Fields) -> Result<Self, BadRequest> {
        let get = |name| field(fields, name);
        if get("client_id") != CLIENT_ID || get("redirect_uri") != client.redirect_uri {
            return Err(BadRequest::NoWayBack);
        }
        let refuse = |code| Err(BadRequest::Tell { code, state: get("state") });
        if get("response_type") != "code" {
            return refuse("unsupported_response_type");
        }
        let scope = get("scope");
        let mut scopes = scope.split(' ');
        if !scopes.clone().any(|scope| scope == "openid") || !scopes.all(|s| matches!(s, "openid" | "profile")) {
            return refuse("invalid_scope");
        }
        let good = get("code_challenge_method") == "S256"
            && get("code_challenge").len() == 43
            && matches!(get("response_mode").as_str(), "" | "query")
            && matches!(get("prompt").as_str(), "" | "login")
            && !get("state").is_empty()
            && !get("nonce").is_empty();
        let acr = get("acr_values");
        let least = match acr.split(' ').filter_map(|acr| LEVELS.iter().position(|level| *level == acr)).min() {
            Some(least) => least,
            None if acr.is_empty() => 1,
            None => return refuse("invalid_request"),
        };
        if !good {
            return refuse("invalid_request");
        }
        let lang = get("ui_locales").split(' ').find_map(|lang| lang.parse().ok()).unwrap_or_default();
        Ok(Self { state: get("state"), nonce: get("nonce"), challenge: get("code_challenge"), least, lang })
    }
}
