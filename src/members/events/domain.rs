//! What became of a domain.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::super::{
    model::{Domain, EmailDomain},
    paths, store,
    texts::Texts,
};
use crate::{
    access::{ManagePeople, Mandate, ReadLog},
    kernel::{EmailDomainId, OrgNumber, Ref},
    ledger::{
        Action, Change, Changed, EventContext, EventKind, Group, ReceiptLine, ReceiptView, Reversal, Reversed, Side,
        Sides, Undoable, Undoing,
    },
    sitemap::Section,
};

/// A domain, as events keep it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct KeptDomain {
    pub id: EmailDomainId,
    pub domain: EmailDomain,
    #[serde(default)]
    pub subdomains: bool,
    #[serde(default)]
    pub approval: bool,
}

impl From<Domain> for KeptDomain {
    fn from(it: Domain) -> Self {
        Self { id: it.id, domain: it.domain, subdomains: it.subdomains, approval: it.approval }
    }
}

impl KeptDomain {
    /// The domain, not the row: one that was released and claimed again is the same thing.
    fn changed(&self) -> Changed {
        Changed::own(&format!("email-domain/{}", self.domain))
    }

    fn line(&self) -> Uuid {
        self.id.into()
    }

    fn in_words(&self, t: Texts) -> String {
        let more = [(self.subdomains, t.with_subdomains()), (self.approval, t.with_approval())];
        let more = more.into_iter().filter(|(is, _)| *is).map(|(_, words)| format!(", {words}"));
        std::iter::once(self.domain.to_string()).chain(more).collect()
    }
}

/// A domain was claimed, or released.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct DomainChange {
    pub domain: KeptDomain,
    /// Was it released?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub released: bool,
}

impl DomainChange {
    const RELEASED: &'static str = "email-domain.released";
}

impl EventKind for DomainChange {
    const KIND: &'static str = "email-domain.claimed";
    const ACTION: Action = Action::Created;
    const ALSO: &'static [(&'static str, Action)] = &[(Self::RELEASED, Action::Removed)];
    const GROUP: Group = Group::Settings;

    fn kind(&self) -> &'static str {
        if self.released { Self::RELEASED } else { Self::KIND }
    }
    fn changes(&self) -> Vec<Changed> {
        vec![self.domain.changed().line(self.domain.line())]
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        mandate.has::<ReadLog>()
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (t, domain) = (Texts(cx.lang), self.domain.in_words(Texts(cx.lang)));
        if self.released { t.event_released(&self.domain.domain) } else { t.event_claimed(domain) }
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, domain) = (Texts(cx.lang), &self.domain);
        if self.released {
            return Some(view(cx, (t.released(), t.released_body(&domain.domain)), domain, t.undo_release()));
        }
        let mut view = view(cx, (t.claimed(), t.claimed_body(&domain.domain)), domain, t.undo_claim());
        view.is_pending = true;
        view.links.insert(0, (t.type_code().to_owned(), paths::domain(cx.lang, cx.reader, domain.id)));
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let there = Side::note(self.domain.in_words(Texts(cx.lang)));
        let (before, after) = if self.released { (there, Side::nothing()) } else { (Side::nothing(), there) };
        Sides::BeforeAfter(before, after)
    }
}

impl Undoable for DomainChange {
    type Right = ManagePeople;
    type Undone = DomainUndone;

    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let (id, org, at) = (self.domain.id, by.acting.org(), change.at());
        let is_undone = if self.released {
            store::restore_domain(change.conn(), org, id).await?
        } else {
            store::release_domain(change.conn(), org, id, at).await?
        };
        let event =
            DomainUndone { of: by.of.clone(), domain: self.domain.clone(), back: self.released, failed: !is_undone };
        Ok(Reversal { event, settled: is_undone.then_some(self.domain.line()).into_iter().collect() })
    }
}

/// Somebody typed the code that was sent to the domain: it decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct DomainConfirmed {
    pub domain: KeptDomain,
}

