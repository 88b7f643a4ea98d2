//! A form that is parsed only after the gate has answered, keeps what was typed, and does its work once.

use std::{
    borrow::Cow,
    convert::Infallible,
    future::{Future, Ready, ready},
    marker::PhantomData,
    pin::Pin,
};

use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use serde::{Deserialize, de::DeserializeOwned};
use url::form_urlencoded;
use uuid::Uuid;

use super::{csrf, problem::Problem};
use crate::{
    access::session::Login,
    ledger::FormKey,
    platform::{Services, keys::sha256},
};

/// Largest form, in bytes, as it is sent without a file. A pasted list of 5 000 organisation numbers fits.
pub(crate) const LARGEST: usize = 256 * 1024;
/// Largest form that `upload` makes of one with a file: a byte of the file may become three, as in `%0A`, and rarely nine. A file of which
/// more comes is too large.
pub(crate) const LARGEST_WITH_FILE: usize = 4 * 1024 * 1024;

/// The hidden field that tells which page a form stands on.
pub(crate) const FORM_NAME: &str = "skjema";

/// The body of a POST, whole but unparsed. Parsing it takes the login of whoever passed the gate, so it cannot happen before the gate.
#[derive(Debug)]
pub struct Posted<T> {
    body: Option<web::Bytes>,
    path: String,
    ours: bool,
    form: PhantomData<T>,
}

/// A form that was read: its fields, and its key, by which it is done once.
#[derive(Debug)]
pub struct Filled<T> {
    /// The fields.
    pub input: T,
    /// From the hidden field of the form.
    key: FormKey,
}

/// The query string of a page, as far as it can be read: an address with something else behind it leads to the page all the same.
#[derive(Debug)]
pub(crate) struct UrlQuery<T>(pub T);

impl<T: DeserializeOwned + Default> FromRequest for UrlQuery<T> {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(serde_html_form::from_str(req.query_string()).unwrap_or_default())))
    }
}

/// A box that is ticked. Anything but the one word that its form sends makes the form malformed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(crate) enum Ticked {
    #[serde(rename = "ja")]
    Yes,
}

/// The button of a page on which something is looked over: the main one, which sends no word, or the one that drops it. Anything else makes
/// the form malformed, since a word that nobody knows must not do what weighs most.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(crate) enum LookedOver {
    #[default]
    #[serde(rename = "")]
    Confirmed,
    #[serde(rename = "forkast")]
    Dropped,
}

/// A form with nothing to fill in: a button, with its token and key.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EmptyForm {}

impl<T: 'static> FromRequest for Posted<T> {
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Infallible>>>>;
    /// Never fails: what is wrong with the body is said after the gate.
    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let ours = req
            .app_data::<web::Data<Services>>()
            .is_some_and(|services| csrf::from_our_origin(req, &services.config.base_url));
        let path = req.path().to_owned();
        // How much may come, its reader says (`admit`).
        let body = web::Payload::from_request(req, payload);
        Box::pin(async move {
            let body = match body.await {
                Ok(body) => body.to_bytes_limited(LARGEST_WITH_FILE).await.ok().and_then(Result::ok),
                Err(_) => None,
            };
            Ok(Self { body, path, ours, form: PhantomData })
        })
    }
}

impl<T: DeserializeOwned> Posted<T> {
    /// Reads a form that makes a change: its key must be in it, or it is no form of ours.
    pub fn read(self, login: &Login) -> Result<Filled<T>, Problem> {
        let (input, key, digest) = self.fields(&login.csrf)?;
        Ok(Filled { input, key: FormKey::new(key.ok_or(Problem::Malformed)?, digest) })
    }

    /// Reads a form that can be sent twice without harm, such as one that keeps a draft.
    pub fn read_unkeyed(self, login: &Login) -> Result<T, Problem> {
        Ok(self.fields(&login.csrf)?.0)
    }

    /// Reads a form of somebody who is not signed in, bound to the secret of their browser. Without one it is no form of ours.
    pub(crate) fn read_of(self, secret: Option<&str>) -> Result<(T, Option<FormKey>), Problem> {
        let secret = secret.ok_or(Problem::Forged)?;
        let (input, key, digest) = self.fields(secret)?;
        Ok((input, key.map(|key| FormKey::new(key, digest))))
    }

