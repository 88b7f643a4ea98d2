use serde::{Deserialize, Serialize};

use super::{
    super::{
        actions::reopen,
        model::Request,
        texts::{Texts, why},
    },
    RequestRef, seen_by,
};
use crate::{
    access::Mandate,
    kernel::{OrgNumber, Ref},
    ledger::{Action, Change, ChangeError, EventContext, EventKind, Group, ReceiptView, Reversal, Sides},
};

/// Why a request could not be opened again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Unrestorable {
    /// Its thirty days are over.
    Expired,
    /// The same is asked for in a newer one.
    AskedAnew,
    /// It is not as the change left it.
    MovedOn,
    /// Whoever undoes it may not answer it.
    #[serde(rename = "not-hers")]
    NotTheirs,
}

/// A request waits again: that it was declined or withdrawn was undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct RequestRestored {
    /// What it is about.
    #[serde(flatten)]
    pub request: RequestRef,
    /// The reference of what was undone.
    pub of: Ref,
    /// Why not, if it could not be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<Unrestorable>,
}

impl EventKind for RequestRestored {
    const KIND: &'static str = "request.restored";
    const ACTION: Action = Action::Undone;
    const GROUP: Group = Group::Requests;

    fn recipients(&self) -> Vec<OrgNumber> {
        self.request.parties()
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        seen_by(mandate)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (asker, giver, what) = self.request.names(cx.lang);
        Texts(cx.lang).event_restored(asker, giver, what, &self.of)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let mut receipt = self.request.receipt(cx, Texts(cx.lang).receipt_restored(), self.sentence(cx));
        for line in &mut receipt.lines {
            line.note = self.failed.map(|failed| why(cx.lang, failed));
        }
        Some(receipt)
    }
    /// The payload does not say whether it had been declined or withdrawn; the event that was undone does.
    fn sides(&self, cx: EventContext) -> Sides {
        Sides::Concerns(self.request.side(cx.lang))
    }
}

/// Opens the request again that the change `of` has closed.
pub(super) async fn undo(
    change: &mut Change,
    request: &RequestRef,
    of: &Ref,
    may: impl Fn(&Request) -> bool,
) -> Result<Reversal<RequestRestored>, ChangeError> {
    let failed = reopen(change, request.request, of, may).await?.err();
    let settled = if failed.is_none() { vec![request.request.uuid()] } else { Vec::new() };
    Ok(Reversal { event: RequestRestored { request: request.clone(), of: of.clone(), failed }, settled })
}
