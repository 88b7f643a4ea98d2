//! What the log keeps of invitations. That somebody accepted one is told by what they ask for (`requests`).

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::texts::EventTexts;
use crate::{
    access::{ManagePeople, Mandate, ReadLog},
    kernel::{InvitationId, Lang, OrgNumber},
    ledger::{
        Action, Changed, EventContext, EventKind, Group, Purpose, ReceiptLine, ReceiptView, Registry, Side, Sides,
        Thing,
    },
    requests::ItemThen,
    sitemap::{OrgPaths, Section},
    web::{day, long_day},
};

/// Lists the events of this room.
pub(crate) fn events(registry: &mut Registry) {
    registry.add::<InvitationEvent>();
}

/// What was done with an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Step {
    /// It was sent.
    Sent,
    /// It got a new link, which ended the one before.
    Renewed,
    /// The organisation took it back.
    Withdrawn,
    /// Whoever was invited said no. Who that is, is not told.
    Declined,
}

/// A step of an invitation. Neither the address nor the link is kept here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct InvitationEvent {
    pub invitation: InvitationId,
    pub org: OrgNumber,
    /// Who was invited, as the organisation wrote it.
    pub name: String,
    pub items: Vec<ItemThen>,
    pub step: Step,
    /// Until when it is offered, where that is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Date>,
    /// Until when the link counts that was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Timestamp>,
    /// Was it sent by e-mail?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mailed: bool,
}

impl InvitationEvent {
    const RENEWED: &'static str = "invitation.renewed";
    const WITHDRAWN: &'static str = "invitation.withdrawn";
    const DECLINED: &'static str = "invitation.declined";

    fn titles(&self, lang: Lang) -> impl Iterator<Item = String> {
        self.items.iter().map(move |item| item.title.in_lang(lang).to_owned())
    }
}

impl EventKind for InvitationEvent {
    const KIND: &'static str = "invitation.sent";
    const ACTION: Action = Action::Created;
    const ALSO: &'static [(&'static str, Action)] =
        &[(Self::RENEWED, Action::Changed), (Self::WITHDRAWN, Action::Withdrawn), (Self::DECLINED, Action::Declined)];
    const GROUP: Group = Group::Requests;

    fn kind(&self) -> &'static str {
        match self.step {
            Step::Sent => Self::KIND,
            Step::Renewed => Self::RENEWED,
            Step::Withdrawn => Self::WITHDRAWN,
            Step::Declined => Self::DECLINED,
        }
    }
    fn recipients(&self) -> Vec<OrgNumber> {
        vec![self.org]
    }
    fn notice(&self) -> Option<Purpose> {
        (self.step == Step::Declined).then_some(Purpose::Requests)
    }
    /// Nothing of it is undone: a link that was sent cannot be fetched back but by ending it, and one that has ended is made anew.
    fn changes(&self) -> Vec<Changed> {
        vec![Changed::thing(format!("invitation/{}", self.invitation))]
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        mandate.has::<ReadLog>() || mandate.has::<ManagePeople>()
    }
    fn sentence(&self, cx: EventContext) -> String {
        let t = EventTexts(cx.lang);
        let what = self.titles(cx.lang).map(|title| t.quoted(title)).collect::<Vec<_>>().join(", ");
        match self.step {
            Step::Sent => t.sent(&self.name, what),
            Step::Renewed => t.renewed(&self.name, what),
            Step::Withdrawn => t.withdrawn(&self.name, what),
            Step::Declined => t.declined(&self.name, what),
        }
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, paths) = (EventTexts(cx.lang), OrgPaths { lang: cx.lang, org: cx.reader });
        let (heading, why) = match self.step {
            Step::Sent => (t.sent_heading(), t.sent_undo()),
            Step::Renewed => (t.renewed_heading(), t.sent_undo()),
            Step::Withdrawn => (t.withdrawn_heading(), t.withdrawn_undo()),
            Step::Declined => return None,
        };
        let mut facts = vec![(t.invited(), self.name.clone())];
        facts.extend(self.ends_on.map(|last| (t.until(), day(cx.lang, last))));
        facts.extend(self.expires_at.map(|at| (t.link_counts(), long_day(cx.lang, at))));
        facts.push((t.undo(), why.to_owned()));
        Some(ReceiptView {
            section: Section::Delegations,
            heading: heading.to_owned(),
            lead: self.sentence(cx),
            is_pending: true,
            facts,
            lines_label: t.offered(),
            lines: self.titles(cx.lang).map(|title| ReceiptLine { title, ..ReceiptLine::default() }).collect(),
            links: vec![
                (t.see().to_owned(), paths.invitation(self.invitation)),
                (t.all().to_owned(), paths.invitations()),
            ],
            ..ReceiptView::default()
        })
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let thing = |title| Thing { title, detail: String::new() };
        Sides::Concerns(Side { until: self.ends_on, ..Side::of(self.titles(cx.lang).map(thing).collect()) })
    }
}
