//! How this room tells its events: a sentence for the log, a story for the receipt.

mod copied;
mod planned;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    model::{
        AccessItem, Changed, Copied, Created, Deactivated, DeactivationCancelled, DeactivationPlanned, Expired, Given,
        Party, PrefixDecided, PrefixOrdered, Reactivated, ScopeIs, ScopeTag, Settings, Undone, Unrestorable, Withdrawn,
    },
    paths::Paths,
    texts::{Planning, Texts},
    views::fields,
};
use crate::{
    access::{Acting, ReadReceipts, ViewAccesses, ViewScopes},
    kernel::{Environment, Lang, OrgNumber},
    ledger::Event,
    receipts::{Story, StoryLine},
    web::{Section, day},
};

/// Lines of a receipt; the file has them all.
const SHOWN: usize = 50;

fn read<E: DeserializeOwned>(payload: &Value) -> Option<E> {
    serde_json::from_value(payload.clone()).ok()
}

/// One by name, many by number.
fn whom(t: Texts, items: &[AccessItem]) -> String {
    match items {
        [one] => one.consumer.name.clone(),
        many => t.organisations(many.len()),
    }
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
        Given::KIND => {
            let event: Given = read(payload)?;
            let sentence = t.log_given(event.scope.provider.name, whom(t, &event.items), event.scope.name);
            if event.request.is_some() { t.log_in_answer(sentence) } else { sentence }
        }
        Withdrawn::KIND => {
            let event: Withdrawn = read(payload)?;
            let sentence = t.log_withdrawn(event.scope.provider.name, whom(t, &event.items), event.scope.name);
            event.reason.map_or(sentence.clone(), |reason| t.log_reason(&sentence, reason))
        }
        Expired::KIND => {
            let event: Expired = read(payload)?;
            t.log_expired(event.item.consumer.name, event.scope.name)
        }
        Undone::KIND => {
            let event: Undone = read(payload)?;
            t.log_undone(event.of, event.scope.name)
        }
        _ => return None,
    })
}

/// A consumer's people see what they got or lost; of the owner's, those who see its scopes.
fn consumer(acting: &Acting<ReadReceipts>) -> bool {
    acting.can::<ViewAccesses>()
}

/// A line for each consumer, as many as a receipt shows.
fn lines(items: &[AccessItem], with_id: bool) -> Vec<StoryLine> {
    let line = |item: &AccessItem| StoryLine {
        id: with_id.then_some(item.id),
        title: format!("{} {}", item.consumer.name, item.consumer.number.grouped()),
        ..StoryLine::default()
    };
    items.iter().take(SHOWN).map(line).collect()
}

/// What every story about a scope has.
struct Told<'a> {
    lang: Lang,
    reader: OrgNumber,
    scope: &'a ScopeTag,
}

impl Told<'_> {
    fn paths(&self) -> Paths {
        Paths { lang: self.lang, org: self.reader, environment: self.scope.environment }
    }

    fn is_owner(&self) -> bool {
        self.reader == self.scope.provider.number
    }

    fn story(&self, heading: String, lead: String, undo: &'static str, lines: Vec<StoryLine>) -> Story {
        let (t, paths) = (Texts(self.lang), self.paths());
        let provider = &self.scope.provider;
        let environment = if self.scope.environment == Environment::Test { t.test() } else { t.production() };
        let links = if self.is_owner() {
            vec![(t.to_scope(&self.scope.name), paths.scope(&self.scope.id)), (t.to_list().to_owned(), paths.list())]
        } else {
            vec![(t.to_held().to_owned(), paths.held())]
        };
        Story {
            section: Section::Scopes,
            heading,
            lead,
            facts: vec![
                (t.scope(), self.scope.name.clone()),
                (t.environment(), environment.to_owned()),
                (t.provider(), format!("{} {}", provider.name, provider.number.grouped())),
            ],
            lines_label: t.organisation(),
            lines,
            to_pass_on: None,
            undo,
            again: None,
            links,
            for_whom: if self.is_owner() { |acting| acting.can::<ViewScopes>() } else { consumer },
            parties: vec![(provider.number, provider.name.clone())],
        }
    }

    /// The whole change is one line: the scope.
    fn scope_line(&self) -> Vec<StoryLine> {
        vec![StoryLine { id: Some(self.scope.id.uuid()), title: self.scope.name.clone(), ..StoryLine::default() }]
    }
}

fn prefix_story(lang: Lang, org: &Party, heading: &str, lead: String, facts: Vec<(&'static str, String)>) -> Story {
    let t = Texts(lang);
    let paths = Paths { lang, org: org.number, environment: Environment::Prod };
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
        links: vec![(t.prefixes().to_owned(), paths.prefix()), (t.to_list().to_owned(), paths.list())],
        for_whom: |acting| acting.can::<ViewScopes>(),
        parties: vec![(org.number, org.name.clone())],
    }
}

