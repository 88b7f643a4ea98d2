//! The events of this room: what the log keeps, and how it is put into words. None can be undone: a prefix belongs to its organisation for ever.

use serde::{Deserialize, Serialize};

use super::{paths::Paths, texts::Texts};
use crate::{
    access::{Mandate, ViewScopes},
    kernel::{Environment, OrgNumber, Party},
    ledger::{Action, Changed, EventContext, EventKind, Group, ReceiptView, Registry, Side, Sides, Thing},
    sitemap::Section,
};

/// Lists the events of this room.
pub(crate) fn events(registry: &mut Registry) {
    registry.add::<PrefixOrdered>().add::<PrefixDecided>();
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
}

impl EventKind for PrefixOrdered {
    const KIND: &'static str = "prefix.ordered";
    const ACTION: Action = Action::Requested;
    const GROUP: Group = Group::Prefixes;

    fn changes(&self) -> Vec<Changed> {
        vec![changed(&self.prefix)]
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        mandate.has::<ViewScopes>()
    }
    fn sentence(&self, cx: EventContext) -> String {
        Texts(cx.lang).receipt_ordered_body(&self.prefix)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = Texts(cx.lang);
        let facts = vec![(t.prefix(), self.prefix.clone()), (t.purpose(), self.purpose.clone())];
        let view = view(cx, &self.org, t.receipt_ordered(), t.receipt_ordered_body(&self.prefix), facts);
        Some(ReceiptView { is_pending: true, ..view })
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let t = Texts(cx.lang);
        Sides::BeforeAfter(side(&self.prefix, t.not_ordered()), side(&self.prefix, t.waiting()))
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
