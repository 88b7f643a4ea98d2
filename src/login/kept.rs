//! A form that comes after the session has ended, or at too low a level, is kept and shown again after login (WCAG 2.2.1).
//!
//! It is kept for the person whose session it was, and for nobody else: what people type may be nobody else's business. It is never sent
//! by itself, since an hour later they may not want it any more. Whoever signs out leaves their name in the browser, sealed, so that what
//! is sent from another tab after that is kept for them too.

use std::{borrow::Cow, cell::Cell};

use actix_web::{
    Error, HttpRequest,
    body::MessageBody,
    dev::{Payload, ServiceRequest, ServiceResponse},
    error::PayloadError,
    http::{
        Method,
        header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderValue, LOCATION},
    },
    middleware::Next,
    web::{self, Bytes, Data},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use futures_util::stream;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use url::form_urlencoded;

use super::{paths, store};
use crate::{
    access::{
        Refusal,
        session::{Login, RequestContext, login_path},
    },
    kernel::{Lang, OrgNumber, PersonId, holds_private_key},
    maskinporten::read_public_keys,
    platform::{Services, config::Config, keys::random_token},
    sitemap::{explain, support},
    web::{LARGEST_FORM, Problem, from_our_origin, is_typed},
};

/// A kept form waits this long.
pub(crate) const LIVES: SignedDuration = SignedDuration::from_hours(1);
/// Fields that a public key is put into, where a form has the first of them (`clients`).
const KEY_FIELDS: [&str; 3] = ["nokkeltekst", "laget", "fil"];
/// More fields than any form of ours has.
const MOST_FIELDS: usize = 2_000;
tokio::task_local! {
    /// Whose session it was that the request came too late for.
    static LATE: Cell<Option<PersonId>>;
}

/// Notes whose session has ended. Outside of a form nobody asks.
pub(super) fn came_too_late(person: PersonId) {
    let _ = LATE.try_with(|late| late.set(Some(person)));
}

/// Does anybody ask whose session has ended?
pub(super) fn wants_to_know() -> bool {
    LATE.try_with(|_| ()).is_ok()
}

/// What the name of whoever signed out is sealed for.
const SIGNED_OUT: &[u8] = b"signed out";

/// The cookie that tells who signed out of this browser.
pub(super) fn signed_out_cookie(config: &Config) -> &'static str {
    if config.is_plain_http() { "signed-out" } else { "__Host-signed-out" }
}

/// What stands in it: who, and until when forms are kept for them.
pub(super) fn seal_signed_out(services: &Services, person: PersonId) -> Result<String, Problem> {
    let who = serde_json::to_vec(&(person, services.clock.now() + LIVES)).map_err(Problem::internal)?;
    Ok(URL_SAFE_NO_PAD.encode(services.keys.seal(SIGNED_OUT, &who).map_err(Problem::internal)?))
}

/// Who signed out of this browser within the hour.
fn who_signed_out(req: &HttpRequest, services: &Services) -> Option<PersonId> {
    let sealed = URL_SAFE_NO_PAD.decode(req.cookie(signed_out_cookie(&services.config))?.value()).ok()?;
    let plain = services.keys.open(SIGNED_OUT, &sealed).ok()?;
    let (person, until): (PersonId, Timestamp) = serde_json::from_slice(&plain).ok()?;
    (services.clock.now() < until).then_some(person)
}

/// Is this a public key, or one with a fault that shows nothing private?
fn is_public_key(text: &str, now: Timestamp) -> bool {
    read_public_keys(text, now).map_or_else(|fault| fault.may_be_shown(), |_| true)
}

/// What was sent, and where to.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptForm {
    pub(super) path: String,
    pub(super) fields: Vec<(String, String)>,
}

impl KeptForm {
    /// Without its token, which belonged to the session.
    fn read(path: String, body: &[u8], now: Timestamp) -> Self {
        // Neither is a private key, which should not have been sent; nor what may be one, where a public key was asked for.
        let takes_key = form_urlencoded::parse(body).any(|(name, _)| name == KEY_FIELDS[0]);
        let may_be_secret = |name: &str, value: &str| {
            let is_of_key = takes_key && KEY_FIELDS.contains(&name) && !value.trim().is_empty();
            holds_private_key(value) || (is_of_key && !is_public_key(value, now))
        };
        let is_kept = |(name, value): &(Cow<'_, str>, Cow<'_, str>)| name != "csrf" && !may_be_secret(name, value);
        let fields = form_urlencoded::parse(body).filter(is_kept);
        Self { path, fields: fields.map(|(name, value)| (name.into_owned(), value.into_owned())).collect() }
    }

    /// Could a form of ours have sent it? No page has so many fields, and none sends characters that cannot be typed, which would take six
    /// times as much room as they came with.
    fn is_of_ours(&self) -> bool {
        self.fields.len() <= MOST_FIELDS
            && self.fields.iter().all(|(name, value)| name.chars().chain(value.chars()).all(is_typed))
    }

    /// What was sent in this field first, if it is not empty.
    pub(super) fn of(&self, name: &str) -> Option<&str> {
        let mut values = self.fields.iter().filter(|(field, value)| field == name && !value.is_empty());
        values.next().map(|(_, value)| value.as_str())
    }

