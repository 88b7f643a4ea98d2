//! What an event keeps of the things it is about. These types are the event's own: what can be given may grow, and what lies in the logs
//! stays as it is.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::super::model::{API, Delegation, What};
use crate::{
    access::Mandate,
    kernel::{ApiResourceId, Environment, HolderId, Party, Title},
    ledger::Changed,
    packages,
    scopes::Difference,
};

/// Something that could be given, as it was then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum WhatThen {
    /// API access.
    Api {
        /// The resource it is of.
        resource: ApiResourceId,
        /// In this version.
        version: i32,
        /// Test or production.
        environment: Environment,
        /// Its scopes in that version.
        scopes: Vec<String>,
    },
    /// An access package, an area or a right, by kind and code as the tables have them.
    Grant {
        /// `package`, `area` or `right`.
        kind: String,
        /// The URN, or the right's name.
        code: String,
    },
}

impl From<&What> for WhatThen {
    fn from(what: &What) -> Self {
        match what {
            What::Api { resource, version, environment, scopes } => {
                let (resource, version, environment) = (*resource, *version, *environment);
                Self::Api { resource, version, environment, scopes: scopes.clone() }
            }
            What::Grant(what) => Self::Grant { kind: what.kind().to_owned(), code: what.code().to_owned() },
        }
    }
}

impl WhatThen {
    /// Kind and code as the tables have them. The code of an API resource is its id.
    pub fn key(&self) -> (&str, String) {
        match self {
            Self::Api { resource, .. } => (API, resource.to_string()),
            Self::Grant { kind, code } => (kind, code.clone()),
        }
    }

    pub fn is_api(&self) -> bool {
        self.resource().is_some()
    }

    /// The API resource.
    pub fn resource(&self) -> Option<ApiResourceId> {
        if let Self::Api { resource, .. } = self { Some(*resource) } else { None }
    }

    pub fn is_main_administrator(&self) -> bool {
        matches!(self.grant(), Some(packages::What::Package(urn)) if urn.is_main_administrator())
    }

    /// Does it count for the test environment only?
    pub fn is_test(&self) -> bool {
        matches!(self, Self::Api { environment: Environment::Test, .. })
    }

    /// The scopes it gives.
    pub fn scopes(&self) -> &[String] {
        if let Self::Api { scopes, .. } = self { scopes } else { &[] }
    }

    /// The package, area or right, if it is one that is known today.
    pub fn grant(&self) -> Option<packages::What> {
        if let Self::Grant { kind, code } = self { packages::What::parse(kind, code) } else { None }
    }
}

/// One thing an event is about: enough to tell what happened, whatever becomes of the resource or the package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Item {
    /// The delegation or the grant.
    pub id: Uuid,
    /// What it was called then.
    pub title: Title,
    /// What was given.
    #[serde(flatten)]
    pub what: WhatThen,
}

impl Item {
    /// May somebody with this mandate give it to this holder? Whether it can be given at all is asked when it is.
    pub fn may_be_given(&self, holder: HolderId, mandate: &Mandate) -> bool {
        mandate.may_serve(holder) && (!self.what.is_main_administrator() || mandate.key_role().is_some())
    }
    /// What the holder has from the giver, as the ledger remembers the latest change of it.
    pub fn changed(&self, giver: &Party, holder: HolderId) -> Changed {
        let (kind, code) = self.what.key();
        Changed::thing(format!("delegation/{}/{holder}/{kind}/{code}", giver.number))
    }
    /// The same where it was taken away, by a change that can be undone.
    pub fn taken(&self, giver: &Party, holder: HolderId) -> Changed {
        self.changed(giver, holder).line(self.id).while_registered(giver.number).back_to(holder)
    }
}

impl From<&Delegation> for Item {
    fn from(delegation: &Delegation) -> Self {
        Self { id: delegation.id, title: delegation.title.clone(), what: WhatThen::from(&delegation.what) }
    }
}

/// Something that was given in one version and is held in another since: the row that ended, and the one that took its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Renewed {
    /// As it was.
    pub from: Item,
    /// As it is.
    pub to: Item,
}

impl Renewed {
    /// What that changed.
    pub fn difference(&self) -> Difference {
        Difference::of(self.from.what.scopes(), self.to.what.scopes())
    }
}

/// Something that has another last day since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Redated {
    /// The row that took its place.
    #[serde(flatten)]
    pub item: Item,
    /// The row that ended.
    pub replaces: Uuid,
    /// The last day it had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Date>,
    /// The one it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Date>,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn title() -> Title {
        Title { nb: "T".to_owned(), nn: "T".to_owned(), en: "T".to_owned() }
    }

    #[test]
    fn a_grant_is_kept_as_kind_and_code_also_when_the_code_is_no_longer_known() {
        let kept = json!({ "id": Uuid::nil(), "title": title(), "kind": "package", "code": "urn:gone" });
        let item: Item = serde_json::from_value(kept.clone()).unwrap();
        assert_eq!(item.what.key(), ("package", "urn:gone".to_owned()));
        assert_eq!(serde_json::to_value(item).unwrap(), kept);
    }

    #[test]
    fn api_access_is_kept_with_its_scopes() {
        let resource = ApiResourceId::new();
        let kept = json!({
            "id": Uuid::nil(), "title": title(), "resource": resource, "version": 2, "environment": "test", "scopes": ["a:b"],
        });
        let item: Item = serde_json::from_value(kept.clone()).unwrap();
        assert!(item.what.is_test() && item.what.scopes() == ["a:b"]);
        assert_eq!(serde_json::to_value(item).unwrap(), kept);
    }
}
