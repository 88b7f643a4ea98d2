//! How this room tells its events: a sentence for the log, a story for the receipt.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    model::{PrefixDecided, PrefixOrdered},
    paths::Paths,
    texts::Texts,
};
use crate::{
    access::ViewScopes,
    kernel::{Lang, OrgNumber, Party},
    ledger::Event,
    receipts::Story,
    web::Section,
};

fn read<E: DeserializeOwned>(payload: &Value) -> Option<E> {
    serde_json::from_value(payload.clone()).ok()
}

/// The sentence of an event of this room, for the log. `None`: it is another room's.
pub(crate) fn describe(lang: Lang, kind: &str, payload: &Value, _reader: OrgNumber) -> Option<String> {
    let t = Texts(lang);
    Some(match kind {
        PrefixOrdered::KIND => t.told_ordered_body(read::<PrefixOrdered>(payload)?.prefix),
        PrefixDecided::KIND => {
            let event: PrefixDecided = read(payload)?;
            t.told_allotted_body(event.prefix, event.org.name)
        }
        PrefixDecided::DECLINED => {
            let event: PrefixDecided = read(payload)?;
            let sentence = t.told_declined_body(event.prefix);
            event.answer.map_or(sentence.clone(), |answer| t.log_reason(&sentence, answer))
        }
        _ => return None,
    })
}

fn prefix_story(lang: Lang, org: &Party, heading: &str, lead: String, facts: Vec<(&'static str, String)>) -> Story {
    let t = Texts(lang);
    let paths = Paths { lang, org: org.number };
    Story {
        section: Section::Scopes,
        heading: heading.to_owned(),
        lead,
        facts,
        lines_label: t.prefix(),
        lines: Vec::new(),
        to_pass_on: None,
        undo: t.undo(),
        again: None,
        links: vec![(t.prefixes().to_owned(), paths.prefixes()), (t.to_list().to_owned(), paths.my_apis())],
        for_whom: |acting| acting.can::<ViewScopes>(),
        parties: vec![(org.number, org.name.clone())],
    }
}

/// The story of an event of this room, for its receipt. `None`: it is another room's.
pub(crate) fn tell(lang: Lang, _reader: OrgNumber, kind: &str, payload: &Value) -> Option<Story> {
    let t = Texts(lang);
    Some(match kind {
        PrefixOrdered::KIND => {
            let event: PrefixOrdered = read(payload)?;
            let facts = vec![(t.prefix(), event.prefix.clone()), (t.purpose(), event.purpose)];
            prefix_story(lang, &event.org, t.told_ordered(), t.told_ordered_body(event.prefix), facts)
        }
        PrefixDecided::KIND | PrefixDecided::DECLINED => {
            let event: PrefixDecided = read(payload)?;
            let mut facts = vec![(t.prefix(), event.prefix.clone())];
            facts.extend(event.answer.map(|answer| (t.answer_short(), answer)));
            let (heading, lead) = if event.allotted {
                (t.told_allotted(), t.told_allotted_body(event.prefix, &event.org.name))
            } else {
                (t.told_declined(), t.told_declined_body(event.prefix))
            };
            prefix_story(lang, &event.org, heading, lead, facts)
        }
        _ => return None,
    })
}
