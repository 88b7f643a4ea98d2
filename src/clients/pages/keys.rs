use actix_web::{http::StatusCode, web::Path};
use jiff::Timestamp;
use serde::Deserialize;

use super::{
    super::{
        actions::{self, ClientError},
        model::MOST_KEYS,
        texts::Keys,
        views::{ConfirmView, KeyView},
    },
    answer, find_own,
};
use crate::{
    access::{Acting, ManageClients},
    kernel::{ClientId, ClientKeyId, Lang, holds_national_id, holds_private_key},
    maskinporten::{KeyFault, PublicKey, read_public_keys},
    sitemap::Paths,
    web::{
        self, EmptyForm, FormErrors, OfThing, Posted, Problem, day, page, page_with, paths_in, place, read_id,
        see_other,
    },
};

/// The longest text that is read, in bytes. A set of keys with their certificates has room.
const LONGEST: usize = 64 * 1024;

/// A key as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct KeyForm {
    pub kilde: super::new::KeySource,
    pub laget: String,
    pub nokkeltekst: String,
    /// The text of a file.
    pub fil: String,
}

/// Why a text is not one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum NoKey {
    /// One of its keys, or the text, is wrong.
    Fault(KeyFault),
    /// It has so many keys.
    Several(usize),
    /// The name of the key has the number of a person in it.
    Person,
    /// It is longer than any key, and was not looked at.
    Long,
    /// It was to be made in the browser, and has not been saved.
    Unsaved,
}

impl NoKey {
    pub fn may_be_shown(&self) -> bool {
        match self {
            Self::Fault(fault) => fault.may_be_shown(),
            Self::Several(_) | Self::Unsaved => true,
            Self::Person | Self::Long => false,
        }
    }
}

impl KeyForm {
    /// The one key that was made, pasted or sent as a file.
    pub fn read(&self, now: Timestamp) -> Result<PublicKey, NoKey> {
        let text = match (self.kilde, self.fil.trim().is_empty()) {
            (super::new::KeySource::Browser, _) => &self.laget,
            (_, false) => &self.fil,
            (_, true) => &self.nokkeltekst,
        };
        if [&self.laget, &self.fil, &self.nokkeltekst].into_iter().any(|text| text.len() > LONGEST) {
            return Err(NoKey::Long);
        }
        // Whatever counts, nothing private is taken in.
        if [&self.laget, &self.fil, &self.nokkeltekst].into_iter().any(|text| holds_private_key(text)) {
            return Err(NoKey::Fault(KeyFault::Private));
        }
        if self.kilde == super::new::KeySource::Browser && self.laget.is_empty() {
            return Err(NoKey::Unsaved);
        }
        let mut keys = read_public_keys(text, now).map_err(NoKey::Fault)?;
        match (keys.pop(), keys.len()) {
            (Some(key), 0) if holds_national_id(&key.kid) => Err(NoKey::Person),
            (Some(key), 0) => Ok(key),
            (_, others) => Err(NoKey::Several(others + 1)),
        }
    }
}

/// The sentence about it; and why the field is empty, where what was typed is not shown again.
pub(super) fn key_fault(lang: Lang, fault: &NoKey) -> String {
    let t = Keys(lang);
    let said = sentence(t, fault);
    let says_why = matches!(fault, NoKey::Fault(KeyFault::Private));
    if fault.may_be_shown() || says_why { said } else { format!("{said} {}", t.emptied()) }
}

