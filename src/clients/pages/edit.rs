use actix_web::http::StatusCode;
use serde::Deserialize;

use super::{
    super::{
        actions::{self, ClientError},
        model::{
            Application, Client, Content, Kind, LIFETIME, Login, Refresh, TEXT_LENGTH, Usage,
            kinds::{self, ADDRESSES_LENGTH, AUTHORIZATION_LIFETIME, REFRESH_LIFETIME},
        },
        store,
        texts::{Kinds, Texts},
        views::{ConfirmView, EditView},
    },
    find_own,
};
use crate::{
    access::{Acting, ManageClients},
    kernel::Lang,
    web::{self, FormErrors, OfThing, Posted, Problem, Ticked, page, page_with, place, see_other},
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
    pub handling: EditButton,
    /// Addresses, one on each line. These and what follows are of clients that people log in with.
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

/// The button that sends the form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub(crate) enum EditButton {
    #[default]
    #[serde(rename = "")]
    Save,
    /// What it means has been read.
    #[serde(rename = "bekreft")]
    Confirmed,
    /// Back from what it means.
    #[serde(rename = "sok")]
    Back,
}

/// The word of a form for a client that may name customers.
pub(in super::super) const CUSTOMERS: &str = "kunder";

impl EditForm {
    fn of(client: &Client) -> Self {
        let Content { name, description, for_customers, lifetime, login } = client.content.clone();
        let bruk = if for_customers { CUSTOMERS } else { "oss" }.to_owned();
        let (levetid, versjon) = (lifetime.to_string(), client.version);
        let form = Self { navn: name, beskrivelse: description, bruk, levetid, versjon, ..Self::default() };
        let Some(login) = login else { return form };
        let ticked = |yes: bool| yes.then_some(Ticked::Yes);
        let refresh = login.refresh.unwrap_or_default();
        Self {
            adresser: login.redirect_uris.join("\n"),
            utlogging: login.post_logout_redirect_uris.join("\n"),
            frontkanal: login.frontchannel_logout_uri,
            sesjon: ticked(login.frontchannel_logout_session_required),
            sso: ticked(login.sso_disabled),
            pkce: ticked(login.pkce),
            fornying: ticked(login.refresh.is_some()),
            gjenbruk: refresh.usage,
            fornylevetid: refresh.lifetime.to_string(),
            autlevetid: login.authorization_lifetime.to_string(),
            ..form
        }
    }

    /// Reads it for a client of this type, which people log in to such a program with; every fault is a sentence at its field.
    pub fn read(
        &self,
        lang: Lang,
        (kind, application, has_key): (Kind, Application, bool),
        errors: &mut FormErrors,
    ) -> Content {
        let t = Texts(lang);
        let name = errors.required_line(lang, ("navn", t.name(), &self.navn), TEXT_LENGTH, t.name_missing());
        let description = errors.free_text(lang, ("beskrivelse", t.description(), &self.beskrivelse), TEXT_LENGTH);
        let login = kind.rules().is_login.then(|| self.login(lang, application, errors));
        let faults = login.as_ref().filter(|_| errors.is_empty()).map(|login| kinds::faults(login, has_key));
        for (field, fault) in faults.into_iter().flatten() {
            errors.add(field, Kinds(lang).fault(fault));
        }
        let lifetime = seconds(t, ("levetid", t.lifetime_seconds(), &self.levetid), LIFETIME, errors);
        Content {
            name: name.unwrap_or_default(),
            description: description.unwrap_or_default(),
            for_customers: kind.rules().for_customers && self.bruk == CUSTOMERS,
            lifetime,
            login,
        }
    }

    fn login(&self, lang: Lang, application: Application, errors: &mut FormErrors) -> Login {
        let (t, k) = (Texts(lang), Kinds(lang));
        let mut addresses = |field: &'static str, label: &'static str, typed: &str| {
            let text = errors.free_text(lang, (field, label, typed), ADDRESSES_LENGTH).unwrap_or_default();
            let mut all: Vec<String> = Vec::new();
            for address in text.split_whitespace().map(str::to_owned) {
                if !all.contains(&address) {
                    all.push(address);
                }
            }
            all
        };
        let redirect_uris = addresses(kinds::REDIRECTS, k.redirects(), &self.adresser);
        let post_logout_redirect_uris = addresses(kinds::LOGOUTS, k.logouts(), &self.utlogging);
        let frontchannel = addresses(kinds::FRONTCHANNEL, k.frontchannel(), &self.frontkanal);
        let typed = ("fornylevetid", k.refresh_lifetime(), self.fornylevetid.as_str());
        let lifetime = seconds(t, typed, REFRESH_LIFETIME, errors);
        let typed = ("autlevetid", k.authorization_lifetime(), self.autlevetid.as_str());
        Login {
            application_type: application,
            redirect_uris,
            post_logout_redirect_uris,
            // Two of them are no address.
            frontchannel_logout_uri: frontchannel.join(" "),
            frontchannel_logout_session_required: self.sesjon.is_some(),
            sso_disabled: self.sso.is_some(),
            pkce: self.pkce.is_some(),
            refresh: self.fornying.map(|_| Refresh { lifetime, usage: self.gjenbruk }),
            authorization_lifetime: seconds(t, typed, AUTHORIZATION_LIFETIME, errors),
        }
    }
}

/// A lifetime that was typed: nothing is the first of these, and the other is the longest.
fn seconds(
    t: Texts,
    (field, label, typed): (&'static str, &'static str, &str),
    (usual, most): (i32, i32),
    errors: &mut FormErrors,
) -> i32 {
    let typed = typed.trim();
    let read = if typed.is_empty() { Some(usual) } else { typed.parse().ok() };
    read.filter(|seconds| (1..=most).contains(seconds)).unwrap_or_else(|| {
        errors.add_labelled(field, label, t.lifetime_wrong(most));
        usual
    })
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
    let application = client.content.login.as_ref().map(|login| login.application_type).unwrap_or_default();
    let content = form.read(lang, (client.kind, application, false), &mut errors);
    let mut theirs = None;
    let stops_for_customers = client.content.for_customers && !content.for_customers && client.package.is_none();
    if form.handling == EditButton::Back {
        return page(&EditView::new(&acting, paths, &client, form, errors));
    }
    if errors.is_empty() && form.handling == EditButton::Save && stops_for_customers && client.is_active() {
        let at = (acting.today(), Some(acting.now()));
        let scopes = store::scopes_and_use(&mut *acting.db().await?, id, paths.lang, at).await?;
        if scopes.iter().any(|scope| scope.used.is_some()) {
            return page(&ConfirmView::own_only(&acting, paths, &client, &form, &scopes));
        }
    }
    if errors.is_empty() {
        match actions::edit(&acting, filled.key(), (paths.environment, id), form.versjon, &content).await {
            Ok(reference) => return Ok(see_other(&paths.receipt(&reference))),
            Err(ClientError::Failed(e)) => return Err(e.into()),
            Err(ClientError::Gone) => return Err(Problem::NotFound),
            Err(ClientError::Customers { .. }) => errors.add("bruk", Texts(lang).customers_not_yours()),
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
