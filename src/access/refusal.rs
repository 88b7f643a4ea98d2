use std::{sync::Arc, time::Duration};

use actix_web::{HttpResponse, ResponseError, http::StatusCode, http::header};

use super::{
    Actor, Mandate,
    rights::{Opener, Why},
};
use crate::{
    entitlements::Nobody,
    platform::{
        db::is_away,
        limits::{LimitError, TooOften},
    },
};

/// They have to do with the organisation, but lack what opens this page.
#[derive(Debug, Clone)]
pub struct Denied {
    /// What they hold in it.
    pub mandate: Arc<Mandate>,
    /// Why not.
    pub why: Why,
    /// What would open it.
    pub openers: &'static [Opener],
    /// The right they lack.
    pub right: &'static str,
    /// Who tried, with the best of what they hold.
    pub actor: Actor,
    /// Why nobody could give them that, if nobody can.
    pub nobody: Option<Nobody>,
}

/// A gate said no, or not yet.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Refusal {
    /// Unknown and foreign things answer alike.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in, or not at the level the page takes; the login page will bring them back.
    #[error("must sign in")]
    SignIn {
        /// The login page.
        to: String,
        /// Does it ask for the level that writing takes?
        high: bool,
    },
    /// The same page under its proper address (an organisation number typed with blanks).
    #[error("moved")]
    Moved(String),
    /// A machine shows no token, or one that is not good here.
    #[error("no token")]
    NoToken,
    /// A machine's token has none of the scopes that open this.
    #[error("the token lacks a scope")]
    NoScope(&'static [&'static str]),
    /// 403, with what would open it.
    #[error("forbidden")]
    Denied(Arc<Denied>),
    /// Too many requests; after this long there will be room again.
    #[error("too often")]
    TooOften(Duration),
    /// The database is away.
    #[error("unavailable")]
    Unavailable(Arc<anyhow::Error>),
    /// Ours.
    #[error("internal")]
    Broken(Arc<anyhow::Error>),
}

impl Refusal {
    /// The same, where more opens the page than the right that was asked.
    pub(crate) fn opened_by(self, openers: &'static [Opener]) -> Self {
        match self {
            Self::Denied(denied) => Self::Denied(Arc::new(Denied { openers, ..(*denied).clone() })),
            other => other,
        }
    }
}

impl From<sqlx::Error> for Refusal {
    fn from(e: sqlx::Error) -> Self {
        if is_away(&e) { Self::Unavailable(Arc::new(e.into())) } else { Self::Broken(Arc::new(e.into())) }
    }
}

impl From<TooOften> for Refusal {
    fn from(TooOften(wait): TooOften) -> Self {
        Self::TooOften(wait)
    }
}

impl From<LimitError> for Refusal {
    fn from(e: LimitError) -> Self {
        match e {
            LimitError::TooOften(often) => often.into(),
            LimitError::Database(e) => e.into(),
        }
    }
}

impl ResponseError for Refusal {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignIn { .. } => StatusCode::SEE_OTHER,
            Self::Moved(_) => StatusCode::PERMANENT_REDIRECT,
            Self::NoToken => StatusCode::UNAUTHORIZED,
            Self::Denied(_) | Self::NoScope(_) => StatusCode::FORBIDDEN,
            Self::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The page itself is drawn by `web::problem`, which finds this error in the response.
    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        if let Self::SignIn { to, .. } | Self::Moved(to) = self {
            response.insert_header((header::LOCATION, to.as_str()));
        }
        // RFC 6750 §3.
        match self {
            Self::NoToken => {
                response.insert_header((header::WWW_AUTHENTICATE, "Bearer"));
            }
            Self::NoScope(scopes) => {
                let challenge = format!("Bearer error=\"insufficient_scope\", scope=\"{}\"", scopes.join(" "));
                response.insert_header((header::WWW_AUTHENTICATE, challenge));
            }
            _ => {}
        }
        response.finish()
    }
}
