//! Copying a scope from test to production. Nothing is ever taken away there by it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use super::super::{
    events::ScopeCopied,
    model::Scope,
    store::{self, Twin},
};
use crate::{
    access::{Acting, ManageScopes},
    grants::{self, Candidate, CopyWhom, GiveError},
    kernel::{Environment, OrgNumber, Party, Ref, ScopeId},
    ledger::{Change, ChangeError, FormKey, Snapshot, may_fail},
    prefixes,
};

/// What is to be copied, and what the user saw when confirming it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(in super::super) struct NewCopy {
    pub settings: bool,
    pub who: CopyWhom,
    /// The version of the scope in test, and of that in production; 0 where there was none.
    pub versions: (i32, i32),
    /// The digest of those who could come along.
    pub seen: String,
}

/// Why nothing was copied.
#[derive(Debug)]
pub(in super::super) enum CopyError {
    /// Something is not as the user saw it.
    Stale,
    /// In production there is one of another name that looks the same.
    Exists(Twin),
    /// The prefix is not the organisation's any more.
    PrefixLost,
    /// There is no such scope.
    Gone,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(CopyError);

/// Copies what was chosen, all of it or nothing.
pub(super) async fn copy(
    acting: &Acting<ManageScopes>,
    key: FormKey,
    id: ScopeId,
    asked: NewCopy,
) -> Result<Ref, CopyError> {
    Change::run(acting, key, async |change, acting| {
        let (test, prod, chosen) = lock_all(change, acting, id, &asked).await?;
        let versions = (test.version, prod.as_ref().map_or(0, |prod| prod.version));
        let gives_while_inactive = prod.as_ref().is_some_and(|prod| prod.deactivated.is_some()) && !chosen.is_empty();
        let copies_settings = asked.settings && prod.as_ref().is_none_or(|prod| prod.settings != test.settings);
        let copies_nothing = !copies_settings && (chosen.is_empty() || prod.is_none());
        if versions != asked.versions || gives_while_inactive || copies_nothing {
            return Err(CopyError::Stale);
        }
        let target = match &prod {
            Some(prod) if copies_settings => {
                store::set(change, acting, prod.id, &test.settings).await?;
                prod.id
            }
            Some(prod) => prod.id,
            None => create(change, acting, &test).await?,
        };
        let items = match grants::give_copies(change, acting, target, &chosen).await {
            Ok(items) => items,
            Err(GiveError::Failed(e)) => return Err(e.into()),
            Err(_) => return Err(CopyError::Stale),
        };
        let mut scope = test.tag(Party::from(acting.unit()));
        (scope.id, scope.environment) = (target, Environment::Prod);
        Ok(ScopeCopied {
            scope,
            from: test.id,
            before: prod.filter(|_| copies_settings).map(|prod| Snapshot::of(&prod.settings)).transpose()?,
            after: copies_settings.then(|| Snapshot::of(&test.settings)).transpose()?,
            items,
        })
    })
    .await
}

/// The scope in test, the one in production, and those who come along, all locked. Organisations are locked before scopes, so everything is
/// read twice: to know the organisations, and as it is when nobody can change it.
async fn lock_all(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    id: ScopeId,
    asked: &NewCopy,
) -> Result<(Scope, Option<Scope>, Vec<Candidate>), CopyError> {
    let (test, prod) = store::pair(change.conn(), acting, id).await?.ok_or(CopyError::Gone)?;
    let today = change.today();
    let known =
        choose(change.conn(), (acting.org(), today), &test, prod.as_ref(), asked).await?.ok_or(CopyError::Stale)?;
    let numbers: Vec<OrgNumber> = known.iter().map(|candidate| candidate.consumer.number).collect();
    grants::lock_consumers(change, &numbers).await?;
    let mut scopes: Vec<(ScopeId, Environment)> = prod.iter().map(|prod| (prod.id, Environment::Prod)).collect();
    scopes.push((id, Environment::Test));
    scopes.sort_by_key(|(id, _)| *id);
    for (id, environment) in scopes {
        store::lock(change, acting, environment, id).await?;
    }
    let (test, prod) = store::pair(change.conn(), acting, id).await?.ok_or(CopyError::Gone)?;
    let chosen = choose(change.conn(), (acting.org(), today), &test, prod.as_ref(), asked)
        .await?
        .filter(|chosen| *chosen == known);
    Ok((test, prod, chosen.ok_or(CopyError::Stale)?))
}

/// Those the user chose, as long as those who could come along are the ones the page showed.
pub(super) async fn choose(
    db: &mut PgConnection,
    (provider, today): (OrgNumber, Date),
    test: &Scope,
    prod: Option<&Scope>,
    asked: &NewCopy,
) -> sqlx::Result<Option<Vec<Candidate>>> {
    if asked.who == CopyWhom::Nobody {
        return Ok(Some(Vec::new()));
    }
    let candidates = grants::candidates(db, provider, test.id, prod.map(|prod| prod.id), today).await?;
    let ready = grants::ready(candidates, today);
    Ok(if grants::digest(&ready) == asked.seen { asked.who.of(ready) } else { None })
}

/// Creates the scope in production, or says why it cannot be.
async fn create(change: &mut Change, acting: &Acting<ManageScopes>, test: &Scope) -> Result<ScopeId, CopyError> {
    let prefix = test.name.split(':').next().unwrap_or_default();
    if !prefixes::own_prefixes(change.conn(), acting.org()).await?.iter().any(|own| own == prefix) {
        return Err(CopyError::PrefixLost);
    }
    if let Some(twin) = store::twin(change.conn(), acting.org(), Environment::Prod, &test.name).await? {
        return Err(CopyError::Exists(twin));
    }
    // Nothing is inserted where somebody created it in the same instant.
    store::insert(change, acting, Environment::Prod, &test.name, &test.settings).await?.ok_or(CopyError::Stale)
}
