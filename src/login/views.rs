use actix_web::http::StatusCode;
use askama::Template;
use url::Url;

use super::{actions::NotIn, id_token::Fault, return_to::ReturnTo, texts::Texts};
use crate::{
    access::{Anyone, session::login_path},
    kernel::{Lang, Ref},
    platform::config::Config,
    web::Layout,
};

/// A page that says one thing and offers one way on.
#[derive(Debug, Template)]
#[template(path = "login/message.html")]
pub(super) struct Message {
    layout: Layout,
    /// Designsystemet's colour of the alert: what kind of news this is.
    tone: &'static str,
    body: Vec<String>,
    way_on: (String, &'static str),
}

/// The last step of logging out, at the issuer.
#[derive(Debug, Template)]
#[template(path = "login/farewell.html")]
pub(super) struct Farewell {
    layout: Layout,
    t: Texts,
    action: Url,
    fields: Vec<(&'static str, String)>,
}

impl Message {
    /// The session had ended when she came back.
    pub(super) fn ended(gate: &Anyone, config: &Config, again: String) -> Self {
        let t = Texts(gate.seat().lang);
        let (idle, max) = (config.session_idle.as_mins(), config.session_max.as_mins());
        Self {
            layout: Layout::public(gate, t.ended()),
            tone: "info",
            body: vec![t.ended_body(idle, max), t.ended_next().to_owned()],
            way_on: (again, t.sign_in_again()),
        }
    }

    /// She has logged out.
    pub(super) fn signed_out(gate: &Anyone) -> Self {
        let lang = gate.seat().lang;
        let t = Texts(lang);
        Self {
            layout: Layout::public(gate, t.signed_out()),
            tone: "success",
            body: vec![t.signed_out_body().to_owned()],
            way_on: (format!("/{lang}/"), t.to_start()),
        }
    }

    /// The issuer does not answer.
    pub(super) fn unavailable(gate: &Anyone, again: String) -> Self {
        let t = Texts(gate.seat().lang);
        Self {
            layout: Layout::public(gate, t.unavailable()),
            tone: "warning",
            body: vec![t.unavailable_body().to_owned()],
            way_on: (again, t.try_again()),
        }
    }

    /// She was not signed in, with the status of the page.
    pub(super) fn not_in(gate: &Anyone, why: &NotIn, reference: &Ref) -> (StatusCode, Self) {
        let return_to = return_to(why, gate.seat().lang);
        let t = Texts(return_to.lang());
        let again =
            login_path(return_to.lang(), return_to.as_str(), matches!(why, NotIn::Token(Fault::LevelTooLow, _)));
        let (status, tone, heading, body) = match why {
            NotIn::Cancelled(_) => (StatusCode::OK, "info", t.cancelled(), t.cancelled_body()),
            NotIn::Stale => (StatusCode::BAD_REQUEST, "warning", t.stale(), t.stale_body()),
            NotIn::Unavailable(..) => {
                (StatusCode::SERVICE_UNAVAILABLE, "warning", t.unavailable(), t.unavailable_body())
            }
            NotIn::Refused { .. } | NotIn::Ours(_) => {
                (StatusCode::BAD_GATEWAY, "warning", t.refused(), t.refused_body())
            }
            NotIn::Dead => (StatusCode::FORBIDDEN, "danger", t.refused(), t.dead_body()),
            NotIn::WrongIssuer(_) => (StatusCode::BAD_REQUEST, "danger", t.refused(), t.not_trusted_body()),
            NotIn::Token(fault, _) => token_fault(t, *fault),
        };
        let mut layout = Layout::public(gate, heading);
        // The callback has no language in its address; the page she wanted has.
        layout.lang = return_to.lang();
        layout.t.0 = return_to.lang();
        let mut body = vec![body.to_owned()];
        if !matches!(why, NotIn::Cancelled(_)) {
            body.push(t.reference(reference));
        }
        (status, Self { layout, tone, body, way_on: (again, t.sign_in_again()) })
    }
}

type News = (StatusCode, &'static str, &'static str, &'static str);

/// Most faults mean the same to a visitor; four she can do something about.
fn token_fault(t: Texts, fault: Fault) -> News {
    match fault {
        Fault::LevelTooLow | Fault::MissingLevel | Fault::NotFresh => {
            (StatusCode::FORBIDDEN, "warning", t.too_low(), t.too_low_body())
        }
        Fault::MissingPid | Fault::BadPid => (StatusCode::FORBIDDEN, "warning", t.no_number(), t.no_number_body()),
        Fault::SyntheticPid | Fault::RealPid => {
            (StatusCode::FORBIDDEN, "warning", t.wrong_world(), t.wrong_world_body())
        }
        Fault::Jws(_)
        | Fault::MissingIssuer
        | Fault::WrongIssuer
        | Fault::MissingAudience
        | Fault::WrongAudience
        | Fault::WrongParty
        | Fault::MissingSubject
        | Fault::MissingExpiry
        | Fault::Expired
        | Fault::MissingIssuedAt
        | Fault::FromTheFuture
        | Fault::TooOld
        | Fault::MissingNonce
        | Fault::WrongNonce
        | Fault::MissingSession => (StatusCode::BAD_GATEWAY, "danger", t.refused(), t.not_trusted_body()),
    }
}

fn return_to(why: &NotIn, lang: Lang) -> ReturnTo {
    match why {
        NotIn::Cancelled(to)
        | NotIn::Refused { return_to: to, .. }
        | NotIn::Unavailable(_, to)
        | NotIn::WrongIssuer(to)
        | NotIn::Token(_, to) => to.clone(),
        NotIn::Stale | NotIn::Dead | NotIn::Ours(_) => ReturnTo::start(lang),
    }
}

impl Farewell {
    pub(super) fn new(gate: &Anyone, action: Url, fields: Vec<(&'static str, String)>) -> Self {
        let t = Texts(gate.seat().lang);
        let mut layout = Layout::public(gate, t.farewell());
        // The gate let her in before her session ended.
        layout.viewer = None;
        Self { layout, t, action, fields }
    }
}