impl EventKind for DomainConfirmed {
    const KIND: &'static str = "email-domain.confirmed";
    const ACTION: Action = Action::Approved;
    const GROUP: Group = Group::Settings;

    fn changes(&self) -> Vec<Changed> {
        vec![self.domain.changed()]
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        mandate.has::<ReadLog>()
    }
    fn sentence(&self, cx: EventContext) -> String {
        Texts(cx.lang).event_confirmed(&self.domain.domain)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = Texts(cx.lang);
        Some(view(cx, (t.confirmed(), t.confirmed_body(&self.domain.domain)), &self.domain, ""))
    }
    fn sides(&self, cx: EventContext) -> Sides {
        Sides::Concerns(Side::note(self.domain.in_words(Texts(cx.lang))))
    }
}

/// That a domain was claimed or released was undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct DomainUndone {
    /// The reference of the change.
    pub of: Ref,
    pub domain: KeptDomain,
    /// Does it stand again? Otherwise it stands no longer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub back: bool,
    /// Could it not be undone? Such an event is not written; it says why.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub failed: bool,
}

impl EventKind for DomainUndone {
    const KIND: &'static str = "email-domain.undone";
    const ACTION: Action = Action::Undone;
    const GROUP: Group = Group::Settings;

    fn changes(&self) -> Vec<Changed> {
        vec![self.domain.changed()]
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        mandate.has::<ReadLog>()
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (t, domain) = (Texts(cx.lang), &self.domain.domain);
        if self.back { t.event_put_back(domain, &self.of) } else { t.event_taken_back(domain, &self.of) }
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, domain) = (Texts(cx.lang), &self.domain.domain);
        let said =
            if self.back { (t.put_back(), t.put_back_body(domain)) } else { (t.released(), t.released_body(domain)) };
        let mut view = view(cx, said, &self.domain, "");
        if self.failed {
            view.lines.iter_mut().for_each(|line| line.note = Some(t.domain_not_undone()));
        }
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let there = Side::note(self.domain.in_words(Texts(cx.lang)));
        let (before, after) = if self.back { (Side::nothing(), there) } else { (there, Side::nothing()) };
        Sides::BeforeAfter(before, after)
    }
}

/// Those who run the portal said that a domain is an organisation's, or is not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct DomainSet {
    pub org: OrgNumber,
    pub domain: KeptDomain,
    /// Was it released?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub released: bool,
}

impl EventKind for DomainSet {
    const KIND: &'static str = "email-domain.set";
    const ACTION: Action = Action::Changed;
    const GROUP: Group = Group::Settings;

    fn recipients(&self) -> Vec<OrgNumber> {
        vec![self.org]
    }
    fn changes(&self) -> Vec<Changed> {
        // As `KeptDomain::changed` names it in the log of this organisation.
        vec![Changed::thing(format!("email-domain/{}/{}", self.domain.domain, self.org))]
    }
    fn sentence(&self, cx: EventContext) -> String {
        let t = Texts(cx.lang);
        if self.released { t.event_released(&self.domain.domain) } else { t.event_set(self.domain.in_words(t)) }
    }
    fn sides(&self, cx: EventContext) -> Sides {
        Sides::Concerns(Side::note(self.domain.in_words(Texts(cx.lang))))
    }
}

fn view(cx: EventContext, (heading, lead): (&str, String), domain: &KeptDomain, undo: &'static str) -> ReceiptView {
    let t = Texts(cx.lang);
    let domains = paths::domains(cx.lang, cx.reader);
    let line = ReceiptLine {
        id: (!undo.is_empty()).then(|| domain.line()),
        title: domain.in_words(t),
        ..ReceiptLine::default()
    };
    ReceiptView {
        section: Section::Organisation,
        heading: heading.to_owned(),
        lead,
        lines_label: t.domain(),
        lines: vec![line],
        undo,
        again: Some((t.to_domains(), domains.clone())),
        links: vec![(t.to_domains().to_owned(), domains)],
        ..ReceiptView::default()
    }
}
