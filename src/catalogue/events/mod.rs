//! The events of this room: what the log keeps, how it is told, and how it is undone. One line stands for the whole request, which is
//! withdrawn or opened again whole.

mod closed;
mod restored;
mod sent;

use serde::{Deserialize, Serialize};

pub(super) use self::{
    closed::{AccessRequestDeclined, AccessRequestExpired, AccessRequestWithdrawn},
    restored::{AccessRequestRestored, Unrestorable},
    sent::AccessRequestSent,
};
use super::{paths::Paths, texts::Texts};
use crate::{
    access::{Mandate, ViewAccesses, ViewScopes},
    kernel::{AccessRequestId, Environment, OrgNumber, Party, ScopeTag},
    ledger::{EventContext, ReceiptLine, ReceiptView, Registry},
    web::Section,
};

/// Lists the events of this room.
pub(crate) fn events(registry: &mut Registry) {
    registry
        .undoable::<AccessRequestSent>()
        .add::<AccessRequestWithdrawn>()
        .undoable::<AccessRequestDeclined>()
        .add::<AccessRequestRestored>()
        .add::<AccessRequestExpired>();
}

/// The request an event is about, and its parties by the names they had then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AccessRequestRef {
    /// Which.
    pub request: AccessRequestId,
    /// For what, and who provides it.
    pub scope: ScopeTag,
    /// Who asks.
    pub consumer: Party,
}

impl AccessRequestRef {
    fn parties(&self) -> Vec<OrgNumber> {
        vec![self.consumer.number, self.scope.provider.number]
    }

    /// Consumer, provider and scope, as the sentences of the log name them.
    fn names(&self) -> (&str, &str, &str) {
        (&self.consumer.name, &self.scope.provider.name, &self.scope.name)
    }

    fn is_provided_by(&self, reader: OrgNumber) -> bool {
        reader == self.scope.provider.number
    }

    /// The provider's receipts are for those who see its scopes, the consumer's for those who see what it may use.
    fn seen_by(&self, mandate: &Mandate, cx: EventContext) -> bool {
        if self.is_provided_by(cx.reader) { mandate.has::<ViewScopes>() } else { mandate.has::<ViewAccesses>() }
    }

    /// What every receipt of this room has.
    fn receipt(&self, cx: EventContext, heading: &str, lead: String) -> ReceiptView {
        let t = Texts(cx.lang);
        let Self { scope, consumer, .. } = self;
        let paths = Paths { lang: cx.lang, org: cx.reader, environment: scope.environment };
        let is_provider = self.is_provided_by(cx.reader);
        let links = if is_provider {
            vec![(t.see_request().to_owned(), paths.answer(self.request)), (t.to_queue().to_owned(), paths.queue())]
        } else {
            let ours = paths.held_with(&[("vis", "bedt-om")]);
            vec![(t.see_request().to_owned(), paths.our(self.request)), (t.to_ours().to_owned(), ours)]
        };
        let environment = if scope.environment == Environment::Test { t.test() } else { t.production() };
        let party = |party: &Party| format!("{} {}", party.name, party.number.grouped());
        ReceiptView {
            section: if is_provider { Section::Scopes } else { Section::Delegations },
            heading: heading.to_owned(),
            lead,
            facts: vec![
                (t.consumer(), party(consumer)),
                (t.provider(), party(&scope.provider)),
                (t.environment(), environment.to_owned()),
            ],
            lines_label: t.scope(),
            lines: vec![ReceiptLine { title: scope.name.clone(), ..ReceiptLine::default() }],
            undo: t.undo_sending(),
            links,
            parties: vec![
                (consumer.number, consumer.name.clone()),
                (scope.provider.number, scope.provider.name.clone()),
            ],
            ..ReceiptView::default()
        }
    }

    /// The same, of something that can be undone.
    fn undoable_receipt(&self, cx: EventContext, heading: &str, lead: String) -> ReceiptView {
        let mut receipt = self.receipt(cx, heading, lead);
        for line in &mut receipt.lines {
            line.id = Some(self.request.uuid());
        }
        receipt
    }
}
