use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::{
        model::Scope,
        store,
        texts::{Accesses, Planning, Texts},
    },
    about_scope, lock, take_out_again, this, with_message,
};
use crate::{
    access::ManageScopes,
    grants::{
        self, AccessItem, ScopeContext, ScopePart, ScopeUndoFault, ScopeUndone, changed_scope, own_items, revoked,
    },
    in_use::Became,
    kernel::{OrgNumber, Party, ScopeTag},
    ledger::{
        Action, Change, Changed, EventContext, EventKind, Group, Purpose, ReceiptView, Reversal, Reversed, Sides,
        Subject, Undoable, Undoing,
    },
};

/// A scope went out of use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ScopeDeactivated {
    /// The scope.
    pub scope: ScopeTag,
    /// Organisations that lost it.
    pub consumers: Vec<Party>,
    /// How many delegations rest.
    pub delegations: i64,
    /// Accesses that were taken back with it; empty: they rest and come back with the scope.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revoked: Vec<AccessItem>,
    /// The provider's words to the consumers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// How many consumers there are; not all of them are named where they are too many, or where a consumer reads.
    pub count: i64,
    /// Was it planned for this day, and carried out by the housekeeping?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub planned: bool,
}

impl ScopeDeactivated {
    /// A sentence, and what becomes of the access of the consumer that reads; the provider reads how many there are on its receipt.
    fn with_access(&self, cx: EventContext, sentence: String) -> String {
        let a = Accesses(cx.lang);
        if (ScopeContext { cx, scope: &self.scope }).is_owner() {
            return sentence;
        }
        format!("{sentence} {}", if self.revoked.is_empty() { a.access_rests() } else { a.access_removed() })
    }
}

impl EventKind for ScopeDeactivated {
    const KIND: &'static str = "scope.deactivated";
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
            consumers: Party::only(&self.consumers, reader),
            delegations: 0,
            revoked: own_items(&self.revoked, reader),
            message: self.message.clone(),
            count: 1,
            planned: self.planned,
        })
    }
    /// On a planned day nobody acts; the receipt is the provider's, who can undo it.
    fn receipt_of(&self) -> Option<OrgNumber> {
        self.planned.then_some(self.scope.provider.number)
    }
    /// A plan to take it out of use is overtaken, and so is whatever was done to the accesses that go with it.
    fn changes(&self) -> Vec<Changed> {
        let scope = [this(&self.scope, ScopePart::Use), changed_scope(&self.scope, ScopePart::Plan)];
        scope.into_iter().chain(revoked(&self.revoked, &self.scope)).collect()
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.scope)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let sentence = if self.planned {
            Planning(cx.lang).log_carried_out(&self.scope.name)
        } else {
            Texts(cx.lang).log_deactivated(&self.scope.provider.name, &self.scope.name)
        };
        with_message(cx.lang, self.with_access(cx, sentence), self.message.as_ref())
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, context) = (Texts(cx.lang), ScopeContext { cx, scope: &self.scope });
        let lead = self.with_access(cx, t.receipt_deactivated_body(&self.scope.name));
        let mut view = context.scope_view(t.receipt_deactivated(), lead, t.undo_deactivation());
        if context.is_owner() {
            view.facts.push(if self.revoked.is_empty() {
                (t.rest_label(), self.count.to_string())
            } else {
                (t.revoked_label(), self.revoked.len().to_string())
            });
        }
        view.facts.extend(self.message.clone().map(|message| (t.message_label(), message)));
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let (t, context) = (Texts(cx.lang), ScopeContext { cx, scope: &self.scope });
        let before = context.state_and_accesses(t.active_tag(), &self.revoked);
        Sides::BeforeAfter(before, context.state(t.inactive_tag()))
    }
}

impl Undoable for ScopeDeactivated {
    type Right = ManageScopes;
    type Undone = ScopeUndone;

    /// Those who lost it.
    fn concerns(&self, _lines: &[Uuid]) -> usize {
        self.consumers.len()
    }

    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let consumers: Vec<OrgNumber> = self.revoked.iter().map(|item| item.consumer.number).collect();
        grants::lock_consumers(change, &consumers).await?;
        let mut undone = ScopeUndone::of(by.of, &self.scope);
        match lock(change, by.acting, &self.scope).await? {
            Some(Scope { deactivated: Some(_), .. }) => {
                store::activate(change, by.acting, self.scope.id).await?;
                undone.scope_is = Some(Became::Active);
                undone.consumers = super::consumers(change, self.scope.id).await?;
                let items: Vec<&AccessItem> = self.revoked.iter().collect();
                grants::restore(change, by.acting, true, &items, &mut undone).await?;
                Ok(Reversal { settled: vec![self.scope.id.uuid()], event: undone })
            }
            _ => Ok(about_scope(undone, Err(ScopeUndoFault::ScopeChanged))),
        }
    }
}

/// A scope came back into use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ScopeReactivated {
    /// The scope.
    pub scope: ScopeTag,
    /// Organisations that have it again.
    pub consumers: Vec<Party>,
    /// How many there are.
    pub count: i64,
}

impl EventKind for ScopeReactivated {
    const KIND: &'static str = "scope.reactivated";
    const ACTION: Action = Action::Reactivated;
    const GROUP: Group = Group::Scopes;

    fn notice(&self) -> Option<Purpose> {
        Some(Purpose::Apis)
    }
    fn recipients(&self) -> Vec<OrgNumber> {
        Party::numbers(&self.consumers)
    }
    fn part(&self, reader: OrgNumber) -> Option<Self> {
        Some(Self { scope: self.scope.clone(), consumers: Party::only(&self.consumers, reader), count: 1 })
    }
    fn changes(&self) -> Vec<Changed> {
        vec![this(&self.scope, ScopePart::Use)]
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.scope)
    }
    fn sentence(&self, cx: EventContext) -> String {
        Texts(cx.lang).log_reactivated(&self.scope.provider.name, &self.scope.name)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, context) = (Texts(cx.lang), ScopeContext { cx, scope: &self.scope });
        let lead = t.receipt_reactivated_body(&self.scope.name);
        let mut view = context.scope_view(t.receipt_reactivated(), lead, t.undo());
        if context.is_owner() {
            view.facts.push((t.regained_label(), self.count.to_string()));
        }
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let (t, context) = (Texts(cx.lang), ScopeContext { cx, scope: &self.scope });
        Sides::BeforeAfter(context.state(t.inactive_tag()), context.state(t.active_tag()))
    }
}

impl Undoable for ScopeReactivated {
    type Right = ManageScopes;
    type Undone = ScopeUndone;

    /// Those who have it again.
    fn concerns(&self, _lines: &[Uuid]) -> usize {
        self.consumers.len()
    }

    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let scope = lock(change, by.acting, &self.scope).await?;
        take_out_again(change, scope, ScopeUndone::of(by.of, &self.scope)).await
    }
}
