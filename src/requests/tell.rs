//! How this room tells its events: a sentence for the log, a story for the receipt.

use serde_json::Value;

use super::{
    model::{Declined, Expired, Matter, Restored, Sent, Withdrawn},
    paths::Paths,
    texts::{Texts, why},
};
use crate::{
    access::{ManagePeople, ViewDelegations, ViewReceived},
    kernel::{Lang, OrgNumber},
    ledger::Event,
    receipts::{Story, StoryLine},
    web::{Section, long_day},
};

fn titles(lang: Lang, matter: &Matter) -> String {
    let (open, close) = if lang == Lang::En { ('“', '”') } else { ('«', '»') };
    let quoted = matter.items.iter().map(|item| format!("{open}{}{close}", item.in_lang(lang)));
    quoted.collect::<Vec<_>>().join(", ")
}

/// The sentence of an event of this room, for the log. `None`: it is another room's.
pub(crate) fn describe(lang: Lang, kind: &str, payload: &Value, _reader: OrgNumber) -> Option<String> {
    let t = Texts(lang);
    let names = |matter: &Matter| (matter.asker.name().to_owned(), matter.giver.name.clone(), titles(lang, matter));
    match kind {
        Sent::KIND => {
            let event: Sent = serde_json::from_value(payload.clone()).ok()?;
            let (asker, giver, what) = names(&event.matter);
            Some(t.event_sent(asker, giver, what))
        }
        Withdrawn::KIND => {
            let event: Withdrawn = serde_json::from_value(payload.clone()).ok()?;
            let (asker, giver, what) = names(&event.matter);
            Some(t.event_withdrawn(asker, giver, what))
        }
        Declined::KIND => {
            let event: Declined = serde_json::from_value(payload.clone()).ok()?;
            let (asker, giver, what) = names(&event.matter);
            Some(t.event_declined(giver, asker, what, &event.reason))
        }
        Restored::KIND => {
            let event: Restored = serde_json::from_value(payload.clone()).ok()?;
            let (asker, giver, what) = names(&event.matter);
            Some(t.event_restored(asker, giver, what, &event.of))
        }
        Expired::KIND => {
            let event: Expired = serde_json::from_value(payload.clone()).ok()?;
            let (asker, giver, what) = names(&event.matter);
            Some(t.event_expired(asker, giver, what))
        }
        _ => None,
    }
}

/// What every story of this room has. One line stands for the whole request: it is regretted whole.
fn story(lang: Lang, reader: OrgNumber, matter: &Matter, heading: &str, lead: String) -> Story {
    let (t, paths) = (Texts(lang), Paths { lang, org: reader });
    let is_giver = reader == matter.giver.number;
    let with_number = |name: &str, number: Option<OrgNumber>| {
        number.map_or_else(|| name.to_owned(), |number| format!("{name} {}", number.grouped()))
    };
    let titles: Vec<&str> = matter.items.iter().map(|item| item.in_lang(lang)).collect();
    let links = if is_giver {
        vec![(t.see_request().to_owned(), paths.answer(matter.request)), (t.to_queue().to_owned(), paths.queue())]
    } else {
        vec![(t.see_request().to_owned(), paths.our(matter.request)), (t.ours().to_owned(), paths.ours())]
    };
    let mut parties = vec![(matter.giver.number, matter.giver.name.clone())];
    parties.extend(matter.asker.number().map(|number| (number, matter.asker.name().to_owned())));
    Story {
        section: Section::Delegations,
        heading: heading.to_owned(),
        lead,
        facts: vec![
            (t.asker(), with_number(matter.asker.name(), matter.asker.number())),
            (t.giver(), with_number(&matter.giver.name, Some(matter.giver.number))),
        ],
        lines_label: t.asked_for(),
        lines: vec![StoryLine { title: titles.join(", "), ..StoryLine::default() }],
        to_pass_on: None,
        undo: t.regret(),
        again: None,
        links,
        for_whom: |acting| {
            acting.can::<ViewDelegations>() || acting.can::<ViewReceived>() || acting.can::<ManagePeople>()
        },
        parties,
    }
}

/// The same, with the line that is regretted.
fn regrettable(mut story: Story, matter: &Matter) -> Story {
    for line in &mut story.lines {
        line.id = Some(matter.request.uuid());
    }
    story
}

/// The story of an event of this room, for its receipt. `None`: it is another room's.
pub(crate) fn tell(lang: Lang, reader: OrgNumber, kind: &str, payload: &Value) -> Option<Story> {
    let t = Texts(lang);
    let lead = describe(lang, kind, payload, reader)?;
    match kind {
        Sent::KIND => {
            let event: Sent = serde_json::from_value(payload.clone()).ok()?;
            let mut story = story(lang, reader, &event.matter, t.story_sent(), lead);
            story.facts.push((t.purpose(), event.purpose));
            story.facts.push((t.status(), t.waits_until(long_day(lang, event.expires_at))));
            Some(story)
        }
        Withdrawn::KIND => {
            let event: Withdrawn = serde_json::from_value(payload.clone()).ok()?;
            Some(regrettable(story(lang, reader, &event.matter, t.story_withdrawn(), lead), &event.matter))
        }
        Declined::KIND => {
            let event: Declined = serde_json::from_value(payload.clone()).ok()?;
            let mut story = regrettable(story(lang, reader, &event.matter, t.story_declined(), lead), &event.matter);
            story.undo = t.undo_decline();
            story.facts.push((t.reason(), event.reason));
            Some(story)
        }
        Restored::KIND => {
            let event: Restored = serde_json::from_value(payload.clone()).ok()?;
            let mut story = story(lang, reader, &event.matter, t.story_restored(), lead);
            for line in &mut story.lines {
                line.note = event.failed.map(|failed| why(lang, failed));
            }
            Some(story)
        }
        _ => None,
    }
}
