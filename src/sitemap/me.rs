//! Addresses of the room `me`, and the links to them. None says who somebody is.

use super::{query, with_query};
use crate::kernel::Lang;

/// *Min profil*.
pub(crate) const ME: &str = "/{lang}/meg";
/// How pages look (POST).
pub(crate) const APPEARANCE: &str = "/{lang}/meg/utseende";
/// Ends a session of one's own (POST).
pub(crate) const SIGN_OUT: &str = "/{lang}/meg/logg-ut";
/// Ends all of them but this one (POST).
pub(crate) const SIGN_OUT_OTHERS: &str = "/{lang}/meg/logg-ut-andre";
/// Says that what support looked up has been seen (POST).
pub(crate) const SEEN: &str = "/{lang}/meg/oppslag";
/// What one did about oneself. Not `logg`, which below a parameter is the log of an organisation.
pub(crate) const LOG: &str = "/{lang}/meg/historikk";
/// Everything that is kept about oneself, as a file (POST).
pub(crate) const DATA: &str = "/{lang}/meg/opplysninger";

/// The page about whoever is signed in.
pub(crate) fn me(lang: Lang) -> String {
    format!("/{lang}/meg")
}

/// The same, which says what was done there, at the part that it was done in.
pub(crate) fn done(lang: Lang, what: &str) -> String {
    with_query(me(lang), &query(&[("gjort", what)]))
}

/// One of the forms on it, or a page below it.
pub(crate) fn below(lang: Lang, what: &str) -> String {
    format!("{}/{what}", me(lang))
}
