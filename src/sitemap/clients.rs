//! Addresses of the room `clients`, and the links to them.

pub(crate) use super::{Paths, query};

use super::{deactivate, reactivate, with_query};
use crate::kernel::{ClientId, ClientKeyId};

pub(crate) const LIST: &str = "/{lang}/{org}/{miljo}/klienter";
pub(crate) const CSV: &str = "/{lang}/{org}/{miljo}/klienter.csv";
pub(crate) const NEW: &str = "/{lang}/{org}/{miljo}/klienter/ny";
pub(crate) const CLIENT: &str = "/{lang}/{org}/{miljo}/klienter/{klient}";
pub(crate) const EDIT: &str = "/{lang}/{org}/{miljo}/klienter/{klient}/endre";
pub(crate) const SCOPES: &str = "/{lang}/{org}/{miljo}/klienter/{klient}/scopes";
pub(crate) const KEYS: &str = "/{lang}/{org}/{miljo}/klienter/{klient}/nokler";
pub(crate) const REMOVE_KEY: &str = "/{lang}/{org}/{miljo}/klienter/{klient}/nokler/{nokkel}/fjern";
pub(crate) const DEACTIVATE: &str = "/{lang}/{org}/{miljo}/klienter/{klient}/deaktiver";
pub(crate) const REACTIVATE: &str = "/{lang}/{org}/{miljo}/klienter/{klient}/reaktiver";
pub(crate) const TRY: &str = "/{lang}/{org}/{miljo}/klienter/{klient}/prov";
pub(crate) const PACKAGE: &str = "/{lang}/{org}/{miljo}/klienter/{klient}/opptre";

impl Paths {
    pub fn clients(self) -> String {
        format!("{}/klienter", self.root())
    }
    pub fn clients_csv(self, query: &str) -> String {
        with_query(format!("{}.csv", self.clients()), query)
    }
    pub fn new_client(self) -> String {
        format!("{}/ny", self.clients())
    }
    pub fn client(self, id: &ClientId) -> String {
        format!("{}/{id}", self.clients())
    }
    pub fn edit_client(self, id: &ClientId) -> String {
        format!("{}/endre", self.client(id))
    }
    pub fn client_scopes(self, id: &ClientId) -> String {
        format!("{}/scopes", self.client(id))
    }
    pub fn client_keys(self, id: &ClientId) -> String {
        format!("{}/nokler", self.client(id))
    }
    pub fn remove_client_key(self, id: &ClientId, key: &ClientKeyId) -> String {
        format!("{}/nokler/{key}/fjern", self.client(id))
    }
    pub fn deactivate_client(self, id: &ClientId) -> String {
        deactivate(&self.client(id))
    }
    pub fn reactivate_client(self, id: &ClientId) -> String {
        reactivate(&self.client(id))
    }
    pub fn try_client(self, id: &ClientId) -> String {
        format!("{}/prov", self.client(id))
    }
    pub fn client_package(self, id: &ClientId) -> String {
        format!("{}/opptre", self.client(id))
    }
}
