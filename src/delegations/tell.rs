//! How this room tells its events: a sentence for the log, a story for the receipt.

use serde_json::Value;

use super::{
    model::{EventItem, Expired, GivenUp, Holder, HolderId, Party, Renewed, Settled, Undone, Unrestorable, What},
    paths::{Paths, query},
    texts::{Texts, until},
    views::difference,
};
use crate::{
    access::{ViewDelegations, ViewReceived},
    kernel::{Lang, OrgNumber},
    ledger::Event,
    receipts::{Story, StoryLine},
    web::{Section, day},
};

fn titles<'a>(lang: Lang, items: impl IntoIterator<Item = &'a EventItem>) -> String {
    let (open, close) = if lang == Lang::En { ('“', '”') } else { ('«', '»') };
    let quoted = items.into_iter().map(|item| format!("{open}{}{close}", item.title.in_lang(lang)));
    quoted.collect::<Vec<_>>().join(", ")
}

/// What was taken in, each with what it changed.
fn renewed(lang: Lang, items: &[Renewed]) -> String {
    let told = items.iter().map(|renewed| {
        let changes = difference(Texts(lang), &renewed.difference()).join(" ");
        format!("{}. {}", titles(lang, [&renewed.to]), changes.trim_end_matches('.'))
    });
    told.collect::<Vec<_>>().join("; ")
}

fn settled(lang: Lang, event: &Settled) -> String {
    let t = Texts(lang);
    let (giver, holder) = (&event.giver.name, event.holder.name());
    let (given, withdrawn) = (titles(lang, &event.given), titles(lang, &event.withdrawn));
    let mut sentence = match (event.given.is_empty(), event.withdrawn.is_empty()) {
        (true, true) => t.event_renewed(giver, holder, renewed(lang, &event.renewed)),
        (_, true) => t.event_given(giver, holder, given),
        (true, false) => t.removed_with(giver, holder, withdrawn),
        (false, false) => t.event_changed(giver, holder, given, withdrawn),
    };
    if !(event.renewed.is_empty() || event.given.is_empty() && event.withdrawn.is_empty()) {
        sentence = t.event_renewed_too(&sentence, renewed(lang, &event.renewed));
    }
    if let Some(on) = event.ends_on {
        sentence = t.event_given_until(&sentence, day(lang, on));
    }
    if event.breach {
        sentence = t.event_breach(&sentence);
    }
    if let Some(reason) = &event.reason {
        sentence = t.event_reason(&sentence, reason);
    }
    match &event.proposed_by {
        Some(name) => t.event_proposed(&sentence, name),
        None => sentence,
    }
}

/// The sentence of an event of this room, for the log. `None`: it is another room's.
pub(crate) fn describe(lang: Lang, kind: &str, payload: &Value, _reader: OrgNumber) -> Option<String> {
    let t = Texts(lang);
    match kind {
        kind if Settled::KINDS.contains(&kind) => {
            let event: Settled = serde_json::from_value(payload.clone()).ok()?;
            Some(settled(lang, &event))
        }
        Undone::KIND => {
            let event: Undone = serde_json::from_value(payload.clone()).ok()?;
            let restored = event.restored.iter().map(|restored| &restored.item);
            let items = restored.chain(event.turned_back.iter().map(|renewed| &renewed.to)).chain(&event.ended);
            Some(t.event_undone(event.holder.name(), &event.of, titles(lang, items)))
        }
        GivenUp::KIND => {
            let event: GivenUp = serde_json::from_value(payload.clone()).ok()?;
            Some(t.event_given_up(&event.holder.name, &event.giver.name, titles(lang, &event.items)))
        }
        Expired::KIND => {
            let event: Expired = serde_json::from_value(payload.clone()).ok()?;
            Some(t.event_expired(&event.giver.name, event.holder.name(), titles(lang, &event.items)))
        }
        _ => None,
    }
}

fn line(t: Texts, item: &EventItem) -> StoryLine {
    StoryLine {
        id: Some(item.id),
        title: item.title.in_lang(t.0).to_owned(),
        test: item.what.is_test().then(|| t.test_tag()),
        codes: item.what.scopes().to_vec(),
        ..StoryLine::default()
    }
}

