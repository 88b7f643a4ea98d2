//! The reading side of sessions. The login room writes them.

use actix_session::SessionExt;
use actix_web::{HttpMessage, HttpRequest, web::Data};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use url::form_urlencoded;

use crate::{
    kernel::{Lang, PersonId, SessionId},
    platform::{Services, config::Config},
};

/// The key under which the login room keeps [`Login`] in the session.
pub const LOGIN: &str = "login";

/// The key under which the login room tells how pages look to whoever is signed in.
pub const APPEARANCE: &str = "appearance";

/// Light or dark, by the words of Designsystemet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(type_name = "text", rename_all = "lowercase")]
pub enum ColorScheme {
    /// As the system is.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl ColorScheme {
    /// The word of it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// How close things stand, by the sizes of Designsystemet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[sqlx(type_name = "text")]
pub enum Density {
    /// Larger, with more room.
    #[serde(rename = "lg")]
    #[sqlx(rename = "lg")]
    Roomy,
    /// As pages come.
    #[default]
    #[serde(rename = "md")]
    #[sqlx(rename = "md")]
    Standard,
    /// Smaller, with more on a page.
    #[serde(rename = "sm")]
    #[sqlx(rename = "sm")]
    Compact,
}

impl Density {
    /// The word of it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Roomy => "lg",
            Self::Standard => "md",
            Self::Compact => "sm",
        }
    }
}

/// How pages look to somebody.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appearance {
    /// Light or dark.
    pub scheme: ColorScheme,
    /// How close.
    pub density: Density,
}

/// What a session knows. No rights: those are read anew at every request.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Login {
    /// The session's own id, for logs; not the key in the cookie.
    pub session: SessionId,
    /// Who signed in.
    pub person: PersonId,
    /// Their name, to greet them by.
    pub name: String,
    /// The level of assurance they signed in at.
    pub acr: String,
    /// When they proved who they are.
    pub auth_time: Timestamp,
    /// The secret behind the tokens in their forms: 32 bytes, base64url.
    pub csrf: String,
    /// The issuer that vouched for them.
    pub iss: String,
    /// The issuer's name for the session, for single logout.
    pub sid: Option<String>,
}

/// The level of a login by e-mail. It is below all levels of issuers, whatever the settings call those, so it opens nothing but what is open to
/// those who have registered by work e-mail.
pub const BY_EMAIL: &str = "email";

impl Login {
    /// Did they prove an e-mail address, and not who they are?
    pub(crate) fn is_by_email(&self) -> bool {
        self.acr == BY_EMAIL
    }

    /// Stands for somebody who confirmed something and left. It is at no level of an issuer, so it opens no page.
    pub(super) fn of_nobody_present(person: PersonId, name: String, by_email: bool, now: Timestamp) -> Self {
        let nothing = String::new;
        let acr = if by_email { BY_EMAIL.to_owned() } else { nothing() };
        let (session, csrf, iss) = (SessionId::new(), nothing(), nothing());
        Self { session, person, name, acr, auth_time: now, csrf, iss, sid: None }
    }
}

/// Who is asking, in which language, for which page.
#[derive(Debug, Clone, Default)]
pub struct RequestContext {
    /// The language of the page.
    pub lang: Lang,
    /// The session, if they are signed in.
    pub login: Option<Login>,
    /// Path and query as asked for.
    pub here: String,
    /// How long the session lasts without a request.
    pub idle: SignedDuration,
    /// The searches in which the number of a person was typed; they are not in `here`.
    pub persons: PersonsTyped,
    /// How pages look to them.
    pub appearance: Appearance,
}

/// The fields of a query in which the number of a person was typed.
#[derive(Debug, Clone, Default)]
pub struct PersonsTyped(pub Vec<&'static str>);

impl RequestContext {
    /// Reads it before anything says no.
    pub(crate) fn remember(req: &HttpRequest) {
        Self::of(req);
    }

    /// Reads the request, once: a page that says no is drawn when the session has been put away, and still knows who asked.
    /// The language is the first segment of the path, else the cookie, else what the browser accepts.
    pub(crate) fn of(req: &HttpRequest) -> Self {
        if let Some(context) = req.extensions().get::<Self>() {
            return context.clone();
        }
        let services = req.app_data::<Data<Services>>();
        let idle = services.map(|services| services.config.session_idle).unwrap_or_default();
        let persons = req.extensions().get::<PersonsTyped>().cloned().unwrap_or_default();
        let context =
            Self { lang: lang(req), login: login(req), here: here(req), idle, persons, appearance: appearance(req) };
        req.extensions_mut().insert(context.clone());
        context
    }
}

fn lang(req: &HttpRequest) -> Lang {
    let first = req.path().split('/').nth(1).unwrap_or_default();
    first.parse().ok().or_else(|| req.cookie("lang")?.value().parse().ok()).unwrap_or_else(|| {
        let accepts = req.headers().get("accept-language").and_then(|v| v.to_str().ok());
        Lang::negotiate(accepts.unwrap_or_default())
    })
}

fn here(req: &HttpRequest) -> String {
    match req.query_string() {
        "" => req.path().to_owned(),
        query => format!("{}?{query}", req.path()),
    }
}

fn login(req: &HttpRequest) -> Option<Login> {
    // A state that cannot be read is from an older version of us: they sign in again.
    req.get_session().get(LOGIN).ok().flatten()
}

fn appearance(req: &HttpRequest) -> Appearance {
    req.get_session().get(APPEARANCE).ok().flatten().unwrap_or_default()
}

/// Where to sign in; `high` asks for the level that writing takes.
#[must_use]
pub fn login_path(lang: Lang, return_to: &str, high: bool) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("retur", return_to);
    if high {
        query.append_pair("niva", "hoy");
    }
    format!("/{lang}/logg-inn?{}", query.finish())
}

/// Is this level of assurance enough for reading, or for writing?
#[must_use]
pub fn suffices(config: &Config, acr: &str, writes: bool) -> bool {
    let order = ["idporten-loa-low", "idporten-loa-substantial", "idporten-loa-high"].map(str::to_owned);
    let (order, needed) = match &config.oidc {
        Some(oidc) => (oidc.acr_order.as_slice(), if writes { &oidc.acr_write } else { &oidc.acr_read }),
        None => (order.as_slice(), if writes { &order[2] } else { &order[1] }),
    };
    if acr == BY_EMAIL {
        return false;
    }
    let rank = |level: &str| order.iter().position(|known| known == level);
    rank(acr).is_some_and(|have| rank(needed).is_some_and(|need| have >= need))
}
