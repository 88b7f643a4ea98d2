use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::{
        store,
        texts::{Planning, Texts},
    },
    lock, this, with_message,
};
use crate::{
    access::ManageScopes,
    grants::{ScopeContext, ScopePart, ScopeUndoFault, changed_scope},
    kernel::{OrgNumber, Party, Ref, ScopeTag},
    ledger::{
        Action, Change, Changed, EventContext, EventKind, Group, Purpose, ReceiptView, Reversal, Reversed, Sides,
        Subject, Undoable, Undoing,
    },
    web::day,
};

/// A scope is to go out of use. Its consumers' logs say so at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DeactivationPlanned {
    /// The scope.
    pub scope: ScopeTag,
    /// The first day it is out of use.
    pub day: Date,
    /// Are the accesses taken back with it?
    pub revoke: bool,
    /// Organisations that will lose it, as things are now.
    pub consumers: Vec<Party>,
    /// How many there are.
    pub count: i64,
    /// The provider's words to the consumers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

impl DeactivationPlanned {
    /// A sentence, and what becomes of the access of the consumer that reads; the provider has it as a fact on its receipt.
    fn with_access(&self, cx: EventContext, sentence: String) -> String {
        let p = Planning(cx.lang);
        if (ScopeContext { cx, scope: &self.scope }).is_owner() {
            return sentence;
        }
        format!("{sentence} {}", if self.revoke { p.access_goes() } else { p.access_rests() })
    }
}

impl EventKind for DeactivationPlanned {
    const KIND: &'static str = "scope.deactivation-planned";
    const ACTION: Action = Action::Deactivated;
    const GROUP: Group = Group::Scopes;

    fn notice(&self) -> Option<Purpose> {
        Some(Purpose::Apis)
    }
    fn recipients(&self) -> Vec<OrgNumber> {
        Party::numbers(&self.consumers)
    }
    fn part(&self, reader: OrgNumber) -> Option<Self> {
        Some(Self {
            scope: self.scope.clone(),
            day: self.day,
            revoke: self.revoke,
            consumers: Party::only(&self.consumers, reader),
            count: 1,
            message: self.message.clone(),
        })
    }
    fn changes(&self) -> Vec<Changed> {
        vec![this(&self.scope, ScopePart::Plan)]
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.scope)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let day = day(cx.lang, self.day);
        let sentence = Planning(cx.lang).log(&self.scope.provider.name, &self.scope.name, day);
        with_message(cx.lang, self.with_access(cx, sentence), self.message.as_ref())
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, p) = (Texts(cx.lang), Planning(cx.lang));
        let context = ScopeContext { cx, scope: &self.scope };
        let on = day(cx.lang, self.day);
        let lead = if context.is_owner() {
            p.receipt_body(&self.scope.name, &on)
        } else {
            // Only the provider can call it off.
            self.with_access(cx, p.log(&self.scope.provider.name, &self.scope.name, &on))
        };
        let mut view = context.scope_view(p.receipt(), lead, p.cancel());
        view.is_pending = true;
        view.facts.push((p.day_label(), on));
        if context.is_owner() {
            view.facts.push((p.receipt_count(), self.count.to_string()));
            view.facts.push((t.accesses(), if self.revoke { p.go() } else { p.rest() }.to_owned()));
        }
        view.facts.extend(self.message.clone().map(|message| (t.message_label(), message)));
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let context = ScopeContext { cx, scope: &self.scope };
        let planned = Planning(cx.lang).tag(day(cx.lang, self.day));
        Sides::BeforeAfter(context.state(Texts(cx.lang).active_tag()), context.state(planned))
    }
}

impl Undoable for DeactivationPlanned {
    type Right = ManageScopes;
    type Undone = DeactivationCancelled;

    /// All who were told.
    fn concerns(&self, _lines: &[Uuid]) -> usize {
        self.consumers.len()
    }

    /// The plan is cancelled, as long as it waits. A plan that has been carried out has a receipt of its own.
    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        lock(change, by.acting, &self.scope).await?;
        let is_cancelled = store::cancel_plan(change, by.acting, self.scope.id, Some(by.of)).await?.is_some();
        let event = DeactivationCancelled {
            scope: self.scope.clone(),
            day: self.day,
            of: Some(by.of.clone()),
            consumers: if is_cancelled { self.consumers.clone() } else { Vec::new() },
            failed: (!is_cancelled).then_some(ScopeUndoFault::EndedAlready),
        };
        Ok(Reversal { settled: if is_cancelled { by.lines.to_vec() } else { Vec::new() }, event })
    }
}

/// A scope stays in use after all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DeactivationCancelled {
    /// The scope.
    pub scope: ScopeTag,
    /// The day it was to go out of use.
    pub day: Date,
    /// The reference of the plan, where that was undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Ref>,
    /// Organisations that were going to lose it.
    pub consumers: Vec<Party>,
    /// Why the plan cannot be cancelled any more. Such an event is in no log; it is shown to the user who tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<ScopeUndoFault>,
}

impl EventKind for DeactivationCancelled {
    const KIND: &'static str = "scope.deactivation-cancelled";
    const ACTION: Action = Action::Reactivated;
    const GROUP: Group = Group::Scopes;

    fn notice(&self) -> Option<Purpose> {
        Some(Purpose::Apis)
    }
    fn changes(&self) -> Vec<Changed> {
        vec![changed_scope(&self.scope, ScopePart::Plan)]
    }
    fn recipients(&self) -> Vec<OrgNumber> {
        Party::numbers(&self.consumers)
    }
    fn part(&self, reader: OrgNumber) -> Option<Self> {
        Some(Self {
            scope: self.scope.clone(),
            day: self.day,
            of: None,
            consumers: Party::only(&self.consumers, reader),
            failed: None,
        })
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.scope)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let day = day(cx.lang, self.day);
        Planning(cx.lang).log_cancelled(&self.scope.provider.name, &self.scope.name, day)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, p) = (Texts(cx.lang), Planning(cx.lang));
        let context = ScopeContext { cx, scope: &self.scope };
        let lead = p.receipt_cancelled_body(&self.scope.name, day(cx.lang, self.day));
        let note = self.failed.map(|_| p.why_over());
        let mut view = context.scope_view(p.receipt_cancelled(), lead, t.undo());
        for line in &mut view.lines {
            (line.id, line.note) = (None, note);
        }
        if context.is_owner() {
            view.links.insert(0, (p.again().to_owned(), context.paths().deactivate_scope(&self.scope.id)));
        }
        view.facts.extend(self.of.iter().map(|of| (t.undone_of(), of.to_string())));
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let context = ScopeContext { cx, scope: &self.scope };
        let planned = Planning(cx.lang).tag(day(cx.lang, self.day));
        Sides::BeforeAfter(context.state(planned), context.state(Texts(cx.lang).active_tag()))
    }
}
