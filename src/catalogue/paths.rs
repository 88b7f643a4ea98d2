//! Addresses of this room, and the links to them.

use url::form_urlencoded;

use crate::{
    kernel::{AccessRequestId, Environment, Lang, OrgNumber, Ref, ScopeId},
    receipts,
};

pub(super) const HELD: &str = "/{lang}/{org}/tilganger-vi-har";
pub(super) const HELD_CSV: &str = "/{lang}/{org}/tilganger-vi-har.csv";
pub(super) const OUR: &str = "/{lang}/{org}/tilganger-vi-har/foresporsler/{sent}";
pub(super) const CATALOGUE: &str = "/{lang}/{org}/{miljo}/api-katalog";
pub(super) const SCOPE: &str = "/{lang}/{org}/{miljo}/api-katalog/{api}";
pub(super) const QUEUE: &str = "/{lang}/{org}/{miljo}/mine-api/foresporsler";
pub(super) const ANSWER: &str = "/{lang}/{org}/{miljo}/mine-api/foresporsler/{asked}";

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
    /// *Tilganger vi har*. Its address names no environment but the one that is not the real one.
    pub fn held(self) -> String {
        self.held_with(&[])
    }
    pub fn held_with(self, asked: &[(&str, &str)]) -> String {
        with(format!("{}/tilganger-vi-har", self.overview()), &[&[("miljo", self.world())], asked].concat())
    }
    pub fn held_csv(self, asked: &[(&str, &str)]) -> String {
        with(format!("{}/tilganger-vi-har.csv", self.overview()), &[&[("miljo", self.world())], asked].concat())
    }
    /// The environment as the query of *Tilganger vi har* has it.
    pub fn world(self) -> &'static str {
        match self.environment {
            Environment::Prod => "",
            Environment::Test => "test",
        }
    }
    pub fn our(self, id: AccessRequestId) -> String {
        format!("{}/tilganger-vi-har/foresporsler/{id}", self.overview())
    }
    pub fn catalogue(self) -> String {
        format!("{}/{}/api-katalog", self.overview(), self.environment.slug())
    }
    pub fn catalogue_with(self, asked: &[(&str, &str)]) -> String {
        with(self.catalogue(), asked)
    }
    pub fn scope(self, id: ScopeId) -> String {
        format!("{}/{id}", self.catalogue())
    }
    pub fn queue(self) -> String {
        format!("{}/foresporsler", self.mine())
    }
    pub fn queue_with(self, asked: &[(&str, &str)]) -> String {
        with(self.queue(), asked)
    }
    pub fn answer(self, id: AccessRequestId) -> String {
        format!("{}/{id}", self.queue())
    }
    /// The room of the scopes.
    pub fn mine(self) -> String {
        format!("{}/{}/mine-api", self.overview(), self.environment.slug())
    }
    pub fn own_scope(self, id: ScopeId) -> String {
        format!("{}/{id}", self.mine())
    }
    /// The room of the delegations.
    pub fn delegations(self) -> String {
        format!("{}/fullmakter", self.overview())
    }
    pub fn holder(self, supplier: OrgNumber) -> String {
        format!("{}/fullmakter/{supplier}", self.overview())
    }
    pub fn received(self) -> String {
        format!("{}/fullmakter/mottatt", self.overview())
    }
    pub fn receipt(self, reference: &Ref) -> String {
        receipts::receipt(self.lang, self.org, reference)
    }
    pub fn within(self, environment: Environment) -> Self {
        Self { environment, ..self }
    }
}

/// The address with `name=value&…` of those that have a value.
fn with(address: String, pairs: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        query.append_pair(name, value);
    }
    match query.finish().as_str() {
        "" => address,
        query => format!("{address}?{query}"),
    }
}
