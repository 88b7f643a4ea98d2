use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::{
        settings::Settings,
        texts::{Copying, Texts},
    },
    about_scope, changed, changed_sides, filled, lock, put_back, take_out_again, thing, this,
};
use crate::{
    access::ManageScopes,
    grants::{
        self, AccessGiven, AccessItem, CopiedAccess, ScopeContext, ScopePart, ScopeUndone, changed_scope, given,
        receipt_lines,
    },
    kernel::{Environment, OrgNumber, ScopeId, ScopeTag},
    ledger::{
        Action, Change, Changed, EventContext, EventKind, Group, Purpose, ReceiptView, Reversal, Reversed, Side, Sides,
        Snapshot, Subject, Undoable, Undoing,
    },
};

/// A scope was copied from test to production: its settings, accesses, or both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct ScopeCopied {
    /// The scope in production.
    pub scope: ScopeTag,
    /// The scope in test.
    pub from: ScopeId,
    /// The settings in production before; nothing where the scope was created by this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Snapshot<Settings>>,
    /// The settings in production after; nothing where only accesses came along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Snapshot<Settings>>,
    /// The accesses that came along.
    pub items: Vec<CopiedAccess>,
}

impl ScopeCopied {
    fn context(&self, cx: EventContext) -> ScopeContext<'_> {
        ScopeContext { cx, scope: &self.scope }
    }

    /// Was the scope created by this?
    fn created(&self) -> bool {
        self.before.is_none() && self.after.is_some()
    }

    fn access_items(&self) -> Vec<AccessItem> {
        self.items.iter().map(|copied| copied.item.clone()).collect()
    }

    /// What a consumer sees of it: it was given access.
    fn as_given(&self) -> AccessGiven {
        let ends_on = self.items.first().and_then(|copied| copied.ends_on);
        AccessGiven { scope: self.scope.clone(), items: self.access_items(), ends_on, list: None, request: None }
    }
}

impl EventKind for ScopeCopied {
    const KIND: &'static str = "scope.copied";
    const ACTION: Action = Action::Copied;
    const GROUP: Group = Group::Scopes;

    fn notice(&self) -> Option<Purpose> {
        (!self.items.is_empty()).then_some(Purpose::ScopeAccess)
    }
    fn recipients(&self) -> Vec<OrgNumber> {
        self.items.iter().map(|copied| copied.item.consumer.number).collect()
    }
    fn part(&self, reader: OrgNumber) -> Option<Self> {
        Some(Self {
            scope: self.scope.clone(),
            from: self.from,
            before: None,
            after: None,
            items: self.items.iter().filter(|copied| copied.item.consumer.number == reader).cloned().collect(),
        })
    }
    fn changes(&self) -> Vec<Changed> {
        let scope = match (&self.before, &self.after) {
            (_, None) => Vec::new(),
            (Some(_), Some(_)) => vec![this(&self.scope, ScopePart::Settings)],
            (None, Some(_)) => vec![this(&self.scope, ScopePart::Use), changed_scope(&self.scope, ScopePart::Settings)],
        };
        [scope, given(self.items.iter().map(|copied| &copied.item), &self.scope)].concat()
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.scope)
    }
    /// The provider reads that it was copied, a consumer that it was given.
    fn sentence(&self, cx: EventContext) -> String {
        let c = Copying(cx.lang);
        if !self.context(cx).is_owner() {
            return self.as_given().sentence(cx);
        }
        let (org, scope) = (&self.scope.provider.name, &self.scope.name);
        if self.created() { c.log_made(org, scope) } else { c.log_copied(org, scope) }
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, c, context) = (Texts(cx.lang), Copying(cx.lang), self.context(cx));
        if !context.is_owner() {
            return self.as_given().receipt(cx);
        }
        let (scope, given) = (&self.scope.name, self.access_items());
        let lead = match &self.after {
            Some(_) if self.created() => c.receipt_made(scope),
            Some(_) => c.receipt_set(scope),
            None => c.receipt_given(scope),
        };
        let mut view = context.scope_view(c.receipt(), lead, t.undo());
        if self.after.is_none() {
            view.lines.clear();
        }
        for line in &mut view.lines {
            line.note = Some(c.settings());
        }
        view.lines.extend(receipt_lines(&given, true));
        view.lines_label = c.copied_label();
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => {
                let changed = changed(t, before, after).into_iter();
                view.facts.extend(changed.map(|field| field.in_words(*t)));
            }
            (None, Some(after)) => view.facts.extend(filled(t, after).take(1)),
            _ => {}
        }
        if !given.is_empty() {
            view.facts.push((c.accesses_label(), given.len().to_string()));
            view.to_pass_on = Some(context.text_to_pass_on());
        }
        context.note_first(&mut view, given.len());
        let test = context.paths().within(Environment::Test);
        view.links.insert(1, (c.in_test().to_owned(), test.scope(&self.from)));
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let (t, context) = (Texts(cx.lang), self.context(cx));
        if !context.is_owner() {
            return self.as_given().sides(cx);
        }
        let accesses = self.access_items();
        let (mut before, mut after) = (Side::nothing(), context.accesses(&accesses));
        match (&self.before, &self.after) {
            (Some(was), Some(is)) => {
                let (was, is) = changed_sides(t, was, is);
                before.things.extend(was.things);
                after.things.extend(is.things);
            }
            (None, Some(is)) => {
                before = context.state(t.not_there());
                after = context.state_and_accesses(t.active_tag(), &accesses);
                after.things.extend(filled(t, is).map(|field| thing(cx.lang, field)));
            }
            _ => {}
        }
        Sides::BeforeAfter(before, after)
    }
}

impl Undoable for ScopeCopied {
    type Right = ManageScopes;
    type Undone = ScopeUndone;

    /// Production is as before, as far as nobody has changed it since: a scope that was created goes out of use, accesses end.
    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let mut undone = ScopeUndone::of(by.of, &self.scope);
        let scope = lock(change, by.acting, &self.scope).await?;
        grants::end_given(change, by.acting, &self.access_items(), by.lines, &mut undone).await?;
        let mut settled: Vec<Uuid> = undone.ended.iter().map(|item| item.id).collect();
        if by.lines.contains(&self.scope.id.uuid()) {
            let about = match (&self.before, &self.after) {
                (Some(before), Some(after)) => {
                    about_scope(undone, put_back(change, by.acting, scope, (before, after)).await?)
                }
                _ => take_out_again(change, scope, undone).await?,
            };
            settled.extend(about.settled);
            undone = about.event;
        }
        Ok(Reversal { settled, event: undone })
    }
}