fn why(t: Texts, why: Unrestorable) -> &'static str {
    match why {
        Unrestorable::GivenAlready => t.why_given_already(),
        Unrestorable::EndedAlready => t.why_ended_already(),
        Unrestorable::Deactivated => t.why_deactivated(),
        Unrestorable::NoAccess => t.why_no_access(),
        Unrestorable::ProviderForbids => t.why_provider_forbids(),
        Unrestorable::HolderGone => t.why_holder_gone(),
        Unrestorable::EndPassed => t.why_end_passed(),
        Unrestorable::NotHers => t.why_not_hers(),
    }
}

/// The parts every story of this room has: the parties, and where to go on.
struct Told<'a> {
    lang: Lang,
    reader: OrgNumber,
    giver: &'a Party,
    holder: &'a Holder,
}

impl Told<'_> {
    fn story(&self, heading: String, lead: String, undo: &'static str, lines: Vec<StoryLine>) -> Story {
        let (t, paths) = (Texts(self.lang), Paths { lang: self.lang, org: self.reader });
        let is_giver = self.reader == self.giver.number;
        let receiver = match self.holder.number() {
            Some(number) => format!("{} {}", self.holder.name(), number.grouped()),
            None => self.holder.name().to_owned(),
        };
        let links = if is_giver {
            vec![
                (t.to_holder(self.holder.name()), paths.holder(self.holder.id())),
                (t.to_list().to_owned(), paths.list()),
            ]
        } else {
            vec![(t.received_link().to_owned(), paths.received())]
        };
        let mut parties = vec![(self.giver.number, self.giver.name.clone())];
        parties.extend(self.holder.number().map(|number| (number, self.holder.name().to_owned())));
        Story {
            section: Section::Delegations,
            heading,
            lead,
            facts: vec![
                (t.on_behalf(), format!("{} {}", self.giver.name, self.giver.number.grouped())),
                (t.receiver(), receiver),
            ],
            lines_label: t.rights(),
            lines,
            to_pass_on: None,
            undo,
            again: None,
            links,
            for_whom: |acting| acting.can::<ViewDelegations>() || acting.can::<ViewReceived>(),
            parties,
        }
    }
}

/// The story of an event of this room, for its receipt. `None`: it is another room's.
pub(crate) fn tell(lang: Lang, reader: OrgNumber, kind: &str, payload: &Value) -> Option<Story> {
    match kind {
        kind if Settled::KINDS.contains(&kind) => {
            Some(tell_settled(lang, reader, &serde_json::from_value(payload.clone()).ok()?))
        }
        Undone::KIND => Some(tell_undone(lang, reader, &serde_json::from_value(payload.clone()).ok()?)),
        GivenUp::KIND => {
            let event: GivenUp = serde_json::from_value(payload.clone()).ok()?;
            let (t, holder) = (Texts(lang), Holder::Organisation(event.holder.clone()));
            let lead = t.given_up_body(&event.holder.name, &event.giver.name);
            let lines = event.items.iter().map(|item| line(t, item)).collect();
            let told = Told { lang, reader, giver: &event.giver, holder: &holder };
            Some(told.story(t.given_up().to_owned(), lead, t.undo(), lines))
        }
        _ => None,
    }
}

