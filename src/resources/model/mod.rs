//! What an API resource is and what it may be called. Pure.

mod identifier;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub(super) use self::identifier::{IDENTIFIER_LENGTH, IdentifierFault, check_identifier, identifier_of};
use crate::{
    kernel::{ApiResourceId, Environment, ScopeId, Title},
    scopes::Difference,
};

/// Longest title, in characters.
pub(super) const TITLE_LENGTH: usize = 100;
/// Longest description, in characters.
pub(super) const DESCRIPTION_LENGTH: usize = 300;
/// Everything that can be said about a resource but its identifier. Events keep it as a [`crate::ledger::Snapshot`]: the names of the
/// fields are in the log for ever.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Content {
    /// What it is called.
    pub title: Title,
    /// What it gives, in plain words.
    pub description: Title,
    /// May consumers give it to suppliers?
    pub delegable: bool,
    /// What it bundles, by name, in order.
    pub scopes: Vec<String>,
    /// Does it let the holder write?
    pub writes: bool,
}

impl Content {
    /// Does this take another version than `other`?
    pub fn bundles_as(&self, other: &Self) -> bool {
        self.writes == other.writes && Difference::of(&self.scopes, &other.scopes).is_empty()
    }
}

/// What the names of scopes say about writing, until the provider says otherwise.
pub(super) fn writes_by_name(scopes: &[String]) -> bool {
    scopes.iter().any(|name| name.rsplit('.').next() == Some("write"))
}

/// A resource with everything its provider sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Resource {
    pub id: ApiResourceId,
    pub environment: Environment,
    pub identifier: String,
    /// In the newest version.
    pub content: Content,
    pub version: i32,
    /// All of them, the newest first.
    pub versions: Vec<Version>,
    /// Counted up with each change to it.
    pub revision: i32,
    pub created_at: Timestamp,
    pub created_by: Option<String>,
    pub changed_at: Timestamp,
    pub deactivated: Option<(Timestamp, Option<String>)>,
}

/// A scope of the provider, as something to bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OwnScope {
    pub id: ScopeId,
    pub name: String,
    pub description: Title,
    pub active: bool,
    pub delegable: bool,
}

impl OwnScope {
    /// May it be put into a resource?
    pub fn can_be_bundled(&self) -> bool {
        self.active && self.delegable
    }
}

/// May these be bundled? What is in the resource already may stay, whatever has become of it since.
pub(super) fn check_bundle(wanted: &[String], own: &[OwnScope], kept: &[String]) -> bool {
    let may =
        |name: &String| kept.contains(name) || own.iter().any(|scope| scope.name == *name && scope.can_be_bundled());
    wanted.iter().all(may)
}

/// A version, and how many delegations are of it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Version {
    pub version: i32,
    pub since: Timestamp,
    pub by: Option<String>,
    pub scopes: Vec<String>,
    pub writes: bool,
    pub delegations: i64,
}

/// How many delegations there are, and how many of them give something else than the newest version.
pub(super) fn counted(versions: &[Version]) -> (i64, i64) {
    let newest = versions.iter().max_by_key(|version| version.version);
    let others = versions
        .iter()
        .filter(|version| newest.is_some_and(|newest| !Difference::of(&version.scopes, &newest.scopes).is_empty()));
    (versions.iter().map(|version| version.delegations).sum(), others.map(|version| version.delegations).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(version: i32, scopes: &[&str], delegations: i64) -> Version {
        let scopes = scopes.iter().map(|name| (*name).to_owned()).collect();
        Version { version, since: Timestamp::UNIX_EPOCH, by: None, scopes, writes: false, delegations }
    }

    #[test]
    fn an_older_version_with_the_same_scopes_is_not_behind() {
        let versions = [version(3, &["a", "b"], 1), version(2, &["a"], 2), version(1, &["b", "a"], 4)];
        assert_eq!(counted(&versions), (7, 2));
        assert_eq!(counted(&[]), (0, 0));
    }

    #[test]
    fn only_scopes_in_use_and_open_to_delegation_are_put_in_and_what_is_in_may_stay() {
        let title = Title { nb: String::new(), nn: String::new(), en: String::new() };
        let scope = |name: &str, active, delegable| OwnScope {
            id: ScopeId::new(),
            name: name.to_owned(),
            description: title.clone(),
            active,
            delegable,
        };
        let own = [scope("a:r", true, true), scope("a:off", false, true), scope("a:own", true, false)];
        let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert!(check_bundle(&names(&["a:r"]), &own, &[]));
        for wrong in ["a:off", "a:own", "b:foreign"] {
            assert!(!check_bundle(&names(&["a:r", wrong]), &own, &[]), "{wrong}");
            assert!(check_bundle(&names(&["a:r", wrong]), &own, &names(&[wrong])), "{wrong} was there");
        }
    }

    #[test]
    fn a_name_that_ends_in_write_writes() {
        assert!(writes_by_name(&["a:b.read".to_owned(), "a:b.write".to_owned()]));
        assert!(!writes_by_name(&["a:write.read".to_owned()]));
    }
}
