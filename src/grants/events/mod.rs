//! The events of this room: what the log keeps, how it is put into words, and how it is undone. Also what every event about a scope has
//! in common; the room `scopes` puts its events into words by it.

mod access;
mod end_date;
mod undone;

pub(crate) use access::{AccessExpired, AccessGiven, AccessWithdrawn};
pub(crate) use end_date::{AccessEndChanged, DatedItem};
pub(crate) use undone::{ScopeUndoFault, ScopeUndone, end_given, restore};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{paths::Paths, texts::Texts};
use crate::{
    access::{Mandate, ViewAccesses, ViewScopes},
    kernel::{Environment, OrgNumber, Party, ScopeTag},
    ledger::{Changed, EventContext, ReceiptLine, ReceiptView, Registry, Side, Subject, Thing},
    sitemap::Section,
};

/// Lines of a receipt; the file has them all.
const SHOWN: usize = 50;
/// Organisations that are named before and after an event; a page of the log has many events.
const NAMED: usize = 10;

/// Lists the events of this room.
pub(crate) fn events(registry: &mut Registry) {
    registry.undoable::<AccessGiven>().undoable::<AccessWithdrawn>().undoable::<AccessEndChanged>();
    registry.add::<AccessExpired>().add::<ScopeUndone>();
}

/// One organisation's access, as an event keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AccessItem {
    /// The access.
    pub id: Uuid,
    /// Whose it is.
    pub consumer: Party,
}

impl AccessItem {
    /// Access to a scope, as the ledger remembers the latest change of it.
    fn changed(&self, scope: &ScopeTag) -> Changed {
        Changed::thing(format!("access/{}/{}", scope.id, self.consumer.number))
    }
}

/// What giving these accesses changes. Each also answers what its consumer had asked for.
pub(crate) fn given<'a>(items: impl Iterator<Item = &'a AccessItem>, scope: &ScopeTag) -> Vec<Changed> {
    let of = |item: &AccessItem| [item.changed(scope).line(item.id), asked_for(scope, item.consumer.number)];
    items.flat_map(of).collect()
}

/// What taking these accesses back changes, by a change that does not undo each by itself.
pub(crate) fn revoked(items: &[AccessItem], scope: &ScopeTag) -> impl Iterator<Item = Changed> {
    items.iter().map(|item| item.changed(scope))
}

/// What a consumer asks for, as the ledger remembers the latest change of it.
pub(crate) fn asked_for(scope: &ScopeTag, consumer: OrgNumber) -> Changed {
    Changed::thing(format!("access-request/{}/{consumer}", scope.id))
}

/// A part of a scope, as the ledger remembers the latest change of it.
pub(crate) fn changed_scope(scope: &ScopeTag, part: ScopePart) -> Changed {
    Changed::thing(format!("scope/{}/{}", scope.id, part.as_str()))
}

/// What can be changed of a scope.
#[derive(Debug, Clone, Copy)]
pub(crate) enum ScopePart {
    /// Whether it is in use.
    Use,
    /// Its settings.
    Settings,
    /// The day it is planned to go out of use.
    Plan,
}

impl ScopePart {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Use => "use",
            Self::Settings => "settings",
            Self::Plan => "plan",
        }
    }
}

/// An access that came along, until the same day as in test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CopiedAccess {
    /// The access in production.
    #[serde(flatten)]
    pub item: AccessItem,
    /// Until and with this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Date>,
}

/// The organisations whose accesses these are.
fn consumers(items: &[AccessItem]) -> Vec<OrgNumber> {
    items.iter().map(|item| item.consumer.number).collect()
}

/// The items of one of many consumers. The provider's log has all of them.
pub(crate) fn own_items(items: &[AccessItem], reader: OrgNumber) -> Vec<AccessItem> {
    items.iter().filter(|item| item.consumer.number == reader).cloned().collect()
}

/// A line for each consumer, as many as a receipt shows.
pub(crate) fn receipt_lines(items: &[AccessItem], can_be_undone: bool) -> Vec<ReceiptLine> {
    let line = |item: &AccessItem| ReceiptLine {
        id: can_be_undone.then_some(item.id),
        title: item.consumer.with_number(),
        ..ReceiptLine::default()
    };
    items.iter().take(SHOWN).map(line).collect()
}

impl Subject for ScopeTag {
    fn owner(&self) -> OrgNumber {
        self.provider.number
    }
    fn environment(&self) -> Environment {
        self.environment
    }
    /// Of the provider's people, those see the receipt who see its scopes; of a consumer's, those who see what it may use.
    fn seen_by(&self, mandate: &Mandate, cx: EventContext) -> bool {
        if cx.reader == self.owner() { mandate.has::<ViewScopes>() } else { mandate.has::<ViewAccesses>() }
    }
}

/// A scope that an event is about, and for whom the event is put into words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ScopeContext<'a> {
    pub cx: EventContext,
    pub scope: &'a ScopeTag,
}

