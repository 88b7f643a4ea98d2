//! Addresses of the room `explain`, and the links to them.

pub(crate) use super::{OrgPaths, Paths};
use super::{home, query, with_query};
use crate::kernel::{Environment, Lang, PersonId};

/// Where machines lead with `error_uri`: in whose language it is read, is not known yet.
pub(crate) const OF_ERROR: &str = "/hvorfor";
/// Where a link leads that was shared, likewise.
pub(crate) const OF_ANSWER: &str = "/hvorfor/svar";
/// Why does it not work? For everybody.
pub(crate) const PUBLIC: &str = "/{lang}/hvorfor";
/// The full answer, for whomever it concerns; leads on to the page of their organisation.
pub(crate) const FULL: &str = "/{lang}/hvorfor/svar";
/// The page of an organisation. What is pasted is sent to it.
pub(crate) const OF_ORGANISATION: &str = "/{lang}/{org}/{miljo}/hvorfor";

/// The same for support, who act for nobody.
pub(crate) const OF_SUPPORT: &str = "/{lang}/brukerstotte/hvorfor";

/// Why somebody may do something for an organisation, or may not.
pub(crate) const OF_PERSON: &str = "/{lang}/{org}/fullmakter/hvorfor";

/// About one refused request: its code and its correlation id.
pub(crate) fn of_error(code: &str, correlation_id: &str) -> String {
    with_query(OF_ERROR.to_owned(), &query(&[("kode", code), ("id", correlation_id)]))
}

/// The codes, and one of them first.
pub(crate) fn codes(lang: Lang, query: &str) -> String {
    with_query(format!("/{lang}/hvorfor"), query)
}

/// The full answer to a question, for whoever opens it.
pub(crate) fn full(lang: Lang, query: &str) -> String {
    with_query(format!("/{lang}/hvorfor/svar"), query)
}

/// The same as a link to send to others, who may read another language.
pub(crate) fn shared(query: &str) -> String {
    with_query(OF_ANSWER.to_owned(), query)
}

/// The full answer for support.
pub(crate) fn support(lang: Lang, query: &str) -> String {
    with_query(format!("/{lang}/brukerstotte/hvorfor"), query)
}

/// Whom to act for, to ask there.
pub(crate) fn choose(lang: Lang, environment: Environment, query: &str) -> String {
    // The picker puts the organisation in that is chosen.
    let page = with_query(format!("/{lang}/000000000/{}/hvorfor", environment.slug()), query);
    with_query(home::picker(lang), &super::query(&[("retur", &page)]))
}

/// Is something pasted here? It is not kept, whatever becomes of it.
pub(crate) fn takes_pasted(path: &str) -> bool {
    path.ends_with("/hvorfor")
}

impl OrgPaths {
    /// Where it is asked why somebody may do something here, or not.
    pub fn why_persons(self) -> String {
        format!("{}/hvorfor", self.delegations())
    }
    /// The same about this person.
    pub fn why_person(self, person: PersonId) -> String {
        with_query(self.why_persons(), &query(&[("person", &person.to_string())]))
    }
}

impl Paths {
    /// Why does it not work?
    pub fn why(self, query: &str) -> String {
        with_query(format!("{}/hvorfor", self.root()), query)
    }
}
