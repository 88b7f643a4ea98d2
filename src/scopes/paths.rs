//! Addresses of this room, and the links to them.

use url::form_urlencoded;
use uuid::Uuid;

use crate::{
    kernel::{AccessRequestId, ApiResourceId, Environment, Lang, OrgNumber, Ref, ScopeBulkId, ScopeId},
    receipts,
};

pub(super) const LIST: &str = "/{lang}/{org}/{miljo}/mine-api";
pub(super) const LIST_CSV: &str = "/{lang}/{org}/{miljo}/mine-api.csv";
pub(super) const NEW: &str = "/{lang}/{org}/{miljo}/mine-api/ny";
pub(super) const LOOK_UP: &str = "/{lang}/{org}/{miljo}/mine-api/oppslag";
pub(super) const SCOPE: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}";
pub(super) const EDIT: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/endre";
pub(super) const COPY: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/kopier";
pub(super) const DEACTIVATE: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/deaktiver";
pub(super) const CANCEL_PLAN: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/deaktiver/avlys";
pub(super) const REACTIVATE: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/reaktiver";
pub(super) const ACCESSES: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger";
pub(super) const ACCESSES_CSV: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger.csv";
pub(super) const WHO: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/hvem";
pub(super) const FORMER: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/tidligere";
pub(super) const REMOVE: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger/fjern";
pub(super) const BULK: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger/mange";
pub(super) const BULK_LIST: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger/mange/{liste}";
pub(super) const BULK_JOB: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger/mange/{liste}/framdrift";
pub(super) const BULK_CSV: &str = "/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger/mange/{liste}/utfall.csv";
pub(super) const PREFIX: &str = "/{lang}/{org}/prefiks";
pub(super) const PREFIX_CHECK: &str = "/{lang}/{org}/prefiks/oppslag";
pub(super) const QUEUE: &str = "/{lang}/brukerstotte/prefikser";
pub(super) const ASSIGN: &str = "/{lang}/brukerstotte/prefikser/tildel";

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
    pub fn list(self) -> String {
        format!("/{}/{}/{}/mine-api", self.lang, self.org, self.environment.slug())
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
    pub fn look_up(self) -> String {
        format!("{}/oppslag", self.list())
    }
    pub fn scope(self, id: &ScopeId) -> String {
        format!("{}/{id}", self.list())
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
    pub fn bulk_job(self, id: &ScopeId, list: &ScopeBulkId) -> String {
        format!("{}/framdrift", self.bulk_list(id, list))
    }
    pub fn bulk_csv(self, id: &ScopeId, list: &Uuid) -> String {
        format!("{}/{list}/utfall.csv", self.bulk(id))
    }
    /// The room of the API resources.
    pub fn resources(self) -> String {
        format!("/{}/{}/{}/api-ressurser", self.lang, self.org, self.environment.slug())
    }
    pub fn resource(self, id: &ApiResourceId) -> String {
        format!("{}/{id}", self.resources())
    }
    pub fn prefix(self) -> String {
        format!("/{}/{}/prefiks", self.lang, self.org)
    }
    pub fn prefix_check(self) -> String {
        format!("/{}/{}/prefiks/oppslag", self.lang, self.org)
    }
    /// What consumers ask for, in the room `catalogue`.
    pub fn requests(self) -> String {
        format!("{}/foresporsler", self.list())
    }
    pub fn request(self, id: AccessRequestId) -> String {
        format!("{}/{id}", self.requests())
    }
    /// The same, from the consumer's side.
    pub fn our_request(self, id: AccessRequestId) -> String {
        format!("{}/tilganger-vi-har/foresporsler/{id}", self.overview())
    }
    pub fn held(self) -> String {
        let query = if self.environment == Environment::Test { "?miljo=test" } else { "" };
        format!("{}/tilganger-vi-har{query}", self.overview())
    }
    pub fn receipt(self, reference: &Ref) -> String {
        receipts::receipt(self.lang, self.org, reference)
    }
}

/// Support's queue.
pub(super) fn queue(lang: Lang) -> String {
    format!("/{lang}/brukerstotte/prefikser")
}
/// Where support gives a prefix that nobody ordered.
pub(super) fn assign(lang: Lang) -> String {
    format!("/{lang}/brukerstotte/prefikser/tildel")
}

/// `name=value&…` of those that have a value.
pub(super) fn query(pairs: &[(&str, &str)]) -> String {
    let mut out = form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        out.append_pair(name, value);
    }
    out.finish()
}
