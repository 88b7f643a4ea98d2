use askama::Template;

use super::super::{
    contacts::{Contact, Topic},
    pages::ContactForm,
    paths,
    texts::{ContactTexts, Texts},
};
use crate::{
    access::{Acting, ManageCommercial, ViewCommercial},
    ledger::FormKey,
    web::{Crumb, FormErrors, Layout, Section},
};

/// A contact in words.
#[derive(Debug)]
struct Row {
    name: String,
    /// Where it is changed, for those who may.
    href: Option<String>,
    role: String,
    topics: String,
    email: String,
    phone: String,
}

/// *Kontakter*.
#[derive(Debug, Template)]
#[template(path = "commercial/contacts.html")]
pub(in super::super) struct ContactsView {
    layout: Layout,
    t: ContactTexts,
    rows: Vec<Row>,
    /// What nobody is reached about.
    lacking: Vec<&'static str>,
    new: Option<String>,
}

impl ContactsView {
    pub(in super::super) fn new(acting: &Acting<ViewCommercial>, contacts: &[Contact]) -> Self {
        let (lang, org, may) = (acting.lang(), acting.org(), acting.can::<ManageCommercial>());
        let t = ContactTexts(lang);
        let row = |it: &Contact| Row {
            name: it.details.name.clone(),
            href: may.then(|| paths::contact(lang, org, it.id)),
            role: it.details.role.clone().unwrap_or_default(),
            topics: t.topics(&it.details.topics),
            email: it.details.email.to_string(),
            phone: it.details.phone.clone().unwrap_or_default(),
        };
        let has = |topic: &Topic| contacts.iter().any(|it| it.details.topics.contains(topic));
        Self {
            layout: Layout::acting(acting, Section::Organisation, t.contacts()),
            t,
            rows: contacts.iter().map(row).collect(),
            lacking: Topic::ALL.into_iter().filter(|topic| !has(topic)).map(|topic| t.topic(topic)).collect(),
            new: may.then(|| paths::new_contact(lang, org)),
        }
    }
}

/// The form of a contact, new or not.
#[derive(Debug, Template)]
#[template(path = "commercial/contact.html")]
pub(in super::super) struct ContactView {
    layout: Layout,
    t: ContactTexts,
    words: Texts,
    key: String,
    action: String,
    back: String,
    is_new: bool,
    form: ContactForm,
    errors: FormErrors,
    /// Why nothing was saved.
    said: Option<&'static str>,
    /// Name, what it is, more of it, and whether it is chosen.
    topics: Vec<(&'static str, &'static str, &'static str, bool)>,
}

impl ContactView {
    pub(in super::super) fn new(
        acting: &Acting<ManageCommercial>,
        contact: Option<&Contact>,
        form: ContactForm,
        errors: FormErrors,
        said: Option<&'static str>,
    ) -> Self {
        let (lang, org) = (acting.lang(), acting.org());
        let t = ContactTexts(lang);
        let back = paths::contacts(lang, org);
        let heading = contact.map_or(t.new_heading(), |it| it.details.name.as_str());
        let topic =
            |it: Topic| (it.name(), t.topic(it), t.topic_help(it), form.om.iter().any(|name| name == it.name()));
        Self {
            layout: Layout::acting(acting, Section::Organisation, heading)
                .under([Crumb::new(t.contacts(), back.clone())])
                .with_faults(!errors.is_empty()),
            t,
            words: Texts(lang),
            key: FormKey::draw(),
            action: contact.map_or_else(|| paths::new_contact(lang, org), |it| paths::contact(lang, org, it.id)),
            back,
            is_new: contact.is_none(),
            topics: Topic::ALL.map(topic).to_vec(),
            form,
            errors,
            said,
        }
    }
}
