//! Addresses of the room `resources`, and the links to them.

pub(crate) use super::{Paths, query};

use super::{deactivate, reactivate};
use crate::kernel::ApiResourceId;

pub(crate) const LIST: &str = "/{lang}/{org}/{miljo}/api-ressurser";
pub(crate) const NEW: &str = "/{lang}/{org}/{miljo}/api-ressurser/ny";
pub(crate) const RESOURCE: &str = "/{lang}/{org}/{miljo}/api-ressurser/{ressurs}";
pub(crate) const EDIT: &str = "/{lang}/{org}/{miljo}/api-ressurser/{ressurs}/endre";
pub(crate) const DEACTIVATE: &str = "/{lang}/{org}/{miljo}/api-ressurser/{ressurs}/deaktiver";
pub(crate) const REACTIVATE: &str = "/{lang}/{org}/{miljo}/api-ressurser/{ressurs}/reaktiver";

impl Paths {
    /// *API-ressurser*.
    pub fn resources(self) -> String {
        format!("{}/api-ressurser", self.root())
    }
    pub fn new_resource(self) -> String {
        format!("{}/ny", self.resources())
    }
    pub fn resource(self, id: &ApiResourceId) -> String {
        format!("{}/{id}", self.resources())
    }
    pub fn edit_resource(self, id: &ApiResourceId) -> String {
        format!("{}/endre", self.resource(id))
    }
    pub fn deactivate_resource(self, id: &ApiResourceId) -> String {
        deactivate(&self.resource(id))
    }
    pub fn reactivate_resource(self, id: &ApiResourceId) -> String {
        reactivate(&self.resource(id))
    }
}
