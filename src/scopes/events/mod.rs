//! The events of this room: what the log keeps, how it is put into words, and how it is undone, as things are now. The words come from
//! what every event about a scope has in common (`grants::ScopeContext`); what undoes them is an event that they share with `grants`
//! (`grants::ScopeUndone`).

mod copied;
mod planned;
mod set;
mod toggled;

pub(super) use copied::ScopeCopied;
pub(super) use planned::{DeactivationCancelled, DeactivationPlanned};
pub(super) use set::{ScopeChanged, ScopeCreated};
pub(super) use toggled::{ScopeDeactivated, ScopeReactivated};

use super::{
    model::Scope,
    settings::{Settings, fields},
    store,
    texts::{Copying, Texts},
};
use crate::{
    access::{Acting, ManageScopes},
    grants::{AccessItem, ScopePart, ScopeUndoFault, ScopeUndone, changed_scope},
    in_use::{Became, usage_of_scope},
    kernel::{Lang, Party, ScopeId, ScopeTag},
    ledger::{Change, ChangeError, Changed, Registry, Reversal, Side, Snapshot, Thing},
    web::{Difference, Field, differences},
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

/// The whole change is one line, and undone by putting this part of the scope back.
fn this(scope: &ScopeTag, part: ScopePart) -> Changed {
    changed_scope(scope, part).line(scope.id.uuid())
}

/// A sentence, and the provider's words to the consumers after it.
fn with_message(lang: Lang, sentence: String, message: Option<&String>) -> String {
    message.map_or(sentence.clone(), |message| Texts(lang).log_message(&sentence, message))
}

/// A field of the form and what it said, before or after.
fn thing(lang: Lang, (label, value): (&str, String)) -> Thing {
    let value = if value.is_empty() { Copying(lang).unset().to_owned() } else { value };
    Thing { title: label.to_owned(), detail: value }
}

/// The settings that were filled in.
fn filled(t: Texts, settings: &Settings) -> impl Iterator<Item = Field> {
    fields(t, settings).into_iter().filter(|(_, value)| !value.is_empty())
}

/// The settings that differ, by the labels of the form.
fn changed(t: Texts, before: &Settings, after: &Settings) -> Vec<Difference> {
    differences(fields(t, before), fields(t, after))
}

/// The same for *Før og etter*.
fn changed_sides(t: Texts, before: &Settings, after: &Settings) -> (Side, Side) {
    let both = changed(t, before, after).into_iter();
    let both = both.map(|field| (thing(t.0, (field.label, field.one)), thing(t.0, (field.label, field.other))));
    let (before, after) = both.unzip();
    (Side::of(before), Side::of(after))
}

/// Puts the settings back, if they are still what the change made of them, whatever else has happened to the scope.
async fn put_back(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    scope: Option<Scope>,
    (before, after): (&Snapshot<Settings>, &Snapshot<Settings>),
) -> Result<Result<Became, ScopeUndoFault>, ChangeError> {
    Ok(match scope {
        Some(scope) if after.is_still(&scope.settings)? => {
            store::set(change, acting, scope.id, &before.over(&scope.settings)?).await?;
            Ok(Became::AsBefore)
        }
        _ => Err(ScopeUndoFault::ScopeChanged),
    })
}

async fn lock(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    scope: &ScopeTag,
) -> Result<Option<Scope>, ChangeError> {
    Ok(store::lock(change, acting, scope.environment, scope.id).await?)
}

/// The whole change is about the scope itself: it is undone, or it is not.
fn about_scope(mut undone: ScopeUndone, outcome: Result<Became, ScopeUndoFault>) -> Reversal<ScopeUndone> {
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

/// Takes a scope out of use again, if it is in use. Its consumers are told.
async fn take_out_again(
    change: &mut Change,
    scope: Option<Scope>,
    mut undone: ScopeUndone,
) -> Result<Reversal<ScopeUndone>, ChangeError> {
    let Some(scope @ Scope { deactivated: None, .. }) = scope else {
        return Ok(about_scope(undone, Err(ScopeUndoFault::ScopeChanged)));
    };
    undone.consumers = consumers(change, scope.id).await?;
    store::deactivate(change, scope.id).await?;
    Ok(about_scope(undone, Ok(Became::Inactive)))
}

/// Those who use the scope, or would if it were in use.
async fn consumers(change: &mut Change, scope: ScopeId) -> sqlx::Result<Vec<Party>> {
    let today = change.today();
    Ok(usage_of_scope(change.conn(), scope, None, today).await?.recipients())
}
