//! The verbs of this room. Each is one transaction and ends in a receipt, or in an error that says why nothing was done.

use super::{
    events::{ResourceChanged, ResourceCreated, ResourceDeactivated, ResourceTag},
    model::{Content, Resource, check_bundle},
    store,
};
use crate::{
    access::{Acting, ManageScopes},
    in_use::{self, ToggleError},
    kernel::{ApiResourceId, Environment, Party, Ref},
    ledger::{Change, ChangeError, FormKey, Snapshot},
    platform::Services,
    scopes::Difference,
};

/// Why no resource was made.
#[derive(Debug)]
pub(super) enum CreateError {
    /// Another resource of this environment has the identifier.
    Taken,
    /// Some of the scopes cannot be bundled: they are another's, out of use, or closed to delegation.
    WrongScopes,
    /// The change could not be made.
    Failed(ChangeError),
}

impl<E: Into<ChangeError>> From<E> for CreateError {
    fn from(e: E) -> Self {
        Self::Failed(e.into())
    }
}

/// Makes a resource in its first version.
pub(super) async fn create(
    services: &Services,
    acting: &Acting<ManageScopes>,
    key: FormKey,
    environment: Environment,
    identifier: &str,
    content: &Content,
) -> Result<Ref, CreateError> {
    Change::run(services, acting, key, async |change, acting| {
        let own = store::own_scopes(change.conn(), acting.org(), environment, &content.scopes, true).await?;
        if !check_bundle(&content.scopes, &own, &[]) {
            return Err(CreateError::WrongScopes);
        }
        let id = match store::insert(change, acting, environment, identifier, content).await {
            Ok(id) => id,
            Err(e) if is_taken(&e) => return Err(CreateError::Taken),
            Err(e) => return Err(e.into()),
        };
        let resource = ResourceTag {
            id,
            environment,
            identifier: identifier.to_owned(),
            title: content.title.clone(),
            provider: Party::from(acting.unit()),
        };
        Ok(ResourceCreated { resource, content: Snapshot::of(content)? })
    })
    .await
}

fn is_taken(e: &sqlx::Error) -> bool {
    let constraint = e.as_database_error().and_then(sqlx::error::DatabaseError::constraint);
    constraint == Some("api_resource_environment_identifier_key")
}

/// Why a resource was not changed.
#[derive(Debug)]
pub(super) enum EditError {
    /// It is as the user wanted it already.
    Same,
    /// A colleague changed it meanwhile; this is how it is now.
    Stale(Box<Resource>),
    /// Some of the scopes cannot be bundled: they are another's, out of use, or closed to delegation.
    WrongScopes,
    /// There is no such resource.
    Gone,
    /// The change could not be made.
    Failed(ChangeError),
}

impl<E: Into<ChangeError>> From<E> for EditError {
    fn from(e: E) -> Self {
        Self::Failed(e.into())
    }
}

/// Changes a resource, if it is still as the user saw it. Another set of scopes is a new version.
pub(super) async fn edit(
    services: &Services,
    acting: &Acting<ManageScopes>,
    key: FormKey,
    (environment, id): (Environment, ApiResourceId),
    revision: i32,
    content: &Content,
) -> Result<Ref, EditError> {
    Change::run(services, acting, key, async |change, acting| {
        let resource = store::lock(change, acting, environment, id).await?.ok_or(EditError::Gone)?;
        if resource.revision != revision {
            return Err(EditError::Stale(Box::new(resource)));
        }
        if resource.content == *content {
            return Err(EditError::Same);
        }
        let own = store::own_scopes(change.conn(), acting.org(), environment, &content.scopes, true).await?;
        if !check_bundle(&content.scopes, &own, &resource.content.scopes) {
            return Err(EditError::WrongScopes);
        }
        let version = store::put(change, acting, &resource, content).await?;
        let differs = !Difference::of(&resource.content.scopes, &content.scopes).is_empty();
        let (consumers, delegations) = store::consumers(change, id).await?;
        Ok(ResourceChanged {
            resource: ResourceTag::of(&resource, Party::from(acting.unit())),
            before: Snapshot::of(&resource.content)?,
            after: Snapshot::of(content)?,
            versions: (resource.version, version),
            kept: if differs { delegations } else { 0 },
            consumers: if differs { consumers } else { Vec::new() },
        })
    })
    .await
}

/// Takes a resource out of use. What has been given of it rests. What brings it back is the same for everything that goes out of use
/// (`in_use`).
pub(super) async fn deactivate(
    services: &Services,
    acting: &Acting<ManageScopes>,
    key: FormKey,
    place: (Environment, ApiResourceId),
    revision: i32,
    message: Option<String>,
) -> Result<Ref, ToggleError> {
    Change::run(services, acting, key, async |change, acting| {
        let resource: Resource = in_use::lock(change, acting, place, (revision, true)).await?;
        let (consumers, delegations) = store::consumers(change, resource.id).await?;
        store::set_active(change, acting, resource.id, false).await?;
        let resource = ResourceTag::of(&resource, Party::from(acting.unit()));
        Ok::<_, ToggleError>(ResourceDeactivated { resource, consumers, delegations, message })
    })
    .await
}
