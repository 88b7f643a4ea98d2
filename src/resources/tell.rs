//! How this room tells its events: a sentence for the log, a story for the receipt.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    model::{Changed, Content, Created, Deactivated, Reactivated, ResourceIs, ResourceTag, Unchangeable, Undone},
    paths::Paths,
    texts::Texts,
    views::fields,
};
use crate::{
    access::{ViewDelegations, ViewScopes},
    kernel::{Environment, Lang, OrgNumber},
    ledger::Event,
    receipts::{Story, StoryLine},
    scopes::Difference,
    web::Section,
};

fn read<E: DeserializeOwned>(payload: &Value) -> Option<E> {
    serde_json::from_value(payload.clone()).ok()
}

/// Labels of what differs.
fn differences(t: Texts, before: &Content, after: &Content) -> Vec<(&'static str, String, String)> {
    let both = fields(t, before).into_iter().zip(fields(t, after));
    both.filter(|((_, before), (_, after))| before != after)
        .map(|((label, before), (_, after))| (label, before, after))
        .collect()
}

/// What a version brought and took out, in words.
fn in_words(t: Texts, difference: &Difference) -> String {
    let added = (!difference.added.is_empty()).then(|| t.log_added(difference.added.join(", ")));
    let removed = (!difference.removed.is_empty()).then(|| t.log_removed(difference.removed.join(", ")));
    added.into_iter().chain(removed).collect::<Vec<_>>().join(", ")
}

fn changed(lang: Lang, event: &Changed) -> String {
    let t = Texts(lang);
    let labels = differences(t, &event.before, &event.after).into_iter().map(|(label, ..)| label.to_lowercase());
    let (provider, title) = (&event.resource.provider.name, event.resource.title.in_lang(lang));
    let sentence = t.log_changed(provider, title, labels.collect::<Vec<_>>().join(", "));
    let difference = Difference::of(&event.before.scopes, &event.after.scopes);
    if difference.is_empty() {
        return sentence;
    }
    t.log_versioned(sentence, event.versions.1, in_words(t, &difference))
}

/// The sentence of an event of this room, for the log. `None`: it is another room's.
pub(crate) fn describe(lang: Lang, kind: &str, payload: &Value, _reader: OrgNumber) -> Option<String> {
    let t = Texts(lang);
    let named = |tag: &ResourceTag| tag.title.in_lang(lang).to_owned();
    Some(match kind {
        Created::KIND => {
            let Created { resource, .. } = read(payload)?;
            t.log_created(&resource.provider.name, named(&resource))
        }
        Changed::KIND => changed(lang, &read(payload)?),
        Deactivated::KIND => {
            let Deactivated { resource, message, .. } = read(payload)?;
            let sentence = t.log_deactivated(&resource.provider.name, named(&resource));
            message.map_or(sentence.clone(), |message| t.log_message(&sentence, message))
        }
        Reactivated::KIND => {
            let Reactivated { resource, .. } = read(payload)?;
            t.log_reactivated(&resource.provider.name, named(&resource))
        }
        Undone::KIND => {
            let Undone { of, resource, .. } = read(payload)?;
            t.log_undone(of, named(&resource))
        }
        _ => return None,
    })
}

/// What every story about a resource has. The whole change is one line: the resource.
struct Told<'a> {
    lang: Lang,
    reader: OrgNumber,
    resource: &'a ResourceTag,
}

impl Told<'_> {
    fn title(&self) -> &str {
        self.resource.title.in_lang(self.lang)
    }

    fn story(&self, heading: &str, lead: String, undo: &'static str, scopes: &[String]) -> Story {
        let (t, tag) = (Texts(self.lang), self.resource);
        let paths = Paths { lang: self.lang, org: self.reader, environment: tag.environment };
        let is_owner = self.reader == tag.provider.number;
        let is_test = tag.environment == Environment::Test;
        let links = if is_owner {
            vec![(t.to_resource(self.title()), paths.resource(&tag.id)), (t.to_list().to_owned(), paths.list())]
        } else {
            Vec::new()
        };
        let line = StoryLine {
            id: Some(tag.id.uuid()),
            title: self.title().to_owned(),
            test: is_test.then(|| t.test()),
            codes: scopes.to_vec(),
            ..StoryLine::default()
        };
        Story {
            section: Section::Scopes,
            heading: heading.to_owned(),
            lead,
            facts: vec![
                (t.identifier(), tag.identifier.clone()),
                (t.environment(), if is_test { t.test() } else { t.production() }.to_owned()),
                (t.provider(), format!("{} {}", tag.provider.name, tag.provider.number.grouped())),
            ],
            lines_label: t.resource(),
            lines: vec![line],
            to_pass_on: None,
            undo,
            again: None,
            links,
            for_whom: if is_owner {
                |acting| acting.can::<ViewScopes>()
            } else {
                |acting| acting.can::<ViewDelegations>()
            },
            parties: vec![(tag.provider.number, tag.provider.name.clone())],
        }
    }
}

