//! Addresses of the room `grants`, and the links to them.

pub(crate) use super::{Paths, query};
use uuid::Uuid;

use crate::kernel::{ScopeAccessId, ScopeBulkId, ScopeId};

pub(crate) const LOOK_UP: &str = "/{lang}/{org}/{miljo}/mine-api/oppslag";
pub(crate) const ACCESSES_CSV: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger.csv";
pub(crate) const WHO: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/hvem";
pub(crate) const FORMER: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/tidligere";
pub(crate) const REMOVE: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger/fjern";
pub(crate) const STAGING: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger/valg";
pub(crate) const END_DATE: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger/sluttdato";
pub(crate) const BULK: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger/mange";
pub(crate) const BULK_LIST: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger/mange/{liste}";
pub(crate) const BULK_CSV: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger/mange/{liste}/utfall.csv";

impl Paths {
    pub fn look_up(self) -> String {
        format!("{}/oppslag", self.scopes())
    }
    pub fn accesses(self, id: &ScopeId) -> String {
        format!("{}/tilganger", self.scope(id))
    }
    pub fn accesses_csv(self, id: &ScopeId) -> String {
        format!("{}/tilganger.csv", self.scope(id))
    }
    pub fn who(self, id: &ScopeId) -> String {
        format!("{}/hvem", self.scope(id))
    }
    pub fn former(self, id: &ScopeId) -> String {
        format!("{}/tidligere", self.scope(id))
    }
    pub fn remove(self, id: &ScopeId) -> String {
        format!("{}/tilganger/fjern", self.scope(id))
    }
    pub fn remove_from(self, id: &ScopeId, after: &ScopeAccessId) -> String {
        format!("{}?etter={after}", self.remove(id))
    }
    pub fn choose_accesses(self, id: &ScopeId) -> String {
        format!("{}/tilganger/valg", self.scope(id))
    }
    pub fn end_date(self, id: &ScopeId) -> String {
        format!("{}/tilganger/sluttdato", self.scope(id))
    }
    pub fn end_date_of(self, id: &ScopeId, rows: &[Uuid]) -> String {
        format!("{}?{}", self.end_date(id), with_rows(&[], rows))
    }
    /// The list as it was searched, paged and ticked, at one of its rows or at its beginning.
    pub fn accesses_at(self, id: &ScopeId, (search, after): (&str, &str), ticked: &[Uuid], at: &str) -> String {
        let query = with_rows(&[("q", search), ("etter", after)], ticked);
        format!("{}#{at}", super::with_query(self.scope(id), &query))
    }
    pub fn bulk(self, id: &ScopeId) -> String {
        format!("{}/tilganger/mange", self.scope(id))
    }
    pub fn bulk_list(self, id: &ScopeId, list: &ScopeBulkId) -> String {
        format!("{}/{list}", self.bulk(id))
    }
    pub fn bulk_csv(self, id: &ScopeId, list: &Uuid) -> String {
        format!("{}/{list}/utfall.csv", self.bulk(id))
    }
}

fn with_rows(pairs: &[(&str, &str)], rows: &[Uuid]) -> String {
    let rows: Vec<String> = rows.iter().map(Uuid::to_string).collect();
    let rows = rows.iter().map(|row| ("tilgang", row.as_str()));
    query(&pairs.iter().copied().chain(rows).collect::<Vec<_>>())
}