fn tell_settled(lang: Lang, reader: OrgNumber, event: &Settled) -> Story {
    let t = Texts(lang);
    let (giver, holder) = (&event.giver.name, event.holder.name());
    let is_api = |item: &EventItem| matches!(item.what, What::Api { .. });
    let some = [event.given.is_empty(), event.withdrawn.is_empty(), event.renewed.is_empty()];
    let mixed = some.iter().filter(|none| !**none).count() > 1;
    let (heading, lead, undo) = match (event.given.len(), event.withdrawn.len()) {
        _ if mixed => (t.changed_heading().to_owned(), t.changed_body(holder, giver), t.undo()),
        (0, 0) => (t.renewed_heading().to_owned(), t.renewed_body(holder), t.undo()),
        (_, 0) if event.given.iter().all(is_api) => (t.given().to_owned(), t.given_body(holder, giver), t.undo()),
        (_, 0) => (t.given().to_owned(), t.granted_body(holder, giver), t.undo()),
        (0, 1) => (t.removed_one().to_owned(), t.removed_body(holder, giver), t.regret_removal()),
        (_, n) => (t.removed_n(n), t.removed_body(holder, giver), t.regret_removal()),
    };
    let tagged = |items: &[EventItem], tag: (&'static str, &'static str)| {
        items.iter().map(|item| StoryLine { tag: mixed.then_some(tag), ..line(t, item) }).collect::<Vec<_>>()
    };
    let mut lines = tagged(&event.given, (t.tag_given(), "success"));
    lines.extend(tagged(&event.withdrawn, (t.tag_removed(), "danger")));
    let to: Vec<EventItem> = event.renewed.iter().map(|renewed| renewed.to.clone()).collect();
    lines.extend(tagged(&to, (t.tag_renewed(), "info")));
    let told = Told { lang, reader, giver: &event.giver, holder: &event.holder };
    let mut story = told.story(heading, lead, undo, lines);
    for renewed in &event.renewed {
        let changes = difference(t, &renewed.difference()).join(" ");
        story.facts.push((t.tag_renewed(), format!("{}: {changes}", titles(lang, [&renewed.to]))));
    }
    let is_giver = reader == event.giver.number;
    if !event.given.is_empty() {
        story.facts.push((t.duration(), until(lang, event.ends_on)));
    }
    if let Some(reason) = &event.reason {
        story.facts.push((t.reason_label(), reason.clone()));
    }
    if event.breach {
        story.facts.push((t.consequence(), t.breach_tag().to_owned()));
    }
    if let Some(name) = &event.proposed_by {
        story.facts.push((t.proposed_label(), name.clone()));
    }
    let scopes: Vec<&str> = event.given.iter().flat_map(|item| item.what.scopes()).map(String::as_str).collect();
    if is_giver && !scopes.is_empty() {
        let text = t.for_supplier_body(giver, event.giver.number, scopes.join(" "));
        story.to_pass_on = Some((t.for_supplier(), text));
        story.links.push((t.next_other().to_owned(), Paths { lang, org: reader }.new_for(None)));
    }
    story.again = again(lang, reader, event).filter(|_| is_giver);
    story
}

/// The form that gives anew what was withdrawn, filled in.
fn again(lang: Lang, reader: OrgNumber, event: &Settled) -> Option<(&'static str, String)> {
    let (t, paths) = (Texts(lang), Paths { lang, org: reader });
    let keys: Vec<(&'static str, String)> = event.withdrawn.iter().map(|item| item.what.key()).collect();
    let (first, _) = keys.first()?;
    let href = match event.holder.id() {
        HolderId::Organisation(supplier) if *first == super::model::API => {
            let apis: Vec<(&str, &str)> = keys.iter().map(|(_, code)| ("api", code.as_str())).collect();
            format!("{}&{}", paths.new_for(Some(supplier)), query(&apis))
        }
        holder => {
            let things: Vec<String> = keys.iter().map(|(kind, code)| format!("{kind} {code}")).collect();
            let things: Vec<(&str, &str)> = things.iter().map(|thing| ("ting", thing.as_str())).collect();
            format!("{}?{}", paths.grant(holder), query(&things))
        }
    };
    Some((t.give_again(), href))
}

fn tell_undone(lang: Lang, reader: OrgNumber, event: &Undone) -> Story {
    let t = Texts(lang);
    let done = event.restored.len() + event.turned_back.len() + event.ended.len();
    let plain = |item: &EventItem, tag, note| StoryLine { id: None, tag: Some(tag), note, ..line(t, item) };
    let mut lines = Vec::new();
    lines.extend(event.restored.iter().map(|restored| plain(&restored.item, (t.tag_restored(), "success"), None)));
    lines.extend(event.turned_back.iter().map(|back| plain(&back.to, (t.tag_turned_back(), "success"), None)));
    lines.extend(event.ended.iter().map(|item| plain(item, (t.tag_ended(), "neutral"), None)));
    lines.extend(
        event.failed.iter().map(|(item, reason)| plain(item, (t.not_restored(), "warning"), Some(why(t, *reason)))),
    );
    let told = Told { lang, reader, giver: &event.giver, holder: &event.holder };
    let lead = t.undone_body(done, done + event.failed.len());
    let mut story = told.story(t.undone_heading().to_owned(), lead, t.undo(), lines);
    story.facts.push((t.undoes(), event.of.to_string()));
    story
}
