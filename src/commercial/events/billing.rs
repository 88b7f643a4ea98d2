//! What became of how the organisation is invoiced.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::{billing::BillingDetails, paths, store, texts::BillingTexts},
    is_for,
};
use crate::{
    access::{ManageCommercial, Mandate},
    kernel::{Lang, OrgNumber, Party, Ref},
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

/// What another organisation is told: that it pays from now on, or no longer. What else the invoices say is not its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in super::super) enum PayerIs {
    Named,
    Released,
}

type Details = Option<BillingDetails>;

/// Those who pay after a change and did not before it, or the other way.
fn payers(before: &Details, after: &Details) -> Vec<(OrgNumber, PayerIs)> {
    let payer = |it: &Details| Some(it.as_ref()?.payer.as_ref()?.number);
    let (before, after) = (payer(before), payer(after));
    if before == after {
        return Vec::new();
    }
    let [before, after] = [(before, PayerIs::Released), (after, PayerIs::Named)].map(|(org, is)| Some((org?, is)));
    before.into_iter().chain(after).collect()
}

/// What it is to one of those.
fn payer_is(before: &Details, after: &Details, reader: OrgNumber) -> Option<PayerIs> {
    payers(before, after).into_iter().find_map(|(org, is)| (org == reader).then_some(is))
}

/// What one of those reads. `of`: whose invoices they are.
fn told_payer(cx: EventContext, is: PayerIs, of: Option<&Party>) -> String {
    let (t, of) = (BillingTexts(cx.lang), of.map(|of| of.name.as_str()).unwrap_or_default());
    match is {
        PayerIs::Named => t.event_payer_named(of),
        PayerIs::Released => t.event_payer_released(of),
    }
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
    /// Whose invoices they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Party>,
    /// In the log of another organisation: what it is told instead of what was before and after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer: Option<PayerIs>,
}

impl EventKind for BillingChange {
    const KIND: &'static str = "billing.changed";
    const ACTION: Action = Action::Changed;
    const GROUP: Group = Group::Settings;

    fn recipients(&self) -> Vec<OrgNumber> {
        payers(&self.before, &self.after).into_iter().map(|(org, _)| org).collect()
    }
    fn part(&self, reader: OrgNumber) -> Option<Self> {
        let payer = payer_is(&self.before, &self.after, reader)?;
        Some(Self { before: None, after: None, payer: Some(payer), ..self.clone() })
    }
    fn changes(&self) -> Vec<Changed> {
        if self.payer.is_some() { Vec::new() } else { vec![Changed::own(THING).line(self.line)] }
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        is_for(mandate)
    }
    fn sentence(&self, cx: EventContext) -> String {
        if let Some(payer) = self.payer {
            return told_payer(cx, payer, self.of.as_ref());
        }
        let t = BillingTexts(cx.lang);
        let sentence = if self.before.is_none() { t.event_entered() } else { t.event_changed() };
        sentence.to_owned()
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        if self.payer.is_some() {
            return None;
        }
        let t = BillingTexts(cx.lang);
        Some(view(cx, (t.saved(), t.saved_body()), self.after.as_ref(), Some(self.line)))
    }
    fn sides(&self, cx: EventContext) -> Sides {
        if self.payer.is_some() {
            return Sides::None;
        }
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
        let own = Some(Party::from(by.acting.unit()));
        let event = BillingUndone { of: by.of.clone(), before, after, failed: !is_as_left, own, payer: None };
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
    /// Whose invoices they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<Party>,
    /// In the log of another organisation: what it is told instead of what was before and after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer: Option<PayerIs>,
}

impl EventKind for BillingUndone {
    const KIND: &'static str = "billing.undone";
    const ACTION: Action = Action::Undone;
    const GROUP: Group = Group::Settings;

    fn recipients(&self) -> Vec<OrgNumber> {
        payers(&self.before, &self.after).into_iter().map(|(org, _)| org).collect()
    }
    fn part(&self, reader: OrgNumber) -> Option<Self> {
        let payer = payer_is(&self.before, &self.after, reader)?;
        Some(Self { before: None, after: None, payer: Some(payer), ..self.clone() })
    }
    fn changes(&self) -> Vec<Changed> {
        if self.payer.is_some() { Vec::new() } else { vec![Changed::own(THING)] }
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        is_for(mandate)
    }
    fn sentence(&self, cx: EventContext) -> String {
        match self.payer {
            Some(payer) => told_payer(cx, payer, self.own.as_ref()),
            None => BillingTexts(cx.lang).event_undone(&self.of),
        }
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        if self.payer.is_some() {
            return None;
        }
        let t = BillingTexts(cx.lang);
        let mut view = view(cx, (t.put_back(), t.put_back_body()), self.after.as_ref(), None);
        if self.failed {
            view.lines.iter_mut().for_each(|line| line.note = Some(t.not_undone()));
        }
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        if self.payer.is_some() {
            return Sides::None;
        }
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
