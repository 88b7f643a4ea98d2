//! A scope as the rooms below this one may know it: found by its provider, and locked before somebody is given access to it. Below `grants`,
//! so that there is no cycle.

use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use crate::{
    access::{Acting, Right},
    kernel::{Environment, Party, ScopeId},
    ledger::Change,
};

/// The scope an event is about. Its name never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScopeTag {
    /// Its id.
    pub id: ScopeId,
    /// Test or production.
    pub environment: Environment,
    /// `prefix:subscope`.
    pub name: String,
    /// Who provides it.
    pub provider: Party,
}

/// What decides whether somebody can be given access to a scope, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ScopeFacts {
    pub tag: ScopeTag,
    /// Everybody may use it without being given access.
    pub open: bool,
    /// Is it in use?
    pub active: bool,
}

impl ScopeFacts {
    pub fn id(&self) -> ScopeId {
        self.tag.id
    }
    pub fn name(&self) -> &str {
        &self.tag.name
    }
}

/// One of the organisation's own scopes. Somebody else's is not there.
pub(crate) async fn find<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    (environment, id): (Environment, ScopeId),
) -> sqlx::Result<Option<ScopeFacts>> {
    let provider = Party::from(acting.unit());
    let row = sqlx::query!(
        r#"
        select name, accessible_for_all as open, deactivated_at is null as "active!"
        from scope
        where scope_id = $1 and provider_org_number = $2 and environment = $3
        "#,
        id as _,
        provider.number as _,
        environment as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| ScopeFacts {
        tag: ScopeTag { id, environment, name: row.name, provider },
        open: row.open,
        active: row.active,
    }))
}

/// The same, locked until the change ends, so that whoever gives access to the scope and whoever takes it out of use take turns.
pub(crate) async fn lock(
    change: &mut Change,
    provider: Party,
    (environment, id): (Environment, ScopeId),
) -> sqlx::Result<Option<ScopeFacts>> {
    let org = change.org();
    let row = sqlx::query!(
        r#"
        select name, accessible_for_all as open, deactivated_at is null as "active!"
        from scope
        where scope_id = $1 and provider_org_number = $2 and environment = $3
        for update
        "#,
        id as _,
        org as _,
        environment as _,
    )
    .fetch_optional(change.conn())
    .await?;
    Ok(row.map(|row| ScopeFacts {
        tag: ScopeTag { id, environment, name: row.name, provider },
        open: row.open,
        active: row.active,
    }))
}
