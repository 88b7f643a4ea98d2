//! How what this room does is undone. Each line is judged by itself, as things are now; the ledger sees to the rest.

use std::collections::HashSet;

use uuid::Uuid;

use super::super::{
    model::{
        AccessItem, Changed, Copied, Created, Deactivated, DeactivationCancelled, DeactivationPlanned, Given,
        Reactivated, Scope, ScopeIs, ScopeTag, Undone, Unrestorable, Withdrawn,
    },
    store::{self, Hand, Restore},
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::Ref,
    ledger::{Change, Problem, Reversal, Undo},
};

fn nothing_yet(of: &Ref, scope: &ScopeTag) -> Undone {
    Undone {
        of: of.clone(),
        scope: scope.clone(),
        scope_is: None,
        restored: Vec::new(),
        ended: Vec::new(),
        failed: Vec::new(),
    }
}

async fn held(change: &mut Change, scope: &ScopeTag) -> Result<Option<Scope>, Problem> {
    Ok(store::hold(change, scope.environment, scope.id).await?)
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

/// Gives again what was taken back, as far as it can be. Returns the lines that are settled by it.
async fn restore(
    change: &mut Change,
    scope: &Scope,
    items: &[&AccessItem],
    undone: &mut Undone,
) -> Result<Vec<Uuid>, Problem> {
    let today = change.today();
    let ids: Vec<Uuid> = items.iter().map(|item| item.id).collect();
    let facts = store::last_days(change, &ids).await?;
    let mut good = Vec::new();
    for item in items {
        let fact = facts.iter().find(|(id, ..)| *id == item.id);
        let why = match fact {
            _ if scope.deactivated.is_some() && undone.scope_is.is_none() => Some(Unrestorable::ScopeInactive),
            Some((_, _, true)) => Some(Unrestorable::ConsumerGone),
            Some((_, Some(last), _)) if *last < today => Some(Unrestorable::EndPassed),
            _ => None,
        };
        match why {
            Some(why) => undone.failed.push(((*item).clone(), why)),
            None => good.push(item.id),
        }
    }
    let mut settled = Vec::new();
    for (old, outcome) in store::restore(change, scope.id, &good).await? {
        let Some(item) = items.iter().find(|item| item.id == old) else { continue };
        match outcome {
            Restore::Done(id) => {
                undone.restored.push(AccessItem { id, consumer: item.consumer.clone() });
                settled.push(old);
            }
            Restore::Anew => undone.failed.push(((*item).clone(), Unrestorable::GivenAlready)),
        }
    }
    Ok(settled)
}

/// Ends what was given, as far as it has not ended otherwise.
async fn end_given(
    change: &mut Change,
    items: &[AccessItem],
    lines: &[Uuid],
    undone: &mut Undone,
) -> Result<(), Problem> {
    let ended: HashSet<Uuid> = store::withdraw(change, undone.scope.id, lines, "undone").await?.into_iter().collect();
    let asked: HashSet<&Uuid> = lines.iter().collect();
    for item in items.iter().filter(|item| asked.contains(&item.id)) {
        if ended.contains(&item.id) {
            undone.ended.push(item.clone());
        } else {
            undone.failed.push((item.clone(), Unrestorable::EndedAlready));
        }
    }
    Ok(())
}

/// Takes a scope out of use again, if it is in use.
async fn rest(change: &mut Change, tag: &ScopeTag, of: &Ref) -> Result<Reversal<Undone>, Problem> {
    let outcome = match held(change, tag).await? {
        Some(Scope { deactivated: None, .. }) => {
            let hand = Hand::of(change);
            store::deactivate(change.conn(), &hand, tag.id).await?;
            Ok(ScopeIs::Inactive)
        }
        _ => Err(Unrestorable::EndedAlready),
    };
    Ok(about_scope(nothing_yet(of, tag), outcome))
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
        let scope = held(change, &self.scope).await?;
        let outcome = match scope {
            // Whatever else happened to it meanwhile: its settings are still what this change made of them.
            Some(scope) if scope.settings == self.after => {
                store::change(change, self.scope.id, &self.before).await?;
                Ok(ScopeIs::AsBefore)
            }
            _ => Err(Unrestorable::ScopeChanged),
        };
        Ok(about_scope(nothing_yet(of, &self.scope), outcome))
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
        let mut undone = nothing_yet(of, &self.scope);
        match held(change, &self.scope).await? {
            Some(scope) if scope.deactivated.is_some() => {
                store::activate(change, self.scope.id).await?;
                undone.scope_is = Some(ScopeIs::Active);
                let items: Vec<&AccessItem> = self.revoked.iter().collect();
                restore(change, &scope, &items, &mut undone).await?;
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
        held(change, &self.scope).await?;
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

impl Undo for Given {
    type Right = ManageScopes;
    type Undone = Undone;

    async fn undo(
        &self,
        change: &mut Change,
        _acting: &Acting<ManageScopes>,
        of: &Ref,
        lines: &[Uuid],
    ) -> Result<Reversal<Undone>, Problem> {
        let mut undone = nothing_yet(of, &self.scope);
        held(change, &self.scope).await?;
        end_given(change, &self.items, lines, &mut undone).await?;
        Ok(Reversal { settled: undone.ended.iter().map(|item| item.id).collect(), event: undone })
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
        let mut undone = nothing_yet(of, &self.scope);
        let scope = held(change, &self.scope).await?;
        let items: Vec<AccessItem> = self.items.iter().map(|copied| copied.item.clone()).collect();
        end_given(change, &items, lines, &mut undone).await?;
        let mut settled: Vec<Uuid> = undone.ended.iter().map(|item| item.id).collect();
        if lines.contains(&self.scope.id.uuid()) {
            let outcome = match (&self.before, scope) {
                (None, Some(Scope { deactivated: None, .. })) => {
                    let hand = Hand::of(change);
                    store::deactivate(change.conn(), &hand, self.scope.id).await?;
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

impl Undo for Withdrawn {
    type Right = ManageScopes;
    type Undone = Undone;

    async fn undo(
        &self,
        change: &mut Change,
        _acting: &Acting<ManageScopes>,
        of: &Ref,
        lines: &[Uuid],
    ) -> Result<Reversal<Undone>, Problem> {
        let mut undone = nothing_yet(of, &self.scope);
        let items: Vec<&AccessItem> = self.items.iter().filter(|item| lines.contains(&item.id)).collect();
        let settled = match held(change, &self.scope).await? {
            Some(scope) => restore(change, &scope, &items, &mut undone).await?,
            None => Vec::new(),
        };
        Ok(Reversal { settled, event: undone })
    }
}
