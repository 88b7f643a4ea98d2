use actix_web::http::StatusCode;
use serde::Deserialize;

use super::super::{
    actions::{self, ContactError},
    contacts::{Contact, ContactDetails, NAME_LENGTH, PHONE_LENGTH, ROLE_LENGTH, Topic, is_phone},
    store,
    texts::{ContactTexts, Texts},
    views::{ContactView, ContactsView},
};
use crate::{
    access::{Acting, ManageCommercial, ViewCommercial},
    kernel::Lang,
    receipts,
    web::{self, FormErrors, OutsideEnvironment, Posted, Problem, page, page_with, read_id, see_other},
};

/// *Kontakter*.
pub(super) async fn contacts(acting: Acting<ViewCommercial>) -> web::Result {
    let contacts = store::contacts(&mut *acting.db().await?, &acting).await?;
    page(&ContactsView::new(&acting, &contacts))
}

/// What is said of a contact, as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in super::super) struct ContactForm {
    pub om: Vec<String>,
    pub navn: String,
    pub rolle: String,
    pub epost: String,
    pub telefon: String,
    /// The version that was seen.
    pub sett: i32,
    pub handling: ContactButton,
}

/// The buttons of a contact.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub(in super::super) enum ContactButton {
    #[default]
    #[serde(rename = "")]
    Save,
    #[serde(rename = "fjern")]
    Remove,
}

impl ContactForm {
    fn of(contact: &Contact) -> Self {
        let it = contact.details.clone();
        Self {
            om: it.topics.iter().map(|topic| topic.name().to_owned()).collect(),
            navn: it.name,
            rolle: it.role.unwrap_or_default(),
            epost: it.email.to_string(),
            telefon: it.phone.unwrap_or_default(),
            sett: contact.version,
            handling: ContactButton::Save,
        }
    }

    fn check(&self, lang: Lang) -> Result<ContactDetails, FormErrors> {
        let (t, mut errors) = (ContactTexts(lang), FormErrors::default());
        let topics: Vec<Topic> =
            Topic::ALL.into_iter().filter(|topic| self.om.iter().any(|name| name == topic.name())).collect();
        if topics.is_empty() {
            errors.add("om", t.choose_topic());
        }
        let name = errors.required_line(lang, ("navn", t.name(), &self.navn), NAME_LENGTH, t.name_missing());
        let role = errors.line(lang, ("rolle", t.role(), &self.rolle), ROLE_LENGTH);
        let email = email(lang, &self.epost, &mut errors);
        let phone = errors.line(lang, ("telefon", t.phone(), &self.telefon), PHONE_LENGTH);
        if phone.as_deref().is_some_and(|phone| !is_phone(phone)) {
            errors.add("telefon", t.phone_wrong());
        }
        match (name, email) {
            (Some(name), Some(email)) if errors.is_empty() => Ok(ContactDetails { topics, name, role, email, phone }),
            _ => Err(errors),
        }
    }
}

/// An e-mail address that holds nobody's number, or a sentence at its field.
pub(super) fn email(lang: Lang, typed: &str, errors: &mut FormErrors) -> Option<crate::kernel::EmailAddress> {
    let t = Texts(lang);
    if errors.holds_person(lang, ("epost", t.email(), typed)) {
        return None;
    }
    typed.parse().map_err(|_| errors.add("epost", t.email_wrong())).ok()
}

/// The form of a new contact.
pub(super) async fn new(acting: Acting<ManageCommercial>) -> web::Result {
    page(&ContactView::new(&acting, None, ContactForm::default(), FormErrors::default(), None))
}

/// Adds it.
pub(super) async fn add(acting: Acting<ManageCommercial>, form: Posted<ContactForm>) -> web::Result {
    let form = form.read(acting.login())?;
    let (lang, key, input) = (acting.lang(), form.key(), form.input);
    let errors = match input.check(lang) {
        Err(errors) => errors,
        Ok(details) => match actions::add_contact(&acting, key, details).await {
            Ok(reference) => return Ok(see_other(&receipts::receipt(lang, acting.org(), &reference))),
            Err(ContactError::Failed(e)) => return Err(e.into()),
            Err(ContactError::TooMany) => {
                let mut errors = FormErrors::default();
                errors.add("navn", ContactTexts(lang).too_many());
                errors
            }
            // Of one that stands already.
            Err(ContactError::Gone | ContactError::Same | ContactError::Stale) => return Err(Problem::NotFound),
        },
    };
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &ContactView::new(&acting, None, input, errors, None))
}

/// One contact, to change or remove.
pub(super) async fn contact(acting: Acting<ManageCommercial>, path: OutsideEnvironment) -> web::Result {
    let id = read_id(&path.2)?;
    let contact = store::contact(&mut *acting.db().await?, &acting, id).await?.ok_or(Problem::NotFound)?;
    page(&ContactView::new(&acting, Some(&contact), ContactForm::of(&contact), FormErrors::default(), None))
}

/// Saves it, or removes it.
pub(super) async fn change(
    acting: Acting<ManageCommercial>,
    path: OutsideEnvironment,
    form: Posted<ContactForm>,
) -> web::Result {
    let form = form.read(acting.login())?;
    let (lang, key, mut input, id) = (acting.lang(), form.key(), form.input, read_id(&path.2)?);
    let t = ContactTexts(lang);
    let checked = match input.handling {
        ContactButton::Remove => Ok(None),
        ContactButton::Save => input.check(lang).map(Some),
    };
    let (errors, said) = match checked {
        Err(errors) => (errors, None),
        Ok(details) => match actions::change_contact(&acting, key, (id, input.sett), details).await {
            Ok(reference) => return Ok(see_other(&receipts::receipt(lang, acting.org(), &reference))),
            Err(ContactError::Failed(e)) => return Err(e.into()),
            Err(ContactError::Same) => (FormErrors::default(), Some(t.same())),
            Err(ContactError::Stale) => (FormErrors::default(), Some(t.stale())),
            Err(ContactError::Gone | ContactError::TooMany) => return Err(Problem::NotFound),
        },
    };
    let contact = store::contact(&mut *acting.db().await?, &acting, id).await?.ok_or(Problem::NotFound)?;
    let status = if said.is_some() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    // Whoever was told that a colleague was quicker, has seen it now; whoever only mistyped has not.
    if said.is_some() {
        input.sett = contact.version;
    }
    page_with(status, &ContactView::new(&acting, Some(&contact), input, errors, said))
}
