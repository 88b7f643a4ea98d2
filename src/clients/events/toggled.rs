use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::{
        store,
        texts::{Kinds, Telling},
    },
    ClientTag, Part,
    undone::{Became, ClientChangeUndone, Reversing, Unchangeable, found_own},
};
use crate::{
    access::{ManageClients, Mandate},
    ledger::{
        Action, Change, ChangeError, Changed, EventContext, EventKind, Group, ReceiptView, Reversal, Reversed, Side,
        Sides, Subject, Undoable, Undoing,
    },
};

/// A client came back into use (`ACTIVE`), or went out of it: then it gets no tokens. Two kinds of events, of one shape.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct ClientToggled<const ACTIVE: bool> {
    /// Which.
    pub client: ClientTag,
}

pub(in super::super) type ClientDeactivated = ClientToggled<false>;
pub(in super::super) type ClientReactivated = ClientToggled<true>;

impl<const ACTIVE: bool> EventKind for ClientToggled<ACTIVE> {
    const KIND: &'static str = if ACTIVE { "client.reactivated" } else { "client.deactivated" };
    const ACTION: Action = if ACTIVE { Action::Reactivated } else { Action::Deactivated };
    const GROUP: Group = Group::Clients;

    fn changes(&self) -> Vec<Changed> {
        self.client.changed(&Part::Use, Some(self.client.id.uuid()))
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.client)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (t, org, name) = (Telling(cx.lang), &self.client.owner.name, &self.client.name);
        if ACTIVE { t.log_reactivated(org, name) } else { t.log_deactivated(org, name) }
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, name) = (Telling(cx.lang), &self.client.name);
        let (heading, lead, undo) = if ACTIVE {
            (t.receipt_reactivated(), t.receipt_reactivated_body(name), t.undo())
        } else {
            let lead = if self.client.kind.is_served() {
                t.receipt_deactivated_body(name)
            } else {
                Kinds(cx.lang).receipt_deactivated(name)
            };
            (t.receipt_deactivated(), lead, t.undo_deactivation())
        };
        Some(self.client.receipt(cx, (heading, lead), undo, vec![(Some(self.client.id.uuid()), Part::Use)]))
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let t = Telling(cx.lang);
        let (active, inactive) = (Side::note(t.active()), Side::note(t.inactive_tag()));
        if ACTIVE { Sides::BeforeAfter(inactive, active) } else { Sides::BeforeAfter(active, inactive) }
    }
}

impl<const ACTIVE: bool> Undoable for ClientToggled<ACTIVE> {
    type Right = ManageClients;
    type Undone = ClientChangeUndone;

    fn may_undo(&self, _line: Uuid, mandate: &Mandate) -> bool {
        self.client.is_theirs(mandate)
    }
    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        set_active(change, by, &self.client, !ACTIVE).await
    }
}

/// Takes the client out of use, or into use, if it is not so already.
pub(super) async fn set_active(
    change: &mut Change,
    by: Undoing<'_, ManageClients>,
    tag: &ClientTag,
    active: bool,
) -> Result<Reversal<ClientChangeUndone>, ChangeError> {
    let mut reversing = Reversing::new(by.of, tag);
    let outcome = match found_own(change, &by, tag).await? {
        Ok(client) if client.is_active() != active => {
            store::set_active(change, tag.id, active).await?;
            Ok(if active { Became::Active } else { Became::Inactive })
        }
        Ok(_) => Err(Unchangeable::Already),
        Err(why) => Err(why),
    };
    reversing.line(tag.id.uuid(), Part::Use, outcome);
    Ok(reversing.finish())
}
