use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::texts::Texts,
    ResourceTag,
    undone::{ResourceChangeUndone, set_active},
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::{OrgNumber, Party, Ref},
    ledger::{
        Action, Change, ChangeError, EventContext, EventKind, Group, ReceiptView, Reversal, Side, Sides, Subject,
        Undoable,
    },
};

/// A resource went out of use: what has been given of it rests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ResourceDeactivated {
    /// Which.
    pub resource: ResourceTag,
    /// Those who have given it to somebody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consumers: Vec<Party>,
    /// How many delegations rest.
    pub delegations: i64,
    /// The provider's words to the consumers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

impl EventKind for ResourceDeactivated {
    const KIND: &'static str = "resource.deactivated";
    const ACTION: Action = Action::Deactivated;
    const GROUP: Group = Group::Resources;

    fn recipients(&self) -> Vec<OrgNumber> {
        Party::numbers(&self.consumers)
    }
    fn part(&self, reader: OrgNumber) -> Option<Self> {
        Some(Self { consumers: Party::only(&self.consumers, reader), delegations: 0, ..self.clone() })
    }
    fn lines(&self) -> Vec<Uuid> {
        vec![self.resource.id.uuid()]
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.resource)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let t = Texts(cx.lang);
        let sentence = t.log_deactivated(&self.resource.provider.name, self.resource.title.in_lang(cx.lang));
        match &self.message {
            Some(message) => t.log_message(sentence, message),
            None => sentence,
        }
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = Texts(cx.lang);
        let lead = t.receipt_deactivated_body(self.resource.title.in_lang(cx.lang));
        let mut receipt = self.resource.receipt(cx, t.receipt_deactivated(), lead, t.undo_deactivation(), &[]);
        if self.resource.owner() == cx.reader {
            receipt.facts.push((t.receipt_resting(), self.delegations.to_string()));
        }
        receipt.facts.extend(self.message.clone().map(|message| (t.message_label(), message)));
        Some(receipt)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let t = Texts(cx.lang);
        Sides::BeforeAfter(Side::note(t.active()), Side::note(t.inactive()))
    }
}

impl Undoable for ResourceDeactivated {
    type Right = ManageScopes;
    type Undone = ResourceChangeUndone;

    async fn undo(
        &self,
        change: &mut Change,
        acting: &Acting<ManageScopes>,
        of: &Ref,
        _lines: &[Uuid],
    ) -> Result<Reversal<ResourceChangeUndone>, ChangeError> {
        set_active(change, acting, &self.resource, of, true).await
    }
}

/// A resource came back into use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ResourceReactivated {
    /// Which.
    pub resource: ResourceTag,
    /// Those who have given it to somebody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consumers: Vec<Party>,
    /// How many delegations count again.
    pub delegations: i64,
}

impl EventKind for ResourceReactivated {
    const KIND: &'static str = "resource.reactivated";
    const ACTION: Action = Action::Reactivated;
    const GROUP: Group = Group::Resources;

    fn recipients(&self) -> Vec<OrgNumber> {
        Party::numbers(&self.consumers)
    }
    fn part(&self, reader: OrgNumber) -> Option<Self> {
        Some(Self { consumers: Party::only(&self.consumers, reader), delegations: 0, ..self.clone() })
    }
    fn lines(&self) -> Vec<Uuid> {
        vec![self.resource.id.uuid()]
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.resource)
    }
    fn sentence(&self, cx: EventContext) -> String {
        Texts(cx.lang).log_reactivated(&self.resource.provider.name, self.resource.title.in_lang(cx.lang))
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = Texts(cx.lang);
        let lead = t.receipt_reactivated_body(self.resource.title.in_lang(cx.lang));
        let mut receipt = self.resource.receipt(cx, t.receipt_reactivated(), lead, t.undo(), &[]);
        if self.resource.owner() == cx.reader {
            receipt.facts.push((t.receipt_awake(), self.delegations.to_string()));
        }
        Some(receipt)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let t = Texts(cx.lang);
        Sides::BeforeAfter(Side::note(t.inactive()), Side::note(t.active()))
    }
}

impl Undoable for ResourceReactivated {
    type Right = ManageScopes;
    type Undone = ResourceChangeUndone;

    async fn undo(
        &self,
        change: &mut Change,
        acting: &Acting<ManageScopes>,
        of: &Ref,
        _lines: &[Uuid],
    ) -> Result<Reversal<ResourceChangeUndone>, ChangeError> {
        set_active(change, acting, &self.resource, of, false).await
    }
}
