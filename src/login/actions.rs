//! Logging in and out.

use anyhow::Context;
use base64::{Engine, engine::general_purpose::STANDARD};
use secrecy::ExposeSecret;
use serde::Deserialize;
use url::Url;

use super::{
    events::NameTold,
    id_token::{Asked, Fault, Identity},
    logout_token::LogoutFault,
    provider::Provider,
    return_to::ReturnTo,
    store::{self, Attempt, Person},
    texts::Texts,
};
use crate::{
    access::{
        SignedIn,
        session::{Login, suffices},
    },
    entitlements,
    kernel::{Lang, PersonId, PersonName, SessionId},
    ledger::{ChangeError, FormKey, OwnChange, may_fail},
    platform::{
        Services,
        keys::{KeyError, random_token, sha256},
    },
    register, sitemap,
};

/// What a visitor wants when they log in.
#[derive(Debug)]
pub(crate) struct LoginRequest {
    pub(crate) lang: Lang,
    pub(crate) return_to: ReturnTo,
    /// The level that writing takes.
    pub(crate) high: bool,
    /// Prove themselves anew even if the issuer knows them.
    pub(crate) fresh: bool,
}

/// Begins an attempt for this browser; returns where to send it.
pub(crate) async fn begin(
    services: &Services,
    issuer: &Provider,
    request: LoginRequest,
    browser: &str,
) -> anyhow::Result<Url> {
    let oidc = issuer.oidc();
    let attempt = Attempt {
        state: random_token::<32>()?,
        nonce: random_token::<32>()?,
        verifier: random_token::<32>()?,
        return_to: request.return_to.to_string(),
        acr: if request.high { oidc.acr_write.clone() } else { oidc.acr_read.clone() },
        fresh: request.fresh,
    };
    let url = issuer.authorization_url(&attempt, request.lang).await?;
    let seal = |secret: &str| services.keys.seal(&context(&attempt.state), secret.as_bytes());
    let (nonce, verifier) = (STANDARD.encode(seal(&attempt.nonce)?), STANDARD.encode(seal(&attempt.verifier)?));
    let attempt = Attempt { nonce, verifier, ..attempt };
    store::keep_attempt(&services.db, &attempt, &sha256(browser.as_bytes()), services.clock.now()).await?;
    Ok(url)
}

/// What is sealed opens in its own row only.
fn context(state: &str) -> Vec<u8> {
    format!("login attempt {state}").into_bytes()
}

/// The nonce or the verifier of an attempt.
fn open(services: &Services, state: &str, sealed: &str) -> anyhow::Result<String> {
    Ok(String::from_utf8(services.keys.open(&context(state), &STANDARD.decode(sealed)?)?)?)
}

/// What the issuer sent the browser back with (RFC 6749 §4.1.2). `error_description` is not read: nobody should see it.
#[derive(Default, Deserialize)]
pub(crate) struct Answer {
    code: Option<String>,
    state: Option<String>,
    iss: Option<String>,
    error: Option<String>,
}

/// Signed in.
#[derive(Debug)]
pub(crate) struct Welcome {
    pub(crate) login: Login,
    /// Sealed for the session's row, base64.
    pub(crate) id_token: String,
    pub(crate) return_to: ReturnTo,
    /// What they are asked before they go there.
    pub(crate) question: Option<FirstQuestion>,
}

/// What somebody is asked who has logged in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FirstQuestion {
    /// Neither the register nor the login names them.
    Name,
    /// An organisation has given something to their number, and they are to say whether it was meant for them.
    Awaited,
}

/// Not signed in, and why.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LoginError {
    /// No such attempt of this browser, or it took too long, or it has been used.
    #[error("no such attempt")]
    Stale,
    /// They pressed cancel.
    #[error("cancelled")]
    Cancelled(ReturnTo),
    /// The issuer said no; its code is for the log.
    #[error("the issuer answered {code}")]
    Refused { code: String, return_to: ReturnTo },
    /// The issuer or its answer cannot be reached.
    #[error("the issuer is unavailable: {0:#}")]
    Unavailable(anyhow::Error, ReturnTo),
    /// Another issuer answered than we asked (RFC 9207): somebody mixes them up.
    #[error("answered by another issuer")]
    WrongIssuer(ReturnTo),
    /// The ID token breaks a rule.
    #[error("ID token: {0}")]
    Token(Fault, ReturnTo),
    /// The register says they are dead.
    #[error("the person is registered as dead")]
    Dead,
    /// Ours.
    #[error(transparent)]
    Ours(#[from] anyhow::Error),
}

impl From<sqlx::Error> for LoginError {
    fn from(e: sqlx::Error) -> Self {
        Self::Ours(e.into())
    }
}

impl From<KeyError> for LoginError {
    fn from(e: KeyError) -> Self {
        Self::Ours(e.into())
    }
}

