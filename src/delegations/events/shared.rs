//! What the sentences, receipts and sides of all events of this room share.

use super::{
    super::{
        paths::Paths,
        texts::{EventTexts, difference, until},
    },
    item::{Item, Renewed},
};
use jiff::civil::Date;

use crate::{
    access::{Mandate, ViewDelegations, ViewReceived},
    kernel::{Holder, Lang, Party},
    ledger::{Changed, EventContext, ReceiptLine, ReceiptView, Side, Thing},
    sitemap::Section,
};

/// Receipts of this room are seen by those who see what was given, or what was received.
pub(super) fn is_seen_by(mandate: &Mandate) -> bool {
    mandate.has::<ViewDelegations>() || mandate.has::<ViewReceived>()
}

/// Giving something is a change of each request for it, of which a refusal and a withdrawal are not undone past that.
pub(super) fn answered(requests: &[String]) -> impl Iterator<Item = Changed> {
    requests.iter().map(Changed::thing)
}

/// The titles, quoted, one after the other, each with a mark if it counts in the test environment only.
pub(super) fn titles<'a>(lang: Lang, items: impl IntoIterator<Item = &'a Item>) -> String {
    let quoted = |item: &Item| EventTexts(lang).quoted(item.title.in_lang(lang), item.what.is_test());
    items.into_iter().map(quoted).collect::<Vec<_>>().join(", ")
}

/// What was taken in, each with what it changed.
pub(super) fn renewals(lang: Lang, renewed: &[Renewed]) -> String {
    let sentences = renewed.iter().map(|renewed| {
        let changes = changes(lang, renewed);
        format!("{}. {}", titles(lang, [&renewed.to]), changes.trim_end_matches('.'))
    });
    sentences.collect::<Vec<_>>().join("; ")
}

/// What a newer version changed.
pub(super) fn changes(lang: Lang, renewed: &Renewed) -> String {
    difference(lang, &renewed.difference()).join(" ")
}

/// A line of a receipt that can be undone by itself.
pub(super) fn line(lang: Lang, item: &Item) -> ReceiptLine {
    ReceiptLine {
        id: Some(item.id),
        title: item.title.in_lang(lang).to_owned(),
        test: item.what.is_test().then(|| EventTexts(lang).test_tag()),
        codes: item.what.scopes().to_vec(),
        ..ReceiptLine::default()
    }
}

/// How things stood: these were given.
pub(super) fn side<'a>(lang: Lang, items: impl IntoIterator<Item = &'a Item>) -> Side {
    Side::of(items.into_iter().map(|item| thing(lang, item)).collect())
}

fn thing(lang: Lang, item: &Item) -> Thing {
    let title = item.title.in_lang(lang);
    Thing {
        title: if item.what.is_test() { EventTexts(lang).in_test(title) } else { title.to_owned() },
        detail: item.what.scopes().join(", "),
    }
}

/// One of them with the last day it had then.
pub(super) fn dated(lang: Lang, item: &Item, last: Option<Date>) -> Thing {
    let thing = thing(lang, item);
    Thing { title: EventTexts(lang).with_end(&thing.title, until(lang, last)), ..thing }
}

/// The giver and the holder of an event.
pub(super) struct Parties<'a> {
    pub giver: &'a Party,
    pub holder: &'a Holder,
}

/// What was taken away, from whom, and what that means.
pub(super) fn removed(t: EventTexts, items: &[Item], holder: &str, giver: &str) -> String {
    match items {
        [one] => t.removed_body(titles(t.0, [one]), holder, giver),
        many => t.removed_bodies(many.len(), holder, giver),
    }
}

impl Parties<'_> {
    /// Label and value of the parties where something was taken away.
    pub fn removal(&self, t: EventTexts) -> Vec<(&'static str, String)> {
        vec![(t.on_behalf(), self.giver.with_number()), (t.removed_from(), self.holder.with_number())]
    }

    /// A receipt with the parts that all of them have: the parties, and where to go on.
    pub fn receipt(
        &self,
        cx: EventContext,
        heading: String,
        lead: String,
        undo: &'static str,
        lines: Vec<ReceiptLine>,
    ) -> ReceiptView {
        let (t, paths) = (EventTexts(cx.lang), Paths { lang: cx.lang, org: cx.reader });
        let is_giver = cx.reader == self.giver.number;
        let links = if is_giver {
            vec![
                (t.to_holder(self.holder.name()), paths.holder(self.holder.id())),
                (t.to_list().to_owned(), paths.delegations()),
            ]
        } else {
            vec![(t.received_link().to_owned(), paths.received())]
        };
        let mut parties = vec![(self.giver.number, self.giver.name.clone())];
        parties.extend(self.holder.number().map(|number| (number, self.holder.name().to_owned())));
        ReceiptView {
            section: Section::Delegations,
            heading,
            lead,
            facts: vec![(t.on_behalf(), self.giver.with_number()), (t.receiver(), self.holder.with_number())],
            is_test: !lines.is_empty() && lines.iter().all(|line| line.test.is_some()),
            lines_label: t.rights(),
            lines,
            undo,
            about: is_giver.then(|| (self.holder.name().to_owned(), paths.holder(self.holder.id()))),
            links,
            parties,
            ..ReceiptView::default()
        }
    }
}
