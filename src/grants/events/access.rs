use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::{store, texts::Texts},
    AccessItem, ScopeContext, ScopeUndone, consumers, end_given, given, own_items, receipt_lines, restore, revoked,
};
use crate::{
    access::ManageScopes,
    kernel::{AccessRequestId, Lang, OrgNumber, ScopeTag},
    ledger::{
        Action, Change, Changed, EventContext, EventKind, Group, Purpose, ReceiptView, Reversal, Reversed, Side, Sides,
        Subject, Undoable, Undoing,
    },
    scopes::facts,
    web::day,
};

/// One by name, many by number.
pub(crate) fn whom(lang: Lang, items: &[AccessItem]) -> String {
    match items {
        [one] => one.consumer.name.clone(),
        many => Texts(lang).organisations(many.len()),
    }
}

/// Organisations were given access to a scope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AccessGiven {
    /// The scope.
    pub scope: ScopeTag,
    /// The accesses.
    pub items: Vec<AccessItem>,
    /// Until and with this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Date>,
    /// The list the organisations were pasted in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<Uuid>,
    /// The consumer's request that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<AccessRequestId>,
}

impl EventKind for AccessGiven {
    const KIND: &'static str = "scope-access.given";
    const ACTION: Action = Action::Given;
    const GROUP: Group = Group::ScopeAccess;

    fn notice(&self) -> Option<Purpose> {
        Some(Purpose::ScopeAccess)
    }
    fn recipients(&self) -> Vec<OrgNumber> {
        consumers(&self.items)
    }
    fn part(&self, reader: OrgNumber) -> Option<Self> {
        Some(Self {
            scope: self.scope.clone(),
            items: own_items(&self.items, reader),
            ends_on: self.ends_on,
            list: None,
            request: self.request,
        })
    }
    fn changes(&self) -> Vec<Changed> {
        given(self.items.iter(), &self.scope)
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.scope)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let t = Texts(cx.lang);
        let sentence = t.log_given(&self.scope.provider.name, whom(cx.lang, &self.items), &self.scope.name);
        if self.request.is_some() { t.log_in_answer(sentence) } else { sentence }
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, context) = (Texts(cx.lang), ScopeContext { cx, scope: &self.scope });
        let lead = t.receipt_given_body(&self.scope.provider.name, whom(cx.lang, &self.items), &self.scope.name);
        let lines = receipt_lines(&self.items, true);
        let mut view = context.view(t.receipt_given(), lead, t.undo(), lines);
        context.note_first(&mut view, self.items.len());
        view.facts.push((t.until(), self.ends_on.map_or_else(|| t.no_end().to_owned(), |end| day(cx.lang, end))));
        if context.is_owner() {
            view.to_pass_on = Some(context.text_to_pass_on());
            if let Some(list) = &self.list {
                view.links.insert(0, (t.outcome_csv().to_owned(), context.paths().bulk_csv(&self.scope.id, list)));
            }
        }
        if let Some(request) = self.request {
            let paths = context.paths();
            let (answer, href) = if context.is_owner() {
                (t.answers_request_undo(), paths.answer(request))
            } else {
                (t.answers_request(), paths.our(request))
            };
            view.facts.push((t.request(), answer.to_owned()));
            view.links.insert(0, (t.see_request().to_owned(), href));
        }
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let after = Side { until: self.ends_on, ..ScopeContext { cx, scope: &self.scope }.accesses(&self.items) };
        Sides::BeforeAfter(Side::nothing(), after)
    }
}

impl Undoable for AccessGiven {
    type Right = ManageScopes;
    type Undone = ScopeUndone;

    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let mut undone = ScopeUndone::of(by.of, &self.scope);
        facts::lock(change, by.acting, (self.scope.environment, self.scope.id)).await?;
        end_given(change, by.acting, &self.items, by.lines, &mut undone).await?;
        Ok(Reversal { settled: undone.ended.iter().map(|item| item.id).collect(), event: undone })
    }
}

