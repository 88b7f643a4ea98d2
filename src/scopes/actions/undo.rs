//! How what this room does is undone, as things are now: the scope itself, and the accesses that went or came with it.

use uuid::Uuid;

use super::super::{
    model::{
        Changed, Copied, Created, Deactivated, DeactivationCancelled, DeactivationPlanned, Reactivated, Scope, ScopeTag,
    },
    store,
};
use crate::{
    access::{Acting, ManageScopes},
    grants::{self, AccessItem, Attribution, ScopeIs, Undone, Unrestorable},
    kernel::Ref,
    ledger::{Change, Problem, Reversal, Undo},
};

async fn lock(change: &mut Change, scope: &ScopeTag) -> Result<Option<Scope>, Problem> {
    Ok(store::lock(change, scope.environment, scope.id).await?)
}

/// A line that is the scope itself.
fn scope_line(scope: &ScopeTag) -> AccessItem {
    AccessItem { id: scope.id.uuid(), consumer: scope.provider.clone() }
}

/// The whole change is about the scope itself: it is undone, or it is not.
fn about_scope(mut undone: Undone, outcome: Result<ScopeIs, Unrestorable>) -> Reversal<Undone> {
    let line = scope_line(&undone.scope);
    match outcome {
        Ok(is) => {
            undone.scope_is = Some(is);
            Reversal { settled: vec![line.id], event: undone }
        }
        Err(why) => {
            undone.failed.push((line, why));
            Reversal { settled: Vec::new(), event: undone }
        }
    }
}

/// Takes a scope out of use again, if it is in use.
async fn rest(change: &mut Change, tag: &ScopeTag, of: &Ref) -> Result<Reversal<Undone>, Problem> {
    let outcome = match lock(change, tag).await? {
        Some(Scope { deactivated: None, .. }) => {
            let by = Attribution::of(change);
            store::deactivate(change.conn(), &by, tag.id).await?;
            Ok(ScopeIs::Inactive)
        }
        _ => Err(Unrestorable::EndedAlready),
    };
    Ok(about_scope(Undone::of(of, tag), outcome))
}

impl Undo for Created {
    type Right = ManageScopes;
    type Undone = Undone;

    /// A scope that should not be is taken out of use; its name stays taken, for nothing is deleted.
    async fn undo(
        &self,
        change: &mut Change,
        _acting: &Acting<ManageScopes>,
        of: &Ref,
        _lines: &[Uuid],
    ) -> Result<Reversal<Undone>, Problem> {
        rest(change, &self.scope, of).await
    }
}

impl Undo for Changed {
    type Right = ManageScopes;
    type Undone = Undone;

    async fn undo(
        &self,
        change: &mut Change,
        _acting: &Acting<ManageScopes>,
        of: &Ref,
        _lines: &[Uuid],
    ) -> Result<Reversal<Undone>, Problem> {
        let scope = lock(change, &self.scope).await?;
        let outcome = match scope {
            // Whatever else happened to it meanwhile: its settings are still what this change made of them.
            Some(scope) if scope.settings == self.after => {
                store::change(change, self.scope.id, &self.before).await?;
                Ok(ScopeIs::AsBefore)
            }
            _ => Err(Unrestorable::ScopeChanged),
        };
        Ok(about_scope(Undone::of(of, &self.scope), outcome))
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
        let mut undone = Undone::of(of, &self.scope);
        match lock(change, &self.scope).await? {
            Some(Scope { deactivated: Some(_), .. }) => {
                store::activate(change, self.scope.id).await?;
                undone.scope_is = Some(ScopeIs::Active);
                let items: Vec<&AccessItem> = self.revoked.iter().collect();
                grants::restore(change, true, &items, &mut undone).await?;
                Ok(Reversal { settled: vec![self.scope.id.uuid()], event: undone })
            }
            _ => Ok(about_scope(undone, Err(Unrestorable::GivenAlready))),
        }
    }
}

impl Undo for DeactivationPlanned {
    type Right = ManageScopes;
    type Undone = DeactivationCancelled;

    /// The plan is called off, as long as it waits. What has been carried out has a receipt of its own.
    async fn undo(
        &self,
        change: &mut Change,
        _acting: &Acting<ManageScopes>,
        of: &Ref,
        lines: &[Uuid],
    ) -> Result<Reversal<DeactivationCancelled>, Problem> {
        lock(change, &self.scope).await?;
        let called_off = store::cancel_plan(change, self.scope.id, Some(of)).await?.is_some();
        let event = DeactivationCancelled {
            scope: self.scope.clone(),
            day: self.day,
            of: Some(of.clone()),
            consumers: if called_off { self.consumers.clone() } else { Vec::new() },
            failed: (!called_off).then_some(Unrestorable::EndedAlready),
        };
        Ok(Reversal { settled: if called_off { lines.to_vec() } else { Vec::new() }, event })
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
        rest(change, &self.scope, of).await
    }
}

impl Undo for Copied {
    type Right = ManageScopes;
    type Undone = Undone;

    /// Production is as before, as far as nobody has been there since: a scope that was made goes out of use, accesses end.
    async fn undo(
        &self,
        change: &mut Change,
        _acting: &Acting<ManageScopes>,
        of: &Ref,
        lines: &[Uuid],
    ) -> Result<Reversal<Undone>, Problem> {
        let mut undone = Undone::of(of, &self.scope);
        let scope = lock(change, &self.scope).await?;
        let items: Vec<AccessItem> = self.items.iter().map(|copied| copied.item.clone()).collect();
        grants::end_given(change, &items, lines, &mut undone).await?;
        let mut settled: Vec<Uuid> = undone.ended.iter().map(|item| item.id).collect();
        if lines.contains(&self.scope.id.uuid()) {
            let outcome = match (&self.before, scope) {
                (None, Some(Scope { deactivated: None, .. })) => {
                    let by = Attribution::of(change);
                    store::deactivate(change.conn(), &by, self.scope.id).await?;
                    Ok(ScopeIs::Inactive)
                }
                (None, _) => Err(Unrestorable::EndedAlready),
                (Some(before), Some(scope)) if Some(&scope.settings) == self.after.as_ref() => {
                    store::change(change, self.scope.id, before).await?;
                    Ok(ScopeIs::AsBefore)
                }
                _ => Err(Unrestorable::ScopeChanged),
            };
            let about = about_scope(undone, outcome);
            settled.extend(about.settled);
            undone = about.event;
        }
        Ok(Reversal { settled, event: undone })
    }
}
