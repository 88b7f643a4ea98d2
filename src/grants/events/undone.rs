use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::{
        store::{self, EndedBy, Restored},
        texts::{EndDates, Texts},
    },
    AccessItem, DatedItem, SHOWN, ScopeContext, ScopePart, changed_scope, consumers, given, own_items, receipt_lines,
    revoked,
};
use crate::{
    access::{Acting, ManageScopes},
    in_use::Became,
    kernel::{OrgNumber, Party, Ref, ScopeTag},
    ledger::{
        Action, Change, ChangeError, Changed, EventContext, EventKind, Group, Purpose, ReceiptLine, ReceiptView, Sides,
        Subject,
    },
};

/// Why a line could not be undone. What has happened to the same access or scope since is met here only for receipts from before the ledger
/// knew it (`lines_known`), and when the other change is committed at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ScopeUndoFault {
    /// It has been given anew.
    GivenAlready,
    /// It has ended already.
    EndedAlready,
    /// Its last day has passed.
    EndPassed,
    /// The organisation has been deleted from the register.
    ConsumerGone,
    /// The scope is out of use.
    ScopeInactive,
    /// The scope was changed since.
    ScopeChanged,
}

/// A change to a scope or to accesses was undone. One kind of event for both, because taking a scope into use again brings accesses back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ScopeUndone {
    /// The reference of the change that was undone.
    pub of: Ref,
    /// The scope.
    pub scope: ScopeTag,
    /// What happened to the scope itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope_is: Option<Became>,
    /// Accesses that are back.
    pub restored: Vec<AccessItem>,
    /// Accesses that are gone again.
    pub ended: Vec<AccessItem>,
    /// Accesses that have the last day again that they had.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub end_dates: Vec<DatedItem>,
    /// What could not be undone.
    pub failed: Vec<(AccessItem, ScopeUndoFault)>,
    /// Those who lose the scope with this or have it again, where it went out of use or into it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consumers: Vec<Party>,
}

impl ScopeUndone {
    /// Nothing is undone yet.
    pub(crate) fn of(receipt: &Ref, scope: &ScopeTag) -> Self {
        Self {
            of: receipt.clone(),
            scope: scope.clone(),
            scope_is: None,
            restored: Vec::new(),
            ended: Vec::new(),
            end_dates: Vec::new(),
            failed: Vec::new(),
            consumers: Vec::new(),
        }
    }
}

/// How the scope is now, in a sentence.
fn state(t: Texts, is: Became, name: &str) -> String {
    match is {
        Became::Active => t.undone_active(name),
        Became::Inactive => t.undone_inactive(name),
        Became::AsBefore => t.undone_before(name),
    }
}

fn reason(t: Texts, reason: ScopeUndoFault) -> &'static str {
    match reason {
        ScopeUndoFault::GivenAlready => t.why_given_already(),
        ScopeUndoFault::EndedAlready => t.why_ended_already(),
        ScopeUndoFault::EndPassed => t.why_end_passed(),
        ScopeUndoFault::ConsumerGone => t.why_gone(),
        ScopeUndoFault::ScopeInactive => t.why_inactive(),
        ScopeUndoFault::ScopeChanged => t.why_changed(),
    }
}

impl EventKind for ScopeUndone {
    const KIND: &'static str = "scope.undone";
    const ACTION: Action = Action::Undone;
    const GROUP: Group = Group::Scopes;

