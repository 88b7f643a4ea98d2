use serde::{Deserialize, Serialize};

use super::{
    super::{store, texts::Texts},
    ResourceTag,
};
use crate::{
    access::{Acting, ManageScopes},
    in_use::Became,
    kernel::{OrgNumber, Party, Ref},
    ledger::{
        Action, Change, ChangeError, Changed, EventContext, EventKind, Group, Purpose, ReceiptView, Reversal, Side,
        Sides, Subject,
    },
};

/// Why a change of a resource could not be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Unchangeable {
    /// It has been changed since.
    Changed,
    /// It is so already.
    Already,
    /// A scope of before is out of use, or closed to delegation.
    ScopeGone,
}

/// A change of a resource was undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ResourceChangeUndone {
    /// The reference of the change.
    pub of: Ref,
    /// What it was about.
    pub resource: ResourceTag,
    /// What happened to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub became: Option<Became>,
    /// Why nothing did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<Unchangeable>,
    /// Those whose logs have the change.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consumers: Vec<Party>,
}

/// How the resource is now, in a sentence.
fn state(t: Texts, became: Became, title: &str) -> String {
    match became {
        Became::Active => t.undone_active(title),
        Became::Inactive => t.undone_inactive(title),
        Became::AsBefore => t.undone_before(title),
    }
}

impl EventKind for ResourceChangeUndone {
    const KIND: &'static str = "resource.undone";
    const ACTION: Action = Action::Undone;
    const GROUP: Group = Group::Resources;

    fn notice(&self) -> Option<Purpose> {
        Some(Purpose::Apis)
    }
    fn recipients(&self) -> Vec<OrgNumber> {
        Party::numbers(&self.consumers)
    }
    fn changes(&self) -> Vec<Changed> {
        let changed = self.became.map(|became| match became {
            Became::AsBefore => self.resource.changed_content(),
            Became::Active | Became::Inactive => self.resource.changed_use(),
        });
        changed.into_iter().collect()
    }
    fn part(&self, reader: OrgNumber) -> Option<Self> {
        Some(Self { consumers: Party::only(&self.consumers, reader), ..self.clone() })
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.resource)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (t, title) = (Texts(cx.lang), self.resource.title.in_lang(cx.lang));
        let undone = t.log_undone(&self.of, title);
        match self.became {
            Some(became) => format!("{undone}. {}", state(t, became, title)),
            None => undone,
        }
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, title) = (Texts(cx.lang), self.resource.title.in_lang(cx.lang));
        let lead = self.became.map_or_else(|| t.undone_nothing(title), |became| state(t, became, title));
        let mut receipt = self.resource.receipt(cx, t.receipt_undone(), lead, t.undo(), &[]);
        for line in &mut receipt.lines {
            line.id = None;
            if let Some(why) = self.failed {
                line.tag = Some((t.tag_failed(), "danger"));
                line.note = Some(match why {
                    Unchangeable::Changed => t.why_changed(),
                    Unchangeable::Already => t.why_already(),
                    Unchangeable::ScopeGone => t.why_scope(),
                });
            }
        }
        receipt.facts.push((t.undone_of(), self.of.to_string()));
        Some(receipt)
    }
    /// What the fields said before and after stands in the change that was undone; the payload of this one has only the resource.
    fn sides(&self, cx: EventContext) -> Sides {
        let t = Texts(cx.lang);
        match self.became {
            Some(Became::Active) => Sides::BeforeAfter(Side::note(t.inactive_tag()), Side::note(t.active())),
            Some(Became::Inactive) => Sides::BeforeAfter(Side::note(t.active()), Side::note(t.inactive_tag())),
            Some(Became::AsBefore) => Sides::Concerns(Side::of(vec![self.resource.thing(cx.lang, &[])])),
            None => Sides::None,
        }
    }
}

/// What undoing came to.
pub(super) fn reversal(
    of: &Ref,
    resource: &ResourceTag,
    outcome: Result<Became, Unchangeable>,
    consumers: Vec<Party>,
) -> Reversal<ResourceChangeUndone> {
    let settled = if outcome.is_ok() { vec![resource.id.uuid()] } else { Vec::new() };
    let (of, resource) = (of.clone(), resource.clone());
    let event = ResourceChangeUndone { of, resource, became: outcome.ok(), failed: outcome.err(), consumers };
    Reversal { event, settled }
}

/// Takes the resource out of use, or into use, if it is not so already.
pub(super) async fn set_active(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    tag: &ResourceTag,
    of: &Ref,
    active: bool,
) -> Result<Reversal<ResourceChangeUndone>, ChangeError> {
    let found = store::lock(change, acting, tag.environment, tag.id).await?;
    if found.is_none_or(|resource| resource.deactivated.is_none() == active) {
        return Ok(reversal(of, tag, Err(Unchangeable::Already), Vec::new()));
    }
    let (consumers, _) = store::consumers(change, tag.id).await?;
    store::set_active(change, acting, tag.id, active).await?;
    let outcome = if active { Became::Active } else { Became::Inactive };
    Ok(reversal(of, tag, Ok(outcome), consumers))
}
