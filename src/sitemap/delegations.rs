//! Addresses of the room `delegations`, and the links to them.

pub(crate) use super::{OrgPaths as Paths, query};
use uuid::Uuid;

use super::with_query;
use crate::kernel::{ApiResourceId, ChangeSetId, Environment, HolderId, Lang, OrgNumber, PersonId};

pub(crate) const LIST: &str = "/{lang}/{org}/fullmakter";
pub(crate) const LIST_CSV: &str = "/{lang}/{org}/fullmakter.csv";
pub(crate) const NEW: &str = "/{lang}/{org}/fullmakter/ny";
pub(crate) const NEW_PERSON: &str = "/{lang}/{org}/fullmakter/ny-person";
pub(crate) const LOOK_UP: &str = "/{lang}/{org}/fullmakter/ny/oppslag";
pub(crate) const REVIEW: &str = "/{lang}/{org}/fullmakter/kontroll";
pub(crate) const RECEIVED: &str = "/{lang}/{org}/fullmakter/mottatt";
pub(crate) const RELINQUISH: &str = "/{lang}/{org}/fullmakter/mottatt/{delegation}/frasi-oss";
pub(crate) const HOLDER: &str = "/{lang}/{org}/fullmakter/{holder}";
pub(crate) const STAGING: &str = "/{lang}/{org}/fullmakter/{holder}/endringer";
pub(crate) const END_DATE: &str = "/{lang}/{org}/fullmakter/{holder}/sluttdato";
pub(crate) const GRANT: &str = "/{lang}/{org}/fullmakter/{holder}/gi";
/// Leads to the first thing that waits for the person who is signed in; `?etter=` is the one they were just asked about, `?retur=` where
/// they go when nothing is left.
pub(crate) const AWAITED: &str = "/{lang}/gitt-deg";
/// One of them: is it you?
pub(crate) const IS_IT_YOU: &str = "/{lang}/gitt-deg/{awaited}";

/// What waits for whoever is signed in, and then the page they wanted.
pub(crate) fn awaited(lang: Lang, after: Option<PersonId>, back: &str) -> String {
    let after = after.map(|id| id.to_string()).unwrap_or_default();
    with_query(format!("/{lang}/gitt-deg"), &query(&[("etter", &after), ("retur", back)]))
}
/// The page that asks whether it is them.
pub(crate) fn is_it_you(lang: Lang, id: PersonId, back: &str) -> String {
    with_query(format!("/{lang}/gitt-deg/{id}"), &query(&[("retur", back)]))
}

impl Paths {
    /// *Fullmakter*, the list. The other pages lie below it.
    pub fn delegations(self) -> String {
        format!("{}/fullmakter", self.overview())
    }
    pub fn csv(self, query: &str) -> String {
        if query.is_empty() {
            format!("{}.csv", self.delegations())
        } else {
            format!("{}.csv?{query}", self.delegations())
        }
    }
    pub fn new_for(self, supplier: Option<OrgNumber>) -> String {
        supplier.map_or_else(
            || format!("{}/ny", self.delegations()),
            |s| format!("{}/ny?leverandor={s}", self.delegations()),
        )
    }
    /// The same, with an API chosen.
    pub fn new_with(self, supplier: Option<OrgNumber>, api: Option<ApiResourceId>) -> String {
        let [supplier, api] = [supplier.map(|s| s.to_string()), api.map(|id| id.to_string())];
        let filled = [("leverandor", supplier.unwrap_or_default()), ("api", api.unwrap_or_default())];
        with_query(
            format!("{}/ny", self.delegations()),
            &query(&filled.each_ref().map(|(name, it)| (*name, it.as_str()))),
        )
    }
    pub fn look_up(self) -> String {
        format!("{}/ny/oppslag", self.delegations())
    }
    pub fn change_draft(self, draft: ChangeSetId, field: &str) -> String {
        format!("{}/ny?utkast={draft}#{field}", self.delegations())
    }
    pub fn new_person(self) -> String {
        format!("{}/ny-person", self.delegations())
    }
    pub fn review(self, draft: ChangeSetId) -> String {
        format!("{}/kontroll?utkast={draft}", self.delegations())
    }
    /// The same for somebody who wanted to give it at once, and is told why it was not.
    pub fn review_instead(self, draft: ChangeSetId) -> String {
        format!("{}&ikkegitt=ja", self.review(draft))
    }
    pub fn confirm(self) -> String {
        format!("{}/kontroll", self.delegations())
    }
    pub fn holder(self, holder: HolderId) -> String {
        format!("{}/{holder}", self.delegations())
    }
    pub fn row(self, holder: HolderId, row: Uuid) -> String {
        format!("{}/{holder}#rad-{row}", self.delegations())
    }
    pub fn staging(self, holder: HolderId) -> String {
        format!("{}/{holder}/endringer", self.delegations())
    }
    pub fn grant(self, holder: HolderId) -> String {
        format!("{}/{holder}/gi", self.delegations())
    }
    /// *Endre sluttdato*; `query` says what is chosen already.
    pub fn end_date(self, holder: HolderId, query: &str) -> String {
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{}/{holder}/sluttdato{mark}{query}", self.delegations())
    }
    /// The same with this row chosen, or, without one, everything that ends soon; and a year more suggested.
    pub fn prolong(self, holder: HolderId, row: Option<Uuid>) -> String {
        let what = row.map_or_else(|| "snart".to_owned(), |row| row.to_string());
        self.end_date(holder, &format!("forleng={what}"))
    }
    pub fn received(self) -> String {
        format!("{}/mottatt", self.delegations())
    }
    /// *Tilganger vi har*, in the room `catalogue`.
    pub fn accesses(self) -> String {
        let (lang, org, environment) = (self.lang, self.org, Environment::Prod);
        super::catalogue::Paths { lang, org, environment }.held()
    }
    pub fn relinquish(self, delegation: Uuid) -> String {
        format!("{}/mottatt/{delegation}/frasi-oss", self.delegations())
    }
    /// The lines of the log that are about this party, by its number, or by the name of a person.
    pub fn log_of(self, party: &str) -> String {
        super::audit::log(self.lang, self.org, &super::query(&[("hvem", party)]))
    }
}
