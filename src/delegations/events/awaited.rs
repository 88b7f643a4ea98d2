use serde::{Deserialize, Serialize};

use super::{
    super::texts::EventTexts,
    item::Item,
    shared::{Parties, answered, is_seen_by, line, side, titles},
};
use crate::{
    access::Mandate,
    kernel::{Holder, OrgNumber, Party},
    ledger::{Action, Changed, EventContext, EventKind, Group, Purpose, ReceiptLine, ReceiptView, Side, Sides},
};

/// Somebody who had been given something by a number and a name that were typed said that it is them, or that it is not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AwaitedAnswered {
    /// Who had given it.
    pub giver: Party,
    /// Who was awaited, by the name that was typed.
    pub awaited: Holder,
    /// Who it is. Whoever says no is not told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Holder>,
    /// What waited.
    pub items: Vec<Item>,
    /// What the person holds from now on, without what they held already.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub given: Vec<Item>,
    /// What waited and could not be given: whoever gave it may not give it any more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<Item>,
    /// What the person had asked for of it, each request as the ledger remembers it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<String>,
}

impl EventKind for AwaitedAnswered {
    const KIND: &'static str = "delegation.confirmed";
    const ACTION: Action = Action::Approved;
    const ALSO: &'static [(&'static str, Action)] = &[("delegation.declined", Action::Declined)];
    const GROUP: Group = Group::Delegations;

    fn notice(&self) -> Option<Purpose> {
        Some(Purpose::Delegations)
    }
    fn kind(&self) -> &'static str {
        if self.person.is_some() { Self::KIND } else { "delegation.declined" }
    }
    fn recipients(&self) -> Vec<OrgNumber> {
        vec![self.giver.number]
    }
    fn receipt_of(&self) -> Option<OrgNumber> {
        Some(self.giver.number)
    }
    /// The answer is not undone: what was given is taken back or given up as anything is.
    fn changes(&self) -> Vec<Changed> {
        let changed = |items: &[Item], holder: &Holder| -> Vec<Changed> {
            items.iter().map(|item| item.changed(&self.giver, holder.id())).collect()
        };
        let given = self.person.iter().flat_map(|person| changed(&self.given, person));
        changed(&self.items, &self.awaited).into_iter().chain(given).chain(answered(&self.answers)).collect()
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        is_seen_by(mandate)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (t, what) = (EventTexts(cx.lang), titles(cx.lang, &self.items));
        match &self.person {
            Some(person) => t.event_confirmed(person.name(), self.awaited.name(), what, &self.giver.name),
            None => t.event_not_them(self.awaited.name(), what, &self.giver.name),
        }
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = EventTexts(cx.lang);
        let (heading, lead) = match &self.person {
            Some(person) => (t.confirmed(), t.granted_body(person.name(), &self.giver.name)),
            None => (t.declined(), t.declined_body(self.awaited.name())),
        };
        let result = |item: &Item| {
            let is_refused = self.refused.iter().any(|refused| refused.id == item.id);
            let (tag, note) = ((t.not_given(), "warning"), t.why_refused());
            let line = ReceiptLine { id: None, ..line(cx.lang, item) };
            if is_refused { ReceiptLine { tag: Some(tag), note: Some(note), ..line } } else { line }
        };
        let lines = self.items.iter().map(result).collect();
        let parties = Parties { giver: &self.giver, holder: self.person.as_ref().unwrap_or(&self.awaited) };
        let mut view = parties.receipt(cx, heading.to_owned(), lead, t.undo(), lines);
        view.is_pending = self.person.is_none();
        view.facts.push((t.given_to(), self.awaited.name().to_owned()));
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let waited = Side { note: Some(EventTexts(cx.lang).awaits().to_owned()), ..side(cx.lang, &self.items) };
        Sides::BeforeAfter(waited, side(cx.lang, &self.given))
    }
}
