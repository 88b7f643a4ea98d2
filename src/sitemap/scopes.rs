//! Addresses of the room `scopes`, and the links to them.

pub(crate) use super::{Paths, query};

use super::{deactivate, reactivate, with_query};
use crate::kernel::ScopeId;

pub(crate) const LIST: &str = "/{lang}/{org}/{miljo}/mine-api";
pub(crate) const LIST_CSV: &str = "/{lang}/{org}/{miljo}/mine-api.csv";
pub(crate) const NEW: &str = "/{lang}/{org}/{miljo}/mine-api/ny";
pub(crate) const CHECK: &str = "/{lang}/{org}/{miljo}/mine-api/ny/oppslag";
pub(crate) const SCOPE: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}";
pub(crate) const EDIT: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/endre";
pub(crate) const COPY: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/kopier";
pub(crate) const DEACTIVATE: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/deaktiver";
pub(crate) const CANCEL_PLAN: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/deaktiver/avlys";
pub(crate) const REACTIVATE: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/reaktiver";
pub(crate) const ACCESSES: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger";

impl Paths {
    /// *Mine API*.
    pub fn scopes(self) -> String {
        format!("{}/mine-api", self.root())
    }
    pub fn scopes_csv(self, query: &str) -> String {
        with_query(format!("{}.csv", self.scopes()), query)
    }
    pub fn new_scope(self) -> String {
        format!("{}/ny", self.scopes())
    }
    pub fn check_name(self) -> String {
        format!("{}/oppslag", self.new_scope())
    }
    pub fn scope(self, id: &ScopeId) -> String {
        format!("{}/{id}", self.scopes())
    }
    pub fn edit_scope(self, id: &ScopeId) -> String {
        format!("{}/endre", self.scope(id))
    }
    pub fn copy_scope(self, id: &ScopeId) -> String {
        format!("{}/kopier", self.scope(id))
    }
    pub fn deactivate_scope(self, id: &ScopeId) -> String {
        deactivate(&self.scope(id))
    }
    pub fn cancel_plan(self, id: &ScopeId) -> String {
        format!("{}/avlys", self.deactivate_scope(id))
    }
    pub fn reactivate_scope(self, id: &ScopeId) -> String {
        reactivate(&self.scope(id))
    }
}
