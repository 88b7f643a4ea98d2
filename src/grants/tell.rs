//! How this room tells its events: a sentence for the log, a story for the receipt; and what every story about a scope has.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    model::{AccessItem, Expired, Given, ScopeIs, Undone, Unrestorable, Withdrawn},
    paths::Paths,
    texts::Texts,
};
use crate::{
    access::{Acting, ReadReceipts, ViewAccesses, ViewScopes},
    kernel::{Environment, Lang, OrgNumber},
    ledger::Event,
    receipts::{Story, StoryLine},
    scopes::facts::ScopeTag,
    web::{Section, day},
};

/// Lines of a receipt; the file has them all.
const SHOWN: usize = 50;

fn read<E: DeserializeOwned>(payload: &Value) -> Option<E> {
    serde_json::from_value(payload.clone()).ok()
}

/// One by name, many by number.
fn whom(lang: Lang, items: &[AccessItem]) -> String {
    match items {
        [one] => one.consumer.name.clone(),
        many => Texts(lang).organisations(many.len()),
    }
}

/// The sentence about access that was given.
pub(crate) fn describe_given(lang: Lang, event: Given) -> String {
    let t = Texts(lang);
    let sentence = t.log_given(event.scope.provider.name, whom(lang, &event.items), event.scope.name);
    if event.request.is_some() { t.log_in_answer(sentence) } else { sentence }
}

/// The sentence of an event of this room, for the log. `None`: it is another room's.
pub(crate) fn describe(lang: Lang, kind: &str, payload: &Value, _reader: OrgNumber) -> Option<String> {
    let t = Texts(lang);
    Some(match kind {
        Given::KIND => describe_given(lang, read(payload)?),
        Withdrawn::KIND => {
            let event: Withdrawn = read(payload)?;
            let sentence = t.log_withdrawn(event.scope.provider.name, whom(lang, &event.items), event.scope.name);
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
pub(crate) fn lines(items: &[AccessItem], with_id: bool) -> Vec<StoryLine> {
    let line = |item: &AccessItem| StoryLine {
        id: with_id.then_some(item.id),
        title: format!("{} {}", item.consumer.name, item.consumer.number.grouped()),
        ..StoryLine::default()
    };
    items.iter().take(SHOWN).map(line).collect()
}

/// What every story about a scope has.
pub(crate) struct Told<'a> {
    pub lang: Lang,
    pub reader: OrgNumber,
    pub scope: &'a ScopeTag,
}

impl Told<'_> {
    pub(crate) fn paths(&self) -> Paths {
        Paths { lang: self.lang, org: self.reader, environment: self.scope.environment }
    }

    pub(crate) fn is_owner(&self) -> bool {
        self.reader == self.scope.provider.number
    }

    pub(crate) fn story(&self, heading: String, lead: String, undo: &'static str, lines: Vec<StoryLine>) -> Story {
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
    pub(crate) fn scope_line(&self) -> Vec<StoryLine> {
        vec![StoryLine { id: Some(self.scope.id.uuid()), title: self.scope.name.clone(), ..StoryLine::default() }]
    }
}

/// The story of an event of this room, for its receipt. `None`: it is another room's.
pub(crate) fn tell(lang: Lang, reader: OrgNumber, kind: &str, payload: &Value) -> Option<Story> {
    Some(match kind {
        Given::KIND => tell_given(lang, reader, &read(payload)?),
        Withdrawn::KIND => tell_withdrawn(lang, reader, &read(payload)?),
        Undone::KIND => tell_undone(lang, reader, &read(payload)?),
        _ => return None,
    })
}

/// More than one page of receipts would hold: the label says so.
pub(crate) fn first_of(lang: Lang, story: &mut Story, all: usize) {
    let t = Texts(lang);
    if all > SHOWN {
        story.facts.push((t.organisation(), t.first_of(SHOWN, all)));
    }
}

/// What the provider can send to those who were given access.
pub(crate) fn to_pass_on(lang: Lang, scope: &ScopeTag) -> (&'static str, String) {
    let (t, provider) = (Texts(lang), &scope.provider);
    (t.pass_on(), t.pass_on_given(&provider.name, provider.number.grouped(), &scope.name))
}

/// The story of access that was given.
pub(crate) fn tell_given(lang: Lang, reader: OrgNumber, event: &Given) -> Story {
    let t = Texts(lang);
    let told = Told { lang, reader, scope: &event.scope };
    let provider = &event.scope.provider;
    let lead = t.told_given_body(&provider.name, whom(lang, &event.items), &event.scope.name);
    let mut story = told.story(t.told_given().to_owned(), lead, t.undo(), lines(&event.items, true));
    first_of(lang, &mut story, event.items.len());
    story.facts.push((t.until(), event.ends_on.map_or_else(|| t.no_end().to_owned(), |end| day(lang, end))));
    if told.is_owner() {
        story.to_pass_on = Some(to_pass_on(lang, &event.scope));
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
    let lead = t.told_withdrawn_body(&event.scope.provider.name, whom(lang, &event.items), &event.scope.name);
    let mut story = told.story(heading, lead, t.undo_removal(), lines(&event.items, !event.breach));
    first_of(lang, &mut story, event.items.len());
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
    first_of(lang, &mut story, done);
    story.facts.push((t.undone_of(), event.of.to_string()));
    story
}
