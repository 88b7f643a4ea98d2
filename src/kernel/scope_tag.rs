use serde::{Deserialize, Serialize};

use super::{Environment, Party, ScopeId};

/// A scope that something is about, as events keep it. The name of a scope never changes; its provider stands by the name it had then.
/// The payloads in `tests/it/events` hold it as it is, so a change that old events cannot be read with fails a test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScopeTag {
    /// Its id.
    pub id: ScopeId,
    /// Test or production.
    pub environment: Environment,
    /// `prefix:subscope`.
    pub name: String,
    /// The organisation that provides it.
    pub provider: Party,
}
