//! Addresses of the room `catalogue`, and the links to them.

pub(crate) use super::Paths;
use super::{delegations, query, with_query};
use crate::kernel::{AccessRequestId, Environment, HolderId, OrgNumber, ScopeId};

pub(crate) const HELD: &str = "/{lang}/{org}/tilganger-vi-har";
pub(crate) const HELD_CSV: &str = "/{lang}/{org}/tilganger-vi-har.csv";
pub(crate) const OUR: &str = "/{lang}/{org}/tilganger-vi-har/foresporsler/{sent}";
pub(crate) const CATALOGUE: &str = "/{lang}/{org}/{miljo}/api-katalog";
pub(crate) const SCOPE: &str = "/{lang}/{org}/{miljo}/api-katalog/{api}";
pub(crate) const QUEUE: &str = "/{lang}/{org}/{miljo}/mine-api/foresporsler";
pub(crate) const ANSWER: &str = "/{lang}/{org}/{miljo}/mine-api/foresporsler/{asked}";

impl Paths {
    /// *Tilganger vi har*. Its address names no environment but the one that is not the real one.
    pub fn held(self) -> String {
        self.held_with(&[])
    }
    pub fn held_with(self, asked: &[(&str, &str)]) -> String {
        with_query(
            format!("{}/tilganger-vi-har", self.overview()),
            &query(&[&[("miljo", self.environment_query())], asked].concat()),
        )
    }
    pub fn held_csv(self, asked: &[(&str, &str)]) -> String {
        with_query(
            format!("{}/tilganger-vi-har.csv", self.overview()),
            &query(&[&[("miljo", self.environment_query())], asked].concat()),
        )
    }
    /// The environment as the query of *Tilganger vi har* has it.
    pub fn environment_query(self) -> &'static str {
        match self.environment {
            Environment::Prod => "",
            Environment::Test => "test",
        }
    }
    pub fn our(self, id: AccessRequestId) -> String {
        format!("{}/tilganger-vi-har/foresporsler/{id}", self.overview())
    }
    pub fn catalogue(self) -> String {
        format!("{}/api-katalog", self.root())
    }
    pub fn catalogue_with(self, asked: &[(&str, &str)]) -> String {
        with_query(self.catalogue(), &query(asked))
    }
    /// A scope of another organisation, or of this one as its consumers see it.
    pub fn api(self, id: ScopeId) -> String {
        format!("{}/{id}", self.catalogue())
    }
    pub fn queue(self) -> String {
        format!("{}/foresporsler", self.scopes())
    }
    pub fn answer(self, id: AccessRequestId) -> String {
        format!("{}/{id}", self.queue())
    }
    pub fn holder(self, supplier: OrgNumber) -> String {
        delegations::Paths { lang: self.lang, org: self.org }.holder(HolderId::Organisation(supplier))
    }
}
