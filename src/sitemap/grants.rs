//! Addresses of the room `grants`, and the links to them.

pub(crate) use super::query;
use uuid::Uuid;

use crate::kernel::{AccessRequestId, Environment, JobId, Lang, OrgNumber, Ref, ScopeBulkId, ScopeId};

pub(crate) const LOOK_UP: &str = "/{lang}/{org}/{miljo}/mine-api/oppslag";
pub(crate) const ACCESSES_CSV: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger.csv";
pub(crate) const WHO: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/hvem";
pub(crate) const FORMER: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/tidligere";
pub(crate) const REMOVE: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger/fjern";
pub(crate) const BULK: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger/mange";
pub(crate) const BULK_LIST: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger/mange/{liste}";
pub(crate) const BULK_CSV: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger/mange/{liste}/utfall.csv";

/// The pages of one organisation in one environment and one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paths {
    pub lang: Lang,
    pub org: OrgNumber,
    pub environment: Environment,
}

impl Paths {
    pub fn overview(self) -> String {
        format!("/{}/{}", self.lang, self.org)
    }
    /// *Mine API*, in the room `scopes`.
    pub fn list(self) -> String {
        format!("/{}/{}/{}/mine-api", self.lang, self.org, self.environment.slug())
    }
    /// The page of a scope, in the room `scopes`.
    pub fn scope(self, id: &ScopeId) -> String {
        format!("{}/{id}", self.list())
    }
    pub fn look_up(self) -> String {
        format!("{}/oppslag", self.list())
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
    pub fn remove_one(self, id: &ScopeId, row: &Uuid) -> String {
        format!("{}?tilgang={row}", self.remove(id))
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
    /// What consumers ask for, in the room `catalogue`.
    pub fn request(self, id: AccessRequestId) -> String {
        self.catalogue().answer(id)
    }
    /// The same, from the consumer's side.
    pub fn our_request(self, id: AccessRequestId) -> String {
        self.catalogue().our(id)
    }
    pub fn held(self) -> String {
        self.catalogue().held()
    }
    fn catalogue(self) -> super::catalogue::Paths {
        super::catalogue::Paths { lang: self.lang, org: self.org, environment: self.environment }
    }
    pub fn job(self, job: JobId) -> String {
        super::receipts::job(self.lang, self.org, job)
    }
    pub fn receipt(self, reference: &Ref) -> String {
        super::receipts::receipt(self.lang, self.org, reference)
    }
}
