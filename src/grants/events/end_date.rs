use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::{
        store,
        texts::{EndDates, Texts},
    },
    AccessItem, NAMED, SHOWN, ScopeContext, ScopeUndoFault, ScopeUndone,
    access::whom,
};
use crate::{
    access::ManageScopes,
    kernel::{Lang, OrgNumber, ScopeTag, lasts_longer},
    ledger::{
        Action, Change, Changed, EventContext, EventKind, Group, Purpose, ReceiptLine, ReceiptView, Reversal, Reversed,
        Side, Sides, Subject, Thing, Undoable, Undoing,
    },
    scopes::facts,
    web::day,
};

/// An access and its last day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DatedItem {
    /// The access.
    #[serde(flatten)]
    pub item: AccessItem,
    /// Until and with this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Date>,
}

impl DatedItem {
    /// The items of one of many consumers.
    pub(crate) fn own(items: &[Self], reader: OrgNumber) -> Vec<Self> {
        items.iter().filter(|item| item.item.consumer.number == reader).cloned().collect()
    }
}

/// A last day, or that there is none.
fn last_day(lang: Lang, ends_on: Option<Date>) -> String {
    ends_on.map_or_else(|| Texts(lang).no_end().to_owned(), |end| day(lang, end))
}

/// Accesses to a scope got another last day, or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AccessEndChanged {
    /// The scope.
    pub scope: ScopeTag,
    /// The accesses, with the last days they had.
    pub items: Vec<DatedItem>,
    /// Until and with this day from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Date>,
}

impl AccessEndChanged {
    fn accesses(&self) -> Vec<AccessItem> {
        self.items.iter().map(|item| item.item.clone()).collect()
    }
    /// Each with a last day of its own.
    fn side(&self, cx: EventContext, ends_on: impl Fn(&DatedItem) -> Option<Date>) -> Side {
        let context = ScopeContext { cx, scope: &self.scope };
        let thing = |item: &DatedItem| Thing {
            title: context.marked(&item.item.consumer.name),
            detail: format!("{}: {}", self.scope.name, last_day(cx.lang, ends_on(item))),
        };
        let more = self.items.len().saturating_sub(NAMED);
        let note = (more > 0).then(|| Texts(cx.lang).and_more(more));
        Side { note, ..Side::of(self.items.iter().take(NAMED).map(thing).collect()) }
    }
}

impl EventKind for AccessEndChanged {
    const KIND: &'static str = "scope-access.end-date-changed";
    const ACTION: Action = Action::Changed;
    const GROUP: Group = Group::ScopeAccess;

    fn notice(&self) -> Option<Purpose> {
        Some(Purpose::ScopeAccess)
    }
    fn recipients(&self) -> Vec<OrgNumber> {
        self.items.iter().map(|item| item.item.consumer.number).collect()
    }
    fn part(&self, reader: OrgNumber) -> Option<Self> {
        Some(Self { scope: self.scope.clone(), items: DatedItem::own(&self.items, reader), ends_on: self.ends_on })
    }
    fn changes(&self) -> Vec<Changed> {
        let of = |DatedItem { item, .. }: &DatedItem| {
            item.changed(&self.scope).line(item.id).while_registered(item.consumer.number)
        };
        self.items.iter().map(of).collect()
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.scope)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (e, whom) = (EndDates(cx.lang), whom(cx.lang, &self.accesses()));
        let (org, scope) = (&self.scope.provider.name, &self.scope.name);
        match self.ends_on {
            Some(end) => e.log_changed(org, whom, scope, day(cx.lang, end)),
            None => e.log_removed(org, whom, scope),
        }
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, e, context) = (Texts(cx.lang), EndDates(cx.lang), ScopeContext { cx, scope: &self.scope });
        let line = |dated: &DatedItem| ReceiptLine {
            id: Some(dated.item.id),
            title: e.redated(
                dated.item.consumer.with_number(),
                last_day(cx.lang, dated.ends_on),
                last_day(cx.lang, self.ends_on),
            ),
            ..ReceiptLine::default()
        };
        let lines = self.items.iter().take(SHOWN).map(line).collect();
        let mut view = context.view(e.receipt(), self.sentence(cx), t.undo(), lines);
        context.note_first(&mut view, self.items.len());
        view.facts.push((t.until(), last_day(cx.lang, self.ends_on)));
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        Sides::BeforeAfter(self.side(cx, |item| item.ends_on), self.side(cx, |_| self.ends_on))
    }
}

impl Undoable for AccessEndChanged {
    type Right = ManageScopes;
    type Undone = ScopeUndone;

    /// Each gets the last day it had, unless that has passed. One that lasts longer by it is given, which takes a scope that is in use.
    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let mut undone = ScopeUndone::of(by.of, &self.scope);
        let items: Vec<&DatedItem> = self.items.iter().filter(|dated| by.lines.contains(&dated.item.id)).collect();
        let consumers: Vec<OrgNumber> = items.iter().map(|dated| dated.item.consumer.number).collect();
        store::lock_consumers(change, &consumers).await?;
        let scope = facts::lock_to_give(change, by.acting, (self.scope.environment, self.scope.id)).await?;
        let (active, today) = (scope.is_some_and(|scope| scope.active), change.today());
        let mut settled: Vec<Uuid> = Vec::new();
        for dated in items {
            let fault = match dated.ends_on {
                Some(end) if end < today => Some(ScopeUndoFault::EndPassed),
                end if !active && lasts_longer(self.ends_on, end) => Some(ScopeUndoFault::ScopeInactive),
                end => {
                    let ids = [dated.item.id];
                    let done = store::set_end(change, by.acting, self.scope.id, &ids, end).await?;
                    (done == 0).then_some(ScopeUndoFault::EndedAlready)
                }
            };
            match fault {
                Some(fault) => undone.failed.push((dated.item.clone(), fault)),
                None => {
                    settled.push(dated.item.id);
                    undone.end_dates.push(dated.clone());
                }
            }
        }
        Ok(Reversal { settled, event: undone })
    }
}
