use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{
    super::{
        actions::{NewDay, redate},
        model::{COUNTED, Delegation, HolderId, Stage, What, take_two},
        store::{self, Window},
        texts::EventTexts,
    },
    item::Redated,
    restorable::Unrestorable,
    shared::{Parties, dated, is_seen_by, line},
    undo::lock_receiver,
    undone::DelegationsUndone,
};
use crate::{
    access::{DelegateScopes, ManagePeople, Mandate},
    kernel::{Holder, OrgNumber, Party, oslo},
    ledger::{
        Action, Change, Changed, EventContext, EventKind, Group, Purpose, ReceiptView, Reversed, Side, Sides, Undoable,
        Undoer, Undoing,
    },
    settings,
};

/// A giver changed until when somebody has what it has given them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct EndDateChanged {
    /// Who had given it.
    pub giver: Party,
    /// Who has it.
    pub holder: Holder,
    /// What, with its last day before and after.
    pub items: Vec<Redated>,
    /// The colleague who had proposed it, where it took two; in the giver's own log only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed_by: Option<String>,
}

/// What undoes it: the day it had before.
fn back(redated: &Redated) -> NewDay<'_> {
    NewDay { item: &redated.item, before: redated.after, after: redated.before }
}

/// Would the days of before, where they come sooner, take from the holder all it has? What was changed within the hours that count is put
/// back to what it was when they began, and takes nothing.
async fn empties(
    db: &mut PgConnection,
    Undoer { org, at: now, .. }: Undoer,
    holder: HolderId,
    items: &[&Redated],
) -> sqlx::Result<bool> {
    let held = store::held(db, org, holder, Window::counted(now - COUNTED), None, oslo(now).date()).await?;
    let sooner = |row: &&Delegation| {
        let is_earlier = |redated: &&Redated| redated.item.id == row.id && !back(redated).is_longer();
        row.stage == Stage::Current && row.given_at <= now - COUNTED && items.iter().any(is_earlier)
    };
    let ends: Vec<&What> = held.iter().filter(sooner).map(|row| &row.what).collect();
    Ok(take_two([], &ends, &held, now).is_some())
}

impl EventKind for EndDateChanged {
    const KIND: &'static str = "delegation.end-date-changed";
    const ACTION: Action = Action::Changed;
    const GROUP: Group = Group::Delegations;

    fn notice(&self) -> Option<Purpose> {
        Some(Purpose::Delegations)
    }
    fn recipients(&self) -> Vec<OrgNumber> {
        self.holder.number().into_iter().collect()
    }
    /// A person is named to their own organisation only.
    fn part_for(&self, reader: OrgNumber) -> Result<Value, serde_json::Error> {
        if reader == self.giver.number || self.proposed_by.is_none() {
            return serde_json::to_value(self);
        }
        serde_json::to_value(Self { proposed_by: None, ..self.clone() })
    }
    /// Who has it longer again by undoing it has to be there to have it.
    fn changes(&self) -> Vec<Changed> {
        let (giver, holder) = (&self.giver, self.holder.id());
        let changed = self.items.iter().map(|redated| match back(redated).is_longer() {
            true => redated.item.taken(giver, holder),
            false => redated.item.changed(giver, holder).line(redated.item.id),
        });
        changed.collect()
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        is_seen_by(mandate)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let t = EventTexts(cx.lang);
        let what: Vec<String> = self.items.iter().map(|redated| t.redated(redated)).collect();
        let sentence = t.event_redated(&self.giver.name, self.holder.name(), what.join("; "));
        match &self.proposed_by {
            Some(name) => t.event_proposed(&sentence, name),
            None => sentence,
        }
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = EventTexts(cx.lang);
        let lead = t.redated_body(self.holder.name(), &self.giver.name);
        let lines = self.items.iter().map(|redated| line(cx.lang, &redated.item)).collect();
        let parties = Parties { giver: &self.giver, holder: &self.holder };
        let mut view = parties.receipt(cx, t.redated_heading().to_owned(), lead, t.undo(), lines);
        view.facts.extend(self.items.iter().map(|redated| (t.end_date(), t.redated(redated))));
        view.facts.extend(self.proposed_by.iter().map(|name| (settings::ProposalTexts(t.0).by(), name.clone())));
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let before = self.items.iter().map(|it| dated(cx.lang, &it.item, it.before)).collect();
        let after = self.items.iter().map(|it| dated(cx.lang, &it.item, it.after)).collect();
        Sides::BeforeAfter(Side::of(before), Side::of(after))
    }
}

impl Undoable for EndDateChanged {
    type Right = DelegateScopes;
    type Undone = DelegationsUndone;

    /// As for giving and taking back: packages and rights take more than API access, and to let somebody have them longer what giving takes.
    fn may_undo(&self, line: Uuid, mandate: &Mandate) -> bool {
        let Some(redated) = self.items.iter().find(|redated| redated.item.id == line) else { return false };
        let is_theirs = redated.item.what.is_api() || mandate.has::<ManagePeople>();
        is_theirs && (redated.item.may_be_given(self.holder.id(), mandate) || !back(redated).is_longer())
    }

    fn is_by_two(&self, line: Uuid) -> bool {
        let mut items = self.items.iter().map(|redated| &redated.item);
        self.proposed_by.is_some() && items.any(|item| item.id == line && item.what.is_main_administrator())
    }

    async fn take_two(&self, db: &mut PgConnection, by: Undoer, lines: &[Uuid]) -> sqlx::Result<Vec<Uuid>> {
        let items: Vec<&Redated> = self.items.iter().filter(|it| lines.contains(&it.item.id)).collect();
        let sooner = items.iter().filter(|redated| !back(redated).is_longer()).map(|redated| redated.item.id);
        let sooner: Vec<Uuid> = sooner.collect();
        let is_barred = !sooner.is_empty() && empties(db, by, self.holder.id(), &items).await?;
        Ok(if is_barred { sooner } else { Vec::new() })
    }

    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let mut undone = DelegationsUndone::nothing_yet(by.of, &self.giver, &self.holder);
        let mut items: Vec<&Redated> = self.items.iter().filter(|it| by.lines.contains(&it.item.id)).collect();
        let takes_two = settings::hold(change, by.acting).await?;
        lock_receiver(change, (&self.giver, &self.holder), items.iter().map(|redated| &redated.item)).await?;
        // What takes two persons is not put back by one.
        let is_main = |redated: &Redated| redated.item.what.is_main_administrator();
        if takes_two {
            let barred = items.extract_if(.., |redated| is_main(redated));
            undone.failed.extend(barred.map(|redated| (redated.item.clone(), Unrestorable::TakesTwo)));
        }
        if takes_two {
            let undoer = Undoer::of(by.acting, change.at());
            let lines: Vec<Uuid> = items.iter().map(|redated| redated.item.id).collect();
            let barred = self.take_two(change.conn(), undoer, &lines).await?;
            let barred = items.extract_if(.., |redated| barred.contains(&redated.item.id));
            undone.failed.extend(barred.map(|redated| (redated.item.clone(), Unrestorable::TakesTwo)));
        }
        let days: Vec<NewDay<'_>> = items.iter().map(|redated| back(redated)).collect();
        let parties = (self.giver.number, self.holder.id());
        for (redated, outcome) in items.iter().zip(redate(change, by.acting, parties, &days).await?) {
            match outcome {
                Ok(again) => undone.redated.push(again),
                Err(why) => undone.failed.push((redated.item.clone(), why)),
            }
        }
        Ok(undone.into())
    }
}
