use actix_web::http::StatusCode;
use serde::Deserialize;

use super::{
    super::{
        actions::{self, ClientError},
        model::{Client, Content, LIFETIME, TEXT_LENGTH},
        texts::Texts,
        views::EditView,
    },
    find_own,
};
use crate::{
    access::{Acting, ManageClients},
    kernel::Lang,
    web::{self, FormErrors, OfThing, Posted, Problem, page, page_with, place, see_other},
};

/// What a client is called and how it is used, as it was sent: the form that changes it, and a part of the one that makes it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct EditForm {
    pub navn: String,
    pub beskrivelse: String,
    pub bruk: String,
    pub levetid: String,
    pub versjon: i32,
}

/// The word of a form for a client that may name customers.
pub(in super::super) const CUSTOMERS: &str = "kunder";

impl EditForm {
    fn of(client: &Client) -> Self {
        let Content { name, description, for_customers, lifetime } = client.content.clone();
        let bruk = if for_customers { CUSTOMERS } else { "oss" }.to_owned();
        Self { navn: name, beskrivelse: description, bruk, levetid: lifetime.to_string(), versjon: client.version }
    }

    /// Reads it; every fault is a sentence at its field.
    pub fn read(&self, lang: Lang, errors: &mut FormErrors) -> Content {
        let t = Texts(lang);
        let name = errors.required_text(lang, ("navn", t.name(), &self.navn), TEXT_LENGTH, t.name_missing());
        let description = errors.free_text(lang, ("beskrivelse", t.description(), &self.beskrivelse), TEXT_LENGTH);
        let typed = self.levetid.trim();
        let lifetime = if typed.is_empty() { Some(LIFETIME.0) } else { typed.parse().ok() };
        let lifetime = lifetime.filter(|seconds| (1..=LIFETIME.1).contains(seconds)).unwrap_or_else(|| {
            errors.add("levetid", t.lifetime_wrong(LIFETIME.1));
            LIFETIME.0
        });
        Content {
            name: name.unwrap_or_default(),
            description: description.unwrap_or_default(),
            for_customers: self.bruk == CUSTOMERS,
            lifetime,
        }
    }
}

/// *Endre*: the form as the client is.
pub(super) async fn edit(acting: Acting<ManageClients>, path: OfThing) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let client = find_own(&acting, (paths.environment, id)).await?;
    let form = EditForm::of(&client);
    page(&EditView::new(&acting, paths, &client, form, FormErrors::default()))
}

/// Changes it, if nobody else has meanwhile; else shows what they saved.
pub(super) async fn save(acting: Acting<ManageClients>, path: OfThing, form: Posted<EditForm>) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let filled = form.read(acting.login())?;
    let mut client = find_own(&acting, (paths.environment, id)).await?;
    let (lang, mut errors, mut form) = (paths.lang, FormErrors::default(), filled.input.clone());
    let content = form.read(lang, &mut errors);
    let mut theirs = None;
    if errors.is_empty() {
        match actions::edit(&acting, filled.key(), (paths.environment, id), form.versjon, &content).await {
            Ok(reference) => return Ok(see_other(&paths.receipt(&reference))),
            Err(ClientError::Failed(e)) => return Err(e.into()),
            Err(ClientError::Gone) => return Err(Problem::NotFound),
            Err(ClientError::Customers) => errors.add("bruk", Texts(lang).customers_not_yours()),
            Err(ClientError::Stale(now)) => {
                theirs = Some(now.content.clone());
                client = *now;
                form.versjon = client.version;
            }
            Err(_) => return Ok(see_other(&paths.client(&id))),
        }
    }
    let view = EditView::new(&acting, paths, &client, form, errors);
    match theirs {
        Some(theirs) => page_with(StatusCode::CONFLICT, &view.conflict(&theirs, &content)),
        None => page_with(StatusCode::UNPROCESSABLE_ENTITY, &view),
    }
}
