use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::{
        paths::Paths,
        store,
        texts::{Texts, why},
    },
    AccessRequestRef, AccessRequestRestored, Unrestorable,
};
use crate::{
    access::{Acting, ManageScopes, Mandate},
    kernel::{OrgNumber, Ref},
    ledger::{Action, Change, ChangeError, EventContext, EventKind, Group, ReceiptView, Reversal, Sides, Undoable},
    web::{RequestStep, request_sides},
};

/// The consumer took its request back. Whoever wants it after all asks anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AccessRequestWithdrawn {
    /// What it is about.
    #[serde(flatten)]
    pub request: AccessRequestRef,
    /// Why not, if it could not be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<Unrestorable>,
}

impl EventKind for AccessRequestWithdrawn {
    const KIND: &'static str = "access-request.withdrawn";
    const ACTION: Action = Action::Withdrawn;
    const GROUP: Group = Group::AccessRequests;

    fn recipients(&self) -> Vec<OrgNumber> {
        self.request.parties()
    }
    fn seen_by(&self, mandate: &Mandate, cx: EventContext) -> bool {
        self.request.seen_by(mandate, cx)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (consumer, provider, scope) = self.request.names();
        Texts(cx.lang).log_withdrawn(consumer, provider, scope)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, scope) = (Texts(cx.lang), &self.request.scope);
        let mut receipt = self.request.receipt(cx, t.told_withdrawn(), self.sentence(cx));
        if cx.reader == self.request.consumer.number {
            let paths = Paths { lang: cx.lang, org: cx.reader, environment: scope.environment };
            receipt.facts.push((t.consequence(), t.not_undone().to_owned()));
            receipt.links.insert(0, (t.see_in_catalogue().to_owned(), paths.api(scope.id)));
        }
        for line in &mut receipt.lines {
            line.note = self.failed.map(|failed| why(cx.lang, failed));
        }
        Some(receipt)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        request_sides(cx.lang, RequestStep::Waits, RequestStep::Withdrawn)
    }
}

/// The provider said no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AccessRequestDeclined {
    /// What it is about.
    #[serde(flatten)]
    pub request: AccessRequestRef,
    /// Why, for the consumer to read.
    pub reason: String,
}

impl EventKind for AccessRequestDeclined {
    const KIND: &'static str = "access-request.declined";
    const ACTION: Action = Action::Declined;
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
        let (t, (consumer, provider, scope)) = (Texts(cx.lang), self.request.names());
        t.log_reason(t.log_declined(provider, consumer, scope), &self.reason)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = Texts(cx.lang);
        let mut receipt = self.request.undoable_receipt(cx, t.told_declined(), self.sentence(cx));
        receipt.undo = t.undo_decline();
        receipt.facts.push((t.reason(), self.reason.clone()));
        Some(receipt)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        request_sides(cx.lang, RequestStep::Waits, RequestStep::Declined)
    }
}

impl Undoable for AccessRequestDeclined {
    type Right = ManageScopes;
    type Undone = AccessRequestRestored;

    async fn undo(
        &self,
        change: &mut Change,
        _acting: &Acting<ManageScopes>,
        of: &Ref,
        lines: &[Uuid],
    ) -> Result<Reversal<AccessRequestRestored>, ChangeError> {
        let (at, id) = (change.at(), self.request.request);
        store::lock_scope(change, self.request.scope.id).await?;
        let expired = store::get(change.conn(), id).await?.is_none_or(|request| request.expires_at <= at);
        let failed = match store::rivals(change, &self.request).await? {
            _ if expired => Some(Unrestorable::Expired),
            (true, _) => Some(Unrestorable::HasAccess),
            (_, true) => Some(Unrestorable::AskedAnew),
            _ if store::reopen(change, id, of).await? => None,
            _ => Some(Unrestorable::MovedOn),
        };
        let settled = if failed.is_none() { lines.to_vec() } else { Vec::new() };
        let event = AccessRequestRestored { request: self.request.clone(), of: of.clone(), failed };
        Ok(Reversal { event, settled })
    }
}

/// Nobody answered in ninety days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AccessRequestExpired {
    /// What it is about.
    #[serde(flatten)]
    pub request: AccessRequestRef,
}

impl EventKind for AccessRequestExpired {
    const KIND: &'static str = "access-request.expired";
    const ACTION: Action = Action::Expired;
    const GROUP: Group = Group::AccessRequests;

    fn recipients(&self) -> Vec<OrgNumber> {
        self.request.parties()
    }
    fn seen_by(&self, mandate: &Mandate, cx: EventContext) -> bool {
        self.request.seen_by(mandate, cx)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (consumer, provider, scope) = self.request.names();
        Texts(cx.lang).log_expired(consumer, provider, scope)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        request_sides(cx.lang, RequestStep::Waits, RequestStep::Expired)
    }
}
