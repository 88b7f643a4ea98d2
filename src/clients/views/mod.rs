//! What the templates show. Every decision about wording and visibility.

mod attempts;
mod client;
mod confirm;
mod fetch;
mod form;
mod keys;
mod list;
mod scopes;
mod timeline;
mod trial;

pub(super) use client::ClientView;
pub(super) use confirm::ConfirmView;
pub(super) use form::{EditView, NewView, ScopesView};
pub(super) use keys::KeyView;
pub(super) use list::{Line, ListView};
pub(super) use trial::{TrialView, Tried};

use super::{
    model::{Client, Content, Kind, Login},
    texts::{Kinds, Texts},
};
use crate::{
    access::{Acting, Right},
    kernel::{Environment, Lang},
    sitemap::Paths,
    web::{Field, Layout, frame_of_clients},
};

/// The fields of a client's form, by their labels.
pub(super) fn fields(lang: Lang, kind: Kind, content: &Content) -> Vec<Field> {
    let t = Texts(lang);
    let mut all = vec![
        (t.name(), content.name.clone()),
        (t.description(), content.description.clone()),
        (t.used_as(), used_as(t, kind, content.for_customers).to_owned()),
    ];
    all.extend(content.login.iter().flat_map(|login| login_fields(lang, login)));
    all.push((t.lifetime(), seconds(t, content.lifetime)));
    all
}

fn seconds(t: Texts, n: i32) -> String {
    t.seconds_in_words(u64::try_from(n).unwrap_or_default())
}

/// The same of what a client has besides that people log in with.
fn login_fields(lang: Lang, login: &Login) -> Vec<Field> {
    let (t, k) = (Texts(lang), Kinds(lang));
    let yes = |yes: bool| if yes { t.yes() } else { t.no() }.to_owned();
    let grants = if login.refresh.is_some() { "authorization_code, refresh_token" } else { "authorization_code" };
    let program = login.application_type;
    let told = !login.frontchannel_logout_uri.is_empty();
    let session = told.then(|| yes(login.frontchannel_logout_session_required));
    vec![
        (k.application_is(), format!("{} ({})", k.program(program), program.wire())),
        (k.method(), program.method().to_owned()),
        (k.grant_types(), grants.to_owned()),
        (plain(k.redirects()), login.redirect_uris.join(" ")),
        (plain(k.logouts()), login.post_logout_redirect_uris.join(" ")),
        (plain(k.frontchannel()), login.frontchannel_logout_uri.clone()),
        (plain(k.session()), session.unwrap_or_default()),
        (plain(k.sso_disabled()), yes(login.sso_disabled)),
        (plain(k.pkce()), yes(login.pkce)),
        (k.usage(), login.refresh.map(|refresh| k.used(refresh.usage).to_owned()).unwrap_or_default()),
        (k.refresh_lifetime_is(), login.refresh.map(|refresh| seconds(t, refresh.lifetime)).unwrap_or_default()),
        (k.authorization_lifetime_is(), seconds(t, login.authorization_lifetime)),
    ]
}

/// The label of a field without the name that the wire has for it, which stands in the form.
fn plain(label: &'static str) -> &'static str {
    label.split(" (").next().unwrap_or(label)
}

/// Does the client get tokens with a certificate of its organisation? One that has registered a key does not.
fn is_certificate_enough<R: Right>(acting: &Acting<R>, client: &Client) -> bool {
    client.keys.is_empty() && client.kind.is_served() && takes_certificates(acting, client.environment)
}

/// Are certificates of organisations believed there?
pub(super) fn takes_certificates<R: Right>(acting: &Acting<R>, environment: Environment) -> bool {
    acting.services().config.certificates.anchors(environment).is_some()
}

/// What a type of client is called.
pub(super) fn type_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Maskinporten => "Maskinporten",
        Kind::Krr => "KRR",
        Kind::Eformidling => "eFormidling",
        Kind::Idporten => "ID-porten",
        Kind::Ansattporten => "Ansattporten",
        Kind::ApiKlient => "API-klient",
    }
}

/// Whom a client is for.
fn used_as(t: Texts, kind: Kind, for_customers: bool) -> &'static str {
    match (kind.rules().is_login, for_customers) {
        (true, _) => Kinds(t.0).for_logins(),
        (false, true) => t.for_customers(),
        (false, false) => t.for_us(),
    }
}

/// The frame of a page below the list of clients.
fn below_list<R: Right>(acting: &Acting<R>, paths: Paths, heading: impl Into<String>) -> Layout {
    let t = Texts(paths.lang);
    frame_of_clients(acting, paths, heading, [(t.clients().to_owned(), paths.clients())])
}

/// The frame of a page below that of a client.
fn below_client<R: Right>(acting: &Acting<R>, paths: Paths, client: &Client, heading: impl Into<String>) -> Layout {
    let list = (Texts(paths.lang).clients().to_owned(), paths.clients());
    let own = (client.content.name.clone(), paths.client(&client.id));
    frame_of_clients(acting, paths, heading, [list, own])
}
