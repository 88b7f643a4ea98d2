use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::{
        model::{Offer, Redate, Review},
        texts::EventTexts,
    },
    item::{Item, Redated, WhatThen},
    shared::{Parties, dated, is_seen_by, line, side, titles},
};
use crate::{
    access::Mandate,
    kernel::{Holder, Party},
    ledger::{Action, Changed, EventContext, EventKind, Group, ReceiptLine, ReceiptView, Sides},
    settings::{ProposalTexts, Step},
};

/// What takes two persons was proposed by one, or what was proposed was declined or taken back. Nothing was given or removed by it, and
/// the holder is not told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DelegationProposal {
    /// Who would give and take.
    pub giver: Party,
    /// From whom and to whom.
    pub holder: Holder,
    /// What was done with it.
    pub step: Step,
    /// What would be given; it has no row yet, and no id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub given: Vec<Item>,
    /// What would be taken back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withdrawn: Vec<Item>,
    /// What would have another last day; nothing has taken its place yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub redated: Vec<Redated>,
    /// Why, in the words of whoever proposed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Who had proposed it, where a colleague declined it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed_by: Option<String>,
}

impl DelegationProposal {
    const PROPOSED: &'static str = "delegation.proposed";
    const DECLINED: &'static str = "delegation.proposal-declined";
    const WITHDRAWN: &'static str = "delegation.proposal-withdrawn";

    /// Of what the draft would do now.
    pub fn of(giver: Party, review: Review, step: Step, reason: Option<String>) -> Self {
        let Review { draft, subject, plan, .. } = review;
        let given =
            |offer: &Offer| Item { id: Uuid::nil(), title: offer.title.clone(), what: WhatThen::from(&offer.what) };
        Self {
            giver,
            holder: subject.holder,
            step,
            given: plan.give.iter().map(given).collect(),
            withdrawn: plan.remove.iter().map(|removal| Item::from(&removal.delegation)).collect(),
            redated: redated(&plan.redate),
            reason,
            proposed_by: (step == Step::Declined).then_some(draft.author_name),
        }
    }

    /// That these are to have another last day.
    pub fn of_days(giver: Party, holder: Holder, redates: &[Redate]) -> Self {
        let (given, withdrawn) = (Vec::new(), Vec::new());
        let step = Step::Proposed;
        Self { giver, holder, step, given, withdrawn, redated: redated(redates), reason: None, proposed_by: None }
    }

    fn items(&self) -> impl Iterator<Item = &Item> {
        self.given.iter().chain(&self.withdrawn)
    }

    /// What would be done, as a sentence.
    fn what(&self, t: EventTexts) -> String {
        let (giver, holder) = (&self.giver.name, self.holder.name());
        let (given, withdrawn) = (titles(t.0, &self.given), titles(t.0, &self.withdrawn));
        match (self.given.is_empty(), self.withdrawn.is_empty()) {
            (true, true) if !self.redated.is_empty() => {
                let days: Vec<String> = self.redated.iter().map(|it| t.redated(it)).collect();
                t.would_redate(giver, holder, days.join("; "))
            }
            (_, true) => t.would_give(giver, holder, given),
            (true, false) => t.would_remove(giver, holder, withdrawn),
            (false, false) => t.would_change(giver, holder, given, withdrawn),
        }
    }
}

fn redated(redates: &[Redate]) -> Vec<Redated> {
    let redated = |Redate { delegation, after }: &Redate| Redated {
        item: Item { id: Uuid::nil(), ..Item::from(delegation) },
        replaces: delegation.id,
        before: delegation.ends_on,
        after: *after,
    };
    redates.iter().map(redated).collect()
}

impl EventKind for DelegationProposal {
    const KIND: &'static str = Self::PROPOSED;
    const ACTION: Action = Action::Requested;
    const ALSO: &'static [(&'static str, Action)] =
        &[(Self::DECLINED, Action::Declined), (Self::WITHDRAWN, Action::Withdrawn)];
    const GROUP: Group = Group::Delegations;

    fn kind(&self) -> &'static str {
        self.step.kind([Self::PROPOSED, Self::DECLINED, Self::WITHDRAWN])
    }
    /// What was given is as it was.
    fn changes(&self) -> Vec<Changed> {
        Vec::new()
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        is_seen_by(mandate)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let t = EventTexts(cx.lang);
        let sentence = self.step.sentence(cx.lang, &self.what(t), self.proposed_by.as_deref());
        self.reason.as_ref().map_or(sentence.clone(), |reason| t.event_reason(&sentence, reason))
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = EventTexts(cx.lang);
        let [heading, lead] = self.step.receipt(cx.lang);
        let tagged = |item: &Item, tag| ReceiptLine { id: None, tag: Some(tag), ..line(cx.lang, item) };
        let given = self.given.iter().map(|item| tagged(item, (t.tag_would_give(), "neutral")));
        let withdrawn = self.withdrawn.iter().map(|item| tagged(item, (t.tag_would_remove(), "neutral")));
        let redated = self.redated.iter().map(|it| tagged(&it.item, (t.tag_would_redate(), "neutral")));
        let parties = Parties { giver: &self.giver, holder: &self.holder };
        let lines = given.chain(withdrawn).chain(redated).collect();
        let mut view = parties.receipt(cx, heading, lead, t.undo(), lines);
        view.is_pending = true;
        view.facts.extend(self.redated.iter().map(|it| (t.end_date(), t.redated(it))));
        view.facts.extend(self.reason.iter().map(|reason| (t.reason_label(), reason.clone())));
        view.facts.extend(self.proposed_by.iter().map(|name| (ProposalTexts(cx.lang).by(), name.clone())));
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let mut concerns = side(cx.lang, self.items());
        concerns.things.extend(self.redated.iter().map(|it| dated(cx.lang, &it.item, it.after)));
        Sides::Concerns(concerns)
    }
}