fn sentence(t: Keys, fault: &NoKey) -> String {
    let lang = t.0;
    let fault = match fault {
        NoKey::Fault(fault) => fault,
        NoKey::Several(n) => return t.several(n),
        NoKey::Unsaved => return t.unsaved().to_owned(),
        NoKey::Person => return t.kid_person().to_owned(),
        NoKey::Long => return t.too_long(LONGEST / 1024),
    };
    match fault {
        KeyFault::Empty => t.missing().to_owned(),
        KeyFault::Private => t.private().to_owned(),
        KeyFault::Neither => t.neither().to_owned(),
        KeyFault::Ssh => t.ssh().to_owned(),
        KeyFault::Address => t.address().to_owned(),
        KeyFault::Base64 => t.base64().to_owned(),
        KeyFault::Json { line, column } => t.json(line, column),
        KeyFault::Pem => t.pem().to_owned(),
        KeyFault::Label(label) => t.label(label),
        KeyFault::NoKeys => t.no_keys().to_owned(),
        KeyFault::Member(member) => t.member(member),
        KeyFault::NotRsa(kind) => t.not_rsa(kind),
        KeyFault::Short(bits) => t.short(bits),
        KeyFault::Long(bits) => t.long(bits),
        KeyFault::Algorithm(alg) => t.algorithm(alg),
        KeyFault::Kid => t.kid_wrong().to_owned(),
        KeyFault::Use(usage) => t.wrong_use(usage),
        KeyFault::Early(at) => t.early(day(lang, crate::kernel::oslo(*at).date())),
        KeyFault::Expired(at) => t.expired(day(lang, crate::kernel::oslo(*at).date())),
    }
}

/// *Legg til nøkkel*: the empty form.
pub(super) async fn new(acting: Acting<ManageClients>, path: OfThing) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let client = find_own(&acting, (paths.environment, id)).await?;
    if !client.keeps_keys() {
        return Ok(see_other(&paths.client(&id)));
    }
    page(&KeyView::new(&acting, paths, &client, KeyForm::default(), FormErrors::default()))
}

/// Puts the key in, or shows what is wrong with it.
pub(super) async fn add(acting: Acting<ManageClients>, path: OfThing, form: Posted<KeyForm>) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let filled = form.read(acting.login())?;
    let client = find_own(&acting, (paths.environment, id)).await?;
    let (lang, mut errors, mut form) = (paths.lang, FormErrors::default(), filled.input.clone());
    let t = Keys(lang);
    let mut may_be_shown = true;
    match form.read(acting.now()) {
        Err(fault) => {
            may_be_shown = fault.may_be_shown();
            // This page is only left by going back.
            let is_empty = fault == NoKey::Fault(KeyFault::Empty);
            errors.add("kilde", if is_empty { t.missing_here().to_owned() } else { key_fault(lang, &fault) });
        }
        Ok(key) => match actions::add_key(&acting, filled.key(), (paths.environment, id), &key).await {
            Ok(reference) => return Ok(see_other(&paths.receipt(&reference))),
            Err(ClientError::KidTaken) => errors.add("kilde", t.kid_taken(&key.kid)),
            Err(ClientError::SameKey(kid)) => errors.add("kilde", t.same_key(kid)),
            Err(ClientError::TooMany) => errors.add("kilde", t.too_many(MOST_KEYS)),
            other => return answer(&acting, (paths, id), other),
        },
    }
    let file = std::mem::take(&mut form.fil);
    if !may_be_shown {
        form = KeyForm { kilde: form.kilde, ..KeyForm::default() };
    } else if !file.trim().is_empty() {
        form.nokkeltekst = file;
    }
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &KeyView::new(&acting, paths, &client, form, errors))
}

pub(super) type OfKey = Path<(String, String, String, String, String)>;

fn key_of(acting: &Acting<ManageClients>, path: OfKey) -> Result<(Paths, ClientId, ClientKeyId), Problem> {
    let (_, _, environment, client, key) = path.into_inner();
    Ok((paths_in(acting, &environment)?, read_id(&client)?, read_id(&key)?))
}

/// *Fjern nøkkelen*: what it means.
pub(super) async fn ask_remove(acting: Acting<ManageClients>, path: OfKey) -> web::Result {
    let (paths, id, key) = key_of(&acting, path)?;
    let client = find_own(&acting, (paths.environment, id)).await?;
    if client.keys.iter().all(|it| it.id != key) {
        return Ok(see_other(&paths.client(&id)));
    }
    page(&ConfirmView::remove_key(&acting, paths, &client, key))
}

/// Takes it away.
pub(super) async fn remove(acting: Acting<ManageClients>, path: OfKey, form: Posted<EmptyForm>) -> web::Result {
    let (paths, id, key) = key_of(&acting, path)?;
    let filled = form.read(acting.login())?;
    let outcome = actions::remove_key(&acting, filled.key(), (paths.environment, id), key).await;
    answer(&acting, (paths, id), outcome)
}