    /// Reads the form of somebody who passed a gate, its key and its digest. Their token must be in it and the browser must say that it
    /// came from us. Unknown fields are refused by the form's own type, and so is a token or a key that is there twice.
    fn fields(self, secret: &str) -> Result<(T, Option<Uuid>, [u8; 32]), Problem> {
        let body = self.body.ok_or(Problem::TooLarge)?;
        let (mut tokens, mut keys) = (Vec::new(), Vec::new());
        let mut rest = form_urlencoded::Serializer::new(String::new());
        for (name, value) in form_urlencoded::parse(&body) {
            // Nobody types it, and no text in the database can hold it. What else cannot be seen is refused at its field.
            if name.contains('\0') || value.contains('\0') {
                return Err(Problem::Malformed);
            }
            match name.as_ref() {
                "csrf" => tokens.push(value),
                "nokkel" => keys.push(value),
                // Which page it stands on is for whoever sends it, and changes nothing.
                FORM_NAME => {}
                _ => {
                    rest.append_pair(&name, &value);
                }
            }
        }
        if !self.ours || !matches!(tokens.as_slice(), [token] if csrf::belongs(secret, token)) {
            return Err(Problem::Forged);
        }
        let key = match keys.as_slice() {
            [] => None,
            [key] => Some(key.parse().map_err(|_| Problem::Malformed)?),
            _ => return Err(Problem::Malformed),
        };
        let rest = rest.finish();
        let input = serde_html_form::from_str(&rest).map_err(|_| Problem::Malformed)?;
        Ok((input, key, sha256(format!("{}?{rest}", self.path).as_bytes())))
    }
}

impl<T> Filled<T> {
    /// What makes it do its work once.
    pub(crate) fn key(&self) -> FormKey {
        self.key
    }
}

/// What is wrong with one field, with the field's label where the sentence does not say which field it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
struct FieldError {
    field: Cow<'static, str>,
    label: &'static str,
    sentence: String,
}

/// The errors of a form: field by field, in the order of the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormErrors(Vec<FieldError>);

impl FormErrors {
    /// For a form that cannot have errors, such as one that only searches.
    pub const NONE: Self = Self(Vec::new());

    /// Adds a sentence to a field, named as in the form.
    pub fn add(&mut self, field: impl Into<Cow<'static, str>>, sentence: impl Into<String>) {
        self.add_labelled(field, "", sentence);
    }
    /// The same with the field's label, which the summary puts before a sentence that many fields have.
    pub fn add_labelled(
        &mut self,
        field: impl Into<Cow<'static, str>>,
        label: &'static str,
        sentence: impl Into<String>,
    ) {
        self.0.push(FieldError { field: field.into(), label, sentence: sentence.into() });
    }
    /// Puts them in the order of the page, where they were not found in that order.
    #[must_use]
    pub fn in_order(mut self, fields: &[&str]) -> Self {
        self.0.sort_by_key(|error| fields.iter().position(|field| *field == error.field));
        self
    }
    /// Adds those that another part of the form has.
    pub fn append(&mut self, mut others: Self) {
        self.0.append(&mut others.0);
    }
    /// Is all well?
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// The first sentence of a field.
    pub(crate) fn of(&self, field: impl AsRef<str>) -> Option<&str> {
        self.0.iter().find(|error| error.field == field.as_ref()).map(|error| error.sentence.as_str())
    }
    /// All of them for the summary on top, each with its field. What stands in brackets after a label is not repeated.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, String)> {
        self.0.iter().map(|FieldError { field, label, sentence }| {
            let name = label.split(" (").next().unwrap_or_default();
            let between = match name {
                "" => "",
                question if question.ends_with('?') => " ",
                _ => ": ",
            };
            (field.as_ref(), format!("{name}{between}{sentence}"))
        })
    }
    /// The ids of what describes a field: its error, its help, and what else on the page does (`also`).
    pub(crate) fn described_by(&self, field: impl AsRef<str>, has_help: bool, also: impl AsRef<str>) -> String {
        let field = field.as_ref();
        let error = self.of(field).map(|_| format!("{field}-feil"));
        let help = has_help.then(|| format!("{field}-hjelp"));
        let also = Some(also.as_ref().to_owned()).filter(|also| !also.is_empty());
        [error, help, also].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// For a choice whose help names no scopes (`templates/ui/field.html`).
pub(crate) const NO_SCOPES: [&str; 0] = [];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_described_by_its_error_before_its_help() {
        let mut errors = FormErrors::default();
        errors.add("dag", "Feil");
        assert_eq!(errors.described_by("dag", true, "svar"), "dag-feil dag-hjelp svar");
        assert_eq!(errors.described_by("merknad", true, ""), "merknad-hjelp");
        assert_eq!(FormErrors::NONE.described_by("dag", false, ""), "");
    }
}
