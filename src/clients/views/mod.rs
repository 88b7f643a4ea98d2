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
    model::{Client, Content, MASKINPORTEN},
    texts::Texts,
};
use crate::{
    access::{Acting, Right},
    kernel::Lang,
    sitemap::Paths,
    web::{Field, Layout, frame_of_clients},
};

/// The fields of a client's form, by their labels.
pub(super) fn fields(lang: Lang, content: &Content) -> Vec<Field> {
    let t = Texts(lang);
    vec![
        (t.name(), content.name.clone()),
        (t.description(), content.description.clone()),
        (t.used_as(), used_as(t, content.for_customers).to_owned()),
        (t.lifetime(), t.seconds_in_words(u64::try_from(content.lifetime).unwrap_or_default())),
    ]
}

/// What a type of client is called.
fn type_name(wire: &str) -> &str {
    match wire {
        MASKINPORTEN => "Maskinporten",
        "idporten" => "ID-porten",
        "ansattporten" => "Ansattporten",
        "api_klient" => "API-klient",
        "krr" => "KRR",
        "eformidling" => "eFormidling",
        other => other,
    }
}

/// Whom a client is for.
fn used_as(t: Texts, for_customers: bool) -> &'static str {
    if for_customers { t.for_customers() } else { t.for_us() }
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
