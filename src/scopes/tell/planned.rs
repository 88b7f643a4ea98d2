use super::super::{
    model::{DeactivationCancelled, DeactivationPlanned},
    paths::Paths,
    texts::{Planning, Texts},
};
use crate::{
    grants::tell::Told,
    kernel::{Lang, OrgNumber},
    receipts::{Story, StoryLine},
    web::day,
};

pub(super) fn describe(lang: Lang, event: DeactivationPlanned) -> String {
    let sentence = Planning(lang).log(event.scope.provider.name, event.scope.name, day(lang, event.day));
    event.message.map_or(sentence.clone(), |message| Texts(lang).log_message(&sentence, message))
}

pub(super) fn describe_cancelled(lang: Lang, event: DeactivationCancelled) -> String {
    Planning(lang).log_cancelled(event.scope.provider.name, event.scope.name, day(lang, event.day))
}

pub(super) fn tell(lang: Lang, reader: OrgNumber, event: &DeactivationPlanned) -> Story {
    let (t, p) = (Texts(lang), Planning(lang));
    let told = Told { lang, reader, scope: &event.scope };
    let lead = p.told_body(&event.scope.name, day(lang, event.day));
    let mut story = told.story(p.told().to_owned(), lead, p.undo(), told.scope_line());
    story.lines_label = t.scope();
    story.facts.push((p.day_label(), day(lang, event.day)));
    if told.is_owner() {
        story.facts.push((p.told_count(), event.count.to_string()));
        story.facts.push((t.accesses(), if event.revoke { p.go() } else { p.rest() }.to_owned()));
    }
    story.facts.extend(event.message.clone().map(|message| (t.message_label(), message)));
    story
}

pub(super) fn tell_cancelled(lang: Lang, reader: OrgNumber, event: &DeactivationCancelled) -> Story {
    let (t, p) = (Texts(lang), Planning(lang));
    let told = Told { lang, reader, scope: &event.scope };
    let lead = p.told_cancelled_body(&event.scope.name, day(lang, event.day));
    let note = event.failed.map(|_| p.why_over());
    let line = StoryLine { title: event.scope.name.clone(), note, ..StoryLine::default() };
    let mut story = told.story(p.told_cancelled().to_owned(), lead, t.undo(), vec![line]);
    story.lines_label = t.scope();
    if told.is_owner() {
        let paths = Paths { lang, org: reader, environment: event.scope.environment };
        story.links.insert(0, (p.again().to_owned(), paths.deactivate(&event.scope.id)));
    }
    story.facts.extend(event.of.iter().map(|of| (t.undone_of(), of.to_string())));
    story
}
