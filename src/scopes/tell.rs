//! How this room tells its events: a sentence for the log, a story for the receipt.

mod copied;
mod planned;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    model::{Changed, Copied, Created, Deactivated, DeactivationCancelled, DeactivationPlanned, Reactivated, Settings},
    texts::{Planning, Texts},
    views::fields,
};
use crate::{
    grants::tell::Told,
    kernel::{Lang, OrgNumber},
    ledger::Event,
    receipts::Story,
};

fn read<E: DeserializeOwned>(payload: &Value) -> Option<E> {
    serde_json::from_value(payload.clone()).ok()
}

/// Labels of what differs.
fn differences(t: Texts, before: &Settings, after: &Settings) -> Vec<(&'static str, String, String)> {
    let both = fields(t, before).into_iter().zip(fields(t, after));
    both.filter(|((_, before), (_, after))| before != after)
        .map(|((label, before), (_, after))| (label, before, after))
        .collect()
}

/// The sentence of an event of this room, for the log. `None`: it is another room's.
pub(crate) fn describe(lang: Lang, kind: &str, payload: &Value, reader: OrgNumber) -> Option<String> {
    let t = Texts(lang);
    Some(match kind {
        Created::KIND => {
            let event: Created = read(payload)?;
            t.log_created(event.scope.provider.name, event.scope.name)
        }
        Copied::KIND => copied::describe(lang, &read(payload)?, reader),
        Changed::KIND => {
            let event: Changed = read(payload)?;
            let labels =
                differences(t, &event.before, &event.after).into_iter().map(|(label, ..)| label.to_lowercase());
            t.log_changed(event.scope.provider.name, event.scope.name, labels.collect::<Vec<_>>().join(", "))
        }
        Deactivated::KIND => {
            let event: Deactivated = read(payload)?;
            let sentence = match event.planned {
                true => Planning(lang).log_carried_out(event.scope.name),
                false => t.log_deactivated(event.scope.provider.name, event.scope.name),
            };
            event.message.map_or(sentence.clone(), |message| t.log_message(&sentence, message))
        }
        DeactivationPlanned::KIND => planned::describe(lang, read(payload)?),
        DeactivationCancelled::KIND => planned::describe_cancelled(lang, read(payload)?),
        Reactivated::KIND => {
            let event: Reactivated = read(payload)?;
            t.log_reactivated(event.scope.provider.name, event.scope.name)
        }
        _ => return None,
    })
}

/// The story of an event of this room, for its receipt. `None`: it is another room's.
pub(crate) fn tell(lang: Lang, reader: OrgNumber, kind: &str, payload: &Value) -> Option<Story> {
    let t = Texts(lang);
    Some(match kind {
        Created::KIND => {
            let event: Created = read(payload)?;
            let told = Told { lang, reader, scope: &event.scope };
            let lead = t.told_created_body(&event.scope.name);
            let mut story = told.story(t.told_created().to_owned(), lead, t.undo(), told.scope_line());
            story.lines_label = t.scope();
            story.links.insert(1, (t.bulk().to_owned(), told.paths().bulk(&event.scope.id)));
            story
        }
        Copied::KIND => copied::tell(lang, reader, &read(payload)?),
        Changed::KIND => {
            let event: Changed = read(payload)?;
            let told = Told { lang, reader, scope: &event.scope };
            let lead = t.told_changed_body(&event.scope.name);
            let mut story = told.story(t.told_changed().to_owned(), lead, t.undo(), told.scope_line());
            story.lines_label = t.scope();
            let changed = differences(t, &event.before, &event.after);
            story.facts.extend(changed.into_iter().map(|(label, before, after)| (label, t.changed_to(before, after))));
            story
        }
        Deactivated::KIND => tell_deactivated(lang, reader, &read(payload)?),
        DeactivationPlanned::KIND => planned::tell(lang, reader, &read(payload)?),
        DeactivationCancelled::KIND => planned::tell_cancelled(lang, reader, &read(payload)?),
        Reactivated::KIND => {
            let event: Reactivated = read(payload)?;
            let told = Told { lang, reader, scope: &event.scope };
            let lead = t.told_reactivated_body(&event.scope.name);
            let mut story = told.story(t.told_reactivated().to_owned(), lead, t.undo(), told.scope_line());
            story.lines_label = t.scope();
            if told.is_owner() {
                story.facts.push((t.regained_label(), event.count.to_string()));
            }
            story
        }
        _ => return None,
    })
}

fn tell_deactivated(lang: Lang, reader: OrgNumber, event: &Deactivated) -> Story {
    let t = Texts(lang);
    let told = Told { lang, reader, scope: &event.scope };
    let lead = t.told_deactivated_body(&event.scope.name);
    let mut story = told.story(t.told_deactivated().to_owned(), lead, t.undo_deactivation(), told.scope_line());
    story.lines_label = t.scope();
    if told.is_owner() {
        let (label, count) = if event.revoked.is_empty() {
            (t.rest_label(), event.count.to_string())
        } else {
            (t.revoked_label(), event.revoked.len().to_string())
        };
        story.facts.push((label, count));
    }
    story.facts.extend(event.message.clone().map(|message| (t.message_label(), message)));
    story
}
