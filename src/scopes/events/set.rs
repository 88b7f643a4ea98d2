use serde::{Deserialize, Serialize};

use super::{
    super::{settings::Settings, texts::Texts},
    about_scope, changed, changed_sides, filled, lock, put_back, take_out_again, thing, this,
};
use crate::{
    access::ManageScopes,
    grants::{ScopeContext, ScopePart, ScopeUndone, changed_scope},
    kernel::ScopeTag,
    ledger::{
        Action, Change, Changed, EventContext, EventKind, Group, ReceiptView, Reversed, Sides, Snapshot, Subject,
        Undoable, Undoing,
    },
};

/// A scope was created.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct ScopeCreated {
    /// The scope.
    pub scope: ScopeTag,
    /// Its settings then.
    pub settings: Snapshot<Settings>,
}

impl EventKind for ScopeCreated {
    const KIND: &'static str = "scope.created";
    const ACTION: Action = Action::Created;
    const GROUP: Group = Group::Scopes;

    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.scope)
    }
    fn changes(&self) -> Vec<Changed> {
        vec![this(&self.scope, ScopePart::Use), changed_scope(&self.scope, ScopePart::Settings)]
    }
    fn sentence(&self, cx: EventContext) -> String {
        Texts(cx.lang).log_created(&self.scope.provider.name, &self.scope.name)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, context) = (Texts(cx.lang), ScopeContext { cx, scope: &self.scope });
        let mut view = context.scope_view(t.receipt_created(), t.receipt_created_body(&self.scope.name), t.undo());
        view.links.insert(1, (t.bulk().to_owned(), context.paths().bulk(&self.scope.id)));
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let (t, context) = (Texts(cx.lang), ScopeContext { cx, scope: &self.scope });
        let mut after = context.state(t.active_tag());
        after.things.extend(filled(t, &self.settings).map(|field| thing(cx.lang, field)));
        Sides::BeforeAfter(context.state(t.not_there()), after)
    }
}

impl Undoable for ScopeCreated {
    type Right = ManageScopes;
    type Undone = ScopeUndone;

    /// A scope that was made by mistake is taken out of use; its name stays taken, for nothing is deleted.
    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let scope = lock(change, by.acting, &self.scope).await?;
        take_out_again(change, scope, ScopeUndone::of(by.of, &self.scope)).await
    }
}

/// The settings of a scope were changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct ScopeChanged {
    /// The scope.
    pub scope: ScopeTag,
    /// The settings before.
    pub before: Snapshot<Settings>,
    /// The settings after.
    pub after: Snapshot<Settings>,
    /// The version of the scope after.
    pub version: i32,
}

impl EventKind for ScopeChanged {
    const KIND: &'static str = "scope.changed";
    const ACTION: Action = Action::Changed;
    const GROUP: Group = Group::Scopes;

    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.scope)
    }
    fn changes(&self) -> Vec<Changed> {
        vec![this(&self.scope, ScopePart::Settings)]
    }
    fn sentence(&self, cx: EventContext) -> String {
        let t = Texts(cx.lang);
        let changed = changed(t, &self.before, &self.after);
        let labels: Vec<String> = changed.iter().map(|field| field.label.to_lowercase()).collect();
        t.log_changed(&self.scope.provider.name, &self.scope.name, labels.join(", "))
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, context) = (Texts(cx.lang), ScopeContext { cx, scope: &self.scope });
        let mut view = context.scope_view(t.receipt_changed(), t.receipt_changed_body(&self.scope.name), t.undo());
        let changed = changed(t, &self.before, &self.after).into_iter();
        view.facts.extend(changed.map(|field| field.in_words(*t)));
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let (before, after) = changed_sides(Texts(cx.lang), &self.before, &self.after);
        Sides::BeforeAfter(before, after)
    }
}

impl Undoable for ScopeChanged {
    type Right = ManageScopes;
    type Undone = ScopeUndone;

    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let scope = lock(change, by.acting, &self.scope).await?;
        let outcome = put_back(change, by.acting, scope, (&self.before, &self.after)).await?;
        Ok(about_scope(ScopeUndone::of(by.of, &self.scope), outcome))
    }
}
