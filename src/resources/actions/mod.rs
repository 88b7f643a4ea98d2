//! The verbs of this room. Each is one transaction and ends in a receipt or a reason.

mod undo;

use super::{
    model::{Changed, Content, Created, Deactivated, Reactivated, Resource, ResourceTag, check_bundle},
    store,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::{ApiResourceId, Environment, Ref},
    ledger::{Begun, Change, IdempotencyKey},
    platform::Services,
    scopes::{Difference, Party},
    web::Problem,
};

/// The form that is sent once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leave {
    pub key: IdempotencyKey,
    pub hash: [u8; 32],
}

/// Consumers whose logs tell what happens to a resource; beyond that their pages tell.
const TOLD: i64 = 5_000;

/// What came of making a resource.
#[derive(Debug)]
pub(super) enum Creating {
    Done(Ref),
    /// Another resource of this environment has the identifier.
    Taken,
    /// Some of the scopes cannot be bundled: another's, out of use, or closed to delegation.
    WrongScopes,
}

/// Makes a resource in its first version.
pub(super) async fn create(
    services: &Services,
    acting: &Acting<ManageScopes>,
    environment: Environment,
    identifier: &str,
    content: Content,
    leave: Leave,
) -> Result<Creating, Problem> {
    let mut change = match Change::begin(services, acting, leave.key, leave.hash).await? {
        Begun::Replay(reference) => return Ok(Creating::Done(reference)),
        Begun::Fresh(change) => *change,
    };
    let org = change.org();
    let own = store::own_scopes(change.conn(), org, environment, &content.scopes, true).await?;
    if !check_bundle(&content.scopes, &own, &[]) {
        return Ok(Creating::WrongScopes);
    }
    let id = match store::insert(&mut change, environment, identifier, &content).await {
        Ok(id) => id,
        Err(e) if is_taken(&e) => return Ok(Creating::Taken),
        Err(e) => return Err(e.into()),
    };
    let resource = ResourceTag {
        id,
        environment,
        identifier: identifier.to_owned(),
        title: content.title.clone(),
        provider: Party::from(acting.unit()),
    };
    Ok(Creating::Done(change.commit(Created { resource, content }).await?.reference))
}

fn is_taken(e: &sqlx::Error) -> bool {
    let constraint = e.as_database_error().and_then(sqlx::error::DatabaseError::constraint);
    constraint == Some("api_resource_environment_identifier_key")
}

/// What came of changing one.
#[derive(Debug)]
pub(super) enum Changing {
    Done(Ref),
    /// It is as she wanted it already.
    Nothing,
    /// A colleague changed it meanwhile; this is how it is now.
    Stale(Box<Resource>),
    WrongScopes,
    /// There is no such resource.
    Gone,
}

/// Changes it, if it is still as she saw it. Another set of scopes is a new version.
pub(super) async fn change(
    services: &Services,
    acting: &Acting<ManageScopes>,
    (environment, id): (Environment, ApiResourceId),
    revision: i32,
    content: Content,
    leave: Leave,
) -> Result<Changing, Problem> {
    let mut change = match Change::begin(services, acting, leave.key, leave.hash).await? {
        Begun::Replay(reference) => return Ok(Changing::Done(reference)),
        Begun::Fresh(change) => *change,
    };
    let Some(resource) = store::hold(&mut change, environment, id).await? else { return Ok(Changing::Gone) };
    if resource.revision != revision {
        return Ok(Changing::Stale(Box::new(resource)));
    }
    if resource.content == content {
        return Ok(Changing::Nothing);
    }
    let org = change.org();
    let own = store::own_scopes(change.conn(), org, environment, &content.scopes, true).await?;
    if !check_bundle(&content.scopes, &own, &resource.content.scopes) {
        return Ok(Changing::WrongScopes);
    }
    let version = put(&mut change, &resource, &content).await?;
    let differs = !Difference::of(&resource.content.scopes, &content.scopes).is_empty();
    let (consumers, delegations) = store::consumers(&mut change, id, TOLD).await?;
    let event = Changed {
        resource: resource.tag(Party::from(acting.unit())),
        before: resource.content,
        after: content,
        versions: (resource.version, version),
        kept: if differs { delegations } else { 0 },
        consumers: if differs { consumers } else { Vec::new() },
    };
    Ok(Changing::Done(change.commit(event).await?.reference))
}

/// Makes the resource what `content` says, in a new version where it bundles something else. Returns the version it is in since.
async fn put(change: &mut Change, resource: &Resource, content: &Content) -> sqlx::Result<i32> {
    store::update(change, resource.id, content).await?;
    if resource.content.bundles_as(content) {
        return Ok(resource.version);
    }
    store::add_version(change, resource.id, resource.version + 1, content).await?;
    Ok(resource.version + 1)
}

/// What came of taking a resource out of use or into use.
#[derive(Debug)]
pub(super) enum Turning {
    Done(Ref),
    /// It was so already, or was changed since she saw it.
    Stale,
    /// There is no such resource.
    Gone,
}

/// Takes it out of use. What has been given of it rests.
pub(super) async fn deactivate(
    services: &Services,
    acting: &Acting<ManageScopes>,
    (environment, id): (Environment, ApiResourceId),
    revision: i32,
    message: Option<String>,
    leave: Leave,
) -> Result<Turning, Problem> {
    let mut change = match Change::begin(services, acting, leave.key, leave.hash).await? {
        Begun::Replay(reference) => return Ok(Turning::Done(reference)),
        Begun::Fresh(change) => *change,
    };
    let Some(resource) = store::hold(&mut change, environment, id).await? else { return Ok(Turning::Gone) };
    if resource.revision != revision || resource.deactivated.is_some() {
        return Ok(Turning::Stale);
    }
    let (consumers, delegations) = store::consumers(&mut change, id, TOLD).await?;
    store::turn(&mut change, id, false).await?;
    let resource = resource.tag(Party::from(acting.unit()));
    let event = Deactivated { resource, consumers, delegations, message };
    Ok(Turning::Done(change.commit(event).await?.reference))
}

/// Takes it into use again: what has been given of it counts again.
pub(super) async fn reactivate(
    services: &Services,
    acting: &Acting<ManageScopes>,
    (environment, id): (Environment, ApiResourceId),
    revision: i32,
    leave: Leave,
) -> Result<Turning, Problem> {
    let mut change = match Change::begin(services, acting, leave.key, leave.hash).await? {
        Begun::Replay(reference) => return Ok(Turning::Done(reference)),
        Begun::Fresh(change) => *change,
    };
    let Some(resource) = store::hold(&mut change, environment, id).await? else { return Ok(Turning::Gone) };
    if resource.revision != revision || resource.deactivated.is_none() {
        return Ok(Turning::Stale);
    }
    let (consumers, delegations) = store::consumers(&mut change, id, TOLD).await?;
    store::turn(&mut change, id, true).await?;
    let event = Reactivated { resource: resource.tag(Party::from(acting.unit())), consumers, delegations };
    Ok(Turning::Done(change.commit(event).await?.reference))
}
