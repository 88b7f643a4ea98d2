use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::{store, texts::Texts},
    about_scope, field, lock, out_of_use_again,
    settings_then::SettingsThen,
};
use crate::{
    access::{Acting, ManageScopes, Mandate},
    grants::{ScopeContext, ScopeIs, ScopeUndone, Unrestorable},
    kernel::{Ref, ScopeTag},
    ledger::{
        Action, Change, ChangeError, EventContext, EventKind, Group, ReceiptView, Reversal, Side, Sides, Undoable,
    },
};

/// A scope was created.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct ScopeCreated {
    /// The scope.
    pub scope: ScopeTag,
    /// Its settings then.
    pub settings: SettingsThen,
}

impl EventKind for ScopeCreated {
    const KIND: &'static str = "scope.created";
    const ACTION: Action = Action::Created;
    const GROUP: Group = Group::Scopes;

    fn lines(&self) -> Vec<Uuid> {
        vec![self.scope.id.uuid()]
    }
    fn seen_by(&self, mandate: &Mandate, cx: EventContext) -> bool {
        ScopeContext { cx, scope: &self.scope }.seen_by(mandate)
    }
    fn sentence(&self, cx: EventContext) -> String {
        Texts(cx.lang).log_created(&self.scope.provider.name, &self.scope.name)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, context) = (Texts(cx.lang), ScopeContext { cx, scope: &self.scope });
        let lead = t.told_created_body(&self.scope.name);
        let mut view = context.view(t.told_created().to_owned(), lead, t.undo(), context.scope_line());
        view.lines_label = t.scope();
        view.links.insert(1, (t.bulk().to_owned(), context.paths().bulk(&self.scope.id)));
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let (t, context) = (Texts(cx.lang), ScopeContext { cx, scope: &self.scope });
        let mut after = context.state(t.active_tag());
        let fields = self.settings.fields(t).into_iter().filter(|(_, value)| !value.is_empty());
        after.things.extend(fields.map(|(label, value)| field(cx.lang, label, &value)));
        Sides::BeforeAfter(context.state(t.not_there()), after)
    }
}

impl Undoable for ScopeCreated {
    type Right = ManageScopes;
    type Undone = ScopeUndone;

    /// A scope that was made by mistake is taken out of use; its name stays taken, for nothing is deleted.
    async fn undo(
        &self,
        change: &mut Change,
        acting: &Acting<ManageScopes>,
        of: &Ref,
        _lines: &[Uuid],
    ) -> Result<Reversal<ScopeUndone>, ChangeError> {
        out_of_use_again(change, acting, &self.scope, of).await
    }
}

/// The settings of a scope were changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct ScopeChanged {
    /// The scope.
    pub scope: ScopeTag,
    /// The settings before.
    pub before: SettingsThen,
    /// The settings after.
    pub after: SettingsThen,
    /// The version of the scope after.
    pub version: i32,
}

impl EventKind for ScopeChanged {
    const KIND: &'static str = "scope.changed";
    const ACTION: Action = Action::Changed;
    const GROUP: Group = Group::Scopes;

    fn lines(&self) -> Vec<Uuid> {
        vec![self.scope.id.uuid()]
    }
    fn seen_by(&self, mandate: &Mandate, cx: EventContext) -> bool {
        ScopeContext { cx, scope: &self.scope }.seen_by(mandate)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let t = Texts(cx.lang);
        let differences = self.before.differences(t, &self.after).into_iter();
        let labels: Vec<String> = differences.map(|(label, ..)| label.to_lowercase()).collect();
        t.log_changed(&self.scope.provider.name, &self.scope.name, labels.join(", "))
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, context) = (Texts(cx.lang), ScopeContext { cx, scope: &self.scope });
        let lead = t.told_changed_body(&self.scope.name);
        let mut view = context.view(t.told_changed().to_owned(), lead, t.undo(), context.scope_line());
        view.lines_label = t.scope();
        let differences = self.before.differences(t, &self.after).into_iter();
        view.facts.extend(differences.map(|(label, before, after)| (label, t.changed_to(before, after))));
        Some(view)
    }
    /// The fields that differ, by the labels of the form.
    fn sides(&self, cx: EventContext) -> Sides {
        let (mut before, mut after) = (Side::nothing(), Side::nothing());
        for (label, was, is) in self.before.differences(Texts(cx.lang), &self.after) {
            before.things.push(field(cx.lang, label, &was));
            after.things.push(field(cx.lang, label, &is));
        }
        Sides::BeforeAfter(before, after)
    }
}

impl Undoable for ScopeChanged {
    type Right = ManageScopes;
    type Undone = ScopeUndone;

    async fn undo(
        &self,
        change: &mut Change,
        acting: &Acting<ManageScopes>,
        of: &Ref,
        _lines: &[Uuid],
    ) -> Result<Reversal<ScopeUndone>, ChangeError> {
        let outcome = match lock(change, acting, &self.scope).await? {
            // Whatever else has happened to it: its settings are still what this change made of them.
            Some(scope) if self.after.is_still(&scope.settings) => {
                let before = self.before.over(&scope.settings);
                store::set(change, acting, self.scope.id, &before).await?;
                Ok(ScopeIs::AsBefore)
            }
            _ => Err(Unrestorable::ScopeChanged),
        };
        Ok(about_scope(ScopeUndone::of(of, &self.scope), outcome))
    }
}
