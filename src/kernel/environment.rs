use serde::{Deserialize, Serialize};

/// Two separate worlds for scopes, accesses, clients, delegations and tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(type_name = "environment", rename_all = "lowercase")]
pub enum Environment {
    /// Nothing here has effect in production.
    Test,
    /// The real thing.
    Prod,
}
