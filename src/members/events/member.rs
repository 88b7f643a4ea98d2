//! What became of somebody who has registered.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::super::{model::Member, paths, store, texts::Texts};
use crate::{
    access::{ManagePeople, Mandate, ReadLog},
    kernel::{EmailAddress, Environment, OrgNumber, PersonId, Ref},
    ledger::{
        Action, Change, Changed, EventContext, EventKind, Group, ReceiptLine, ReceiptView, Reversal, Reversed, Side,
        Sides, Undoable, Undoing,
    },
    sitemap::Section,
};

/// Somebody who has registered, as events keep them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct KeptMember {
    pub id: PersonId,
    pub name: String,
    pub email: EmailAddress,
    /// Where they act. The log is searched by it.
    #[serde(default = "test")]
    pub environment: Environment,
}

fn test() -> Environment {
    Environment::Test
}

impl From<Member> for KeptMember {
    fn from(it: Member) -> Self {
        Self { id: it.id, name: it.name, email: it.email, environment: Environment::Test }
    }
}

impl KeptMember {
    /// By the address, so that one who was revoked and registers anew is the same.
    fn changed(&self) -> Changed {
        Changed::thing(format!("member/{}", self.email))
    }
    fn in_words(&self) -> String {
        format!("{} ({})", self.name, self.email)
    }
}

/// Somebody registered by their work address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct Registered {
    pub org: OrgNumber,
    pub member: KeptMember,
    /// Does an administrator approve them before they may act?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub waits: bool,
}

impl EventKind for Registered {
    const KIND: &'static str = "member.registered";
    const ACTION: Action = Action::Created;
    const GROUP: Group = Group::Settings;

    fn recipients(&self) -> Vec<OrgNumber> {
        vec![self.org]
    }
    fn is_test(&self) -> bool {
        true
    }
    fn changes(&self) -> Vec<Changed> {
        vec![self.member.changed()]
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (t, who) = (Texts(cx.lang), self.member.in_words());
        if self.waits { t.event_registered_and_waits(who) } else { t.event_registered(who) }
    }
}

/// An administrator approved somebody, or revoked what they had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct MemberChange {
    pub member: KeptMember,
    /// Was it revoked?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub revoked: bool,
}

impl MemberChange {
    const REVOKED: &'static str = "member.revoked";
}

impl EventKind for MemberChange {
    const KIND: &'static str = "member.approved";
    const ACTION: Action = Action::Approved;
    const ALSO: &'static [(&'static str, Action)] = &[(Self::REVOKED, Action::Removed)];
    const GROUP: Group = Group::Settings;

    fn kind(&self) -> &'static str {
        if self.revoked { Self::REVOKED } else { Self::KIND }
    }
    fn is_test(&self) -> bool {
        true
    }
    fn changes(&self) -> Vec<Changed> {
        vec![self.member.changed().line(self.member.id.uuid())]
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        mandate.has::<ReadLog>()
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (t, who) = (Texts(cx.lang), self.member.in_words());
        if self.revoked { t.event_revoked(who) } else { t.event_approved(who) }
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, name) = (Texts(cx.lang), &self.member.name);
        Some(if self.revoked {
            view(cx, (t.revoked(), t.revoked_body(name)), &self.member, t.undo_revocation())
        } else {
            view(cx, (t.approved(), t.approved_body(name)), &self.member, t.undo_approval())
        })
    }
    fn sides(&self, _cx: EventContext) -> Sides {
        Sides::Concerns(Side::note(self.member.in_words()))
    }
}

impl Undoable for MemberChange {
    type Right = ManagePeople;
    type Undone = MemberUndone;

    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let (id, org) = (self.member.id, by.acting.org());
        let is_undone = if self.revoked {
            store::restore_member(change.conn(), org, id).await?
        } else {
            store::let_wait(change.conn(), org, id).await?
        };
        let event =
            MemberUndone { of: by.of.clone(), member: self.member.clone(), back: self.revoked, failed: !is_undone };
        Ok(Reversal { event, settled: is_undone.then_some(self.member.id.uuid()).into_iter().collect::<Vec<Uuid>>() })
    }
}

/// That somebody was approved or revoked was undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct MemberUndone {
    /// The reference of the change.
    pub of: Ref,
    pub member: KeptMember,
    /// May they act again? Otherwise they wait again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub back: bool,
    /// Could it not be undone? Such an event is not written; it says why.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub failed: bool,
}

impl EventKind for MemberUndone {
    const KIND: &'static str = "member.undone";
    const ACTION: Action = Action::Undone;
    const GROUP: Group = Group::Settings;

    fn is_test(&self) -> bool {
        true
    }
    fn changes(&self) -> Vec<Changed> {
        vec![self.member.changed()]
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        mandate.has::<ReadLog>()
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (t, who) = (Texts(cx.lang), self.member.in_words());
        if self.back { t.event_member_back(who, &self.of) } else { t.event_waits_again(who, &self.of) }
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, name) = (Texts(cx.lang), &self.member.name);
        let said = if self.back {
            (t.member_back(), t.member_back_body(name))
        } else {
            (t.waits_again(), t.waits_again_body(name))
        };
        let mut view = view(cx, said, &self.member, "");
        if self.failed {
            view.lines.iter_mut().for_each(|line| line.note = Some(t.member_not_undone()));
        }
        Some(view)
    }
    fn sides(&self, _cx: EventContext) -> Sides {
        Sides::Concerns(Side::note(self.member.in_words()))
    }
}

fn view(cx: EventContext, (heading, lead): (&str, String), member: &KeptMember, undo: &'static str) -> ReceiptView {
    let t = Texts(cx.lang);
    let members = paths::members(cx.lang, cx.reader);
    let line = ReceiptLine {
        id: (!undo.is_empty()).then(|| member.id.uuid()),
        title: member.in_words(),
        ..ReceiptLine::default()
    };
    ReceiptView {
        section: Section::Organisation,
        heading: heading.to_owned(),
        lead,
        is_test: true,
        lines_label: t.member(),
        lines: vec![line],
        undo,
        again: Some((t.to_members(), members.clone())),
        links: vec![(t.to_members().to_owned(), members)],
        ..ReceiptView::default()
    }
}
