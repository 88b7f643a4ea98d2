use actix_web::http::StatusCode;
use serde::Deserialize;

use super::{
    super::{
        actions::{self, ClientError},
        model::{MASKINPORTEN, MOST_SCOPES, Pick},
        store::{self, Picking},
        texts::Texts,
        views::NewView,
    },
    edit::EditForm,
    keys::{KeyForm, key_fault},
};
use crate::{
    access::{Acting, ManageClients, ManageCustomerClients},
    kernel::ScopeId,
    sitemap::Paths,
    web::{self, FormErrors, InEnvironment, Posted, Problem, page, page_with, paths_in, see_other},
};

/// Scopes that a form shows at a time, besides those that are chosen.
pub(in super::super) const SHOWN: i64 = 25;

/// The form as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct NewForm {
    pub navn: String,
    pub beskrivelse: String,
    pub bruk: String,
    pub levetid: String,
    pub scope: Vec<ScopeId>,
    /// Looks among the scopes.
    pub sok: String,
    /// How the key comes.
    pub kilde: KeySource,
    /// The public key that the browser made.
    pub laget: String,
    pub nokkeltekst: String,
    /// The text of a file.
    pub fil: String,
    pub handling: FormButton,
}

/// How the key of a new client comes.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(crate) enum KeySource {
    /// It is pasted, or a file is chosen.
    #[default]
    #[serde(rename = "offentlig")]
    Public,
    /// The browser has made it.
    #[serde(rename = "nettleser")]
    Browser,
    /// It comes later.
    #[serde(rename = "senere")]
    Later,
}

/// The button that was pressed: the main one, which sends no word, or the one that looks among the scopes.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(crate) enum FormButton {
    #[default]
    #[serde(rename = "")]
    Save,
    #[serde(rename = "sok")]
    Search,
}

impl NewForm {
    fn about(&self) -> EditForm {
        let Self { navn, beskrivelse, bruk, levetid, .. } = self.clone();
        EditForm { navn, beskrivelse, bruk, levetid, versjon: 0 }
    }

    fn key(&self) -> KeyForm {
        let Self { kilde, laget, nokkeltekst, fil, .. } = self.clone();
        KeyForm { kilde, laget, nokkeltekst, fil }
    }
}

/// What can be chosen, and what is chosen already.
pub(super) async fn choices(
    acting: &Acting<ManageClients>,
    paths: Paths,
    (chosen, search): (&[ScopeId], &str),
) -> Result<Vec<Pick>, Problem> {
    let chosen = chosen.get(..MOST_SCOPES).unwrap_or(chosen);
    let limit = SHOWN + i64::try_from(chosen.len()).unwrap_or_default() + 1;
    let picking = Picking { search, chosen, only_chosen: false, integration_type: MASKINPORTEN, limit };
    let place = (acting.org(), paths.environment, paths.lang);
    Ok(store::picks(&mut *acting.db().await?, place, picking, acting.today()).await?)
}

/// *Ny klient*: the empty form.
pub(super) async fn new(acting: Acting<ManageClients>, path: InEnvironment) -> web::Result {
    let paths = paths_in(&acting, &path.2)?;
    let picks = choices(&acting, paths, (&[], "")).await?;
    page(&NewView::new(&acting, paths, picks, NewForm::default(), FormErrors::default()))
}

/// Makes the client, or shows what is wrong, or what a search among the scopes found.
pub(super) async fn create(acting: Acting<ManageClients>, path: InEnvironment, form: Posted<NewForm>) -> web::Result {
    let paths = paths_in(&acting, &path.2)?;
    let filled = form.read(acting.login())?;
    let (lang, mut errors, mut form) = (paths.lang, FormErrors::default(), filled.input.clone());
    let t = Texts(lang);
    let is_search = form.handling == FormButton::Search;
    let content =
        if is_search { super::super::model::Content::default() } else { form.about().read(lang, &mut errors) };
    if content.for_customers && !acting.can::<ManageCustomerClients>() {
        errors.add("bruk", t.customers_not_yours());
    }
    let read = form.key().read(acting.now());
    let may_be_shown = read.as_ref().map_or_else(super::keys::NoKey::may_be_shown, |_| true);
    let key = match (form.kilde, read) {
        (KeySource::Later, _) => None,
        (_, Ok(key)) => Some(key),
        (_, Err(fault)) => {
            if !is_search {
                errors.add("kilde", key_fault(lang, &fault));
            }
            None
        }
    };
    if errors.is_empty() && !is_search {
        let place = (paths.environment, acting.services().config.issuers.address(paths.environment).to_owned());
        match actions::create(&acting, filled.key(), place, &content, &form.scope, key.as_ref()).await {
            Ok(reference) => return Ok(see_other(&paths.receipt(&reference))),
            Err(ClientError::Failed(e)) => return Err(e.into()),
            Err(ClientError::WrongScopes(names)) => errors.add("scope", t.scopes_wrong(names.join(", "))),
            Err(ClientError::OnlyForCustomers(names)) => errors.add("scope", t.scopes_only_customers(names.join(", "))),
            Err(ClientError::TooMany) => errors.add("scope", t.scopes_too_many(MOST_SCOPES)),
            Err(_) => errors.add("bruk", t.customers_not_yours()),
        }
    }
    // A private key goes nowhere, and not back either. A file is a text from here on.
    let typed = std::mem::take(&mut form.fil);
    if !may_be_shown {
        form.nokkeltekst.clear();
        form.laget.clear();
    } else if !typed.trim().is_empty() {
        form.nokkeltekst = typed;
    }
    let picks = choices(&acting, paths, (&form.scope, &form.sok)).await?;
    let view = NewView::new(&acting, paths, picks, form, errors);
    if is_search { page(&view) } else { page_with(StatusCode::UNPROCESSABLE_ENTITY, &view) }
}
