//! Pages that say no. Each says what happened, that nothing is lost, and what to do next; the cause goes to the log, once.

use std::sync::Arc;

use actix_web::{
    Error, HttpMessage, HttpRequest, HttpResponse, ResponseError,
    body::{EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    error::InternalError,
    http::{StatusCode, header},
    middleware::Next,
};
use askama::Template;
use url::form_urlencoded;

use super::{layout::Layout, routes::allowed, texts::Texts};
use crate::{
    access::{Mandate, Public, Refusal, Why, remember_whose, session::RequestContext, texts as access_texts},
    kernel::{Lang, Ref},
    ledger,
    platform::{
        db::{has_nul, is_away},
        limits::TooOften,
    },
    sitemap::{self, api::is_for_machines},
};

/// How many seconds a browser should wait before it asks again for what is unavailable.
const ASK_AGAIN: u32 = 5;

/// Why a handler has no page to give.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Problem {
    /// A gate said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// There is no such thing here, or it is somebody else's.
    #[error("not found")]
    NotFound,
    /// The token or the origin of a form is wrong.
    #[error("forged")]
    Forged,
    /// A form has fields that no page of ours has.
    #[error("malformed")]
    Malformed,
    /// A form is larger than any form of ours.
    #[error("too large")]
    TooLarge,
    /// The request was meant for another host.
    #[error("misdirected")]
    Misdirected,
    /// The page is there, but not for this method. Which ones it has.
    #[error("method not allowed")]
    Method(&'static str),
    /// The organisation has as many long changes waiting as it may have.
    #[error("too many long changes wait")]
    TooManyWaiting,
    /// The database or the issuer is away.
    #[error("unavailable")]
    Unavailable(Arc<anyhow::Error>),
    /// Ours.
    #[error("internal")]
    Internal(Arc<anyhow::Error>),
}

impl Problem {
    /// A fault of ours.
    pub(crate) fn internal(e: impl Into<anyhow::Error>) -> Self {
        Self::Internal(Arc::new(e.into()))
    }

    /// Something that we need is away.
    pub(crate) fn unavailable(e: impl Into<anyhow::Error>) -> Self {
        Self::Unavailable(Arc::new(e.into()))
    }
}

impl From<sqlx::Error> for Problem {
    fn from(e: sqlx::Error) -> Self {
        match e {
            e if is_away(&e) => Self::unavailable(e),
            e if has_nul(&e) => Self::Malformed,
            e => Self::internal(e),
        }
    }
}

impl From<ledger::ChangeError> for Problem {
    fn from(e: ledger::ChangeError) -> Self {
        match e {
            ledger::ChangeError::Refused(refusal) => refusal.into(),
            ledger::ChangeError::KeyReused => Self::Malformed,
            ledger::ChangeError::Database(e) => e.into(),
            ledger::ChangeError::Payload(e) => Self::internal(e),
            ledger::ChangeError::TooManyWaiting => Self::TooManyWaiting,
            ledger::ChangeError::Job(e) => Self::internal(e),
        }
    }
}

impl From<TooOften> for Problem {
    fn from(often: TooOften) -> Self {
        Self::Refused(often.into())
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Refused(refusal) => refusal.status_code(),
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forged => StatusCode::FORBIDDEN,
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Misdirected => StatusCode::MISDIRECTED_REQUEST,
            Self::Method(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooManyWaiting => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        match self {
            Self::Refused(refusal) => refusal.error_response(),
            _ => HttpResponse::new(self.status_code()),
        }
    }
}

/// An address that no page has. It stands with the pages, so that the page that says so knows who asked.
pub(crate) async fn nothing_here(_: Public, req: HttpRequest) -> HttpResponse {
    remember_whose(&req).await;
    HttpResponse::NotFound().finish()
}

/// The page itself.
#[derive(Debug, Template)]
#[template(path = "web/problem.html")]
struct ProblemPage {
    layout: Layout,
    body: String,
    opened_by: Vec<String>,
    who_can: Vec<&'static str>,
    /// Where to ask for what is missing.
    ask: Option<String>,
    way_out: (String, &'static str),
}

impl ProblemPage {
    fn new(context: &RequestContext, problem: &Problem, inside: Option<Arc<Mandate>>, reference: &Ref) -> Self {
        let (lang, t) = (context.lang, Texts(context.lang));
        let (heading, body) = match problem {
            Problem::Refused(Refusal::Denied(denied)) => {
                let nobody = denied.nobody.filter(|_| denied.why == Why::OrganisationBankrupt);
                let why = nobody.map(|nobody| access_texts::nobody(lang, nobody));
                (t.forbidden(), why.unwrap_or_else(|| access_texts::why_not(lang, denied.why)).to_owned())
            }
            Problem::Refused(Refusal::Broken(_)) | Problem::Internal(_) => (t.internal(), t.internal_body(reference)),
            Problem::Refused(Refusal::Unavailable(_)) | Problem::Unavailable(_) => {
                (t.unavailable(), t.unavailable_body().to_owned())
            }
            Problem::Refused(Refusal::TooOften(wait)) => {
                (t.too_often(), t.too_often_body(t.seconds_in_words(wait.as_secs().max(1))))
            }
            Problem::Refused(_) | Problem::NotFound | Problem::Misdirected | Problem::Method(_) => {
                (t.not_found(), t.not_found_body().to_owned())
            }
            Problem::Forged => (t.forged(), t.forged_body().to_owned()),
            Problem::Malformed => (t.malformed(), t.malformed_body().to_owned()),
            Problem::TooLarge => (t.too_large(), t.too_large_body().to_owned()),
            Problem::TooManyWaiting => (t.too_often(), t.too_many_waiting(ledger::MAX_WAITING)),
        };
        let way_out = inside.as_ref().map(|mandate| match mandate.is_member() {
            true => (sitemap::members::first_page(lang, mandate.unit.number), t.to_my_apis()),
            false => (sitemap::overview(lang, mandate.unit.number), t.to_overview()),
        });
        // What is away may be told there, and when it comes back.
        let is_away = matches!(problem, Problem::Refused(Refusal::Unavailable(_)) | Problem::Unavailable(_));
        let way_out = if is_away { Some((sitemap::status::status(lang), t.service_status())) } else { way_out };
        let mut page = Self {
            layout: Layout::problem(context, heading, inside),
            body,
            opened_by: Vec::new(),
            who_can: Vec::new(),
            ask: None,
            way_out: way_out.unwrap_or_else(|| (sitemap::start(lang), t.to_start())),
        };
        // For an organisation that cannot act nothing opens it, whatever they hold.
        if let Problem::Refused(Refusal::Denied(denied)) = problem
            && denied.why == Why::Missing
        {
            let Mandate { unit, form, .. } = &*denied.mandate;
            page.opened_by = access_texts::opened_by(lang, denied.openers, form);
            page.who_can = access_texts::who_can(lang, unit, denied.nobody, denied.openers);
            let ask = || sitemap::requests::ask_at(lang, Some(unit.number));
            page.ask = denied.nobody.is_none().then(ask);
        }
        // Whoever registered by work e-mail asks in a place of their own.
        if let Problem::Refused(Refusal::Denied(denied)) = problem
            && denied.why == Why::OnlyTest
        {
            let org = denied.mandate.unit.number;
            page.ask = Some(sitemap::OrgPaths { lang, org }.production());
        }
        page
    }
}

fn log(problem: &Problem, reference: &Ref) {
    match problem {
        Problem::Internal(cause)
        | Problem::Unavailable(cause)
        | Problem::Refused(Refusal::Broken(cause) | Refusal::Unavailable(cause)) => {
            tracing::error!(%reference, cause = format!("{cause:#}"), "a request failed");
        }
        _ => {}
    }
}

/// The page, whose reference is that of the log's line.
fn answer(context: &RequestContext, problem: &Problem, inside: Option<Arc<Mandate>>) -> HttpResponse {
    let reference = Ref::random();
    log(problem, &reference);
    let html = ProblemPage::new(context, problem, inside, &reference).render().unwrap_or_default();
    let mut response = HttpResponse::build(problem.status_code());
    response.insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"));
    match problem {
        Problem::Refused(Refusal::TooOften(wait)) => {
            response.insert_header((header::RETRY_AFTER, wait.as_secs().max(1)));
        }
        Problem::Unavailable(_) | Problem::Refused(Refusal::Unavailable(_)) => {
            response.insert_header((header::RETRY_AFTER, ASK_AGAIN));
        }
        Problem::Method(allowed) => {
            response.insert_header((header::ALLOW, *allowed));
        }
        _ => {}
    }
    response.body(html)
}

/// The same for machines: in JSON, with the words of RFC 6749. Whoever has no token, or one that does not open this, is told so by the header
/// alone (RFC 6750).
fn for_machines(problem: &Problem) -> HttpResponse {
    let reference = Ref::random();
    log(problem, &reference);
    let status = problem.status_code();
    if let Problem::Refused(refusal @ (Refusal::NoToken | Refusal::NoScope(_))) = problem {
        return refusal.error_response();
    }
    let error = if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS {
        "temporarily_unavailable"
    } else {
        "invalid_request"
    };
    let mut response = HttpResponse::build(status);
    match problem {
        Problem::Method(allowed) => drop(response.insert_header((header::ALLOW, *allowed))),
        Problem::Refused(Refusal::TooOften(wait)) => {
            response.insert_header((header::RETRY_AFTER, wait.as_secs().max(1)));
        }
        _ if status.is_server_error() => drop(response.insert_header((header::RETRY_AFTER, ASK_AGAIN))),
        _ => {}
    }
    let what = status.canonical_reason().unwrap_or_default();
    response
        .json(serde_json::json!({ "error": error, "error_description": format!("{what} (reference: {reference})") }))
}

/// What is wrong with a request that no handler has seen, in the language of whoever sent it.
fn outside(context: &RequestContext, problem: &Problem) -> HttpResponse {
    if is_for_machines(&context.here) { for_machines(problem) } else { answer(context, problem, None) }
}

/// Draws the page for whatever went wrong further in.
pub async fn problem_pages<B: MessageBody>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let bare = {
        let first = req.path().split('/').nth(1).unwrap_or_default();
        RequestContext {
            lang: first.parse().unwrap_or(Lang::Nb),
            login: None,
            here: req.path().to_owned(),
            ..RequestContext::default()
        }
    };
    if holds_control(req.query_string()) || req.path().contains('\0') || req.path().contains("%00") {
        return Ok(req.into_response(outside(&bare, &Problem::Malformed)).map_into_right_body());
    }
    // An error instead of a response: it took too long, or the session could not be read, so the database is away.
    let response = next.call(req).await.map_err(|e| {
        let problem = e.as_error().cloned().unwrap_or_else(|| Problem::unavailable(anyhow::anyhow!("{e}")));
        InternalError::from_response(e, outside(&bare, &problem))
    })?;
    let problem = match response.response().error() {
        Some(e) => e.as_error::<Problem>().cloned().or_else(|| e.as_error::<Refusal>().cloned().map(Problem::Refused)),
        None if response.status() == StatusCode::NOT_FOUND && is_page(&response) => {
            Some(allowed(response.request()).map_or(Problem::NotFound, Problem::Method))
        }
        None => None,
    };
    match problem {
        Some(problem) if is_for_machines(response.request().path()) => {
            let answer = for_machines(&problem);
            Ok(response.into_response(answer).map_into_right_body())
        }
        Some(problem) if !problem.status_code().is_redirection() => {
            let inside = response.request().extensions().get::<Arc<Mandate>>().cloned();
            let page = answer(&RequestContext::of(response.request()), &problem, inside);
            Ok(response.into_response(page).map_into_right_body())
        }
        _ => Ok(response.map_into_left_body()),
    }
}

/// Can it be typed? A control character cannot, and the database may not take it; lines and tabs are typed.
pub(crate) fn is_typed(c: char) -> bool {
    !c.is_ascii_control() || matches!(c, '\t' | '\n' | '\r')
}

/// Has a query, or a form sent as one, a character in it that nobody types?
pub(super) fn holds_control(encoded: &str) -> bool {
    form_urlencoded::parse(encoded.as_bytes()).any(|(name, value)| !name.chars().chain(value.chars()).all(is_typed))
}

/// An empty 404 for something a person asked for.
fn is_page<B>(response: &ServiceResponse<B>) -> bool {
    !response.headers().contains_key(header::CONTENT_TYPE)
}
