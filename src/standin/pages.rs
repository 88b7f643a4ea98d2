//! What the browser sees.

use actix_web::{
    HttpRequest,
    http::StatusCode,
    web::{Bytes, Data},
};
use serde::Deserialize;
use url::Url;

use super::{
    CLIENT_ID, LEVELS, StandIn,
    client::{Fields, field, read},
    memory::Grant,
    request::{BadRequest, Request},
    store,
    views::{Choose, Message},
};
use crate::{
    access::Public,
    kernel::{NationalId, NationalIdKind, PersonId},
    platform::{
        Services,
        keys::{random_token, signature_only},
    },
    web::{Problem, Result, UrlQuery, page, page_with, see_other},
};

fn gone(gate: &Public) -> Result {
    page_with(StatusCode::BAD_REQUEST, &Message::gone(gate.context().lang))
}

/// Reads the request, pushed or not, and goes on to the question who is logging in.
pub(super) async fn authorize(gate: Public, req: HttpRequest, standin: Data<StandIn>) -> Result {
    let Some(fields) = read(req.query_string().as_bytes()).and_then(|fields| standin.unpushed(fields)) else {
        return gone(&gate);
    };
    match Request::parse(&standin.client, &fields) {
        Ok(request) => {
            let id = random_token::<16>().map_err(Problem::internal)?;
            standin.memory().waiting.put(id.clone(), request, standin.clock.now());
            Ok(see_other(&format!("/standin/login?innlogging={id}")))
        }
        Err(BadRequest::Tell { code, state }) => standin.back(&[("error", code), ("state", &state)]),
        Err(BadRequest::NoWayBack) => gone(&gate),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Search {
    innlogging: String,
    sok: String,
}

/// Who is logging in?
pub(super) async fn choose(gate: Public, UrlQuery(query): UrlQuery<Search>, standin: Data<StandIn>) -> Result {
    let Search { innlogging, sok } = query;
    let Some(request) = standin.waiting(&innlogging) else { return gone(&gate) };
    let persons = store::persons(&gate.services().db, &sok).await?;
    page(&Choose::new(innlogging, &request, sok, persons, false))
}

/// This person is, or nobody.
pub(super) async fn chosen(gate: Public, body: Bytes, standin: Data<StandIn>) -> Result {
    let form = read(&body).unwrap_or_default();
    let id = field(&form, "innlogging");
    let Some(request) = standin.waiting(&id) else { return gone(&gate) };
    if form.contains_key("avbryt") {
        standin.memory().waiting.take(&id, standin.clock.now());
        return standin.back(&[("error", "access_denied"), ("state", &request.state)]);
    }
    let Some(pid) = number(gate.services(), &form).await? else {
        let persons = store::persons(&gate.services().db, "").await?;
        let again = Choose::new(id, &request, String::new(), persons, true);
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &again);
    };
    let level = field(&form, "niva");
    let acr = LEVELS.iter().skip(request.least).find(|acr| **acr == level).copied();
    standin.grant(&id, request, pid, acr.unwrap_or(LEVELS[2]))
}

/// The number of the person chosen, or the one that was typed if it is a synthetic one.
async fn number(services: &Services, form: &Fields) -> Result<Option<NationalId>> {
    let Some(person) = form.get("person") else {
        let typed = field(form, "nummer").trim().parse::<NationalId>().ok();
        return Ok(typed.filter(|id| id.kind() != NationalIdKind::Real));
    };
    let Ok(person) = person.parse::<PersonId>() else { return Ok(None) };
    let Some(sealed) = store::sealed_number(&services.db, person).await? else { return Ok(None) };
    let digits = services.keys.open(person.uuid().as_bytes(), &sealed).map_err(Problem::internal)?;
    Ok(String::from_utf8(digits).ok().and_then(|digits| digits.parse().ok()))
}

/// Logout as a link.
pub(super) async fn log_out_by_link(gate: Public, req: HttpRequest, standin: Data<StandIn>) -> Result {
    standin.end_session(&gate, req.query_string().as_bytes())
}

/// Logout as a form, which keeps the ID token out of the browser's history.
pub(super) async fn log_out(gate: Public, body: Bytes, standin: Data<StandIn>) -> Result {
    standin.end_session(&gate, &body)
}

impl StandIn {
    /// The parameters of a request. One that was pushed may repeat nothing but the client (RFC 9126 §4) and counts once.
    fn unpushed(&self, fields: Fields) -> Option<Fields> {
        let Some(uri) = fields.get("request_uri") else { return Some(fields) };
        let alone = fields.len() == 2 && field(&fields, "client_id") == CLIENT_ID;
        self.memory().pushed.take(uri, self.clock.now()).filter(|_| alone)
    }

    fn waiting(&self, id: &str) -> Option<Request> {
        self.memory().waiting.see(id, self.clock.now()).cloned()
    }

    /// Back to the client, with its issuer's name (RFC 9207).
    fn back(&self, answer: &[(&str, &str)]) -> Result {
        let mut url = Url::parse(&self.client.redirect_uri).map_err(Problem::internal)?;
        url.query_pairs_mut().extend_pairs(answer).append_pair("iss", &self.issuer);
        Ok(see_other(url.as_str()))
    }

    fn grant(&self, id: &str, request: Request, pid: NationalId, acr: &'static str) -> Result {
        let (code, sid) =
            (random_token::<32>().map_err(Problem::internal)?, random_token::<32>().map_err(Problem::internal)?);
        let (now, state) = (self.clock.now(), request.state.clone());
        {
            let mut memory = self.memory();
            memory.waiting.take(id, now);
            memory.sessions.put(sid.clone(), (), now);
            memory.grants.put(code.clone(), Grant { request, pid, acr, sid, auth_time: now }, now);
        }
        self.back(&[("code", &code), ("state", &state)])
    }

    /// RP-initiated logout. A session that is not there any more leaves the browser here, as at ID-porten.
    fn end_session(&self, gate: &Public, fields: &[u8]) -> Result {
        let fields = read(fields).unwrap_or_default();
        let ended = self.hinted(&fields).is_some_and(|sid| {
            let now = self.clock.now();
            self.memory().sessions.take(&sid, now).is_some()
        });
        if !ended || field(&fields, "post_logout_redirect_uri") != self.client.post_logout_redirect_uri {
            return page_with(StatusCode::BAD_REQUEST, &Message::no_session(gate.context().lang));
        }
        let mut url = Url::parse(&self.client.post_logout_redirect_uri).map_err(Problem::internal)?;
        if let Some(state) = fields.get("state") {
            url.query_pairs_mut().append_pair("state", state);
        }
        Ok(see_other(url.as_str()))
    }

    /// The session an ID token of ours was about, however old the token is.
    fn hinted(&self, fields: &Fields) -> Option<String> {
        #[derive(Clone, Deserialize)]
        struct Hint {
            sid: String,
        }
        let key = self.key.public().ok()?.key;
        let hint = jsonwebtoken::decode::<Hint>(fields.get("id_token_hint")?, &key, &signature_only());
        Some(hint.ok()?.claims.sid)
    }
}
