//! What the rooms below this one may know of a scope: it is found by its provider, and locked before access to it is given. Lies below
//! `grants`, so that there is no cycle.

use sqlx::PgConnection;

use crate::{
    access::{Acting, Right},
    kernel::{Environment, Party, ScopeId, ScopeTag},
    ledger::Change,
};

/// What decides whether access to a scope can be given, and what that means.
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

/// One of the organisation's own scopes. Another organisation's answers like one that is not there.
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

/// The same, locked until the change ends: whoever takes back access to the scope, gives it or takes the scope out of use waits, and so does
/// whoever gives an API resource that bundles it.
pub(crate) async fn lock<R: Right>(
    change: &mut Change,
    acting: &Acting<R>,
    place: (Environment, ScopeId),
) -> sqlx::Result<Option<ScopeFacts>> {
    sqlx::query!(
        "select name from scope where scope_id = $1 and provider_org_number = $2 for update",
        place.1 as _,
        acting.org() as _,
    )
    .fetch_optional(change.conn())
    .await?;
    find(change.conn(), acting, place).await
}

/// The same for giving access, which takes nothing from anybody: those who give API resources that bundle the scope need not wait for a long
/// list.
pub(crate) async fn lock_to_give<R: Right>(
    change: &mut Change,
    acting: &Acting<R>,
    place: (Environment, ScopeId),
) -> sqlx::Result<Option<ScopeFacts>> {
    sqlx::query!(
        "select name from scope where scope_id = $1 and provider_org_number = $2 for no key update",
        place.1 as _,
        acting.org() as _,
    )
    .fetch_optional(change.conn())
    .await?;
    find(change.conn(), acting, place).await
}
