//! What is known of a person, for themselves. Pure.

use jiff::Timestamp;
use serde_json::Value;

use crate::{
    kernel::{Lang, PersonName},
    ledger::OwnEvent,
    login::{AppearanceChosen, NameTold, OtherSessionsEnded, SessionEnded},
    register::OwnName,
    usage::DataTaken,
};

/// Who they are, and what decides how their page looks.
#[derive(Debug, Clone)]
pub(super) struct Profile {
    pub name: PersonName,
    /// Who tells it.
    pub told: OwnName,
    /// By which they registered, if they registered by e-mail.
    pub email: Option<String>,
    /// The organisation of the address.
    pub registered_in: Option<String>,
    pub does_support: bool,
    /// Until when they have seen what support looked up.
    pub seen_at: Option<Timestamp>,
}

/// What was done on the page, by its word in the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Done {
    Appearance,
    SignedOut,
    /// The session had ended already, or there never was one.
    WasSignedOut,
    OthersSignedOut,
    /// There was no other.
    NoOthers,
    Seen,
}

impl Done {
    const ALL: [(Self, &'static str); 6] = [
        (Self::Appearance, "utseende"),
        (Self::SignedOut, "logget-ut"),
        (Self::WasSignedOut, "allerede-logget-ut"),
        (Self::OthersSignedOut, "logget-ut-andre"),
        (Self::NoOthers, "ingen-andre"),
        (Self::Seen, "sett"),
    ];

    pub fn word(self) -> &'static str {
        Self::ALL.into_iter().find(|(done, _)| *done == self).map_or("", |(_, word)| word)
    }

    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known)| *known == word).map(|(done, _)| done)
    }
}

fn told<E: OwnEvent>(payload: &Value, lang: Lang) -> Option<String> {
    E::deserialize(payload).ok().map(|event| event.sentence(lang))
}

/// A line of the own log in one sentence. `None`: it is of another version of us.
pub(super) fn sentence(kind: &str, payload: &Value, lang: Lang) -> Option<String> {
    match kind {
        NameTold::KIND => told::<NameTold>(payload, lang),
        SessionEnded::KIND => told::<SessionEnded>(payload, lang),
        OtherSessionsEnded::KIND => told::<OtherSessionsEnded>(payload, lang),
        AppearanceChosen::KIND => told::<AppearanceChosen>(payload, lang),
        DataTaken::KIND => told::<DataTaken>(payload, lang),
        _ => None,
    }
}
