//! The events of this room: what the log keeps, how it is told, and how it is undone, as things are now. They are told by what every event
//! about a scope has in common (`grants::ScopeContext`), and undone by an event that they share with `grants` (`grants::ScopeUndone`).

mod copied;
mod planned;
mod set;
mod settings_then;
mod toggled;

pub(super) use copied::ScopeCopied;
pub(super) use planned::{DeactivationCancelled, DeactivationPlanned};
pub(super) use set::{ScopeChanged, ScopeCreated};
pub(super) use toggled::{ScopeDeactivated, ScopeReactivated};

use super::{
    model::Scope,
    store,
    texts::{Copying, Texts},
};
use crate::{
    access::{Acting, ManageScopes},
    grants::{AccessItem, ScopeIs, ScopeUndone, Unrestorable},
    kernel::{Lang, OrgNumber, Party, Ref, ScopeTag},
    ledger::{Change, ChangeError, Registry, Reversal, Thing},
};

/// Lists the events of this room.
pub(crate) fn events(registry: &mut Registry) {
    registry
        .undoable::<ScopeCreated>()
        .undoable::<ScopeChanged>()
        .undoable::<ScopeCopied>()
        .undoable::<ScopeDeactivated>()
        .undoable::<ScopeReactivated>()
        .undoable::<DeactivationPlanned>()
        .add::<DeactivationCancelled>();
}

fn numbers(parties: &[Party]) -> Vec<OrgNumber> {
    parties.iter().map(|party| party.number).collect()
}

/// A sentence, and the provider's words to the consumers after it.
fn with_message(lang: Lang, sentence: String, message: Option<&String>) -> String {
    message.map_or(sentence.clone(), |message| Texts(lang).log_message(&sentence, message))
}

/// A field of the form and what it said, before or after.
fn field(lang: Lang, label: &str, value: &str) -> Thing {
    let value = if value.is_empty() { Copying(lang).unset() } else { value };
    Thing { title: label.to_owned(), detail: value.to_owned() }
}

async fn lock(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    scope: &ScopeTag,
) -> Result<Option<Scope>, ChangeError> {
    Ok(store::lock(change, acting, scope.environment, scope.id).await?)
}

/// The whole change is about the scope itself: it is undone, or it is not.
fn about_scope(mut undone: ScopeUndone, outcome: Result<ScopeIs, Unrestorable>) -> Reversal<ScopeUndone> {
    let line = AccessItem { id: undone.scope.id.uuid(), consumer: undone.scope.provider.clone() };
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
async fn out_of_use_again(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    scope: &ScopeTag,
    of: &Ref,
) -> Result<Reversal<ScopeUndone>, ChangeError> {
    let outcome = match lock(change, acting, scope).await? {
        Some(Scope { deactivated: None, .. }) => {
            store::deactivate(change, scope.id).await?;
            Ok(ScopeIs::Inactive)
        }
        _ => Err(Unrestorable::EndedAlready),
    };
    Ok(about_scope(ScopeUndone::of(of, scope), outcome))
}
