use serde::{Deserialize, Serialize};

use super::{
    super::texts::EventTexts,
    item::Item,
    shared::{Parties, is_seen_by, line, removed, side, titles},
    undo::{lock_receiver, restore},
    undone::DelegationsUndone,
};
use crate::{
    access::{GiveUpReceived, Mandate},
    kernel::{Holder, HolderId, OrgNumber, Party},
    ledger::{
        Action, Change, Changed, EventContext, EventKind, Group, Purpose, ReceiptView, Reversed, Side, Sides, Undoable,
        Undoing,
    },
};

/// A supplier gave up what it had received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DelegationsRelinquished {
    /// The customer.
    pub giver: Party,
    /// The supplier.
    pub holder: Party,
    /// What.
    pub items: Vec<Item>,
}

impl EventKind for DelegationsRelinquished {
    const KIND: &'static str = "delegation.relinquished";
    const ACTION: Action = Action::Relinquished;
    const GROUP: Group = Group::Delegations;

    fn notice(&self) -> Option<Purpose> {
        Some(Purpose::Delegations)
    }
    fn recipients(&self) -> Vec<OrgNumber> {
        vec![self.giver.number]
    }
    fn changes(&self) -> Vec<Changed> {
        let holder = HolderId::Organisation(self.holder.number);
        self.items.iter().map(|item| item.taken(&self.giver, holder)).collect()
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        is_seen_by(mandate)
    }
    fn sentence(&self, cx: EventContext) -> String {
        EventTexts(cx.lang).event_relinquished(&self.holder.name, &self.giver.name, titles(cx.lang, &self.items))
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, holder) = (EventTexts(cx.lang), Holder::Organisation(self.holder.clone()));
        let lead = removed(t, &self.items, &self.holder.name, &self.giver.name);
        let lines = self.items.iter().map(|item| line(cx.lang, item)).collect();
        let parties = Parties { giver: &self.giver, holder: &holder };
        Some(parties.receipt(cx, t.relinquished().to_owned(), lead, t.undo(), lines))
    }
    fn sides(&self, cx: EventContext) -> Sides {
        Sides::BeforeAfter(side(cx.lang, &self.items), Side::nothing())
    }
}

impl Undoable for DelegationsRelinquished {
    type Right = GiveUpReceived;
    type Undone = DelegationsUndone;

    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let holder = Holder::Organisation(self.holder.clone());
        let mut undone = DelegationsUndone::nothing_yet(by.of, &self.giver, &holder);
        let items: Vec<&Item> = self.items.iter().filter(|item| by.lines.contains(&item.id)).collect();
        lock_receiver(change, (&self.giver, &holder), items.iter().copied()).await?;
        restore(change, by.acting, &items, &mut undone).await?;
        Ok(undone.into())
    }
}
