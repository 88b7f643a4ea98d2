use actix_session::SessionExt;
use actix_web::{
    HttpRequest, HttpResponse,
    cookie::{Cookie, SameSite, time::Duration},
    http::{
        StatusCode,
        header::{self, CONTENT_SECURITY_POLICY, RETRY_AFTER},
    },
    web::{Data, Path},
};
use jiff::SignedDuration;
use serde::Deserialize;

use super::{
    actions::{self, Answer, FirstQuestion, LoginError, LoginRequest},
    device::Device,
    kept::{KeptForm, seal_signed_out, signed_out_cookie},
    paths,
    provider::Provider,
    resend::Resend,
    return_to::ReturnTo,
    session_store::{DEVICE, ID_TOKEN, cookie_name},
    store::ATTEMPT_LIVES,
    views::{Farewell, Message},
};
use crate::{
    access::{
        Public, SignedIn,
        session::{LOGIN, Login, login_path, suffices},
    },
    kernel::{Lang, Ref},
    platform::{
        config::Config,
        keys::{random_token, sha256},
    },
    register,
    sitemap::delegations::awaited,
    web::{CSP, EmptyForm, Entry, Posted, Problem, Result, client_address, page, page_with, see_other, takes_file},
};

/// How long a browser should wait before it asks again for a login that is unavailable, in seconds.
const ASK_AGAIN: u32 = 30;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Ask {
    retur: String,
    niva: String,
    fersk: String,
    /// They were sent here again with a cookie.
    igjen: String,
}

pub(super) async fn sign_in(gate: Public, req: HttpRequest, issuer: Data<Provider>) -> Result {
    let config = &gate.services().config;
    let known = req.cookie(browser_cookie(config)).map(|cookie| cookie.value().to_owned()).filter(|it| it.len() == 43);
    let lang = gate.context().lang;
    let ask: Ask = serde_html_form::from_str(req.query_string()).unwrap_or_default();
    let from = client_address(&req, &config.trusted_proxies);
    if let Err(e) = gate.services().limits.login(from, known.as_ref().map(|browser| sha256(browser.as_bytes()))) {
        // Somebody behind the same address logs in too often. Whoever brings the cookie back is counted for themselves.
        if known.is_some() || !ask.igjen.is_empty() {
            return Err(e.into());
        }
        let here = &gate.context().here;
        let mut response = see_other(&format!("{here}{}igjen=ja", if here.contains('?') { '&' } else { '?' }));
        let browser = random_token::<32>().map_err(Problem::internal)?;
        response.add_cookie(&attempt_cookie(config, browser)).map_err(Problem::internal)?;
        return Ok(response);
    }
    let (high, fresh) = (ask.niva == "hoy", ask.fersk == "ja");
    let return_to = ReturnTo::parse(&ask.retur, lang);
    match &gate.context().login {
        Some(login) if !fresh && suffices(config, &login.acr, high) => return Ok(see_other(return_to.as_str())),
        None if req.cookie(cookie_name(config)).is_some() => return ended(&gate, config, &return_to, high),
        _ => {}
    }
    let again = login_path(lang, return_to.as_str(), high);
    let browser = known.map_or_else(random_token::<32>, Ok).map_err(Problem::internal)?;
    match actions::begin(gate.services(), &issuer, LoginRequest { lang, return_to, high, fresh }, &browser).await {
        Ok(url) => {
            let mut response = see_other(url.as_str());
            response.add_cookie(&attempt_cookie(config, browser)).map_err(Problem::internal)?;
            Ok(response)
        }
        Err(error) => {
            tracing::warn!(target: "portner::login", action = "begin", result = "unavailable", error = format!("{error:#}"));
            let mut response = page_with(StatusCode::SERVICE_UNAVAILABLE, &Message::unavailable(&gate, again))?;
            response.headers_mut().insert(RETRY_AFTER, ASK_AGAIN.into());
            Ok(response)
        }
    }
}

