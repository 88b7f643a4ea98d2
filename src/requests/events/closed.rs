use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::{model::Request, texts::Texts},
    RequestRef,
    restored::{RequestRestored, undo},
    seen_by,
};
use crate::{
    access::{Acting, AskForDelegation, DelegateScopes, ManagePeople, Mandate},
    kernel::{OrgNumber, Ref},
    ledger::{Action, Change, ChangeError, EventContext, EventKind, Group, ReceiptView, Reversal, Sides, Undoable},
    web::{RequestStep, request_sides},
};

/// The asker took their request back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct RequestWithdrawn {
    /// What it is about.
    #[serde(flatten)]
    pub request: RequestRef,
}

impl EventKind for RequestWithdrawn {
    const KIND: &'static str = "request.withdrawn";
    const ACTION: Action = Action::Withdrawn;
    const GROUP: Group = Group::Requests;

    fn recipients(&self) -> Vec<OrgNumber> {
        self.request.parties()
    }
    fn lines(&self) -> Vec<Uuid> {
        vec![self.request.request.uuid()]
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        seen_by(mandate)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (asker, giver, what) = self.request.names(cx.lang);
        Texts(cx.lang).event_withdrawn(asker, giver, what)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        Some(self.request.undoable_receipt(cx, Texts(cx.lang).receipt_withdrawn(), self.sentence(cx)))
    }
    fn sides(&self, cx: EventContext) -> Sides {
        request_sides(cx.lang, RequestStep::Waits, RequestStep::Withdrawn)
    }
}

impl Undoable for RequestWithdrawn {
    type Right = AskForDelegation;
    type Undone = RequestRestored;

    async fn undo(
        &self,
        change: &mut Change,
        acting: &Acting<AskForDelegation>,
        of: &Ref,
        _lines: &[Uuid],
    ) -> Result<Reversal<RequestRestored>, ChangeError> {
        undo(change, &self.request, of, |request| request.asker.number() == Some(acting.org())).await
    }
}

/// The giver said no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct RequestDeclined {
    /// What it is about.
    #[serde(flatten)]
    pub request: RequestRef,
    /// Why, for the asker to read.
    pub reason: String,
}

impl EventKind for RequestDeclined {
    const KIND: &'static str = "request.declined";
    const ACTION: Action = Action::Declined;
    const GROUP: Group = Group::Requests;

    fn recipients(&self) -> Vec<OrgNumber> {
        self.request.parties()
    }
    fn lines(&self) -> Vec<Uuid> {
        vec![self.request.request.uuid()]
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        seen_by(mandate)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (asker, giver, what) = self.request.names(cx.lang);
        Texts(cx.lang).event_declined(giver, asker, what, &self.reason)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = Texts(cx.lang);
        let mut receipt = self.request.undoable_receipt(cx, t.receipt_declined(), self.sentence(cx));
        receipt.undo = t.undo_decline();
        receipt.facts.push((t.reason(), self.reason.clone()));
        Some(receipt)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        request_sides(cx.lang, RequestStep::Waits, RequestStep::Declined)
    }
}

impl Undoable for RequestDeclined {
    type Right = DelegateScopes;
    type Undone = RequestRestored;

    /// What people ask for themselves takes more to answer than what suppliers ask for, and so does undoing the answer.
    fn may_be_undone_by(&self, mandate: &Mandate) -> bool {
        !self.request.is_personal() || mandate.has::<ManagePeople>()
    }
    async fn undo(
        &self,
        change: &mut Change,
        acting: &Acting<DelegateScopes>,
        of: &Ref,
        _lines: &[Uuid],
    ) -> Result<Reversal<RequestRestored>, ChangeError> {
        let may_answer =
            |request: &Request| request.giver.number == acting.org() && request.may_be_answered_by(acting.mandate());
        undo(change, &self.request, of, may_answer).await
    }
}

/// Nobody answered in thirty days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct RequestExpired {
    /// What it is about.
    #[serde(flatten)]
    pub request: RequestRef,
}

impl EventKind for RequestExpired {
    const KIND: &'static str = "request.expired";
    const ACTION: Action = Action::Expired;
    const GROUP: Group = Group::Requests;

    fn recipients(&self) -> Vec<OrgNumber> {
        self.request.parties()
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        seen_by(mandate)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (asker, giver, what) = self.request.names(cx.lang);
        Texts(cx.lang).event_expired(asker, giver, what)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        request_sides(cx.lang, RequestStep::Waits, RequestStep::Expired)
    }
}
