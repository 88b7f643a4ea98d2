//! How giving access and taking it back are undone. Each line is judged by itself, as things are now; the ledger sees to the rest.

use std::collections::HashSet;

use uuid::Uuid;

use super::super::{
    model::{AccessItem, Given, Undone, Unrestorable, Withdrawn},
    store::{self, Restored},
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::Ref,
    ledger::{Change, Problem, Reversal, Undo},
    scopes::facts::{self, ScopeFacts, ScopeTag},
};

async fn lock(change: &mut Change, scope: &ScopeTag) -> Result<Option<ScopeFacts>, Problem> {
    Ok(facts::lock(change, scope.provider.clone(), (scope.environment, scope.id)).await?)
}

/// Gives again what was taken back, as far as it can be, if the scope is in use. Returns the lines that are settled by it.
pub(crate) async fn restore(
    change: &mut Change,
    active: bool,
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
            _ if !active => Some(Unrestorable::ScopeInactive),
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
    for (old, outcome) in store::restore(change, undone.scope.id, &good).await? {
        let Some(item) = items.iter().find(|item| item.id == old) else { continue };
        match outcome {
            Restored::Done(id) => {
                undone.restored.push(AccessItem { id, consumer: item.consumer.clone() });
                settled.push(old);
            }
            Restored::Anew => undone.failed.push(((*item).clone(), Unrestorable::GivenAlready)),
        }
    }
    Ok(settled)
}

/// Ends what was given, as far as it has not ended otherwise.
pub(crate) async fn end_given(
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
        let mut undone = Undone::of(of, &self.scope);
        lock(change, &self.scope).await?;
        end_given(change, &self.items, lines, &mut undone).await?;
        Ok(Reversal { settled: undone.ended.iter().map(|item| item.id).collect(), event: undone })
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
        let mut undone = Undone::of(of, &self.scope);
        let items: Vec<&AccessItem> = self.items.iter().filter(|item| lines.contains(&item.id)).collect();
        let settled = match lock(change, &self.scope).await? {
            Some(scope) => restore(change, scope.active, &items, &mut undone).await?,
            None => Vec::new(),
        };
        Ok(Reversal { settled, event: undone })
    }
}
