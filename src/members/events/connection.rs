//! Whose login somebody has connected who registered by work e-mail.

use serde::{Deserialize, Serialize};

use super::super::{paths, texts::Connecting};
use crate::{
    access::{Mandate, ReadLog},
    kernel::{Holder, OrgNumber},
    ledger::{Action, Changed, EventContext, EventKind, Group, ReceiptLine, ReceiptView, Side, Sides},
    sitemap::{OrgPaths, Section},
};

/// Somebody who registered by work e-mail has connected the login that says who they are. Neither the address nor a number is kept here: the
/// organisation learns a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct LoginConnected {
    pub org: OrgNumber,
    /// By the name they registered by.
    pub member: Holder,
    /// By the name of the login.
    pub person: Holder,
}

impl EventKind for LoginConnected {
    const KIND: &'static str = "member.login-connected";
    const ACTION: Action = Action::Approved;
    const GROUP: Group = Group::Settings;

    fn recipients(&self) -> Vec<OrgNumber> {
        vec![self.org]
    }
    fn receipt_of(&self) -> Option<OrgNumber> {
        Some(self.org)
    }
    /// It is not undone: what was asked for follows the person. One that is wrong ends with the registration.
    fn changes(&self) -> Vec<Changed> {
        vec![Changed::thing(format!("member-login/{}", self.member.id()))]
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        mandate.has::<ReadLog>()
    }
    fn sentence(&self, cx: EventContext) -> String {
        Connecting(cx.lang).event(self.member.name(), self.person.name())
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = Connecting(cx.lang);
        let paths = OrgPaths { lang: cx.lang, org: cx.reader };
        Some(ReceiptView {
            section: Section::Organisation,
            heading: t.done().to_owned(),
            lead: format!("{} {}", self.sentence(cx), t.why_no_undo()),
            lines_label: t.login(),
            lines: vec![ReceiptLine { title: self.person.name().to_owned(), ..ReceiptLine::default() }],
            links: vec![
                (t.to_members().to_owned(), paths::members(cx.lang, cx.reader)),
                (t.to_production().to_owned(), paths.production()),
            ],
            ..ReceiptView::default()
        })
    }
    fn sides(&self, _cx: EventContext) -> Sides {
        Sides::Concerns(Side::note(self.person.name().to_owned()))
    }
}