/// Accesses to a scope were taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AccessWithdrawn {
    /// The scope.
    pub scope: ScopeTag,
    /// The accesses.
    pub items: Vec<AccessItem>,
    /// Why, in the provider's words; the consumer reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Because of a breach of security. That cannot be undone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub breach: bool,
}

impl EventKind for AccessWithdrawn {
    const KIND: &'static str = "scope-access.withdrawn";
    const ACTION: Action = Action::Removed;
    const GROUP: Group = Group::ScopeAccess;

    fn notice(&self) -> Option<Purpose> {
        Some(Purpose::ScopeAccess)
    }
    fn recipients(&self) -> Vec<OrgNumber> {
        consumers(&self.items)
    }
    fn part(&self, reader: OrgNumber) -> Option<Self> {
        Some(Self {
            scope: self.scope.clone(),
            items: own_items(&self.items, reader),
            reason: self.reason.clone(),
            breach: self.breach,
        })
    }
    fn changes(&self) -> Vec<Changed> {
        if self.breach {
            return revoked(&self.items, &self.scope).collect();
        }
        let taken = |item: &AccessItem| item.changed(&self.scope).line(item.id).while_registered(item.consumer.number);
        self.items.iter().map(taken).collect()
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.scope)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let t = Texts(cx.lang);
        let sentence = t.log_withdrawn(&self.scope.provider.name, whom(cx.lang, &self.items), &self.scope.name);
        self.reason.as_ref().map_or(sentence.clone(), |reason| t.log_reason(&sentence, reason))
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, context) = (Texts(cx.lang), ScopeContext { cx, scope: &self.scope });
        let heading = match self.items.len() {
            1 => t.receipt_withdrawn_one().to_owned(),
            n => t.receipt_withdrawn(n),
        };
        let lead = t.receipt_withdrawn_body(&self.scope.provider.name, whom(cx.lang, &self.items), &self.scope.name);
        let mut view = context.view(heading, lead, t.undo_removal(), receipt_lines(&self.items, !self.breach));
        context.note_first(&mut view, self.items.len());
        view.facts.extend(self.reason.clone().map(|reason| (t.reason_label(), reason)));
        if self.breach {
            view.facts.push((t.consequence(), t.breach_tag().to_owned()));
        }
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        Sides::BeforeAfter(ScopeContext { cx, scope: &self.scope }.accesses(&self.items), Side::nothing())
    }
}

impl Undoable for AccessWithdrawn {
    type Right = ManageScopes;
    type Undone = ScopeUndone;

    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let mut undone = ScopeUndone::of(by.of, &self.scope);
        let items: Vec<&AccessItem> = self.items.iter().filter(|item| by.lines.contains(&item.id)).collect();
        let consumers: Vec<OrgNumber> = items.iter().map(|item| item.consumer.number).collect();
        store::lock_consumers(change, &consumers).await?;
        let settled = match facts::lock(change, by.acting, (self.scope.environment, self.scope.id)).await? {
            Some(scope) => restore(change, by.acting, scope.active, &items, &mut undone).await?,
            None => Vec::new(),
        };
        Ok(Reversal { settled, event: undone })
    }
}

/// An access to a scope had its last day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AccessExpired {
    /// The scope.
    pub scope: ScopeTag,
    /// The access.
    pub item: AccessItem,
}

impl EventKind for AccessExpired {
    const KIND: &'static str = "scope-access.expired";
    const ACTION: Action = Action::Expired;
    const GROUP: Group = Group::ScopeAccess;

    fn notice(&self) -> Option<Purpose> {
        Some(Purpose::ScopeAccess)
    }
    fn recipients(&self) -> Vec<OrgNumber> {
        vec![self.scope.provider.number, self.item.consumer.number]
    }
    fn changes(&self) -> Vec<Changed> {
        vec![self.item.changed(&self.scope)]
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.scope)
    }
    fn sentence(&self, cx: EventContext) -> String {
        Texts(cx.lang).log_expired(&self.item.consumer.name, &self.scope.name)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let context = ScopeContext { cx, scope: &self.scope };
        Sides::BeforeAfter(context.accesses(std::slice::from_ref(&self.item)), Side::nothing())
    }
}
