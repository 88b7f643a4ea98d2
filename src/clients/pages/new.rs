use std::sync::Arc;

use actix_web::http::StatusCode;
use serde::Deserialize;

use super::{
    super::{
        actions::{self, ClientError},
        model::{Application, Kind, MOST_SCOPES, Pick, Usage},
        store::{self, Picking},
        texts::Texts,
        views::NewView,
    },
    edit::{EditButton, EditForm},
    keys::{KeyForm, NoKey, key_fault},
    scope_fault,
};
use crate::{
    access::{Acting, ManageClients, ManageCustomerClients},
    kernel::ScopeId,
    maskinporten::KeyFault,
    sitemap::Paths,
    web::{self, FormErrors, InEnvironment, Posted, Problem, Ticked, UrlQuery, page, page_with, paths_in, see_other},
};

/// Scopes that a form shows at a time, besides those that are chosen.
pub(in super::super) const SHOWN: i64 = 25;

/// And where all are asked for.
const SHOWN_AT_MOST: i64 = 1_000;

/// Chosen scopes that it shows at most: a client from an earlier time may have more than one can be given.
const MOST_CHOSEN: usize = 2 * MOST_SCOPES;

/// The form as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct NewForm {
    #[serde(rename = "type")]
    pub kind: Kind,
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
    /// The name of another client, if the form has said that there is one: whoever sends it then wants two.
    pub likt: String,
    /// What people log in to. This and what follows are of clients that people log in with, as in `EditForm`.
    pub app: Application,
    pub adresser: String,
    pub utlogging: String,
    pub frontkanal: String,
    pub sesjon: Option<Ticked>,
    pub sso: Option<Ticked>,
    pub pkce: Option<Ticked>,
    pub fornying: Option<Ticked>,
    pub gjenbruk: Usage,
    pub fornylevetid: String,
    pub autlevetid: String,
}

/// What is chosen before the form is filled in.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct NewQuery {
    #[serde(rename = "type")]
    kind: Kind,
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

/// The button that was pressed: the main one, which sends no word, the one that looks among the scopes and shows the form again, or the one
/// that confirms that scopes go which have been used lately.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(crate) enum FormButton {
    #[default]
    #[serde(rename = "")]
    Save,
    #[serde(rename = "sok")]
    Search,
    /// The one that shows all of them.
    #[serde(rename = "alle")]
    All,
    #[serde(rename = "fjern")]
    Remove,
}

impl FormButton {
    /// Does it show the form again, without anything being done?
    pub fn shows(self) -> bool {
        matches!(self, Self::Search | Self::All)
    }

    /// So many scopes are shown then, besides those that are chosen.
    pub fn shown(self) -> i64 {
        if self == Self::All { SHOWN_AT_MOST } else { SHOWN }
    }
}

impl NewForm {
    fn about(&self) -> EditForm {
        let Self { navn, beskrivelse, bruk, levetid, adresser, utlogging, frontkanal, .. } = self.clone();
        let Self { sesjon, sso, pkce, fornying, gjenbruk, fornylevetid, autlevetid, .. } = self.clone();
        EditForm {
            navn,
            beskrivelse,
            bruk,
            levetid,
            versjon: 0,
            handling: EditButton::Save,
            adresser,
            utlogging,
            frontkanal,
            sesjon,
            sso,
            pkce,
            fornying,
            gjenbruk,
            fornylevetid,
            autlevetid,
        }
    }

    /// Can the client have keys?
    fn keeps_keys(&self) -> bool {
        !self.kind.rules().is_login || self.app.keeps_keys()
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
    kind: Kind,
    (chosen, search, button): (&[ScopeId], &str, FormButton),
) -> Result<Vec<Pick>, Problem> {
    let chosen = chosen.get(..MOST_CHOSEN).unwrap_or(chosen);
    let limit = button.shown() + i64::try_from(chosen.len()).unwrap_or_default() + 1;
    let picking = Picking { search, chosen, only_chosen: false, kind, limit };
    let place = (acting.org(), paths.environment, paths.lang);
    Ok(store::picks(&mut *acting.db().await?, place, picking, acting.today()).await?)
}

/// *Ny klient*: the empty form.
pub(super) async fn new(
    acting: Acting<ManageClients>,
    path: InEnvironment,
    UrlQuery(NewQuery { kind }): UrlQuery<NewQuery>,
) -> web::Result {
    let paths = paths_in(&acting, &path.2)?;
    let picks = choices(&acting, paths, kind, (&[], "", FormButton::Save)).await?;
    let form = NewForm { kind, pkce: Some(Ticked::Yes), ..NewForm::default() };
    page(&NewView::new(&acting, paths, picks, form, FormErrors::default()))
}

/// Makes the client, or shows what is wrong, or what a search among the scopes found.
pub(super) async fn create(acting: Acting<ManageClients>, path: InEnvironment, form: Posted<NewForm>) -> web::Result {
    let paths = paths_in(&acting, &path.2)?;
    let filled = form.read(acting.login())?;
    let (lang, mut errors, mut form) = (paths.lang, FormErrors::default(), filled.input.clone());
    let t = Texts(lang);
    let is_search = form.handling.shows();
    let read = form.key().read(acting.now());
    // A program that keeps no key has none: an empty field is no fault there.
    let has_key =
        form.kilde != KeySource::Later && !matches!(read, Err(NoKey::Fault(KeyFault::Empty) | NoKey::Unsaved));
    let content = if is_search {
        super::super::model::Content::default()
    } else {
        form.about().read(lang, (form.kind, form.app, has_key), &mut errors)
    };
    if content.for_customers && !acting.can::<ManageCustomerClients>() {
        errors.add("bruk", t.customers_not_yours());
    }
    let may_be_shown = read.as_ref().map_or_else(NoKey::may_be_shown, |_| true);
    let key = match (form.kilde, read) {
        (KeySource::Later, _) => None,
        _ if !form.keeps_keys() => None,
        (_, Ok(key)) => Some(key),
        (_, Err(fault)) => {
            if !is_search {
                errors.add("kilde", key_fault(lang, &fault));
            }
            None
        }
    };
    let is_taken = store::has_name(&mut *acting.db().await?, &acting, paths.environment, &form.navn).await?;
    // A name that another client has is no fault: it is told once.
    let is_told = !is_taken || form.likt == form.navn;
    form.likt = if is_taken { form.navn.clone() } else { String::new() };
    let is_ready = errors.is_empty() && !is_search;
    if is_ready && is_told {
        let issuer = acting.services().config.issuers.address(paths.environment).to_owned();
        let what = (paths.environment, issuer, form.kind);
        match actions::create(&acting, filled.key(), what, &content, &form.scope, key.as_ref()).await {
            Ok(reference) => return Ok(see_other(&paths.receipt(&reference))),
            Err(ClientError::Customers { .. }) => errors.add("bruk", t.customers_not_yours()),
            Err(ClientError::Failed(e)) => return Err(e.into()),
            Err(other) => match scope_fault(lang, form.kind, &other) {
                Some(fault) => errors.add("scope", fault),
                // What only a client has that is there already.
                None => return Err(Problem::Internal(Arc::new(anyhow::anyhow!("a new client: {other:?}")))),
            },
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
    let picks = choices(&acting, paths, form.kind, (&form.scope, &form.sok, form.handling)).await?;
    let view = NewView::new(&acting, paths, picks, form, errors);
    if is_search || is_ready && !is_told { page(&view) } else { page_with(StatusCode::UNPROCESSABLE_ENTITY, &view) }
}
