//! Making a scope, changing it, taking it out of use and into use again.

use jiff::civil::Date;
use sqlx::PgConnection;

use super::super::{
    model::{Changed, Created, Deactivated, Reactivated, Scope, ScopeTag, Settings},
    store::{self, Twin},
};
use crate::{
    access::{Acting, ManageScopes},
    grants::{self, Attribution, Reach},
    kernel::{Environment, Party, Ref, ScopeId},
    ledger::{Begun, Change, IdempotencyKey},
    platform::{Services, db::breaks_key},
    prefixes,
    web::Problem,
};

/// The form that is sent once.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Leave {
    pub key: IdempotencyKey,
    pub hash: [u8; 32],
}

/// Consumers whose logs tell that a scope went or came; beyond that their pages tell.
pub(super) const TOLD: i64 = 5_000;

/// Does the name break one of the keys of the table, because a colleague was quicker by an instant?
pub(super) fn is_taken(e: &sqlx::Error) -> bool {
    breaks_key(e, &["scope_look_key", "scope_environment_name_key"])
}

/// What came of making a scope.
#[derive(Debug)]
pub(in super::super) enum Creating {
    Done(Ref),
    /// There is one whose name looks the same.
    Exists(Twin),
    /// The prefix is not the organisation's.
    PrefixLost,
}

/// Makes a scope.
pub(in super::super) async fn create(
    services: &Services,
    acting: &Acting<ManageScopes>,
    environment: Environment,
    (prefix, subscope): (&str, &str),
    settings: Settings,
    leave: Leave,
) -> Result<Creating, Problem> {
    let mut change = match Change::begin(services, acting, leave.key, leave.hash).await? {
        Begun::Replay(reference) => return Ok(Creating::Done(reference)),
        Begun::Fresh(change) => *change,
    };
    let org = change.org();
    if !prefixes::own_prefixes(change.conn(), org).await?.iter().any(|own| own == prefix) {
        return Ok(Creating::PrefixLost);
    }
    let name = format!("{prefix}:{subscope}");
    if let Some(twin) = store::twin(change.conn(), org, environment, &name).await? {
        return Ok(Creating::Exists(twin));
    }
    let id = match store::insert(&mut change, environment, &name, &settings).await {
        Ok(id) => id,
        Err(e) if is_taken(&e) => {
            // A colleague was quicker by an instant.
            drop(change);
            let mut db = services.db.acquire().await?;
            let twin = store::twin(&mut db, org, environment, &name).await?;
            return twin.map(Creating::Exists).ok_or_else(|| e.into());
        }
        Err(e) => return Err(e.into()),
    };
    let scope = ScopeTag { id, environment, name, provider: Party::from(acting.unit()) };
    Ok(Creating::Done(change.commit(Created { scope, settings }).await?.reference))
}

/// What came of changing one.
#[derive(Debug)]
pub(in super::super) enum Changing {
    Done(Ref),
    /// It is as the user wanted it already.
    Nothing,
    /// A colleague changed it meanwhile; this is how it is now.
    Stale(Box<Scope>),
    /// There is no such scope.
    Gone,
}

/// Changes everything but the name, if it is still as the user saw it.
pub(in super::super) async fn change(
    services: &Services,
    acting: &Acting<ManageScopes>,
    (environment, id): (Environment, ScopeId),
    version: i32,
    settings: Settings,
    leave: Leave,
) -> Result<Changing, Problem> {
    let mut change = match Change::begin(services, acting, leave.key, leave.hash).await? {
        Begun::Replay(reference) => return Ok(Changing::Done(reference)),
        Begun::Fresh(change) => *change,
    };
    let Some(scope) = store::lock(&mut change, environment, id).await? else { return Ok(Changing::Gone) };
    if scope.version != version {
        return Ok(Changing::Stale(Box::new(scope)));
    }
    if scope.settings == settings {
        return Ok(Changing::Nothing);
    }
    store::change(&mut change, id, &settings).await?;
    let event = Changed {
        scope: scope.tag(Party::from(acting.unit())),
        before: scope.settings,
        after: settings,
        version: version + 1,
    };
    Ok(Changing::Done(change.commit(event).await?.reference))
}

