use serde::{Deserialize, Serialize};

use super::{
    super::{paths, terms::TermsVersion, texts::TermsTexts},
    is_for,
};
use crate::{
    access::Mandate,
    ledger::{Action, Changed, EventContext, EventKind, Group, ReceiptLine, ReceiptView, Side, Sides},
    sitemap::Section,
};

/// Somebody signed the terms of use for the organisation. It cannot be undone: what was signed stands, as on paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct TermsSigned {
    pub version: TermsVersion,
}

impl EventKind for TermsSigned {
    const KIND: &'static str = "terms.signed";
    const ACTION: Action = Action::Approved;
    const GROUP: Group = Group::Settings;

    fn changes(&self) -> Vec<Changed> {
        vec![Changed::own(&format!("terms/{}", self.version))]
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        is_for(mandate)
    }
    fn sentence(&self, cx: EventContext) -> String {
        TermsTexts(cx.lang).event_signed(&self.version)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = TermsTexts(cx.lang);
        let line =
            ReceiptLine { title: t.terms_version(&self.version), note: Some(t.no_undo()), ..ReceiptLine::default() };
        Some(ReceiptView {
            section: Section::Organisation,
            heading: t.signed().to_owned(),
            lead: t.signed_body(&self.version),
            lines_label: t.terms(),
            lines: vec![line],
            links: vec![(t.to_terms().to_owned(), paths::terms(cx.lang, cx.reader))],
            ..ReceiptView::default()
        })
    }
    fn sides(&self, cx: EventContext) -> Sides {
        Sides::Concerns(Side::note(TermsTexts(cx.lang).terms_version(&self.version)))
    }
}
