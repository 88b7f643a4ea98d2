//! The addresses of the room `login`. Those under `/oidc` are registered at the issuer and have no language.

use super::{query, with_query};
use crate::kernel::Lang;

/// Starts a login; `?retur=` is where to go afterwards, `?niva=hoy` asks for the level that writing takes.
pub(crate) const SIGN_IN: &str = "/{lang}/logg-inn";
/// Ends the session here and at the issuer (POST).
pub(crate) const SIGN_OUT: &str = "/{lang}/logg-ut";
/// Says that it is over.
pub(crate) const SIGNED_OUT: &str = "/{lang}/logget-ut";
/// A form that came too late, to be sent again.
pub(crate) const KEPT_FORM: &str = "/{lang}/skjema/{form}";
/// What whoever is signed in is called, where the register does not say; `?retur=` is where to go afterwards.
pub(crate) const NAME: &str = "/{lang}/navn";
/// Where the issuer sends the browser back: the redirect URI.
pub(crate) const CALLBACK: &str = "/oidc/callback";
/// The post-logout redirect URI; the language comes back in `state`.
pub(crate) const AFTER_LOGOUT: &str = "/oidc/logged-out";
/// The front-channel logout URI.
pub(crate) const FRONT_CHANNEL: &str = "/oidc/frontchannel-logout";
/// The back-channel logout URI.
pub(crate) const BACK_CHANNEL: &str = "/oidc/backchannel-logout";

/// The page that says it is over.
pub(crate) fn signed_out(lang: Lang) -> String {
    format!("/{lang}/logget-ut")
}

/// The page that asks for the name.
pub(crate) fn name(lang: Lang, back: &str) -> String {
    with_query(format!("/{lang}/navn"), &query(&[("retur", back)]))
}

/// The page of a form that was kept.
pub(crate) fn kept_form(lang: Lang, id: &str) -> String {
    format!("/{lang}/skjema/{id}")
}
