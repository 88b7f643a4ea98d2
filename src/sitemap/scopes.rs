//! Addresses of the room `scopes`, and the links to them.

pub(crate) use super::query;

use crate::kernel::{ApiResourceId, Environment, Lang, OrgNumber, Ref, ScopeId};

pub(crate) const LIST: &str = "/{lang}/{org}/{miljo}/mine-api";
pub(crate) const LIST_CSV: &str = "/{lang}/{org}/{miljo}/mine-api.csv";
pub(crate) const NEW: &str = "/{lang}/{org}/{miljo}/mine-api/ny";
pub(crate) const SCOPE: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}";
pub(crate) const EDIT: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/endre";
pub(crate) const COPY: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/kopier";
pub(crate) const DEACTIVATE: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/deaktiver";
pub(crate) const CANCEL_PLAN: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/deaktiver/avlys";
pub(crate) const REACTIVATE: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/reaktiver";
pub(crate) const ACCESSES: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger";

/// The pages of one organisation in one environment and one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paths {
    pub lang: Lang,
    pub org: OrgNumber,
    pub environment: Environment,
}

impl Paths {
    pub fn overview(self) -> String {
        self.grants().overview()
    }
    pub fn list(self) -> String {
        self.grants().list()
    }
    pub fn list_in(self, environment: Environment) -> String {
        Self { environment, ..self }.list()
    }
    pub fn csv(self, query: &str) -> String {
        if query.is_empty() { format!("{}.csv", self.list()) } else { format!("{}.csv?{query}", self.list()) }
    }
    pub fn new_scope(self) -> String {
        format!("{}/ny", self.list())
    }
    pub fn scope(self, id: &ScopeId) -> String {
        self.grants().scope(id)
    }
    pub fn edit(self, id: &ScopeId) -> String {
        format!("{}/endre", self.scope(id))
    }
    pub fn copy(self, id: &ScopeId) -> String {
        format!("{}/kopier", self.scope(id))
    }
    pub fn deactivate(self, id: &ScopeId) -> String {
        format!("{}/deaktiver", self.scope(id))
    }
    pub fn cancel_plan(self, id: &ScopeId) -> String {
        format!("{}/avlys", self.deactivate(id))
    }
    pub fn reactivate(self, id: &ScopeId) -> String {
        format!("{}/reaktiver", self.scope(id))
    }
    /// The pages about who may use a scope.
    pub fn grants(self) -> super::grants::Paths {
        super::grants::Paths { lang: self.lang, org: self.org, environment: self.environment }
    }
    pub fn prefixes(self) -> String {
        super::prefixes::Paths { lang: self.lang, org: self.org }.prefixes()
    }
    /// The API resources, in the room `resources`.
    pub fn resources(self) -> String {
        super::resources::Paths { lang: self.lang, org: self.org, environment: self.environment }.list()
    }
    pub fn resource(self, id: &ApiResourceId) -> String {
        format!("{}/{id}", self.resources())
    }
    /// What consumers ask for, in the room `catalogue`.
    pub fn requests(self) -> String {
        format!("{}/foresporsler", self.list())
    }
    pub fn receipt(self, reference: &Ref) -> String {
        super::receipts::receipt(self.lang, self.org, reference)
    }
}
