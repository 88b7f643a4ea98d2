//! Addresses of the room `explain`, and the links to them.

pub(crate) use super::Paths;
use super::{home, query, with_query};
use crate::kernel::Lang;

/// Why does it not work? For everybody; machines lead here with `error_uri`.
pub(crate) const PUBLIC: &str = "/{lang}/hvorfor";

/// About one refused request: its code and its correlation id.
pub(crate) fn of_attempt(lang: Lang, code: &str, correlation_id: &str) -> String {
    with_query(format!("/{lang}/hvorfor"), &query(&[("kode", code), ("id", correlation_id)]))
}
/// The full answer about it, for whoever it concerns; leads on to the page of their organisation.
pub(crate) const FULL: &str = "/{lang}/hvorfor/svar";
/// The page of an organisation. What is pasted is sent to it.
pub(crate) const OF_ORGANISATION: &str = "/{lang}/{org}/{miljo}/hvorfor";

/// The codes.
pub(crate) fn public(lang: Lang) -> String {
    format!("/{lang}/hvorfor")
}

/// The full answer about one refused request.
pub(crate) fn full(lang: Lang, code: &str, correlation_id: &str) -> String {
    with_query(format!("/{lang}/hvorfor/svar"), &query(&[("kode", code), ("id", correlation_id)]))
}

/// Whom to act for, to ask there.
pub(crate) fn choose(lang: Lang, code: &str, correlation_id: &str) -> String {
    // The picker puts the organisation in that is chosen.
    let page = with_query(format!("/{lang}/000000000/prod/hvorfor"), &query(&[("kode", code), ("id", correlation_id)]));
    with_query(home::picker(lang), &query(&[("retur", &page)]))
}

/// Is something pasted here? It is not kept, whatever becomes of it.
pub(crate) fn takes_pasted(path: &str) -> bool {
    path.ends_with("/hvorfor")
}

impl Paths {
    /// Why does it not work?
    pub fn why(self, query: &str) -> String {
        with_query(format!("{}/hvorfor", self.root()), query)
    }
}
