use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::texts::Texts,
    ResourceTag,
    undone::{ResourceChangeUndone, set_active},
};
use crate::{
    access::ManageScopes,
    kernel::{OrgNumber, Party},
    ledger::{
        Action, Change, Changed, EventContext, EventKind, Group, Purpose, ReceiptView, Reversed, Side, Sides, Subject,
        Undoable, Undoing,
    },
};

/// A resource came back into use (`ACTIVE`), or went out of it: then what has been given of it rests. Two kinds of events, of one shape.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ResourceToggled<const ACTIVE: bool> {
    /// Which.
    pub resource: ResourceTag,
    /// Those who have given it to somebody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consumers: Vec<Party>,
    /// How many delegations rest, or count again.
    pub delegations: i64,
    /// The provider's words to the consumers, where it goes out of use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

pub(crate) type ResourceDeactivated = ResourceToggled<false>;
pub(crate) type ResourceReactivated = ResourceToggled<true>;

impl<const ACTIVE: bool> EventKind for ResourceToggled<ACTIVE> {
    const KIND: &'static str = if ACTIVE { "resource.reactivated" } else { "resource.deactivated" };
    const ACTION: Action = if ACTIVE { Action::Reactivated } else { Action::Deactivated };
    const GROUP: Group = Group::Resources;

    fn notice(&self) -> Option<Purpose> {
        Some(Purpose::Apis)
    }
    fn recipients(&self) -> Vec<OrgNumber> {
        Party::numbers(&self.consumers)
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.resource)
    }
    fn part(&self, reader: OrgNumber) -> Option<Self> {
        Some(Self { consumers: Party::only(&self.consumers, reader), delegations: 0, ..self.clone() })
    }
    fn changes(&self) -> Vec<Changed> {
        vec![self.resource.changed_use().line(self.resource.id.uuid())]
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (t, provider, title) = (Texts(cx.lang), &self.resource.provider.name, self.resource.title.in_lang(cx.lang));
        let sentence = if ACTIVE { t.log_reactivated(provider, title) } else { t.log_deactivated(provider, title) };
        self.message.as_ref().map_or(sentence.clone(), |message| t.log_message(&sentence, message))
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, title) = (Texts(cx.lang), self.resource.title.in_lang(cx.lang));
        let (heading, lead, undo, counted) = if ACTIVE {
            (t.receipt_reactivated(), t.receipt_reactivated_body(title), t.undo(), t.receipt_awake())
        } else {
            (t.receipt_deactivated(), t.receipt_deactivated_body(title), t.undo_deactivation(), t.receipt_resting())
        };
        let mut receipt = self.resource.receipt(cx, heading, lead, undo, &[]);
        if self.resource.owner() == cx.reader {
            receipt.facts.push((counted, self.delegations.to_string()));
        }
        receipt.facts.extend(self.message.clone().map(|message| (t.message_label(), message)));
        Some(receipt)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let t = Texts(cx.lang);
        let (active, inactive) = (Side::note(t.active()), Side::note(t.inactive_tag()));
        if ACTIVE { Sides::BeforeAfter(inactive, active) } else { Sides::BeforeAfter(active, inactive) }
    }
}

impl<const ACTIVE: bool> Undoable for ResourceToggled<ACTIVE> {
    type Right = ManageScopes;
    type Undone = ResourceChangeUndone;

    /// All who were told.
    fn concerns(&self, _lines: &[Uuid]) -> usize {
        self.consumers.len()
    }
    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        set_active(change, by.acting, &self.resource, by.of, !ACTIVE).await
    }
}
