//! How this room tells its events: a sentence for the log, a story for the receipt.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    model::{Declined, Expired, Matter, Restored, Sent, Withdrawn},
    paths::Paths,
    texts::{Texts, why},
};
use crate::{
    access::{ViewAccesses, ViewScopes},
    kernel::{Environment, Lang, OrgNumber},
    ledger::Event,
    receipts::{Story, StoryLine},
    web::{Section, long_day},
};

fn read<E: DeserializeOwned>(payload: &Value) -> Option<E> {
    serde_json::from_value(payload.clone()).ok()
}

/// The sentence of an event of this room, for the log. `None`: it is another room's.
pub(crate) fn describe(lang: Lang, kind: &str, payload: &Value, _reader: OrgNumber) -> Option<String> {
    let t = Texts(lang);
    let told = |matter: &Matter, tell: fn(Texts, &str, &str, &str) -> String| {
        tell(t, &matter.consumer.name, &matter.scope.provider.name, &matter.scope.name)
    };
    match kind {
        Sent::KIND => Some(told(&read::<Sent>(payload)?.matter, |t, c, p, s| t.log_sent(c, p, s))),
        Withdrawn::KIND => Some(told(&read::<Withdrawn>(payload)?.matter, |t, c, p, s| t.log_withdrawn(c, p, s))),
        Declined::KIND => {
            let event: Declined = read(payload)?;
            let sentence = told(&event.matter, |t, c, p, s| t.log_declined(p, c, s));
            Some(t.log_reason(sentence, event.reason))
        }
        Restored::KIND => {
            let event: Restored = read(payload)?;
            let sentence = told(&event.matter, |t, c, p, s| t.log_restored(c, p, s));
            Some(t.log_undone(sentence, event.of))
        }
        Expired::KIND => Some(told(&read::<Expired>(payload)?.matter, |t, c, p, s| t.log_expired(c, p, s))),
        _ => None,
    }
}

/// What every story of this room has. One line stands for the whole request: it is regretted whole.
fn story(lang: Lang, reader: OrgNumber, matter: &Matter, heading: &str, lead: String) -> Story {
    let t = Texts(lang);
    let Matter { scope, consumer, .. } = matter;
    let paths = Paths { lang, org: reader, environment: scope.environment };
    let is_provider = reader == scope.provider.number;
    let links = if is_provider {
        vec![(t.see_request().to_owned(), paths.answer(matter.request)), (t.to_queue().to_owned(), paths.queue())]
    } else {
        let ours = paths.held_with(&[("vis", "bedt-om")]);
        vec![(t.see_request().to_owned(), paths.our(matter.request)), (t.to_ours().to_owned(), ours)]
    };
    let environment = if scope.environment == Environment::Test { t.test() } else { t.production() };
    Story {
        section: if is_provider { Section::Scopes } else { Section::Delegations },
        heading: heading.to_owned(),
        lead,
        facts: vec![
            (t.consumer(), format!("{} {}", consumer.name, consumer.number.grouped())),
            (t.provider(), format!("{} {}", scope.provider.name, scope.provider.number.grouped())),
            (t.environment(), environment.to_owned()),
        ],
        lines_label: t.scope(),
        lines: vec![StoryLine { title: scope.name.clone(), ..StoryLine::default() }],
        to_pass_on: None,
        undo: t.undo_sending(),
        again: None,
        links,
        for_whom: if is_provider { |acting| acting.can::<ViewScopes>() } else { |acting| acting.can::<ViewAccesses>() },
        parties: vec![(consumer.number, consumer.name.clone()), (scope.provider.number, scope.provider.name.clone())],
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
            let event: Sent = read(payload)?;
            let mut story = regrettable(story(lang, reader, &event.matter, t.told_sent(), lead), &event.matter);
            story.facts.push((t.purpose(), event.purpose));
            story.facts.push((t.status(), t.waits_until(long_day(lang, event.expires_at))));
            Some(story)
        }
        Withdrawn::KIND => {
            let event: Withdrawn = read(payload)?;
            let mut story = story(lang, reader, &event.matter, t.told_withdrawn(), lead);
            let paths = Paths { lang, org: reader, environment: event.matter.scope.environment };
            if reader == event.matter.consumer.number {
                story.facts.push((t.consequence(), t.not_undone().to_owned()));
                story.links.insert(0, (t.see_in_catalogue().to_owned(), paths.scope(event.matter.scope.id)));
            }
            for line in &mut story.lines {
                line.note = event.failed.map(|failed| why(lang, failed));
            }
            Some(story)
        }
        Declined::KIND => {
            let event: Declined = read(payload)?;
            let mut story = regrettable(story(lang, reader, &event.matter, t.told_declined(), lead), &event.matter);
            story.undo = t.undo_decline();
            story.facts.push((t.reason(), event.reason));
            Some(story)
        }
        Restored::KIND => {
            let event: Restored = read(payload)?;
            let mut story = story(lang, reader, &event.matter, t.told_restored(), lead);
            for line in &mut story.lines {
                line.note = event.failed.map(|failed| why(lang, failed));
            }
            Some(story)
        }
        _ => None,
    }
}
