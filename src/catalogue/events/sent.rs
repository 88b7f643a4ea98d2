use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::{store, texts::Texts},
    AccessRequestRef, AccessRequestWithdrawn, Unrestorable,
};
use crate::{
    access::{Acting, AskForAccess, Mandate},
    kernel::{OrgNumber, Ref},
    ledger::{
        Action, Change, ChangeError, EventContext, EventKind, Group, ReceiptView, Reversal, Side, Sides, Thing,
        Undoable,
    },
    web::long_day,
};

/// A consumer asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AccessRequestSent {
    /// What it is about.
    #[serde(flatten)]
    pub request: AccessRequestRef,
    /// What it is to be used for.
    pub purpose: String,
    /// Until when it waits.
    pub expires_at: Timestamp,
}

impl EventKind for AccessRequestSent {
    const KIND: &'static str = "access-request.sent";
    const ACTION: Action = Action::Requested;
    const GROUP: Group = Group::AccessRequests;

    fn recipients(&self) -> Vec<OrgNumber> {
        self.request.parties()
    }
    fn lines(&self) -> Vec<Uuid> {
        vec![self.request.request.uuid()]
    }
    fn seen_by(&self, mandate: &Mandate, cx: EventContext) -> bool {
        self.request.seen_by(mandate, cx)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (consumer, provider, scope) = self.request.names();
        Texts(cx.lang).log_sent(consumer, provider, scope)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = Texts(cx.lang);
        let mut receipt = self.request.undoable_receipt(cx, t.told_sent(), self.sentence(cx));
        receipt.facts.push((t.purpose(), self.purpose.clone()));
        receipt.facts.push((t.status(), t.waits_until(long_day(cx.lang, self.expires_at))));
        Some(receipt)
    }
    fn sides(&self, _cx: EventContext) -> Sides {
        let detail = self.request.scope.name.clone();
        Sides::Concerns(Side::of(vec![Thing { title: String::new(), detail }]))
    }
}

impl Undoable for AccessRequestSent {
    type Right = AskForAccess;
    type Undone = AccessRequestWithdrawn;

    /// A request that is undone is withdrawn.
    async fn undo(
        &self,
        change: &mut Change,
        acting: &Acting<AskForAccess>,
        _of: &Ref,
        lines: &[Uuid],
    ) -> Result<Reversal<AccessRequestWithdrawn>, ChangeError> {
        let done = store::withdraw(change, acting, self.request.request).await?;
        let failed = (!done).then_some(Unrestorable::MovedOn);
        let event = AccessRequestWithdrawn { request: self.request.clone(), failed };
        Ok(Reversal { event, settled: if done { lines.to_vec() } else { Vec::new() } })
    }
}
