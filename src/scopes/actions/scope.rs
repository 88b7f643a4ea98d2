//! Creating a scope, and changing its settings.

use super::super::{
    events::{ScopeChanged, ScopeCreated},
    model::Scope,
    settings::Settings,
    store::{self, Twin},
};
use crate::{
    access::{Acting, ManageScopes},
    grants::{self, GiveError},
    kernel::{Environment, OrgNumber, Party, Ref, ScopeId, ScopeTag},
    ledger::{Change, ChangeError, FormKey, Snapshot, may_fail},
    prefixes,
};

/// Why no scope was created.
#[derive(Debug)]
pub(in super::super) enum CreateError {
    /// There is one whose name looks the same.
    Exists(Twin),
    /// The prefix is not the organisation's.
    PrefixLost,
    /// Somebody who was to have access cannot be given it any more.
    ConsumerGone,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(CreateError);

/// Creates a scope, and gives these organisations access to it.
pub(in super::super) async fn create(
    acting: &Acting<ManageScopes>,
    key: FormKey,
    environment: Environment,
    (prefix, subscope): (&str, &str),
    settings: Settings,
    consumers: &[OrgNumber],
) -> Result<Ref, CreateError> {
    Change::run(acting, key, async |change, acting| {
        grants::lock_consumers(change, consumers).await?;
        if !prefixes::own_prefixes(change.conn(), acting.org()).await?.iter().any(|own| own == prefix) {
            return Err(CreateError::PrefixLost);
        }
        let name = format!("{prefix}:{subscope}");
        let Some(id) = store::insert(change, acting, environment, &name, &settings).await? else {
            let twin = store::twin(change.conn(), acting.org(), environment, &name).await?;
            return Err(CreateError::Exists(twin.ok_or(sqlx::Error::RowNotFound)?));
        };
        let items = match grants::give_first(change, acting, id, consumers).await {
            Ok(items) => items,
            Err(GiveError::Failed(e)) => return Err(e.into()),
            Err(_) => return Err(CreateError::ConsumerGone),
        };
        let scope = ScopeTag { id, environment, name, provider: Party::from(acting.unit()) };
        Ok(ScopeCreated { scope, settings: Snapshot::of(&settings)?, items })
    })
    .await
}

/// Why nothing was changed.
#[derive(Debug)]
pub(in super::super) enum EditError {
    /// The scope is as the user wanted it already.
    Same,
    /// A colleague changed it meanwhile; this is how it is now.
    Stale(Box<Scope>),
    /// There is no such scope.
    Gone,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(EditError);

/// Changes everything but the name, if the scope is still as the user saw it.
pub(in super::super) async fn edit(
    acting: &Acting<ManageScopes>,
    key: FormKey,
    (environment, id): (Environment, ScopeId),
    version: i32,
    settings: Settings,
) -> Result<Ref, EditError> {
    Change::run(acting, key, async |change, acting| {
        let scope = store::lock(change, acting, environment, id).await?.ok_or(EditError::Gone)?;
        if scope.version != version {
            return Err(EditError::Stale(Box::new(scope)));
        }
        if scope.settings == settings {
            return Err(EditError::Same);
        }
        store::set(change, acting, id, &settings).await?;
        Ok(ScopeChanged {
            scope: scope.tag(Party::from(acting.unit())),
            before: Snapshot::of(&scope.settings)?,
            after: Snapshot::of(&settings)?,
            version: version + 1,
        })
    })
    .await
}
