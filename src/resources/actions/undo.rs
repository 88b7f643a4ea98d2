//! How what this room does is undone. A resource is one line: it is as before, or it is not.

use uuid::Uuid;

use super::{
    super::{
        model::{
            Changed, Created, Deactivated, Reactivated, ResourceIs, ResourceTag, Unchangeable, Undone, check_bundle,
        },
        store,
    },
    TOLD, put,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::Ref,
    ledger::{Change, Problem, Reversal, Undo},
    scopes::Party,
};

fn reversal(
    of: &Ref,
    resource: &ResourceTag,
    outcome: Result<ResourceIs, Unchangeable>,
    consumers: Vec<Party>,
) -> Reversal<Undone> {
    let settled = if outcome.is_ok() { vec![resource.id.uuid()] } else { Vec::new() };
    let (of, resource) = (of.clone(), resource.clone());
    Reversal { event: Undone { of, resource, became: outcome.ok(), failed: outcome.err(), consumers }, settled }
}

/// Takes the resource out of use, or into use, if it is not so already.
async fn turn(change: &mut Change, tag: &ResourceTag, of: &Ref, active: bool) -> Result<Reversal<Undone>, Problem> {
    let held = store::hold(change, tag.environment, tag.id).await?;
    if held.is_none_or(|resource| resource.deactivated.is_none() == active) {
        return Ok(reversal(of, tag, Err(Unchangeable::Already), Vec::new()));
    }
    let (consumers, _) = store::consumers(change, tag.id, TOLD).await?;
    store::turn(change, tag.id, active).await?;
    let outcome = if active { ResourceIs::Active } else { ResourceIs::Inactive };
    Ok(reversal(of, tag, Ok(outcome), consumers))
}

impl Undo for Created {
    type Right = ManageScopes;
    type Undone = Undone;

    /// A resource that should not be is taken out of use; its identifier stays taken, for nothing is deleted.
    async fn undo(
        &self,
        change: &mut Change,
        _acting: &Acting<ManageScopes>,
        of: &Ref,
        _lines: &[Uuid],
    ) -> Result<Reversal<Undone>, Problem> {
        turn(change, &self.resource, of, false).await
    }
}

impl Undo for Deactivated {
    type Right = ManageScopes;
    type Undone = Undone;

    async fn undo(
        &self,
        change: &mut Change,
        _acting: &Acting<ManageScopes>,
        of: &Ref,
        _lines: &[Uuid],
    ) -> Result<Reversal<Undone>, Problem> {
        turn(change, &self.resource, of, true).await
    }
}

impl Undo for Reactivated {
    type Right = ManageScopes;
    type Undone = Undone;

    async fn undo(
        &self,
        change: &mut Change,
        _acting: &Acting<ManageScopes>,
        of: &Ref,
        _lines: &[Uuid],
    ) -> Result<Reversal<Undone>, Problem> {
        turn(change, &self.resource, of, false).await
    }
}

impl Undo for Changed {
    type Right = ManageScopes;
    type Undone = Undone;

    /// The scopes of before make a version of their own: what was given in the version between stays in it.
    async fn undo(
        &self,
        change: &mut Change,
        _acting: &Acting<ManageScopes>,
        of: &Ref,
        _lines: &[Uuid],
    ) -> Result<Reversal<Undone>, Problem> {
        let tag = &self.resource;
        let resource = store::hold(change, tag.environment, tag.id).await?;
        let Some(resource) = resource.filter(|resource| resource.content == self.after) else {
            return Ok(reversal(of, tag, Err(Unchangeable::Changed), Vec::new()));
        };
        let org = change.org();
        let own = store::own_scopes(change.conn(), org, tag.environment, &self.before.scopes, true).await?;
        if !check_bundle(&self.before.scopes, &own, &self.after.scopes) {
            return Ok(reversal(of, tag, Err(Unchangeable::ScopeGone), Vec::new()));
        }
        put(change, &resource, &self.before).await?;
        let bundles = !self.before.bundles_as(&self.after);
        let consumers = if bundles { store::consumers(change, tag.id, TOLD).await?.0 } else { Vec::new() };
        Ok(reversal(of, tag, Ok(ResourceIs::AsBefore), consumers))
    }
}
