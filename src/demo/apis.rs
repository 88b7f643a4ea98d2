//! Scopes and API resources of the demo, as their providers put them.

use serde::Deserialize;

use crate::kernel::{Environment, OrgNumber, Title};

const SCOPES: &str = include_str!("apis/scopes.json");
const RESOURCES: &str = include_str!("apis/resources.json");

/// A scope, and who may use it.
#[derive(Deserialize)]
pub(super) struct Scope {
    pub(super) environment: Environment,
    pub(super) name: String,
    pub(super) provider: OrgNumber,
    pub(super) delegable: bool,
    /// Everybody may use it.
    pub(super) open: bool,
    /// It is in the catalogue.
    pub(super) public: bool,
    #[serde(default)]
    pub(super) description: Title,
    pub(super) consumers: Vec<OrgNumber>,
}

/// An API resource.
#[derive(Deserialize)]
pub(super) struct Resource {
    pub(super) environment: Environment,
    pub(super) identifier: String,
    pub(super) provider: OrgNumber,
    pub(super) title: Title,
    pub(super) description: Title,
    pub(super) scopes: Vec<String>,
    /// What the second version bundles; none is no second version.
    pub(super) then: Vec<String>,
    pub(super) writes: bool,
    pub(super) delegable: bool,
    pub(super) active: bool,
}

pub(super) fn scopes() -> serde_json::Result<Vec<Scope>> {
    serde_json::from_str(SCOPES)
}

pub(super) fn resources() -> serde_json::Result<Vec<Resource>> {
    serde_json::from_str(RESOURCES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_resource_bundles_scopes_of_its_own_provider_and_environment() {
        let scopes = scopes().unwrap();
        for resource in resources().unwrap() {
            for name in resource.scopes.iter().chain(&resource.then) {
                let known = scopes.iter().any(|scope| {
                    (scope.environment, &scope.name, scope.provider) == (resource.environment, name, resource.provider)
                });
                assert!(known, "{name} of {}", resource.identifier);
            }
        }
    }
}
