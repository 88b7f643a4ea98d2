use serde::{Deserialize, Serialize};

use super::{SettingChange, view};
use crate::{
    access::{Mandate, ReadLog},
    kernel::Lang,
    ledger::{Action, Changed, EventContext, EventKind, Group, ReceiptLine, ReceiptView},
    settings::texts::{ProposalTexts, Texts},
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

    /// The sentence of the log about what was proposed, which is the end of it, and by whom, where a colleague declined it.
    pub(crate) fn sentence(self, lang: Lang, what: &str, proposed_by: Option<&str>) -> String {
        let t = ProposalTexts(lang);
        match (self, proposed_by) {
            (Self::Proposed, _) => t.sentence(what),
            (Self::Declined, Some(name)) => t.sentence_declined_of(name, what),
            (Self::Declined, None) => t.sentence_declined(what),
            (Self::Withdrawn, _) => t.sentence_withdrawn(what),
        }
    }

    /// The heading of its receipt, and what stands below that.
    pub(crate) fn receipt(self, lang: Lang) -> [String; 2] {
        let t = ProposalTexts(lang);
        let texts = match self {
            Self::Proposed => [t.heading(), t.lead()],
            Self::Declined => [t.heading_declined(), t.lead_over()],
            Self::Withdrawn => [t.heading_withdrawn(), t.lead_over()],
        };
        texts.map(str::to_owned)
    }
}

impl SettingProposal {
    const PROPOSED: &'static str = "settings.proposed";
    const DECLINED: &'static str = "settings.proposal-declined";
    const WITHDRAWN: &'static str = "settings.proposal-withdrawn";

    /// What would be so, as the end of a sentence.
    fn what(&self, lang: Lang) -> String {
        let t = ProposalTexts(lang);
        match self.change {
            SettingChange::FourEyes { after: false, .. } => t.two_off().to_owned(),
            SettingChange::FourEyes { after: true, .. } => t.two_on().to_owned(),
            SettingChange::UndoHours { before, after } => t.hours(before, after),
        }
    }
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
        self.step.sentence(cx.lang, &self.what(cx.lang), self.proposed_by.as_deref())
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let [heading, lead] = self.step.receipt(cx.lang);
        let (title, tag) = (self.change.sentence(Texts(cx.lang)), (ProposalTexts(cx.lang).tag(), "neutral"));
        let line = ReceiptLine { title, tag: Some(tag), ..ReceiptLine::default() };
        let mut view = view(cx, heading, lead, vec![line]);
        view.is_pending = true;
        view.facts.extend(self.proposed_by.iter().map(|name| (ProposalTexts(cx.lang).by(), name.clone())));
        Some(view)
    }
}
