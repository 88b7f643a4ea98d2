//! Addresses of the room `requests`, and the links to them.

use super::{query, with_query};
use crate::kernel::{ApiResourceId, Lang, OrgNumber, RequestId};

pub(crate) const MINE: &str = "/{lang}/foresporsler";
pub(crate) const ASK: &str = "/{lang}/foresporsler/ny";
pub(crate) const LINK: &str = "/{lang}/foresporsel/{request}";
pub(crate) const QUEUE: &str = "/{lang}/{org}/foresporsler";
pub(crate) const ANSWER: &str = "/{lang}/{org}/foresporsler/{request}";
pub(crate) const OURS: &str = "/{lang}/{org}/fullmakter/mottatt/foresporsler";
pub(crate) const ASK_FOR: &str = "/{lang}/{org}/fullmakter/mottatt/foresporsler/ny";
/// *Tilgang til produksjon*: what somebody asks the organisation they belong to for.
pub(crate) const PRODUCTION: &str = "/{lang}/{org}/brukere/produksjon";
pub(crate) const ASK_PRODUCTION: &str = "/{lang}/{org}/brukere/produksjon/ny";
pub(crate) const OWN: &str = "/{lang}/{org}/brukere/produksjon/{request}";
pub(crate) const OUR: &str = "/{lang}/{org}/fullmakter/mottatt/foresporsler/{request}";

/// What the user has asked for.
pub(crate) fn mine(lang: Lang) -> String {
    format!("/{lang}/foresporsler")
}
/// The form for asking for oneself.
pub(crate) fn ask(lang: Lang) -> String {
    format!("/{lang}/foresporsler/ny")
}
/// The same, for access to this organisation.
pub(crate) fn ask_at(lang: Lang, org: Option<OrgNumber>) -> String {
    let org = org.map(|org| org.to_string()).unwrap_or_default();
    with_query(ask(lang), &query(&[("virksomhet", &org)]))
}
/// The link to one request, to be passed on.
pub(crate) fn link(lang: Lang, id: RequestId) -> String {
    format!("/{lang}/foresporsel/{id}")
}
pub(crate) use super::{OrgPaths as Paths, home::picker};

impl Paths {
    pub fn requests(self) -> String {
        format!("{}/foresporsler", self.overview())
    }
    pub fn answer(self, id: RequestId) -> String {
        format!("{}/{id}", self.requests())
    }
    pub fn production(self) -> String {
        format!("{}/brukere/produksjon", self.overview())
    }
    pub fn ask_production(self) -> String {
        format!("{}/ny", self.production())
    }
    pub fn own(self, id: RequestId) -> String {
        format!("{}/{id}", self.production())
    }
    pub fn our_requests(self) -> String {
        format!("{}/foresporsler", self.received())
    }
    pub fn ask_for(self) -> String {
        format!("{}/ny", self.our_requests())
    }
    /// The same, with the customer and an API filled in.
    pub fn ask_for_with(self, customer: Option<OrgNumber>, api: Option<ApiResourceId>) -> String {
        let [customer, api] = [customer.map(|c| c.to_string()), api.map(|id| format!("api {id}"))];
        let filled = [("virksomhet", customer.unwrap_or_default()), ("ting", api.unwrap_or_default())];
        with_query(self.ask_for(), &query(&filled.each_ref().map(|(name, it)| (*name, it.as_str()))))
    }
    pub fn our(self, id: RequestId) -> String {
        format!("{}/{id}", self.our_requests())
    }
}
