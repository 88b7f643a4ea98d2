use serde::{Deserialize, Serialize};

use super::{
    super::texts::{Texts, why},
    AccessRequestRef,
};
use crate::{
    access::Mandate,
    kernel::{OrgNumber, Ref},
    ledger::{Action, EventContext, EventKind, Group, ReceiptView, Sides},
    web::{RequestStep, request_sides},
};

/// Why something about a request could not be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Unrestorable {
    /// Its ninety days are over.
    Expired,
    /// The same is asked for in a newer one.
    AskedAnew,
    /// The consumer has been given access since.
    HasAccess,
    /// It is not as the change left it.
    MovedOn,
}

/// A request waits again: that the provider declined it was undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AccessRequestRestored {
    /// What it is about.
    #[serde(flatten)]
    pub request: AccessRequestRef,
    /// The reference of what was undone.
    pub of: Ref,
    /// Why not, if it could not be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<Unrestorable>,
}

impl EventKind for AccessRequestRestored {
    const KIND: &'static str = "access-request.restored";
    const ACTION: Action = Action::Undone;
    const GROUP: Group = Group::AccessRequests;

    fn recipients(&self) -> Vec<OrgNumber> {
        self.request.parties()
    }
    fn seen_by(&self, mandate: &Mandate, cx: EventContext) -> bool {
        self.request.seen_by(mandate, cx)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (t, (consumer, provider, scope)) = (Texts(cx.lang), self.request.names());
        t.log_undone(t.log_restored(consumer, provider, scope), &self.of)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let mut receipt = self.request.receipt(cx, Texts(cx.lang).told_restored(), self.sentence(cx));
        for line in &mut receipt.lines {
            line.note = self.failed.map(|failed| why(cx.lang, failed));
        }
        Some(receipt)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        request_sides(cx.lang, RequestStep::Declined, RequestStep::Waits)
    }
}
