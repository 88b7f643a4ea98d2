//! The verbs of this room. Each is one transaction and ends in a receipt, or in an error that says why nothing was done.

use serde::{Deserialize, Serialize};

use super::{
    events::{ResourceChanged, ResourceCreated, ResourceTag},
    model::{Content, Resource, check_bundle},
    store,
};
use crate::{
    access::{Acting, ManageScopes},
    in_use::usage_of_resource,
    kernel::{ApiResourceId, Environment, Party, Ref, Title},
    ledger::{
        Change, ChangeError, FormKey, Handover, LONG, LongChange, LongError, Made, NotMade, OnBehalf, Snapshot,
        hand_over, made_before, may_fail,
    },
    scopes::Difference,
    sitemap::Paths,
    web::Words,
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

may_fail!(CreateError);

/// Makes a resource in its first version.
pub(super) async fn create(
    acting: &Acting<ManageScopes>,
    key: FormKey,
    environment: Environment,
    identifier: &str,
    content: &Content,
) -> Result<Ref, CreateError> {
    Change::run(acting, key, async |change, acting| {
        let own = store::lock_scopes(change, acting, environment, &content.scopes).await?;
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

may_fail!(EditError);

/// Changes a resource, if it is still as the user saw it. Another set of scopes is a new version.
pub(super) async fn edit(
    acting: &Acting<ManageScopes>,
    key: FormKey,
    (environment, id): (Environment, ApiResourceId),
    revision: i32,
    content: &Content,
) -> Result<Ref, EditError> {
    Change::run(acting, key, async |change, acting| {
        let resource = store::lock(change, acting, environment, id).await?.ok_or(EditError::Gone)?;
        if resource.revision != revision {
            return Err(EditError::Stale(Box::new(resource)));
        }
        if resource.content == *content {
            return Err(EditError::Same);
        }
        let own = store::lock_scopes(change, acting, environment, &content.scopes).await?;
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

/// A change of a resource that many have given to somebody, as its job keeps it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct LongEdit {
    environment: Environment,
    resource: ApiResourceId,
    revision: i32,
    content: Content,
}

impl LongChange for LongEdit {
    const KIND: &'static str = "resources.change";
    type Right = ManageScopes;

    async fn make(&self, by: OnBehalf<'_, ManageScopes>) -> Result<Ref, LongError> {
        let place = (self.environment, self.resource);
        edit(by.acting, by.key, place, self.revision, &self.content).await.map_err(|e| match e {
            EditError::Failed(e) => e.into(),
            _ => NotMade::Stale.into(),
        })
    }
}

/// Changes a resource at once, or hands the change over if many read of it in their logs and nothing stands in its way.
pub(super) async fn confirm_edit(
    acting: &Acting<ManageScopes>,
    key: FormKey,
    (paths, id): (Paths, ApiResourceId),
    revision: i32,
    content: Content,
) -> Result<Made, EditError> {
    let (environment, today) = (paths.environment, acting.today());
    let mut db = acting.db().await?;
    let resource = store::get(&mut db, acting, environment, id, today).await?.ok_or(EditError::Gone)?;
    let own = store::own_scopes(&mut db, acting.org(), environment, &content.scopes, true).await?;
    let usage = usage_of_resource(&mut db, id, Some(1), today).await?;
    let change = LongEdit { environment, resource: id, revision, content };
    let content = &change.content;
    let is_allowed = resource.revision == revision && check_bundle(&content.scopes, &own, &resource.content.scopes);
    let differs = !Difference::of(&resource.content.scopes, &content.scopes).is_empty();
    let concerns = usize::try_from(usage.consumers).unwrap_or_default();
    let made_before = if is_allowed { None } else { made_before(&mut db, acting, &change).await? };
    drop(db);
    if let Some(reference) = made_before {
        return Ok(Made::Now(reference));
    }
    if concerns <= LONG || !differs || !is_allowed {
        return Ok(Made::Now(edit(acting, key, (environment, id), revision, content).await?));
    }
    let title = Title::of(|lang| Words(lang).changing(content.title.in_lang(lang)));
    let handover = Handover { key, title, back: paths.resource(&id), concerns };
    Ok(hand_over(acting, handover, change).await?)
}
