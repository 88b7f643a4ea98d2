//! The events of this room: what the log keeps, how it is put into words, and how it is undone. An order can be undone while it waits;
//! support's answer cannot, for a prefix belongs to its organisation for ever.

use serde::{Deserialize, Serialize};

use super::{paths::Paths, store, texts::Texts};
use crate::{
    access::{ManageScopes, Mandate, ViewScopes},
    kernel::{Environment, OrgNumber, Party, PrefixOrderId, Ref},
    ledger::{
        Action, Change, Changed, EventContext, EventKind, Group, ReceiptLine, ReceiptView, Registry, Reversal,
        Reversed, Side, Sides, Thing, Undoable, Undoing,
    },
    sitemap::Section,
};

/// Lists the events of this room.
pub(crate) fn events(registry: &mut Registry) {
    registry.undoable::<PrefixOrdered>().add::<PrefixOrderWithdrawn>().add::<PrefixDecided>();
}

/// A prefix was ordered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PrefixOrdered {
    /// The organisation that ordered it.
    pub org: Party,
    /// The prefix.
    pub prefix: String,
    /// What it is to be used for.
    pub purpose: String,
    /// The order. Those of the first versions did not say, and cannot be undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<PrefixOrderId>,
}

impl EventKind for PrefixOrdered {
    const KIND: &'static str = "prefix.ordered";
    const ACTION: Action = Action::Requested;
    const GROUP: Group = Group::Prefixes;

    fn changes(&self) -> Vec<Changed> {
        let changed = changed(&self.prefix);
        vec![self.order.map_or(changed.clone(), |order| changed.line(order.uuid()))]
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        mandate.has::<ViewScopes>()
    }
    fn sentence(&self, cx: EventContext) -> String {
        Texts(cx.lang).log_ordered(&self.org.name, &self.prefix)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = Texts(cx.lang);
        let facts = vec![(t.purpose(), self.purpose.clone())];
        let view = view(cx, &self.org, t.receipt_ordered(), t.receipt_ordered_body(&self.prefix), facts);
        let id = self.order.map(PrefixOrderId::uuid);
        let line = ReceiptLine { id, title: self.prefix.clone(), ..ReceiptLine::default() };
        Some(ReceiptView { is_pending: true, lines: vec![line], undo: t.withdraw(), ..view })
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let t = Texts(cx.lang);
        Sides::BeforeAfter(side(&self.prefix, t.not_ordered()), side(&self.prefix, t.waiting()))
    }
}

impl Undoable for PrefixOrdered {
    type Right = ManageScopes;
    type Undone = PrefixOrderWithdrawn;

    /// The order is withdrawn, as long as support has not answered it.
    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let is_withdrawn = store::withdraw(change, by.acting, by.lines).await?;
        let (org, prefix) = (self.org.clone(), self.prefix.clone());
        let event = PrefixOrderWithdrawn { org, prefix, of: by.of.clone(), is_answered: !is_withdrawn };
        Ok(Reversal { settled: if is_withdrawn { by.lines.to_vec() } else { Vec::new() }, event })
    }
}

/// An order was withdrawn before support answered it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PrefixOrderWithdrawn {
    /// The organisation that had ordered it.
    pub org: Party,
    /// The prefix.
    pub prefix: String,
    /// The reference of the order.
    pub of: Ref,
    /// Support was quicker, and nothing was withdrawn. Such an event is in no log; it is shown to the user who tried.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_answered: bool,
}

impl EventKind for PrefixOrderWithdrawn {
    const KIND: &'static str = "prefix.order-withdrawn";
    const ACTION: Action = Action::Withdrawn;
    const GROUP: Group = Group::Prefixes;