/// The story of an event of this room, for its receipt. `None`: it is another room's.
pub(crate) fn tell(lang: Lang, reader: OrgNumber, kind: &str, payload: &Value) -> Option<Story> {
    let t = Texts(lang);
    Some(match kind {
        Created::KIND => {
            let event: Created = read(payload)?;
            let told = Told { lang, reader, resource: &event.resource };
            let mut story =
                told.story(t.told_created(), t.told_created_body(told.title()), t.undo(), &event.content.scopes);
            let access = if event.content.writes { t.read_write() } else { t.read_only() };
            story.facts.push((t.access(), access.to_owned()));
            story
        }
        Changed::KIND => tell_changed(lang, reader, &read(payload)?),
        Deactivated::KIND => {
            let event: Deactivated = read(payload)?;
            let told = Told { lang, reader, resource: &event.resource };
            let lead = t.told_deactivated_body(told.title());
            let mut story = told.story(t.told_deactivated(), lead, t.undo_deactivation(), &[]);
            if reader == event.resource.provider.number {
                story.facts.push((t.told_resting(), event.delegations.to_string()));
            }
            story.facts.extend(event.message.clone().map(|message| (t.message_label(), message)));
            story
        }
        Reactivated::KIND => {
            let event: Reactivated = read(payload)?;
            let told = Told { lang, reader, resource: &event.resource };
            let mut story = told.story(t.told_reactivated(), t.told_reactivated_body(told.title()), t.undo(), &[]);
            if reader == event.resource.provider.number {
                story.facts.push((t.told_awake(), event.delegations.to_string()));
            }
            story
        }
        Undone::KIND => tell_undone(lang, reader, &read(payload)?),
        _ => return None,
    })
}

fn tell_changed(lang: Lang, reader: OrgNumber, event: &Changed) -> Story {
    let t = Texts(lang);
    let told = Told { lang, reader, resource: &event.resource };
    let Difference { added, removed } = Difference::of(&event.before.scopes, &event.after.scopes);
    let (before, after) = event.versions;
    let lead =
        if before == after { t.told_changed_body(told.title()) } else { t.told_versioned_body(told.title(), after) };
    let mut story = told.story(t.told_changed(), lead, t.undo(), &event.after.scopes);
    let changed = differences(t, &event.before, &event.after).into_iter().filter(|(label, ..)| *label != t.scopes());
    story.facts.extend(changed.map(|(label, before, after)| (label, t.changed_to(before, after))));
    for (label, scopes) in [(t.added(), added), (t.removed(), removed)] {
        if !scopes.is_empty() {
            story.facts.push((label, scopes.join(", ")));
        }
    }
    if event.kept > 0 {
        story.facts.push((t.told_kept(), event.kept.to_string()));
    }
    story
}

fn tell_undone(lang: Lang, reader: OrgNumber, event: &Undone) -> Story {
    let t = Texts(lang);
    let told = Told { lang, reader, resource: &event.resource };
    let title = told.title();
    let lead = match event.became {
        Some(ResourceIs::Active) => t.undone_active(title),
        Some(ResourceIs::Inactive) => t.undone_inactive(title),
        Some(ResourceIs::AsBefore) => t.undone_before(title),
        None => t.undone_nothing(title),
    };
    let mut story = told.story(t.told_undone(), lead, t.undo(), &[]);
    for line in &mut story.lines {
        line.id = None;
        if let Some(why) = event.failed {
            line.tag = Some((t.tag_failed(), "danger"));
            line.note = Some(match why {
                Unchangeable::Changed => t.why_changed(),
                Unchangeable::Already => t.why_already(),
                Unchangeable::ScopeGone => t.why_scope(),
            });
        }
    }
    story.facts.push((t.undone_of(), event.of.to_string()));
    story
}