/// What came of taking a scope out of use or into use.
#[derive(Debug)]
pub(in super::super) enum ToggleOutcome {
    Done(Ref),
    /// It was so already, or was changed since the user saw it.
    Stale,
    /// There is no such scope.
    Gone,
}

/// Takes it out of use. Its accesses rest, or are taken back with it.
pub(in super::super) async fn deactivate(
    services: &Services,
    acting: &Acting<ManageScopes>,
    (environment, id): (Environment, ScopeId),
    version: i32,
    revoke: bool,
    message: Option<String>,
    leave: Leave,
) -> Result<ToggleOutcome, Problem> {
    let mut change = match Change::begin(services, acting, leave.key, leave.hash).await? {
        Begun::Replay(reference) => return Ok(ToggleOutcome::Done(reference)),
        Begun::Fresh(change) => *change,
    };
    let Some(scope) = store::lock(&mut change, environment, id).await? else { return Ok(ToggleOutcome::Gone) };
    if scope.version != version || scope.deactivated.is_some() {
        return Ok(ToggleOutcome::Stale);
    }
    let (by, today) = (Attribution::of(&change), change.today());
    let deactivation = Deactivation { revoke, message, planned: false };
    let event = out_of_use(change.conn(), &by, scope.tag(Party::from(acting.unit())), deactivation, today).await?;
    Ok(ToggleOutcome::Done(change.commit(event).await?.reference))
}

/// How a scope goes out of use.
#[derive(Debug)]
pub(super) struct Deactivation {
    pub revoke: bool,
    pub message: Option<String>,
    pub planned: bool,
}

/// All that comes with a scope's going out of use, whoever makes it go: its consumers lose it, and their logs tell.
pub(super) async fn out_of_use(
    db: &mut PgConnection,
    by: &Attribution,
    scope: ScopeTag,
    deactivation: Deactivation,
    today: Date,
) -> Result<Deactivated, Problem> {
    let reach = grants::reach(db, scope.id, TOLD, today).await?;
    store::deactivate(db, by, scope.id).await?;
    let revoked = if deactivation.revoke { grants::revoke_all(db, by, scope.id).await? } else { Vec::new() };
    Ok(Deactivated {
        count: reach.consumers,
        delegations: reach.delegations,
        consumers: parties(reach),
        revoked,
        message: deactivation.message,
        planned: deactivation.planned,
        scope,
    })
}

/// Those whose logs tell that the scope goes or comes.
pub(super) fn parties(reach: Reach) -> Vec<Party> {
    reach.hits.into_iter().map(|hit| Party { number: hit.consumer, name: hit.name }).collect()
}

/// Takes it into use again.
pub(in super::super) async fn reactivate(
    services: &Services,
    acting: &Acting<ManageScopes>,
    (environment, id): (Environment, ScopeId),
    version: i32,
    leave: Leave,
) -> Result<ToggleOutcome, Problem> {
    let mut change = match Change::begin(services, acting, leave.key, leave.hash).await? {
        Begun::Replay(reference) => return Ok(ToggleOutcome::Done(reference)),
        Begun::Fresh(change) => *change,
    };
    let Some(scope) = store::lock(&mut change, environment, id).await? else { return Ok(ToggleOutcome::Gone) };
    if scope.version != version || scope.deactivated.is_none() {
        return Ok(ToggleOutcome::Stale);
    }
    let today = change.today();
    let reach = grants::reach(change.conn(), id, TOLD, today).await?;
    let (count, consumers) = (reach.consumers, parties(reach));
    store::activate(&mut change, id).await?;
    let event = Reactivated { scope: scope.tag(Party::from(acting.unit())), consumers, count };
    Ok(ToggleOutcome::Done(change.commit(event).await?.reference))
}