    fn changes(&self) -> Vec<Changed> {
        vec![changed(&self.prefix)]
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        mandate.has::<ViewScopes>()
    }
    fn sentence(&self, cx: EventContext) -> String {
        Texts(cx.lang).receipt_withdrawn_body(&self.prefix)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = Texts(cx.lang);
        let facts = vec![(t.undone_of(), self.of.to_string())];
        let view = view(cx, &self.org, t.receipt_withdrawn(), t.receipt_withdrawn_body(&self.prefix), facts);
        let note = self.is_answered.then(|| t.answered_before());
        let line = ReceiptLine { title: self.prefix.clone(), note, ..ReceiptLine::default() };
        Some(ReceiptView { lines: vec![line], ..view })
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let t = Texts(cx.lang);
        Sides::BeforeAfter(side(&self.prefix, t.waiting()), side(&self.prefix, t.withdrawn()))
    }
}

/// Support allotted a prefix, or declined an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PrefixDecided {
    /// The organisation that ordered it, or that was given it without an order.
    pub org: Party,
    /// The prefix.
    pub prefix: String,
    /// Was it allotted? If not, the order was declined.
    pub allotted: bool,
    /// Support's answer to the organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
}

impl PrefixDecided {
    const DECLINED: &'static str = "prefix.declined";
}

impl EventKind for PrefixDecided {
    const KIND: &'static str = "prefix.allotted";
    const ACTION: Action = Action::Approved;
    const ALSO: &'static [(&'static str, Action)] = &[(Self::DECLINED, Action::Declined)];
    const GROUP: Group = Group::Prefixes;

    fn kind(&self) -> &'static str {
        if self.allotted { Self::KIND } else { Self::DECLINED }
    }
    fn changes(&self) -> Vec<Changed> {
        vec![changed(&self.prefix)]
    }
    /// Support acts for nobody; the receipt is the organisation's.
    fn receipt_of(&self) -> Option<OrgNumber> {
        Some(self.org.number)
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        mandate.has::<ViewScopes>()
    }
    fn sentence(&self, cx: EventContext) -> String {
        let t = Texts(cx.lang);
        if self.allotted {
            return t.receipt_allotted_body(&self.prefix, &self.org.name);
        }
        let sentence = t.receipt_declined_body(&self.prefix);
        self.answer.as_ref().map_or(sentence.clone(), |answer| t.log_reason(&sentence, answer))
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = Texts(cx.lang);
        let mut facts = vec![(t.prefix(), self.prefix.clone())];
        facts.extend(self.answer.clone().map(|answer| (t.answer_short(), answer)));
        let (heading, lead) = if self.allotted {
            (t.receipt_allotted(), t.receipt_allotted_body(&self.prefix, &self.org.name))
        } else {
            (t.receipt_declined(), t.receipt_declined_body(&self.prefix))
        };
        Some(ReceiptView { is_pending: !self.allotted, ..view(cx, &self.org, heading, lead, facts) })
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let t = Texts(cx.lang);
        // What is declined was ordered; what is allotted may not have been.
        let (before, after) =
            if self.allotted { (t.not_allotted(), t.allotted()) } else { (t.waiting(), t.declined()) };
        Sides::BeforeAfter(side(&self.prefix, before), side(&self.prefix, after))
    }
}

/// A prefix, as the ledger remembers the latest change of it.
fn changed(prefix: &str) -> Changed {
    Changed::thing(format!("prefix/{prefix}"))
}

/// The prefix, and what state it is in.
fn side(prefix: &str, state: &str) -> Side {
    Side::of(vec![Thing { title: prefix.to_owned(), detail: state.to_owned() }])
}

fn view(cx: EventContext, org: &Party, heading: &str, lead: String, facts: Vec<(&'static str, String)>) -> ReceiptView {
    let t = Texts(cx.lang);
    let paths = Paths { lang: cx.lang, org: org.number, environment: Environment::Prod };
    ReceiptView {
        section: Section::Scopes,
        heading: heading.to_owned(),
        lead,
        facts,
        lines_label: t.prefix(),
        links: vec![(t.prefixes().to_owned(), paths.prefixes()), (t.to_list().to_owned(), paths.scopes())],
        parties: vec![(org.number, org.name.clone())],
        ..ReceiptView::default()
    }
}