    /// Whom it was sent for, by its address.
    pub(super) fn org(&self) -> Option<OrgNumber> {
        self.path.split('/').nth(2)?.parse().ok()
    }

    /// Keeps it and returns the address of the page that shows it again.
    async fn keep(&self, services: &Services, person: PersonId, lang: Lang) -> anyhow::Result<String> {
        let (id, now) = (random_token::<16>()?, services.clock.now());
        let sealed = services.keys.seal(&context(&id), &serde_json::to_vec(self)?)?;
        anyhow::ensure!(
            i32::try_from(sealed.len()).is_ok_and(|bytes| bytes <= store::BYTES_KEPT),
            "it has {} bytes",
            sealed.len()
        );
        store::keep_form(&services.db, &id, person, &sealed, (now, now + LIVES)).await?;
        Ok(paths::kept_form(lang, &id))
    }

    /// The one with this id, if it is theirs and still there.
    pub(super) async fn find(services: &Services, id: &str, person: PersonId) -> Result<Option<Self>, Problem> {
        let Some(sealed) = store::kept_form(&services.db, id, person, services.clock.now()).await? else {
            return Ok(None);
        };
        let plain = services.keys.open(&context(id), &sealed).map_err(Problem::internal)?;
        Ok(Some(serde_json::from_slice(&plain).map_err(Problem::internal)?))
    }
}

/// What is sealed opens in its own row only.
fn context(id: &str) -> Vec<u8> {
    format!("kept form {id}").into_bytes()
}

fn is_form(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok()).unwrap_or_default();
    text(CONTENT_TYPE).starts_with("application/x-www-form-urlencoded")
        && text(CONTENT_LENGTH).parse::<usize>().is_ok_and(|length| length <= LARGEST_FORM)
}

/// The body of a form of ours, which the handler still gets.
async fn body(req: &mut ServiceRequest, services: &Services) -> Option<Bytes> {
    if req.method() != Method::POST
        || !is_form(req.headers())
        || !from_our_origin(req.request(), &services.config.base_url)
    {
        return None;
    }
    let read = req.extract::<web::Payload>().await.ok()?.to_bytes_limited(LARGEST_FORM).await;
    let body = read.ok().and_then(Result::ok);
    let again = body.clone().ok_or(PayloadError::Overflow);
    req.set_payload(Payload::Stream { payload: Box::pin(stream::once(async move { again })) });
    body
}

/// Keeps the form of whoever is sent to sign in, and lets login lead them back to it.
pub(crate) async fn keep_forms(
    mut req: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let Some(services) = req.app_data::<Data<Services>>().cloned() else { return next.call(req).await };
    let Some(body) = body(&mut req, &services).await else { return next.call(req).await };
    let (response, late) = LATE
        .scope(Cell::new(None), async {
            let response = next.call(req).await;
            (response, LATE.with(Cell::take))
        })
        .await;
    let mut response = response?;
    let refusal = response.response().error().and_then(|e| e.as_error::<Refusal>());
    let Some(&Refusal::SignIn { high, .. }) = refusal else { return Ok(response) };
    let context = RequestContext::of(response.request());
    // Only those who log in at an issuer are asked for a form anew.
    if context.login.as_ref().is_some_and(Login::is_by_email) {
        return Ok(response);
    }
    let person = context.login.as_ref().map(|login| login.person).or(late);
    let Some(person) = person.or_else(|| who_signed_out(response.request(), &services)) else { return Ok(response) };
    let address = context.here.split('?').next().unwrap_or_default();
    if explain::takes_pasted(address) || support::takes_anything(address) {
        return Ok(response);
    }
    let form = KeptForm::read(context.here, &body, services.clock.now());
    if !form.is_of_ours() {
        return Ok(response);
    }
    match form.keep(&services, person, context.lang).await {
        Ok(page) => {
            let to = login_path(context.lang, &page, high);
            if let Ok(to) = HeaderValue::from_str(&to) {
                response.headers_mut().insert(LOCATION, to);
            }
        }
        // They are no worse off than without it.
        Err(e) => tracing::error!(cause = format!("{e:#}"), "a form could not be kept"),
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_kept_as_it_was_and_the_token_is_not() {
        let form =
            KeptForm::read("/nb/x".into(), b"csrf=hemmelig&api=1&api=2&merknad=%C3%A6+%26", Timestamp::UNIX_EPOCH);
        let fields = [("api", "1"), ("api", "2"), ("merknad", "æ &")].map(|(n, v)| (n.to_owned(), v.to_owned()));
        assert_eq!(form, KeptForm { path: "/nb/x".into(), fields: fields.into() });
        let private =
            KeptForm::read("/nb/x".into(), b"navn=a&fil=-----BEGIN+PRIVATE+KEY-----%0Ax", Timestamp::UNIX_EPOCH);
        assert_eq!(private.fields, [("navn".to_owned(), "a".to_owned())], "a private key is kept nowhere");
        for odd in ["b3BlbnNzaA", "not+a+key", "302e0201"] {
            let body = format!("nokkeltekst={odd}&navn=a");
            let form = KeptForm::read("/nb/x".into(), body.as_bytes(), Timestamp::UNIX_EPOCH);
            assert_eq!(form.fields, [("navn".to_owned(), "a".to_owned())], "{odd} may be one");
        }
    }
}
