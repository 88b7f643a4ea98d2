//! Addresses of the room `resources`, and the links to them.

pub(crate) use super::query;

use crate::kernel::{ApiResourceId, Environment, Lang, OrgNumber, Ref, ScopeId};

pub(crate) const LIST: &str = "/{lang}/{org}/{miljo}/api-ressurser";
pub(crate) const NEW: &str = "/{lang}/{org}/{miljo}/api-ressurser/ny";
pub(crate) const RESOURCE: &str = "/{lang}/{org}/{miljo}/api-ressurser/{ressurs}";
pub(crate) const EDIT: &str = "/{lang}/{org}/{miljo}/api-ressurser/{ressurs}/endre";
pub(crate) const DEACTIVATE: &str = "/{lang}/{org}/{miljo}/api-ressurser/{ressurs}/deaktiver";
pub(crate) const REACTIVATE: &str = "/{lang}/{org}/{miljo}/api-ressurser/{ressurs}/reaktiver";

/// The pages of one organisation in one environment and one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paths {
    pub lang: Lang,
    pub org: OrgNumber,
    pub environment: Environment,
}

impl Paths {
    fn root(self) -> String {
        format!("/{}/{}/{}", self.lang, self.org, self.environment.slug())
    }
    pub fn overview(self) -> String {
        format!("/{}/{}", self.lang, self.org)
    }
    /// The room of the scopes.
    pub fn my_apis(self) -> String {
        super::scopes::Paths { lang: self.lang, org: self.org, environment: self.environment }.list()
    }
    pub fn scope(self, id: &ScopeId) -> String {
        format!("{}/{id}", self.my_apis())
    }
    pub fn list(self) -> String {
        format!("{}/api-ressurser", self.root())
    }
    pub fn list_in(self, environment: Environment) -> String {
        Self { environment, ..self }.list()
    }
    pub fn new_resource(self) -> String {
        format!("{}/ny", self.list())
    }
    pub fn resource(self, id: &ApiResourceId) -> String {
        format!("{}/{id}", self.list())
    }
    pub fn edit(self, id: &ApiResourceId) -> String {
        format!("{}/endre", self.resource(id))
    }
    pub fn deactivate(self, id: &ApiResourceId) -> String {
        format!("{}/deaktiver", self.resource(id))
    }
    pub fn reactivate(self, id: &ApiResourceId) -> String {
        format!("{}/reaktiver", self.resource(id))
    }
    pub fn receipt(self, reference: &Ref) -> String {
        super::receipts::receipt(self.lang, self.org, reference)
    }
}