/// Ends an attempt, for better or worse. An attempt counts once, whatever comes of it.
pub(crate) async fn finish(
    services: &Services,
    issuer: &Provider,
    browser: Option<&str>,
    answer: Answer,
) -> Result<Welcome, LoginError> {
    let (Some(state), Some(browser)) = (&answer.state, browser) else { return Err(LoginError::Stale) };
    let attempt = store::use_attempt(&services.db, state, &sha256(browser.as_bytes()), services.clock.now()).await?;
    let attempt = attempt.ok_or(LoginError::Stale)?;
    let return_to = ReturnTo::parse(&attempt.return_to, Lang::default());
    let (nonce, verifier) = (open(services, state, &attempt.nonce)?, open(services, state, &attempt.verifier)?);
    let unavailable = |e| LoginError::Unavailable(e, return_to.clone());
    let metadata = issuer.metadata().await.map_err(unavailable)?;
    let names_itself = metadata.authorization_response_iss_parameter_supported;
    if answer.iss.as_ref().map_or(names_itself, |iss| *iss != issuer.oidc().issuer) {
        return Err(LoginError::WrongIssuer(return_to));
    }
    let code = match (answer.code, answer.error) {
        (Some(code), None) => code,
        (_, Some(error)) => return Err(refused(&error, return_to)),
        (None, None) => return Err(refused("", return_to)),
    };
    let id_token = issuer.exchange(&code, &verifier).await.map_err(unavailable)?;
    let asked = Asked { oidc: issuer.oidc(), nonce: &nonce, acr: &attempt.acr, fresh: attempt.fresh };
    let identity = issuer.identify(id_token.expose_secret(), asked).await.map_err(unavailable)?;
    let identity = identity.map_err(|fault| LoginError::Token(fault, return_to.clone()))?;
    let person = person(services, &identity).await?;
    if person.died {
        return Err(LoginError::Dead);
    }
    let question = question(services, &person).await?;
    let login = login(issuer, &person, identity, return_to.lang())?;
    let return_to = first_page(services, &login, return_to).await?;
    let sealed = services.keys.seal(login.session.uuid().as_bytes(), id_token.expose_secret().as_bytes())?;
    Ok(Welcome { login, id_token: STANDARD.encode(sealed), return_to, question })
}

/// What the error codes of RFC 6749 §4.1.2.1 mean to a visitor.
fn refused(error: &str, return_to: ReturnTo) -> LoginError {
    match error {
        "access_denied" => LoginError::Cancelled(return_to),
        "server_error" | "temporarily_unavailable" => {
            LoginError::Unavailable(anyhow::anyhow!("it answered {error}"), return_to)
        }
        other => {
            let code = other.chars().filter(|c| c.is_ascii_lowercase() || *c == '_').take(60).collect();
            LoginError::Refused { code, return_to }
        }
    }
}

/// Where they wanted to go. Support who wanted nothing else come to their desk, which takes the higher level.
async fn first_page(services: &Services, login: &Login, wanted: ReturnTo) -> sqlx::Result<ReturnTo> {
    let lang = wanted.lang();
    let is_any = wanted == ReturnTo::start(lang) || wanted.as_str() == sitemap::home::picker(lang);
    if !is_any || !suffices(&services.config, &login.acr, true) {
        return Ok(wanted);
    }
    let does_support = entitlements::is_staff(&mut *services.db.acquire().await?, login.person).await?;
    Ok(if does_support { ReturnTo::parse(&sitemap::support::desk(lang), lang) } else { wanted })
}

/// What are they to be asked?
async fn question(services: &Services, person: &Person) -> sqlx::Result<Option<FirstQuestion>> {
    if person.name.is_missing() {
        return Ok(Some(FirstQuestion::Name));
    }
    let mut db = services.db.acquire().await?;
    let next = entitlements::next_awaited(&mut db, person.person_id, None, services.clock.today()).await?;
    Ok(next.map(|_| FirstQuestion::Awaited))
}

fn login(issuer: &Provider, person: &Person, identity: Identity, lang: Lang) -> Result<Login, KeyError> {
    let is_missing = person.name.is_missing();
    Ok(Login {
        session: SessionId::new(),
        person: person.person_id,
        name: if is_missing { Texts(lang).somebody().to_owned() } else { person.name.to_string() },
        acr: identity.acr,
        auth_time: identity.auth_time,
        csrf: random_token::<32>()?,
        iss: issuer.oidc().issuer.clone(),
        sid: identity.sid,
    })
}

/// The person with this number; made if neither the register nor an earlier login has made them known. An issuer may send a name, which
/// counts while nobody else has told it.
async fn person(services: &Services, identity: &Identity) -> Result<Person, LoginError> {
    let hash = services.keys.national_id_hash(&identity.pid);
    let full = identity.name.as_deref().unwrap_or_default().trim();
    let (given, family) = full.rsplit_once(' ').unwrap_or((full, ""));
    let name = PersonName::new(given, None, family).or_nameless();
    let mut db = services.db.acquire().await?;
    if let Some(person) = store::person(&mut db, &hash).await? {
        if !person.name.is_missing() || name.is_missing() {
            return Ok(person);
        }
        register::name_person(&mut db, person.person_id, &name, None).await?;
        return Ok(Person { name, ..person });
    }
    let id = PersonId::new();
    let cipher = services.keys.seal(id.uuid().as_bytes(), identity.pid.expose().as_bytes())?;
    register::add_person(&mut db, id, &name, (&hash, &cipher), services.clock.now()).await?;
    let person = store::person(&mut db, &hash).await?;
    Ok(person.context("a person that was just added is gone")?)
}