    fn notice(&self) -> Option<Purpose> {
        // Undoing gave or took accesses, or it was the scope itself that went out of use or came back.
        let has_access = !(self.restored.is_empty() && self.ended.is_empty() && self.end_dates.is_empty());
        Some(if has_access { Purpose::ScopeAccess } else { Purpose::Apis })
    }
    fn recipients(&self) -> Vec<OrgNumber> {
        let dated = self.end_dates.iter().map(|dated| dated.item.consumer.number).collect();
        [consumers(&self.restored), consumers(&self.ended), dated, Party::numbers(&self.consumers)].concat()
    }
    fn changes(&self) -> Vec<Changed> {
        let part = |is| if is == Became::AsBefore { ScopePart::Settings } else { ScopePart::Use };
        let scope = self.scope_is.map(|is| changed_scope(&self.scope, part(is)));
        let restored = given(self.restored.iter(), &self.scope).into_iter().map(Changed::without_line);
        let dated = self.end_dates.iter().map(|dated| dated.item.changed(&self.scope));
        scope.into_iter().chain(restored).chain(revoked(&self.ended, &self.scope)).chain(dated).collect()
    }
    fn part(&self, reader: OrgNumber) -> Option<Self> {
        Some(Self {
            of: self.of.clone(),
            scope: self.scope.clone(),
            scope_is: self.scope_is,
            restored: own_items(&self.restored, reader),
            ended: own_items(&self.ended, reader),
            end_dates: DatedItem::own(&self.end_dates, reader),
            failed: Vec::new(),
            consumers: Party::only(&self.consumers, reader),
        })
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.scope)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (t, name) = (Texts(cx.lang), &self.scope.name);
        let undone = t.log_undone(&self.of, name);
        match self.scope_is {
            Some(is) => format!("{undone} {}", state(t, is, name)),
            None => undone,
        }
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, context) = (Texts(cx.lang), ScopeContext { cx, scope: &self.scope });
        let tagged = |items: &[AccessItem], tag: (&'static str, &'static str)| {
            let lines = receipt_lines(items, false).into_iter();
            lines.map(move |line| ReceiptLine { tag: Some(tag), ..line }).collect::<Vec<_>>()
        };
        let mut lines = tagged(&self.restored, (t.tag_restored(), "success"));
        lines.extend(tagged(&self.ended, (t.tag_ended(), "neutral")));
        let dated: Vec<AccessItem> = self.end_dates.iter().map(|dated| dated.item.clone()).collect();
        lines.extend(tagged(&dated, (EndDates(cx.lang).tag_as_before(), "success")));
        lines.extend(self.failed.iter().take(SHOWN).map(|(item, why)| ReceiptLine {
            title: item.consumer.name.clone(),
            tag: Some((t.tag_failed(), "danger")),
            note: Some(reason(t, *why)),
            ..ReceiptLine::default()
        }));
        let done = self.restored.len() + self.ended.len() + self.end_dates.len();
        let all = done + self.failed.len();
        let name = &self.scope.name;
        let lead = self.scope_is.map_or_else(|| t.undone_some(done, all), |is| state(t, is, name));
        let mut view = context.view(t.receipt_undone(), lead, t.undo(), lines);
        context.note_first(&mut view, done);
        view.facts.push((t.undone_of(), self.of.to_string()));
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let (t, context) = (Texts(cx.lang), ScopeContext { cx, scope: &self.scope });
        let states = self.scope_is.map(|is| match is {
            Became::Active => (t.inactive_tag(), t.active_tag()),
            Became::Inactive => (t.active_tag(), t.inactive_tag()),
            Became::AsBefore => (t.settings_changed(), t.settings_before()),
        });
        match states {
            Some((before, after)) => Sides::BeforeAfter(
                context.state_and_accesses(before, &self.ended),
                context.state_and_accesses(after, &self.restored),
            ),
            None if !self.end_dates.is_empty() => {
                let items: Vec<AccessItem> = self.end_dates.iter().map(|dated| dated.item.clone()).collect();
                Sides::Concerns(context.accesses(&items))
            }
            None => Sides::BeforeAfter(context.accesses(&self.ended), context.accesses(&self.restored)),
        }
    }
}

/// Gives again what was taken back, as far as it can be, if the scope is in use. Each item is judged by itself, as things are now. Returns
/// the lines that are undone by it.
pub(crate) async fn restore(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    active: bool,
    items: &[&AccessItem],
    undone: &mut ScopeUndone,
) -> Result<Vec<Uuid>, ChangeError> {
    let today = change.today();
    let ids: Vec<Uuid> = items.iter().map(|item| item.id).collect();
    let last_days = store::last_days(change.conn(), &ids, today).await?;
    let mut restorable = Vec::new();
    for item in items {
        let found = last_days.iter().find(|(id, ..)| *id == item.id);
        let why = match found {
            _ if !active => Some(ScopeUndoFault::ScopeInactive),
            Some((_, _, true)) => Some(ScopeUndoFault::ConsumerGone),
            Some((_, Some(last), _)) if *last < today => Some(ScopeUndoFault::EndPassed),
            _ => None,
        };
        match why {
            Some(why) => undone.failed.push(((*item).clone(), why)),
            None => restorable.push(item.id),
        }
    }
    let mut settled = Vec::new();
    for (old, outcome) in store::restore(change, acting, undone.scope.id, &restorable).await? {
        let Some(item) = items.iter().find(|item| item.id == old) else { continue };
        match outcome {
            Restored::Done(id) => {
                undone.restored.push(AccessItem { id, consumer: item.consumer.clone() });
                settled.push(old);
            }
            Restored::GivenAnew => undone.failed.push(((*item).clone(), ScopeUndoFault::GivenAlready)),
        }
    }
    Ok(settled)
}

/// Ends what was given, as far as it has not ended otherwise.
pub(crate) async fn end_given(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    items: &[AccessItem],
    lines: &[Uuid],
    undone: &mut ScopeUndone,
) -> Result<(), ChangeError> {
    let ended = store::withdraw(change, acting, undone.scope.id, lines, EndedBy::Undo).await?;
    let ended: HashSet<Uuid> = ended.into_iter().collect();
    let asked: HashSet<&Uuid> = lines.iter().collect();
    for item in items.iter().filter(|item| asked.contains(&item.id)) {
        if ended.contains(&item.id) {
            undone.ended.push(item.clone());
        } else {
            undone.failed.push((item.clone(), ScopeUndoFault::EndedAlready));
        }
    }
    Ok(())
}
