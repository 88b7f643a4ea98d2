use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::{settings::Settings, texts::Texts},
    about_scope, changed, changed_sides, filled, lock, put_back, take_out_again, thing, this,
};
use crate::{
    access::ManageScopes,
    grants::{
        self, AccessGiven, AccessItem, ScopeContext, ScopePart, ScopeUndone, changed_scope, given, own_items,
        receipt_lines, whom,
    },
    kernel::{OrgNumber, ScopeTag},
    ledger::{
        Action, Change, Changed, EventContext, EventKind, Group, Purpose, ReceiptView, Reversal, Reversed, Sides,
        Snapshot, Subject, Undoable, Undoing,
    },
};

/// A scope was created.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct ScopeCreated {
    /// The scope.
    pub scope: ScopeTag,
    /// Its settings then. What a consumer is told has none.
    pub settings: Snapshot<Settings>,
    /// The accesses that were given with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<AccessItem>,
}

impl ScopeCreated {
    /// What a consumer sees of it: it was given access.
    fn as_given(&self) -> AccessGiven {
        let (scope, items) = (self.scope.clone(), self.items.clone());
        AccessGiven { scope, items, ends_on: None, list: None, request: None }
    }
}

impl EventKind for ScopeCreated {
    const KIND: &'static str = "scope.created";
    const ACTION: Action = Action::Created;
    const GROUP: Group = Group::Scopes;

    fn notice(&self) -> Option<Purpose> {
        (!self.items.is_empty()).then_some(Purpose::ScopeAccess)
    }
    fn recipients(&self) -> Vec<OrgNumber> {
        self.items.iter().map(|item| item.consumer.number).collect()
    }
    fn part(&self, reader: OrgNumber) -> Option<Self> {
        let (scope, items) = (self.scope.clone(), own_items(&self.items, reader));
        Some(Self { scope, settings: Snapshot::default(), items })
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.scope)
    }
    fn changes(&self) -> Vec<Changed> {
        let scope = [this(&self.scope, ScopePart::Use), changed_scope(&self.scope, ScopePart::Settings)];
        scope.into_iter().chain(given(self.items.iter(), &self.scope)).collect()
    }
    /// The provider reads that it was created, a consumer that it was given access.
    fn sentence(&self, cx: EventContext) -> String {
        let (t, scope) = (Texts(cx.lang), &self.scope);
        if !(ScopeContext { cx, scope }).is_owner() {
            return self.as_given().sentence(cx);
        }
        let (org, name) = (&scope.provider.name, &scope.name);
        match self.items.len() {
            0 => t.log_created(org, name),
            _ => t.log_created_given(org, name, whom(cx.lang, &self.items)),
        }
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, context, name) = (Texts(cx.lang), ScopeContext { cx, scope: &self.scope }, &self.scope.name);
        if !context.is_owner() {
            return self.as_given().receipt(cx);
        }
        let lead = match self.items.len() {
            0 => t.receipt_created_body(name),
            _ => t.receipt_created_given(name, whom(cx.lang, &self.items)),
        };
        let mut view = context.scope_view(t.receipt_created(), lead, t.undo());
        view.links.insert(1, (t.bulk().to_owned(), context.paths().bulk(&self.scope.id)));
        if !self.items.is_empty() {
            view.lines.extend(receipt_lines(&self.items, true));
            view.lines_label = t.created_label();
            view.to_pass_on = Some(context.text_to_pass_on());
            context.note_first(&mut view, self.items.len());
        }
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let (t, context) = (Texts(cx.lang), ScopeContext { cx, scope: &self.scope });
        if !context.is_owner() {
            return self.as_given().sides(cx);
        }
        let mut after = context.state_and_accesses(t.active_tag(), &self.items);
        after.things.extend(filled(t, &self.settings).map(|field| thing(cx.lang, field)));
        Sides::BeforeAfter(context.state(t.not_there()), after)
    }
}

impl Undoable for ScopeCreated {
    type Right = ManageScopes;
    type Undone = ScopeUndone;

    /// A scope that was made by mistake is taken out of use; its name stays taken, for nothing is deleted. The accesses that were given
    /// with it end.
    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let mut undone = ScopeUndone::of(by.of, &self.scope);
        let scope = lock(change, by.acting, &self.scope).await?;
        grants::end_given(change, by.acting, &self.items, by.lines, &mut undone).await?;
        let ended: Vec<Uuid> = undone.ended.iter().map(|item| item.id).collect();
        let mut reversal = if by.lines.contains(&self.scope.id.uuid()) {
            take_out_again(change, scope, undone).await?
        } else {
            Reversal { settled: Vec::new(), event: undone }
        };
        reversal.settled.extend(ended);
        Ok(reversal)
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
