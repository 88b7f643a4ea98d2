use serde::{Deserialize, Serialize};

use super::{SettingChange, view};
use crate::{
    access::{Mandate, ReadLog},
    ledger::{Action, Changed, EventContext, EventKind, Group, ReceiptLine, ReceiptView},
    settings::texts::Texts,
};

/// A setting change that takes two persons was proposed, or what was proposed was declined or taken back. Nothing else was changed by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct SettingProposal {
    /// From what to what.
    #[serde(flatten)]
    pub change: SettingChange,
    /// What was done with it.
    pub step: Step,
    /// Who had proposed it, where a colleague declined it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed_by: Option<String>,
}

/// What is done with a proposal of something that takes two persons, short of confirming it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Step {
    /// It waits for a colleague.
    Proposed,
    /// A colleague said no.
    Declined,
    /// Whoever proposed it took it back.
    Withdrawn,
}

impl Step {
    /// Which of a room's three kinds of event it is.
    pub(crate) fn kind(self, [proposed, declined, withdrawn]: [&'static str; 3]) -> &'static str {
        match self {
            Self::Proposed => proposed,
            Self::Declined => declined,
            Self::Withdrawn => withdrawn,
        }
    }
}

impl SettingProposal {
    const PROPOSED: &'static str = "settings.proposed";
    const DECLINED: &'static str = "settings.proposal-declined";
    const WITHDRAWN: &'static str = "settings.proposal-withdrawn";
}

impl EventKind for SettingProposal {
    const KIND: &'static str = Self::PROPOSED;
    const ACTION: Action = Action::Requested;
    const ALSO: &'static [(&'static str, Action)] =
        &[(Self::DECLINED, Action::Declined), (Self::WITHDRAWN, Action::Withdrawn)];
    const GROUP: Group = Group::Settings;

    fn kind(&self) -> &'static str {
        self.step.kind([Self::PROPOSED, Self::DECLINED, Self::WITHDRAWN])
    }
    /// The setting is as it was.
    fn changes(&self) -> Vec<Changed> {
        Vec::new()
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        mandate.has::<ReadLog>()
    }
    fn sentence(&self, cx: EventContext) -> String {
        let t = Texts(cx.lang);
        let what = self.change.sentence(t);
        match (self.step, &self.proposed_by) {
            (Step::Proposed, _) => t.event_proposed(what),
            (Step::Declined, Some(name)) => t.event_declined_of(name, what),
            (Step::Declined, None) => t.event_declined(what),
            (Step::Withdrawn, _) => t.event_withdrawn(what),
        }
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = Texts(cx.lang);
        let (heading, lead) = match self.step {
            Step::Proposed => (t.proposed_heading(), t.proposed_body()),
            Step::Declined => (t.declined_heading(), t.stays_on()),
            Step::Withdrawn => (t.withdrawn_heading(), t.stays_on()),
        };
        let line = ReceiptLine { title: self.change.sentence(t), ..ReceiptLine::default() };
        Some(view(cx, heading.to_owned(), lead.to_owned(), vec![line]))
    }
}
