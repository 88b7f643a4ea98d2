use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::{
        model::MOST_KEYS,
        store,
        texts::{Kinds, Telling},
    },
    ClientTag, KeyTag, Part,
    undone::{Became, ClientChangeUndone, Reversing, Unchangeable, found_own, if_done},
};
use crate::{
    access::{ManageClients, Mandate},
    kernel::ClientKeyId,
    ledger::{
        Action, Change, Changed, EventContext, EventKind, Group, ReceiptView, Reversed, Side, Sides, Subject, Undoable,
        Undoing,
    },
    web::long_day,
};

/// A key of a client was put in (`ADDED`) or taken away. Two kinds of events, of one shape.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct ClientKeyToggled<const ADDED: bool> {
    /// Whose.
    pub client: ClientTag,
    /// Which row.
    pub line: ClientKeyId,
    /// And which key.
    pub key: KeyTag,
    /// It was there already and got another year: until when it would have counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewed_from: Option<Timestamp>,
}

pub(in super::super) type ClientKeyAdded = ClientKeyToggled<true>;
pub(in super::super) type ClientKeyRemoved = ClientKeyToggled<false>;

impl<const ADDED: bool> ClientKeyToggled<ADDED> {
    fn part(&self) -> Part {
        Part::Key(self.key.clone())
    }
}

impl<const ADDED: bool> EventKind for ClientKeyToggled<ADDED> {
    const KIND: &'static str = if ADDED { "client.key-added" } else { "client.key-removed" };
    const ACTION: Action = if ADDED { Action::Changed } else { Action::Removed };
    const GROUP: Group = Group::Clients;

    fn changes(&self) -> Vec<Changed> {
        let mut changed = self.client.changed(&self.part(), Some(self.line.uuid()));
        if ADDED && self.renewed_from.is_none() {
            changed.extend(self.client.customers_again());
        }
        changed
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.client)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (t, org, name, kid) = (Telling(cx.lang), &self.client.owner.name, &self.client.name, &self.key.kid);
        match (ADDED, self.renewed_from) {
            (true, Some(_)) => t.log_key_renewed(org, kid, name),
            (true, None) => t.log_key_added(org, kid, name),
            (false, _) => t.log_key_removed(org, kid, name),
        }
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, k, name) = (Telling(cx.lang), Kinds(cx.lang), &self.client.name);
        let is_served = self.client.kind.is_served();
        let until = long_day(cx.lang, self.key.expires_at);
        let (heading, lead, undo) = match (ADDED, self.renewed_from) {
            (true, Some(_)) => (t.receipt_key_renewed(), t.receipt_key_renewed_body(&until), t.undo()),
            (true, None) => {
                let lead = if is_served { t.receipt_key_added_body(&until) } else { k.receipt_key_added(&until) };
                (t.receipt_key_added(), lead, t.undo())
            }
            (false, _) => {
                let lead = if is_served { t.receipt_key_removed_body(name) } else { k.receipt_key_removed(name) };
                (t.receipt_key_removed(), lead, t.undo_removal())
            }
        };
        let mut receipt = self.client.receipt(cx, (heading, lead), undo, vec![(Some(self.line.uuid()), self.part())]);
        // The key is named once, where it can be copied.
        if let Some(line) = receipt.lines.first_mut() {
            line.title = t.key_until(&self.key.alg, until);
        }
        receipt.to_copy.push((t.kid(), self.key.kid.clone()));
        Some(receipt)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let t = Telling(cx.lang);
        let until = |at| self.client.side(t.key_until(&self.key.kid, long_day(cx.lang, at)));
        match (ADDED, self.renewed_from) {
            (true, Some(before)) => Sides::BeforeAfter(until(before), until(self.key.expires_at)),
            (true, None) => Sides::BeforeAfter(Side::nothing(), until(self.key.expires_at)),
            (false, _) => Sides::BeforeAfter(until(self.key.expires_at), Side::nothing()),
        }
    }
}

impl<const ADDED: bool> Undoable for ClientKeyToggled<ADDED> {
    type Right = ManageClients;
    type Undone = ClientChangeUndone;

    fn may_undo(&self, _line: Uuid, mandate: &Mandate) -> bool {
        self.client.is_theirs(mandate)
    }
    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let mut reversing = Reversing::new(by.of, &self.client);
        let outcome = match (found_own(change, &by, &self.client).await?, ADDED, self.renewed_from) {
            (Err(why), ..) => Err(why),
            (_, true, Some(before)) => if_done(store::set_expiry(change, self.line, before).await?, Became::AsBefore),
            (_, true, None) => if_done(store::remove_key(change, self.line).await?, Became::Gone),
            (Ok(client), ..) if client.keys.len() >= MOST_KEYS => Err(Unchangeable::TooMany),
            _ => if_done(store::restore_key(change, self.line).await?, Became::Back),
        };
        reversing.line(self.line.uuid(), self.part(), outcome);
        Ok(reversing.finish())
    }
}