/// The story of an event of this room, for its receipt. `None`: it is another room's.
pub(crate) fn tell(lang: Lang, reader: OrgNumber, kind: &str, payload: &Value) -> Option<Story> {
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
        Given::KIND => tell_given(lang, reader, &read(payload)?),
        Withdrawn::KIND => tell_withdrawn(lang, reader, &read(payload)?),
        Undone::KIND => tell_undone(lang, reader, &read(payload)?),
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

/// More than one page of receipts would hold: the label says so.
fn first_of(t: Texts, story: &mut Story, all: usize) {
    if all > SHOWN {
        story.facts.push((t.organisation(), t.first_of(SHOWN, all)));
    }
}

fn tell_given(lang: Lang, reader: OrgNumber, event: &Given) -> Story {
    let t = Texts(lang);
    let told = Told { lang, reader, scope: &event.scope };
    let provider = &event.scope.provider;
    let lead = t.told_given_body(&provider.name, whom(t, &event.items), &event.scope.name);
    let mut story = told.story(t.told_given().to_owned(), lead, t.undo(), lines(&event.items, true));
    first_of(t, &mut story, event.items.len());
    story.facts.push((t.until(), event.ends_on.map_or_else(|| t.no_end().to_owned(), |end| day(lang, end))));
    if told.is_owner() {
        let text = t.pass_on_given(&provider.name, provider.number.grouped(), &event.scope.name);
        story.to_pass_on = Some((t.pass_on(), text));
        if let Some(list) = &event.list {
            story.links.insert(0, (t.outcome_csv().to_owned(), told.paths().bulk_csv(&event.scope.id, list)));
        }
    }
    if let Some(request) = event.request {
        let paths = told.paths();
        let (said, href) = if told.is_owner() {
            (t.answers_request_undo(), paths.request(request))
        } else {
            (t.answers_request(), paths.our_request(request))
        };
        story.facts.push((t.request(), said.to_owned()));
        story.links.insert(0, (t.see_request().to_owned(), href));
    }
    story
}

fn tell_withdrawn(lang: Lang, reader: OrgNumber, event: &Withdrawn) -> Story {
    let t = Texts(lang);
    let told = Told { lang, reader, scope: &event.scope };
    let heading = match event.items.len() {
        1 => t.told_withdrawn_one().to_owned(),
        n => t.told_withdrawn(n),
    };
    let lead = t.told_withdrawn_body(&event.scope.provider.name, whom(t, &event.items), &event.scope.name);
    let mut story = told.story(heading, lead, t.undo_removal(), lines(&event.items, !event.breach));
    first_of(t, &mut story, event.items.len());
    story.facts.extend(event.reason.clone().map(|reason| (t.reason_label(), reason)));
    if event.breach {
        story.facts.push((t.consequence(), t.breach_tag().to_owned()));
    }
    story
}

fn why(t: Texts, why: Unrestorable) -> &'static str {
    match why {
        Unrestorable::GivenAlready => t.why_given_already(),
        Unrestorable::EndedAlready => t.why_ended_already(),
        Unrestorable::EndPassed => t.why_end_passed(),
        Unrestorable::ConsumerGone => t.why_gone(),
        Unrestorable::ScopeInactive => t.why_inactive(),
        Unrestorable::ScopeChanged => t.why_changed(),
    }
}

fn tell_undone(lang: Lang, reader: OrgNumber, event: &Undone) -> Story {
    let t = Texts(lang);
    let told = Told { lang, reader, scope: &event.scope };
    let tagged = |items: &[AccessItem], tag: (&'static str, &'static str)| {
        lines(items, false).into_iter().map(move |line| StoryLine { tag: Some(tag), ..line }).collect::<Vec<_>>()
    };
    let mut rows = tagged(&event.restored, (t.tag_restored(), "success"));
    rows.extend(tagged(&event.ended, (t.tag_ended(), "neutral")));
    rows.extend(event.failed.iter().take(SHOWN).map(|(item, reason)| StoryLine {
        title: item.consumer.name.clone(),
        tag: Some((t.tag_failed(), "danger")),
        note: Some(why(t, *reason)),
        ..StoryLine::default()
    }));
    let done = event.restored.len() + event.ended.len();
    let all = done + event.failed.len();
    let name = &event.scope.name;
    let lead = match event.scope_is {
        Some(ScopeIs::Active) => t.undone_active(name),
        Some(ScopeIs::Inactive) => t.undone_inactive(name),
        Some(ScopeIs::AsBefore) => t.undone_before(name),
        None => t.undone_some(done, all),
    };
    let mut story = told.story(t.told_undone().to_owned(), lead, t.undo(), rows);
    first_of(t, &mut story, done);
    story.facts.push((t.undone_of(), event.of.to_string()));
    story
}
