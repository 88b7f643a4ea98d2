//! What became of how the organisation is invoiced.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::{billing::BillingDetails, paths, store, texts::BillingTexts},
    is_for,
};
use crate::{
    access::{ManageCommercial, Mandate},
    kernel::{Lang, Ref},
    ledger::{
        Action, Change, Changed, EventContext, EventKind, Group, ReceiptLine, ReceiptView, Reversal, Reversed, Side,
        Sides, Undoable, Undoing,
    },
    sitemap::Section,
};

const THING: &str = "billing";

fn side(lang: Lang, details: Option<&BillingDetails>) -> Side {
    details.map_or_else(Side::nothing, |it| Side::note(BillingTexts(lang).in_words(it)))
}

/// How the organisation is invoiced was entered or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct BillingChange {
    /// By which it is undone.
    pub line: Uuid,
    /// As it was. `None`: nothing was entered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<BillingDetails>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<BillingDetails>,
}

impl EventKind for BillingChange {
    const KIND: &'static str = "billing.changed";
    const ACTION: Action = Action::Changed;
    const GROUP: Group = Group::Settings;

    fn changes(&self) -> Vec<Changed> {
        vec![Changed::own(THING).line(self.line)]
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        is_for(mandate)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let t = BillingTexts(cx.lang);
        let sentence = if self.before.is_none() { t.event_entered() } else { t.event_changed() };
        sentence.to_owned()
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = BillingTexts(cx.lang);
        Some(view(cx, (t.saved(), t.saved_body()), self.after.as_ref(), Some(self.line)))
    }
    fn sides(&self, cx: EventContext) -> Sides {
        Sides::BeforeAfter(side(cx.lang, self.before.as_ref()), side(cx.lang, self.after.as_ref()))
    }
}

impl Undoable for BillingChange {
    type Right = ManageCommercial;
    type Undone = BillingUndone;

    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let org = by.acting.org();
        let is_as_left = match (store::lock_billing(change, org).await?.details, &self.after) {
            (Some(now), Some(after)) => now.is_same(after),
            (now, after) => now.is_none() && after.is_none(),
        };
        if is_as_left {
            store::put_billing(change, org, self.before.as_ref()).await?;
        }
        let (before, after) = (self.after.clone(), self.before.clone());
        let event = BillingUndone { of: by.of.clone(), before, after, failed: !is_as_left };
        Ok(Reversal { event, settled: is_as_left.then_some(self.line).into_iter().collect() })
    }
}

/// A change of how the organisation is invoiced was undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct BillingUndone {
    /// The reference of the change.
    pub of: Ref,
    /// As it was until the undo, and as it is again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<BillingDetails>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<BillingDetails>,
    /// Could it not be undone? Such an event is not written; it says why.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub failed: bool,
}

impl EventKind for BillingUndone {
    const KIND: &'static str = "billing.undone";
    const ACTION: Action = Action::Undone;
    const GROUP: Group = Group::Settings;

    fn changes(&self) -> Vec<Changed> {
        vec![Changed::own(THING)]
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        is_for(mandate)
    }
    fn sentence(&self, cx: EventContext) -> String {
        BillingTexts(cx.lang).event_undone(&self.of)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = BillingTexts(cx.lang);
        let mut view = view(cx, (t.put_back(), t.put_back_body()), self.after.as_ref(), None);
        if self.failed {
            view.lines.iter_mut().for_each(|line| line.note = Some(t.not_undone()));
        }
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        Sides::BeforeAfter(side(cx.lang, self.before.as_ref()), side(cx.lang, self.after.as_ref()))
    }
}

fn view(
    cx: EventContext,
    (heading, lead): (&str, &str),
    details: Option<&BillingDetails>,
    line: Option<Uuid>,
) -> ReceiptView {
    let t = BillingTexts(cx.lang);
    let billing = paths::billing(cx.lang, cx.reader);
    let title = details.map_or_else(|| t.nothing_entered().to_owned(), |it| t.in_words(it));
    ReceiptView {
        section: Section::Organisation,
        heading: heading.to_owned(),
        lead: lead.to_owned(),
        lines_label: t.billing(),
        lines: vec![ReceiptLine { id: line, title, ..ReceiptLine::default() }],
        undo: if line.is_some() { t.undo() } else { "" },
        again: Some((t.to_billing(), billing.clone())),
        links: vec![(t.to_billing().to_owned(), billing)],
        ..ReceiptView::default()
    }
}
