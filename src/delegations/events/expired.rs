use serde::{Deserialize, Serialize};

use super::{
    super::texts::EventTexts,
    item::Item,
    shared::{is_seen_by, side, titles},
};
use crate::{
    access::Mandate,
    kernel::{Holder, OrgNumber, Party},
    ledger::{Action, Changed, EventContext, EventKind, Group, Purpose, Side, Sides},
};

/// Something that was given came to its end date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DelegationsExpired {
    /// Who had given it.
    pub giver: Party,
    /// Who had it.
    pub holder: Holder,
    /// What.
    pub items: Vec<Item>,
}

impl EventKind for DelegationsExpired {
    const KIND: &'static str = "delegation.expired";
    const ACTION: Action = Action::Expired;
    const GROUP: Group = Group::Delegations;

    fn notice(&self) -> Option<Purpose> {
        Some(Purpose::Delegations)
    }
    fn recipients(&self) -> Vec<OrgNumber> {
        self.holder.number().into_iter().chain([self.giver.number]).collect()
    }
    fn changes(&self) -> Vec<Changed> {
        self.items.iter().map(|item| item.changed(&self.giver, self.holder.id())).collect()
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        is_seen_by(mandate)
    }
    fn sentence(&self, cx: EventContext) -> String {
        EventTexts(cx.lang).event_expired(&self.giver.name, self.holder.name(), titles(cx.lang, &self.items))
    }
    fn sides(&self, cx: EventContext) -> Sides {
        Sides::BeforeAfter(side(cx.lang, &self.items), Side::nothing())
    }
}