/// Why a name that somebody said was not kept.
#[derive(Debug)]
enum NotNamed {
    /// The register has named them meanwhile.
    Told,
    Failed(ChangeError),
}

may_fail!(NotNamed);

/// Keeps what somebody says they are called, with its line in their own log. `false`: the register says it.
pub(crate) async fn tell_name(who: &SignedIn, key: FormKey, name: &PersonName) -> Result<bool, ChangeError> {
    let told = OwnChange::run(who, key, async |change| {
        match register::name_person(change.conn(), who.person(), name, Some(who.now())).await? {
            true => Ok(NameTold { name: name.to_string() }),
            false => Err(NotNamed::Told),
        }
    });
    match told.await {
        Ok(_) => Ok(true),
        Err(NotNamed::Told) => Ok(false),
        Err(NotNamed::Failed(e)) => Err(e),
    }
}

/// What is left to do at the issuer once our session has ended.
#[derive(Debug)]
pub(crate) enum Farewell {
    /// Nothing: it ended the session itself, or it offers no logout.
    Over,
    /// Send the browser there with these fields, by POST, so that the ID token stays out of histories and logs.
    Tell { address: Url, fields: Vec<(&'static str, String)> },
}

/// Ends a session here. That has happened when this returns, whatever becomes of the rest.
pub(crate) async fn leave(
    services: &Services,
    issuer: &Provider,
    login: &Login,
    lang: Lang,
    back: String,
) -> anyhow::Result<Farewell> {
    let session = login.session;
    // A session that was gone already was ended by the issuer, who shows an error to those who come twice.
    let Some(sealed) = store::end_session(&services.db, session).await? else { return Ok(Farewell::Over) };
    // Nobody has been at the issuer who logged in by e-mail.
    if login.is_by_email() {
        return Ok(Farewell::Over);
    }
    let metadata = issuer.metadata().await.ok();
    let Some(address) = metadata.and_then(|m| m.end_session_endpoint.clone()) else { return Ok(Farewell::Over) };
    let open = |sealed: Vec<u8>| services.keys.open(session.uuid().as_bytes(), &sealed).ok();
    let hint = sealed.and_then(open).and_then(|bytes| String::from_utf8(bytes).ok());
    let mut fields: Vec<_> = hint.into_iter().map(|hint| ("id_token_hint", hint)).collect();
    fields.push(("client_id", issuer.oidc().client_id.clone()));
    fields.push(("post_logout_redirect_uri", back));
    fields.push(("state", lang.to_string()));
    Ok(Farewell::Tell { address, fields })
}

/// The issuer says in a frame of its own page that a session is over. Tells how many of ours that were; `None`: another issuer.
pub(crate) async fn ended_in_frame(
    services: &Services,
    issuer: &Provider,
    iss: &str,
    sid: &str,
) -> sqlx::Result<Option<u64>> {
    let ours = issuer.oidc().issuer.as_str();
    // The samples show a slash after the issuer that its name does not have. Forgiven here only: all it can do is log somebody out.
    if iss.strip_suffix('/').unwrap_or(iss) != ours {
        return Ok(None);
    }
    let mut db = services.db.acquire().await?;
    store::end_sessions_of(&mut db, ours, &services.keys.issuer_session(sid)).await.map(Some)
}

/// Why a back-channel call did nothing.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotEnded {
    #[error("logout token: {0}")]
    Token(LogoutFault),
    #[error("the logout token has been used")]
    Replayed,
    #[error(transparent)]
    Ours(#[from] anyhow::Error),
}

/// The issuer says over the back channel that a session is over. The token counts once; deletion and memory are one transaction.
pub(crate) async fn ended_behind(services: &Services, issuer: &Provider, token: &str) -> Result<u64, NotEnded> {
    let ended = issuer.ended(token).await?.map_err(NotEnded::Token)?;
    let iss = issuer.oidc().issuer.as_str();
    let ours = |e: sqlx::Error| NotEnded::Ours(e.into());
    let mut change = services.db.begin().await.map_err(ours)?;
    if !store::see_logout_token(&mut change, iss, &ended.jti, ended.forget_after).await.map_err(ours)? {
        return Err(NotEnded::Replayed);
    }
    let count =
        store::end_sessions_of(&mut change, iss, &services.keys.issuer_session(&ended.sid)).await.map_err(ours)?;
    change.commit().await.map_err(ours)?;
    Ok(count)
}