/// Tells them once; the cookie that led here goes away, so the link on the page leads to the issuer.
fn ended(gate: &Public, config: &Config, return_to: &ReturnTo, high: bool) -> Result {
    let again = login_path(gate.context().lang, return_to.as_str(), high);
    let minutes = (config.session_idle.as_mins(), config.session_max.as_mins());
    let mut response = page(&Message::ended(gate, minutes, (return_to, again)))?;
    remove_cookie(&mut response, config, cookie_name(config))?;
    Ok(response)
}

pub(super) async fn callback(gate: Public, req: HttpRequest, issuer: Data<Provider>) -> Result {
    let answer: Answer = serde_html_form::from_str(req.query_string()).unwrap_or_default();
    let browser = req.cookie(browser_cookie(&gate.services().config));
    let ip = client_address(&req, &gate.services().config.trusted_proxies);
    match actions::finish(gate.services(), &issuer, browser.as_ref().map(Cookie::value), answer).await {
        Ok(welcome) => {
            let (session, person) = (welcome.login.session, welcome.login.person);
            let acr = welcome.login.acr.as_str();
            tracing::info!(target: "portner::login", action = "login", result = "ok", %session, %person, acr, ?ip);
            begin_session(&req, &welcome.login)?;
            req.get_session().insert(ID_TOKEN, &welcome.id_token).map_err(Problem::internal)?;
            let (lang, back) = (welcome.return_to.lang(), welcome.return_to.as_str());
            let mut response = see_other(&match welcome.question {
                Some(FirstQuestion::Name) => paths::name(lang, back),
                Some(FirstQuestion::Awaited) => awaited(lang, None, back),
                None => back.to_owned(),
            });
            let config = &gate.services().config;
            remove_cookie(&mut response, config, signed_out_cookie(config))?;
            Ok(response)
        }
        // The back button after a login leads here; they are where they wanted to be.
        Err(LoginError::Stale) if gate.context().login.is_some() => {
            Ok(see_other(ReturnTo::start(gate.context().lang).as_str()))
        }
        Err(why) => {
            let reference = Ref::random();
            // Cancelling and taking too long are what people do; the rest is worth somebody's attention.
            if matches!(why, LoginError::Cancelled(_) | LoginError::Stale) {
                tracing::info!(target: "portner::login", action = "login", result = %why, %reference, ?ip);
            } else {
                tracing::warn!(target: "portner::login", action = "login", result = %why, %reference, ?ip);
            }
            let (status, message) = Message::login_error(&gate, &why, &reference);
            page_with(status, &message)
        }
    }
}

/// Begins the session of somebody who is known now.
pub(crate) fn begin_session(req: &HttpRequest, login: &Login) -> Result<()> {
    let session = req.get_session();
    // Nothing planted before the login survives it, the key least of all.
    session.clear();
    session.renew();
    let said = req.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    session.insert(DEVICE, Device::of(said)).map_err(Problem::internal)?;
    session.insert(LOGIN, login).map_err(Problem::internal)
}

/// A form that came too late. Whoever it was not kept for comes to the front page and learns nothing of it, as with one that never was:
/// another person may log in where somebody's form was kept, and they have done nothing wrong.
pub(super) async fn kept_form(gate: SignedIn, path: Path<(String, String)>, table: Data<Vec<Entry>>) -> Result {
    let Some(form) = KeptForm::find(gate.services(), &path.into_inner().1, gate.person()).await? else {
        return Ok(see_other(ReturnTo::start(gate.context().lang).as_str()));
    };
    let org = match form.org() {
        Some(org) => register::unit(&mut *gate.db().await?, org, gate.today()).await?,
        None => None,
    };
    let takes_file = takes_file(&table, form.path.split('?').next().unwrap_or_default());
    page(&Resend::new(&gate, form, org, takes_file))
}

