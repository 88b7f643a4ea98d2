use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::{model::Content, texts::Texts},
    ResourceTag,
    undone::{ResourceChangeUndone, set_active},
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::Ref,
    ledger::{
        Action, Change, ChangeError, EventContext, EventKind, Group, ReceiptView, Reversal, Side, Sides, Snapshot,
        Subject, Undoable,
    },
};

/// A resource was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ResourceCreated {
    /// Which.
    pub resource: ResourceTag,
    /// As it was made.
    pub content: Snapshot<Content>,
}

impl EventKind for ResourceCreated {
    const KIND: &'static str = "resource.created";
    const ACTION: Action = Action::Created;
    const GROUP: Group = Group::Resources;

    fn lines(&self) -> Vec<Uuid> {
        vec![self.resource.id.uuid()]
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.resource)
    }
    fn sentence(&self, cx: EventContext) -> String {
        Texts(cx.lang).log_created(&self.resource.provider.name, self.resource.title.in_lang(cx.lang))
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = Texts(cx.lang);
        let lead = t.receipt_created_body(self.resource.title.in_lang(cx.lang));
        let mut receipt = self.resource.receipt(cx, t.receipt_created(), lead, t.undo(), &self.content.scopes);
        let access = if self.content.writes { t.read_write() } else { t.read_only() };
        receipt.facts.push((t.access(), access.to_owned()));
        Some(receipt)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let before = Side::note(Texts(cx.lang).not_there());
        Sides::BeforeAfter(before, Side::of(vec![self.resource.thing(cx.lang, &self.content.scopes)]))
    }
}

impl Undoable for ResourceCreated {
    type Right = ManageScopes;
    type Undone = ResourceChangeUndone;

    /// A resource that should not be is taken out of use. Its identifier stays taken, for nothing is deleted.
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
