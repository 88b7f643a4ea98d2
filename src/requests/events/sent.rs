use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{super::texts::Texts, RequestRef, seen_by};
use crate::{
    access::Mandate,
    kernel::OrgNumber,
    ledger::{Action, EventContext, EventKind, Group, ReceiptView, Sides},
    web::long_day,
};

/// Somebody asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct RequestSent {
    /// What it is about.
    #[serde(flatten)]
    pub request: RequestRef,
    /// Why they asked.
    pub purpose: String,
    /// Until when it waits.
    pub expires_at: Timestamp,
}

impl EventKind for RequestSent {
    const KIND: &'static str = "request.sent";
    const ACTION: Action = Action::Requested;
    const GROUP: Group = Group::Requests;

    fn recipients(&self) -> Vec<OrgNumber> {
        self.request.parties()
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        seen_by(mandate)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (asker, giver, what) = self.request.names(cx.lang);
        Texts(cx.lang).event_sent(asker, giver, what)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = Texts(cx.lang);
        let mut receipt = self.request.receipt(cx, t.receipt_sent(), self.sentence(cx));
        receipt.facts.push((t.purpose(), self.purpose.clone()));
        receipt.facts.push((t.status(), t.waits_until(long_day(cx.lang, self.expires_at))));
        Some(receipt)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        Sides::Concerns(self.request.side(cx.lang))
    }
}
