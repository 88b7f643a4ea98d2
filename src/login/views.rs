use actix_web::http::StatusCode;
use askama::Template;
use url::Url;

use super::{actions::LoginError, id_token::Fault, return_to::ReturnTo, texts::Texts};
use crate::{
    access::{Public, SignedIn, session::login_path},
    kernel::{Lang, PersonName, Ref},
    ledger::FormKey,
    register::OwnName,
    sitemap::members,
    web::{FormErrors, Layout},
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
    /// The way in for those who have registered by e-mail.
    by_email: Option<(String, &'static str)>,
}

/// *Hva heter du?*, or what stands where the register says it.
#[derive(Debug, Template)]
#[template(path = "login/name.html")]
pub(super) struct NamePage {
    layout: Layout,
    t: Texts,
    key: String,
    errors: FormErrors,
    typed: String,
    back: String,
    /// The name, if somebody else tells it.
    told: Option<String>,
}

impl NamePage {
    pub(super) fn new(
        gate: &SignedIn,
        (name, own): (PersonName, OwnName),
        typed: Option<String>,
        back: &str,
        errors: FormErrors,
    ) -> Self {
        let t = Texts(gate.context().lang);
        let heading = if own == OwnName::Told { t.your_name() } else { t.what_is_your_name() };
        let shown = if own == OwnName::Own { name.to_string() } else { String::new() };
        Self {
            layout: Layout::signed_in(gate, heading).with_faults(!errors.is_empty()),
            t,
            key: FormKey::draw(),
            errors,
            typed: typed.unwrap_or(shown),
            back: back.to_owned(),
            told: (own == OwnName::Told).then(|| t.name_told(name)),
        }
    }
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
    /// The session had ended when they came back; `minutes` are the idle and the absolute limit.
    pub(super) fn ended(gate: &Public, minutes: (i64, i64), (to, again): (&ReturnTo, String)) -> Self {
        let t = Texts(gate.context().lang);
        let (idle, max) = minutes;
        let next = if to.is_kept_form() { t.ended_kept() } else { t.ended_next() };
        let body = vec![t.ended_body(idle, max), next.to_owned()];
        let by_email = (members::register(t.0), t.sign_in_by_email());
        Self {
            layout: Layout::public(gate, t.ended()),
            tone: "info",
            body,
            way_on: (again, t.sign_in_again()),
            by_email: Some(by_email),
        }
    }

    /// They have logged out.
    pub(super) fn signed_out(gate: &Public) -> Self {
        let t = Texts(gate.context().lang);
        let body = vec![t.signed_out_body().to_owned()];
        Self {
            layout: Layout::public(gate, t.signed_out()),
            tone: "success",
            body,
            way_on: (format!("/{}/", t.0), t.to_start()),
            by_email: None,
        }
    }

    /// The issuer does not answer.
    pub(super) fn unavailable(gate: &Public, again: String) -> Self {
        let t = Texts(gate.context().lang);
        let body = vec![t.unavailable_body().to_owned()];
        Self {
            layout: Layout::public(gate, t.unavailable()),
            tone: "warning",
            body,
            way_on: (again, t.try_again()),
            by_email: None,
        }
    }

    /// They were not signed in, with the status of the page.
    pub(super) fn login_error(gate: &Public, why: &LoginError, reference: &Ref) -> (StatusCode, Self) {
        let return_to = return_to(why, gate.context().lang);
        let t = Texts(return_to.lang());
        let again =
            login_path(return_to.lang(), return_to.as_str(), matches!(why, LoginError::Token(Fault::LevelTooLow, _)));
        let (status, tone, heading, body) = match why {
            LoginError::Cancelled(_) => (StatusCode::OK, "info", t.cancelled(), t.cancelled_body()),
            LoginError::Stale => (StatusCode::BAD_REQUEST, "warning", t.stale(), t.stale_body()),
            LoginError::Unavailable(..) => {
                (StatusCode::SERVICE_UNAVAILABLE, "warning", t.unavailable(), t.unavailable_body())
            }
            LoginError::Refused { .. } | LoginError::Ours(_) => {
                (StatusCode::BAD_GATEWAY, "warning", t.refused(), t.refused_body())
            }
            LoginError::Dead => (StatusCode::FORBIDDEN, "danger", t.refused(), t.dead_body()),
            LoginError::WrongIssuer(_) => (StatusCode::BAD_REQUEST, "danger", t.refused(), t.not_trusted_body()),
            LoginError::Token(fault, _) => token_fault(t, *fault),
        };
        let mut layout = Layout::public(gate, heading);
        // The callback has no language in its address; the page they wanted has.
        layout.lang = return_to.lang();
        layout.t.0 = return_to.lang();
        let mut body = vec![body.to_owned()];
        if !matches!(why, LoginError::Cancelled(_)) {
            body.push(t.reference(reference));
        }
        (status, Self { layout, tone, body, way_on: (again, t.sign_in_again()), by_email: None })
    }
}

type News = (StatusCode, &'static str, &'static str, &'static str);

/// Most faults mean the same to a visitor; four they can do something about.
fn token_fault(t: Texts, fault: Fault) -> News {
    match fault {
        Fault::LevelTooLow | Fault::MissingLevel | Fault::NotFresh => {
            (StatusCode::FORBIDDEN, "warning", t.too_low(), t.too_low_body())
        }
        Fault::MissingPid | Fault::BadPid => (StatusCode::FORBIDDEN, "warning", t.no_number(), t.no_number_body()),
        Fault::SyntheticPid | Fault::RealPid => {
            (StatusCode::FORBIDDEN, "warning", t.wrong_world(), t.wrong_world_body())
        }
        _ => (StatusCode::BAD_GATEWAY, "danger", t.refused(), t.not_trusted_body()),
    }
}

fn return_to(why: &LoginError, lang: Lang) -> ReturnTo {
    match why {
        LoginError::Cancelled(to)
        | LoginError::Refused { return_to: to, .. }
        | LoginError::Unavailable(_, to)
        | LoginError::WrongIssuer(to)
        | LoginError::Token(_, to) => to.clone(),
        LoginError::Stale | LoginError::Dead | LoginError::Ours(_) => ReturnTo::start(lang),
    }
}

impl Farewell {
    pub(super) fn new(gate: &Public, action: Url, fields: Vec<(&'static str, String)>) -> Self {
        let t = Texts(gate.context().lang);
        let mut layout = Layout::public(gate, t.farewell());
        // The gate let them in before their session ended.
        layout.viewer = None;
        Self { layout, t, action, fields }
    }
}
