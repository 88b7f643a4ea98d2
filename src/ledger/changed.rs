use uuid::Uuid;

use crate::kernel::{HolderId, OrgNumber, Ref};

/// Something that an event changed. The ledger remembers the latest change of each thing, so that no undo reaches past a later one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    thing: String,
    is_own: bool,
    pub(super) line: Option<Uuid>,
    pub(super) registered: Option<OrgNumber>,
    pub(super) receiver: Option<HolderId>,
}

impl Changed {
    /// By its kind and what tells it from others of the kind, such as `access/<scope>/<consumer>`: the same in every event about it.
    pub fn thing(name: impl Into<String>) -> Self {
        Self { thing: name.into(), is_own: false, line: None, registered: None, receiver: None }
    }
    /// One that every organisation has for itself. The event does not say whose: it is that of the receipt.
    #[must_use]
    pub fn own(name: &str) -> Self {
        Self { is_own: true, ..Self::thing(name) }
    }
    /// It can be undone, by this line of the event. Without a line the event only overtakes earlier ones.
    #[must_use]
    pub fn line(self, line: Uuid) -> Self {
        Self { line: Some(line), ..self }
    }
    /// To undo it, this organisation has to be in the register still.
    #[must_use]
    pub fn while_registered(self, org: OrgNumber) -> Self {
        Self { registered: Some(org), ..self }
    }
    /// Undoing gives something back to these, who have to be in business, or alive.
    #[must_use]
    pub fn back_to(self, receiver: HolderId) -> Self {
        Self { receiver: Some(receiver), ..self }
    }
    /// It is not undone by itself.
    #[must_use]
    pub fn without_line(self) -> Self {
        Self { line: None, ..self }
    }
    /// As it is kept.
    pub(super) fn key(&self, receipt_of: Option<OrgNumber>) -> String {
        match receipt_of {
            Some(org) if self.is_own => format!("{}/{org}", self.thing),
            _ => self.thing.clone(),
        }
    }
}

/// Why a line cannot be undone any more, whatever the room would say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// Something has happened to the same thing since; the change, if it has a receipt.
    Overtaken(Option<Ref>),
    /// One of the parties has left the register, is bankrupt or has died.
    PartyGone,
    /// As things are now, undoing would do what nobody may.
    Hindered(Hindered),
}

/// What would have to be otherwise for a line to be undone, by the words of `undo_hindrance`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "kebab-case")]
pub enum Hindered {
    /// It takes two persons, and undoing is done by one.
    TakesTwo,
    /// Something was taken away since for a breach of security.
    BeforeBreach,
    /// The last day it had has passed.
    EndPassed,
    /// The API resource or the scope is out of use.
    Deactivated,
    /// The provider no longer lets it be given on.
    ProviderForbids,
    /// The giver has no access any more.
    NoAccess,
    /// The client has as many keys as it may have.
    TooManyKeys,
}