pub(super) async fn sign_out(
    gate: Public,
    form: Posted<EmptyForm>,
    req: HttpRequest,
    issuer: Data<Provider>,
) -> Result {
    let lang = gate.context().lang;
    let Some(login) = &gate.context().login else { return Ok(see_other(&paths::signed_out(lang))) };
    form.read_unkeyed(login)?;
    let back = gate.services().config.absolute(paths::AFTER_LOGOUT);
    let farewell = actions::leave(gate.services(), &issuer, login, lang, back).await.map_err(Problem::internal)?;
    req.get_session().purge();
    tracing::info!(target: "portner::login", action = "logout", result = "ok", session = %login.session, person = %login.person);
    let mut response = match farewell {
        actions::Farewell::Over => see_other(&paths::signed_out(lang)),
        actions::Farewell::Tell { address, fields } => {
            // Browsers apply form-action to the redirects that follow a form as well, so the issuer's pages are listed too.
            let login_origin = issuer.metadata().await.map(|m| m.login_origin()).unwrap_or_default();
            let allowed = format!("form-action 'self' {} {login_origin}", address.origin().ascii_serialization());
            let mut response = page(&Farewell::new(&gate, address, fields))?;
            set(&mut response, CONTENT_SECURITY_POLICY, &CSP.replace("form-action 'self'", allowed.trim_end()))?;
            response
        }
    };
    let (config, name) = (&gate.services().config, seal_signed_out(gate.services(), login.person)?);
    response.add_cookie(&plain_cookie(config, signed_out_cookie(config), name)).map_err(Problem::internal)?;
    set(&mut response, header::HeaderName::from_static("clear-site-data"), "\"cache\", \"storage\"")?;
    Ok(response)
}

pub(super) async fn signed_out(gate: Public) -> Result {
    match gate.context().login {
        Some(_) => Ok(see_other(ReturnTo::start(gate.context().lang).as_str())),
        None => page(&Message::signed_out(&gate)),
    }
}

/// The issuer's way back after logout. It has one registered address for all languages; `state` says which one it was.
pub(super) async fn after_logout(gate: Public, req: HttpRequest) -> HttpResponse {
    #[derive(Default, Deserialize)]
    struct Back {
        #[serde(default)]
        state: String,
    }
    let back: Back = serde_html_form::from_str(req.query_string()).unwrap_or_default();
    let lang: Lang = back.state.parse().unwrap_or(gate.context().lang);
    see_other(&paths::signed_out(lang))
}

pub(super) fn set(response: &mut HttpResponse, name: header::HeaderName, value: &str) -> Result<()> {
    response.headers_mut().insert(name, header::HeaderValue::from_str(value).map_err(Problem::internal)?);
    Ok(())
}

/// The cookie that binds attempts to a browser: its own, so that an old session cannot be mixed in and several tabs work.
fn browser_cookie(config: &Config) -> &'static str {
    if config.is_plain_http() { "login" } else { "__Host-login" }
}

/// The cookies of logging in, and how long each lasts, which is as long as the browser is open where there is no time: of the session, of
/// attempts, and of whoever signed out.
pub(crate) fn cookies(config: &Config) -> [(&'static str, Option<SignedDuration>); 3] {
    [(cookie_name(config), None), (browser_cookie(config), Some(ATTEMPT_LIVES)), (signed_out_cookie(config), None)]
}

fn attempt_cookie(config: &Config, browser: String) -> Cookie<'static> {
    let mut cookie = plain_cookie(config, browser_cookie(config), browser);
    cookie.set_max_age(Duration::seconds(ATTEMPT_LIVES.as_secs()));
    cookie
}

fn remove_cookie(response: &mut HttpResponse, config: &Config, name: &'static str) -> Result<()> {
    let mut cookie = plain_cookie(config, name, String::new());
    cookie.make_removal();
    response.add_cookie(&cookie).map_err(Problem::internal)
}

pub(crate) fn plain_cookie(config: &Config, name: &'static str, value: String) -> Cookie<'static> {
    Cookie::build(name, value)
        .path("/")
        .secure(!config.is_plain_http())
        .http_only(true)
        .same_site(SameSite::Lax)
        .finish()
}
