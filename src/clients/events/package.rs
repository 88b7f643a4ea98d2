use serde::{Deserialize, Serialize};

use super::{
    super::{store, texts::Telling},
    ClientTag, Part,
    undone::{Became, ClientChangeUndone, Reversing, found, if_done},
};
use crate::{
    access::GiveClientPackage,
    kernel::ClientPackageId,
    ledger::{
        Action, Change, Changed, EventContext, EventKind, Group, ReceiptView, Reversed, Side, Sides, Subject, Undoable,
        Undoing,
    },
};

/// *Opptre for virksomhetens kunder* was given to a client (`GIVEN`), or taken back. Two kinds of events, of one shape.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct ClientPackageToggled<const GIVEN: bool> {
    /// To which.
    pub client: ClientTag,
    /// Which gift.
    pub line: ClientPackageId,
}

pub(in super::super) type ClientPackageGiven = ClientPackageToggled<true>;
pub(in super::super) type ClientPackageRemoved = ClientPackageToggled<false>;

impl<const GIVEN: bool> EventKind for ClientPackageToggled<GIVEN> {
    const KIND: &'static str = if GIVEN { "client.package-given" } else { "client.package-removed" };
    const ACTION: Action = if GIVEN { Action::Given } else { Action::Removed };
    const GROUP: Group = Group::Clients;

    fn changes(&self) -> Vec<Changed> {
        let line = self.line.uuid();
        if GIVEN { self.client.changed(&Part::Package, Some(line)) } else { self.client.ceased(&Part::Package, line) }
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.client)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (t, org, name) = (Telling(cx.lang), &self.client.owner.name, &self.client.name);
        if GIVEN { t.log_package_given(org, name) } else { t.log_package_removed(org, name) }
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, name) = (Telling(cx.lang), &self.client.name);
        let (heading, lead, undo) = if GIVEN {
            (t.receipt_package_given(), t.receipt_package_given_body(name), t.undo())
        } else {
            (t.receipt_package_removed(), t.receipt_package_removed_body(name), t.undo_removal())
        };
        Some(self.client.receipt(cx, (heading, lead), undo, vec![(Some(self.line.uuid()), Part::Package)]))
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let (has, has_not) = (self.client.side(Telling(cx.lang).package()), Side::nothing());
        if GIVEN { Sides::BeforeAfter(has_not, has) } else { Sides::BeforeAfter(has, has_not) }
    }
}

impl<const GIVEN: bool> Undoable for ClientPackageToggled<GIVEN> {
    type Right = GiveClientPackage;
    type Undone = ClientChangeUndone;

    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let mut reversing = Reversing::new(by.of, &self.client);
        let outcome = match (found(change, &by, &self.client).await?, GIVEN) {
            (Err(why), _) => Err(why),
            (_, true) => if_done(store::remove_package(change, self.line).await?, Became::Gone),
            (_, false) => if_done(store::restore_package(change, by.acting, self.line).await?, Became::Back),
        };
        reversing.line(self.line.uuid(), Part::Package, outcome);
        Ok(reversing.finish())
    }
}
