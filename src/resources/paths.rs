//! Addresses of this room, and the links to them.

use url::form_urlencoded;

use crate::{
    kernel::{ApiResourceId, Environment, Lang, OrgNumber, Ref, ScopeId},
    receipts,
};

pub(super) const LIST: &str = "/{lang}/{org}/{miljo}/api-ressurser";
pub(super) const NEW: &str = "/{lang}/{org}/{miljo}/api-ressurser/ny";
pub(super) const RESOURCE: &str = "/{lang}/{org}/{miljo}/api-ressurser/{ressurs}";
pub(super) const EDIT: &str = "/{lang}/{org}/{miljo}/api-ressurser/{ressurs}/endre";
pub(super) const DEACTIVATE: &str = "/{lang}/{org}/{miljo}/api-ressurser/{ressurs}/deaktiver";
pub(super) const REACTIVATE: &str = "/{lang}/{org}/{miljo}/api-ressurser/{ressurs}/reaktiver";

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
        format!("{}/mine-api", self.root())
    }
    pub fn scope(self, id: &ScopeId) -> String {
        format!("{}/mine-api/{id}", self.root())
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
        receipts::receipt(self.lang, self.org, reference)
    }
}

/// `name=value&…` of those that have a value.
pub(super) fn query(pairs: &[(&str, &str)]) -> String {
    let mut out = form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        out.append_pair(name, value);
    }
    out.finish()
}
