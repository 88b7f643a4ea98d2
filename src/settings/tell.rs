//! How this room tells its events: a sentence for the log, a story for the receipt.

use serde_json::Value;

use super::{
    model::{Changed, Turn, Undone},
    paths,
    texts::{Texts, turn},
};
use crate::{
    access::ReadLog,
    kernel::{Lang, OrgNumber},
    ledger::Event,
    receipts::{Story, StoryLine},
    web::Section,
};

fn sentence(lang: Lang, turns: impl IntoIterator<Item = Turn>) -> String {
    turns.into_iter().map(|one| format!("{}.", turn(lang, one))).collect::<Vec<_>>().join(" ")
}

/// The sentence of an event of this room, for the log. `None`: it is another room's.
pub(crate) fn describe(lang: Lang, kind: &str, payload: &Value, _reader: OrgNumber) -> Option<String> {
    let t = Texts(lang);
    match kind {
        Changed::KIND => {
            let event: Changed = serde_json::from_value(payload.clone()).ok()?;
            Some(t.event_changed(sentence(lang, event.lines.iter().map(|line| line.turn))))
        }
        Undone::KIND => {
            let event: Undone = serde_json::from_value(payload.clone()).ok()?;
            Some(t.event_undone(&event.of, sentence(lang, event.restored)))
        }
        _ => None,
    }
}

/// The story of an event of this room, for its receipt. `None`: it is another room's.
pub(crate) fn tell(lang: Lang, reader: OrgNumber, kind: &str, payload: &Value) -> Option<Story> {
    let t = Texts(lang);
    let (heading, lead, lines) = match kind {
        Changed::KIND => {
            let event: Changed = serde_json::from_value(payload.clone()).ok()?;
            let line = |line: &super::Line| StoryLine {
                id: Some(line.id),
                title: turn(lang, line.turn),
                ..StoryLine::default()
            };
            (t.done(), t.done_body().to_owned(), event.lines.iter().map(line).collect())
        }
        Undone::KIND => {
            let event: Undone = serde_json::from_value(payload.clone()).ok()?;
            let line = |one: &Turn, tag, note| StoryLine {
                title: turn(lang, *one),
                tag: Some(tag),
                note,
                ..StoryLine::default()
            };
            let mut lines: Vec<StoryLine> =
                event.restored.iter().map(|one| line(one, (t.put_back(), "success"), None)).collect();
            let failed = event.failed.iter();
            lines.extend(failed.map(|one| line(one, (t.kept(), "warning"), Some(t.turned_again()))));
            (t.undone(), t.undone_body(&event.of), lines)
        }
        _ => return None,
    };
    Some(Story {
        section: Section::Settings,
        heading: heading.to_owned(),
        lead,
        facts: Vec::new(),
        lines_label: t.what(),
        lines,
        to_pass_on: None,
        undo: t.regret(),
        again: Some((t.to_settings(), paths::settings(lang, reader))),
        links: vec![(t.to_settings().to_owned(), paths::settings(lang, reader))],
        for_whom: |acting| acting.can::<ReadLog>(),
        parties: Vec::new(),
    })
}