impl ScopeContext<'_> {
    pub(crate) fn paths(&self) -> Paths {
        Paths { lang: self.cx.lang, org: self.cx.reader, environment: self.scope.environment }
    }

    /// Does the provider read?
    pub(crate) fn is_owner(&self) -> bool {
        self.cx.reader == self.scope.provider.number
    }

    /// What every receipt about a scope has.
    pub(crate) fn view(
        &self,
        heading: impl Into<String>,
        lead: String,
        undo: &'static str,
        lines: Vec<ReceiptLine>,
    ) -> ReceiptView {
        let (t, paths) = (Texts(self.cx.lang), self.paths());
        let provider = &self.scope.provider;
        let environment = if self.scope.environment == Environment::Test { t.test() } else { t.production() };
        let links = if self.is_owner() {
            vec![(t.to_scope(&self.scope.name), paths.scope(&self.scope.id)), (t.to_list().to_owned(), paths.scopes())]
        } else {
            vec![(t.to_held().to_owned(), paths.held())]
        };
        ReceiptView {
            section: Section::Scopes,
            heading: heading.into(),
            lead,
            facts: vec![
                (t.scope(), self.scope.name.clone()),
                (t.environment(), environment.to_owned()),
                (t.provider(), provider.with_number()),
            ],
            lines_label: t.organisation(),
            lines,
            undo,
            about: self.is_owner().then(|| (self.scope.name.clone(), paths.scope(&self.scope.id))),
            links,
            parties: vec![(provider.number, provider.name.clone())],
            ..ReceiptView::default()
        }
    }

    /// The same where the whole change is one line: the scope.
    pub(crate) fn scope_view(&self, heading: &str, lead: String, undo: &'static str) -> ReceiptView {
        let (id, title) = (Some(self.scope.id.uuid()), self.scope.name.clone());
        let line = ReceiptLine { id, title, ..ReceiptLine::default() };
        let label = Texts(self.cx.lang).scope();
        let mut view = ReceiptView { lines_label: label, ..self.view(heading, lead, undo, vec![line]) };
        // The line says which scope.
        view.facts.retain(|(fact, _)| *fact != label);
        view
    }

    /// Says on the receipt that it does not name everybody, if it does not.
    pub(crate) fn note_first(&self, view: &mut ReceiptView, all: usize) {
        let t = Texts(self.cx.lang);
        if all > SHOWN {
            view.facts.push((t.organisation(), t.first_of(SHOWN, all)));
        }
    }

    /// What the provider can send to those who were given access.
    pub(crate) fn text_to_pass_on(&self) -> (&'static str, String) {
        let (t, provider) = (Texts(self.cx.lang), &self.scope.provider);
        (t.pass_on(), t.pass_on_given(&provider.name, provider.number.grouped(), &self.scope.name))
    }

    /// A name of something, with a mark if it counts in the test environment only.
    fn marked(&self, name: &str) -> String {
        if self.scope.environment == Environment::Test { Texts(self.cx.lang).in_test(name) } else { name.to_owned() }
    }

    /// Before or after: the state of the scope itself.
    pub(crate) fn state(&self, state: impl Into<String>) -> Side {
        Side::of(vec![Thing { title: self.marked(&self.scope.name), detail: state.into() }])
    }

    /// Before or after: the state of the scope itself, and accesses that go or come with it.
    pub(crate) fn state_and_accesses(&self, state: impl Into<String>, items: &[AccessItem]) -> Side {
        let (scope, accesses) = (self.state(state), self.accesses(items));
        Side { things: [scope.things, accesses.things].concat(), ..accesses }
    }

    /// Before or after: accesses to the scope.
    pub(crate) fn accesses(&self, items: &[AccessItem]) -> Side {
        let thing =
            |item: &AccessItem| Thing { title: self.marked(&item.consumer.name), detail: self.scope.name.clone() };
        let more = items.len().saturating_sub(NAMED);
        let note = (more > 0).then(|| Texts(self.cx.lang).and_more(more));
        Side { note, ..Side::of(items.iter().take(NAMED).map(thing).collect()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{kernel::ScopeId, ledger::EventKind};

    #[test]
    fn each_consumer_is_told_of_itself_and_the_provider_of_all() {
        let [provider, consumer] = OrgNumber::SAMPLES;
        let other: OrgNumber = "310130079".parse().unwrap();
        let party = |number: OrgNumber| Party { number, name: number.to_string() };
        let item = |number| AccessItem { id: Uuid::nil(), consumer: party(number) };
        let scope = ScopeTag {
            id: ScopeId::from(Uuid::nil()),
            environment: Environment::Prod,
            name: "eksempel:vann.read".into(),
            provider: party(provider),
        };
        let items = vec![item(consumer), item(other)];
        let given = AccessGiven { scope, items, ends_on: None, list: Some(Uuid::nil()), request: None };
        let part: AccessGiven = serde_json::from_value(given.part_for(consumer).unwrap()).unwrap();
        assert_eq!((part.items, part.list), (vec![item(consumer)], None));
        let whole: AccessGiven = serde_json::from_value(given.part_for(provider).unwrap()).unwrap();
        assert_eq!(whole, given);
    }
}
