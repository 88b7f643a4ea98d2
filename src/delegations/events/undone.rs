use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::texts::EventTexts,
    item::{Item, Redated, Renewed},
    restorable::Unrestorable,
    shared::{Parties, answered, dated, is_seen_by, line, side, titles},
};
use crate::{
    access::Mandate,
    kernel::{Holder, OrgNumber, Party, Ref},
    ledger::{Action, Changed, EventContext, EventKind, Group, Purpose, ReceiptLine, ReceiptView, Reversal, Sides},
};

/// What was restored: the new row, and the one it stands in for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Restored {
    /// The new delegation or grant.
    #[serde(flatten)]
    pub item: Item,
    /// The one that had been withdrawn.
    pub restores: Uuid,
}

/// A change was undone, in whole or in part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DelegationsUndone {
    /// The reference of the change.
    pub of: Ref,
    /// Who gave and took.
    pub giver: Party,
    /// From whom and to whom.
    pub holder: Holder,
    /// What counts again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub restored: Vec<Restored>,
    /// What is held in the version of before again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub turned_back: Vec<Renewed>,
    /// What has its former last day again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub redated: Vec<Redated>,
    /// What no longer counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ended: Vec<Item>,
    /// What could not be undone, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub failed: Vec<(Item, Unrestorable)>,
    /// What the holder had asked for of what counts again, each request as the ledger remembers it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<String>,
}

impl DelegationsUndone {
    /// An undo of which no line has been tried yet.
    pub(super) fn nothing_yet(of: &Ref, giver: &Party, holder: &Holder) -> Self {
        let (of, giver, holder) = (of.clone(), giver.clone(), holder.clone());
        let (restored, turned_back, redated) = (Vec::new(), Vec::new(), Vec::new());
        let (ended, failed, answers) = (Vec::new(), Vec::new(), Vec::new());
        Self { of, giver, holder, restored, turned_back, redated, ended, failed, answers }
    }
}

impl From<DelegationsUndone> for Reversal<DelegationsUndone> {
    fn from(event: DelegationsUndone) -> Self {
        let restored = event.restored.iter().map(|restored| restored.restores);
        let turned_back = event.turned_back.iter().map(|renewed| renewed.from.id);
        let redated = event.redated.iter().map(|redated| redated.replaces);
        let settled =
            restored.chain(turned_back).chain(redated).chain(event.ended.iter().map(|item| item.id)).collect();
        Self { event, settled }
    }
}

impl EventKind for DelegationsUndone {
    const KIND: &'static str = "delegation.undone";
    const ACTION: Action = Action::Undone;
    const GROUP: Group = Group::Delegations;

    fn notice(&self) -> Option<Purpose> {
        Some(Purpose::Delegations)
    }
    /// Whoever undoes is one of the two, and the ledger writes each log once.
    fn recipients(&self) -> Vec<OrgNumber> {
        self.holder.number().into_iter().chain([self.giver.number]).collect()
    }
    fn changes(&self) -> Vec<Changed> {
        let renewed = self.turned_back.iter().map(|renewed| &renewed.to);
        let items = self.restored.iter().map(|restored| &restored.item).chain(renewed).chain(&self.ended);
        let items = items.chain(self.redated.iter().map(|redated| &redated.item));
        items.map(|item| item.changed(&self.giver, self.holder.id())).chain(answered(&self.answers)).collect()
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        is_seen_by(mandate)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let restored = self.restored.iter().map(|restored| &restored.item);
        let items = restored.chain(self.turned_back.iter().map(|renewed| &renewed.to)).chain(&self.ended);
        let items = items.chain(self.redated.iter().map(|redated| &redated.item));
        EventTexts(cx.lang).event_undone(self.holder.name(), &self.of, titles(cx.lang, items))
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = EventTexts(cx.lang);
        let done = self.restored.len() + self.turned_back.len() + self.redated.len() + self.ended.len();
        let result = |item: &Item, tag, note| ReceiptLine { id: None, tag: Some(tag), note, ..line(cx.lang, item) };
        let restored = self.restored.iter().map(|it| result(&it.item, (t.tag_restored(), "success"), None));
        let turned_back = self.turned_back.iter().map(|it| result(&it.to, (t.tag_turned_back(), "success"), None));
        let redated = self.redated.iter().map(|it| result(&it.item, (t.tag_redated_back(), "success"), None));
        let ended = self.ended.iter().map(|item| result(item, (t.tag_ended(), "neutral"), None));
        let failed =
            self.failed.iter().map(|(item, why)| result(item, (t.not_restored(), "warning"), Some(reason(t, *why))));
        let lines = restored.chain(turned_back).chain(redated).chain(ended).chain(failed).collect();
        let parties = Parties { giver: &self.giver, holder: &self.holder };
        let lead = match (self.restored.len(), self.ended.len(), done + self.failed.len()) {
            (1, 0, 1) => t.undone_restored().to_owned(),
            (0, 1, 1) => t.undone_ended().to_owned(),
            (_, _, all) => t.undone_body(done, all),
        };
        let mut view = parties.receipt(cx, t.undone_heading().to_owned(), lead, t.undo(), lines);
        view.facts.push((t.undoes(), self.of.to_string()));
        view.facts.extend(self.redated.iter().map(|it| (t.end_date(), t.redated(it))));
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let restored = self.restored.iter().map(|restored| &restored.item);
        let (from, to) =
            (self.turned_back.iter().map(|renewed| &renewed.from), self.turned_back.iter().map(|renewed| &renewed.to));
        let mut before = side(cx.lang, self.ended.iter().chain(from));
        let mut after = side(cx.lang, restored.chain(to));
        before.things.extend(self.redated.iter().map(|it| dated(cx.lang, &it.item, it.before)));
        after.things.extend(self.redated.iter().map(|it| dated(cx.lang, &it.item, it.after)));
        Sides::BeforeAfter(before, after)
    }
}

/// Why a line could not be undone, as a sentence.
pub(in super::super) fn reason(t: EventTexts, why: Unrestorable) -> &'static str {
    match why {
        Unrestorable::GivenAlready => t.why_given_already(),
        Unrestorable::EndedAlready => t.why_ended_already(),
        Unrestorable::Deactivated => t.why_deactivated(),
        Unrestorable::NoAccess => t.why_no_access(),
        Unrestorable::ProviderForbids => t.why_provider_forbids(),
        Unrestorable::HolderGone => t.why_holder_gone(),
        Unrestorable::Answered => t.why_answered(),
        Unrestorable::EndPassed => t.why_end_passed(),
        Unrestorable::BeforeBreach => t.why_before_breach(),
        Unrestorable::NotAllowed => t.why_not_allowed(),
        Unrestorable::TakesTwo => t.two_to_undo(),
    }
}
