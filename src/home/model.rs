//! Whom a person may act for, and what an organisation's front page tells. Pure.

use jiff::{Timestamp, civil::Date};
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    access::Basis,
    entitlements::Nobody,
    kernel::{ChangeSetId, ClientId, Environment, HolderId, OrgNumber, PersonId, ScopeId, search_digits, search_key},
    receipts::UndoableChange,
    register::{Unit, UnitStatus},
};

/// From this many organisations on, the list is searched and paged.
pub(super) const MANY: i64 = 10;
/// Longest search, in characters, and most words of it.
const SEARCH_LENGTH: usize = 100;
const SEARCH_WORDS: usize = 8;

/// What somebody typed to find an organisation: part of its name, its place or its number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Search {
    /// As typed, to show it again.
    pub text: String,
    /// In lower case. All of them must be found.
    pub words: Vec<String>,
    /// The digits, when it is a number or a part of one.
    pub digits: Option<String>,
}

impl Search {
    pub fn new(text: &str) -> Self {
        let text: String = text.trim().chars().filter(|c| !c.is_control()).take(SEARCH_LENGTH).collect();
        let words = search_key(&text).split_whitespace().take(SEARCH_WORDS).map(str::to_owned).collect();
        let digits = search_digits(&text);
        Self { text, words, digits }
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The beginnings of its words, for finding names that are spelt nearly so.
    pub fn beginnings(&self) -> Vec<String> {
        let beginnings = |word: &String| -> Vec<String> {
            word.char_indices()
                .filter_map(|(at, letter)| word.get(..at + letter.len_utf8()).map(str::to_owned))
                .collect()
        };
        self.words.iter().flat_map(beginnings).collect()
    }

    /// Does it find this unit? The same rule as in the store's statement, for choosing what to unfold.
    pub fn finds(&self, unit: &Unit) -> bool {
        let hay = search_key(&format!("{} {}", unit.name, unit.place.as_deref().unwrap_or_default()));
        self.words.iter().all(|word| hay.contains(word))
            || self.digits.as_ref().is_some_and(|digits| unit.number.to_string().contains(digits))
    }
}

/// A unit somebody may act for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    pub unit: Unit,
    /// The best reason the user has.
    pub basis: Option<Basis>,
    /// Deleted, bankrupt or being wound up: shown apart.
    pub ended: bool,
    /// Its sub-units, which are reached through it.
    pub below: Vec<Unit>,
}

/// One page of the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Choices {
    /// Main units the user may act for, whatever was searched for.
    pub total: i64,
    /// Those the search found.
    pub found: i64,
    /// The place of the first row on this page, from 1.
    pub first: i64,
    pub rows: Vec<Choice>,
    /// What was used last, latest first.
    pub recent: Vec<Choice>,
    /// When nothing was found: what comes nearest.
    pub nearest: Vec<Choice>,
    /// The first row of the page before and of the page after.
    pub previous: Option<OrgNumber>,
    pub next: Option<OrgNumber>,
}

impl Choices {
    /// The only unit there is to choose, when there is no choice.
    pub fn only(&self) -> Option<OrgNumber> {
        match self.rows.as_slice() {
            [one] if self.total == 1 && one.below.is_empty() => Some(one.unit.number),
            _ => None,
        }
    }
}

/// A draft of the user's that has not been carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unfinished {
    pub draft: ChangeSetId,
    pub supplier: String,
    pub count: i64,
    /// They have confirmed it, and it waits for a colleague to do so too.
    pub is_proposed: bool,
}

/// A holder that needs a look: something it has ends soon, or it is a supplier no longer in business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Watched {
    pub holder: HolderId,
    pub name: String,
    pub count: i64,
    /// API access among what ends soon.
    pub apis: i64,
    pub why: Watch,
}

/// Why to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Watch {
    /// What it has ends soon: the first and the last of it on these days.
    Ends(Date, Date),
    /// It is deleted or bankrupt.
    Gone(UnitStatus),
}

/// What ends soon of the accesses to a scope.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct EndingAccesses {
    pub scope: ScopeId,
    pub name: String,
    pub environment: Environment,
    pub count: i64,
    /// The day on which the first of them ends.
    pub first: Date,
    /// And the last.
    pub last: Date,
    /// Which: all of them, unless they are more than one form prolongs.
    pub rows: Vec<Uuid>,
}

impl EndingAccesses {
    /// Most that are prolonged by one form.
    pub const AT_ONCE: usize = 50;
}

/// A client whose keys the user has to see to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ClientToMend {
    pub id: ClientId,
    pub environment: Environment,
    pub name: String,
    /// When the last of its keys runs out, or ran out; none: it has no key.
    pub last_key: Option<Timestamp>,
}

/// What an organisation has as a provider.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Apis {
    pub has_prefix: bool,
    /// Does an order of a prefix wait for support?
    pub has_ordered: bool,
    /// Has it ever made a scope, in whatever environment?
    pub has_scopes: bool,
    /// Scopes in use in production.
    pub in_use: i64,
    /// Scopes that are to go out of use, and the first day on which one does.
    pub planned: Option<(i64, Date)>,
}

/// The newest version of the terms of use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TermsDue {
    pub version: String,
    /// The last day on which it is signed in time.
    pub by: Date,
    pub is_signed: bool,
}

/// How far an organisation has come in what comes first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Start {
    /// If any have been published.
    pub terms: Option<TermsDue>,
    /// Is somebody told what happens? Somebody is who has confirmed their address, if what was written there last came to it.
    pub is_told: bool,
    pub has_clients: bool,
    /// Has it given or made things for a month? Then nobody needs to tell it how to begin.
    pub is_established: bool,
    /// The user wants to see the first steps no more.
    pub is_hidden: bool,
}

/// What the front page of an organisation tells. What the user may not see is empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Overview {
    /// Suppliers with a current delegation.
    pub suppliers: i64,
    /// Customers with a current delegation to this organisation.
    pub customers: i64,
    /// Has anything ever been given or received?
    pub has_history: bool,
    /// The name of the organisation as the register writes it, where that is otherwise.
    pub registered_name: Option<String>,
    /// Why no natural person can act for the organisation, if so.
    pub nobody: Option<Nobody>,
    /// Has an organisation given the user something that waits for them to say that it is them?
    pub is_awaited: bool,
    /// What there is to make scopes of, and the scopes.
    pub apis: Apis,
    /// Requests that the user can answer.
    pub requests: i64,
    /// Consumers that wait for access to a scope of this organisation, where there are any.
    pub asked: Vec<(Environment, i64)>,
    pub unfinished: Vec<Unfinished>,
    /// What colleagues have proposed that takes two: who, and the draft.
    pub proposed: Vec<(String, ChangeSetId)>,
    /// Who has proposed to turn off that two persons are wanted, for those who may confirm it, and whether it is the user.
    pub two_off: Option<(String, bool)>,
    /// What can still be undone, newest first.
    pub undoable: Vec<UndoableChange>,
    pub watched: Vec<Watched>,
    /// Who has been given something here and has not said yet that it is them.
    pub unconfirmed: Vec<(String, PersonId)>,
    pub ending_accesses: Vec<EndingAccesses>,
    pub clients: Vec<ClientToMend>,
    pub start: Start,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_is_words_or_a_number_with_or_without_blanks() {
        let search = Search::new("  Vestby  VANN ");
        assert_eq!(search.words, ["vestby", "vann"]);
        assert_eq!((search.text.as_str(), search.digits), ("Vestby  VANN", None));
        assert_eq!(Search::new("310 123.4").digits.as_deref(), Some("3101234"));
        assert_eq!(Search::new("310\u{a0}123").digits.as_deref(), Some("310123"));
        assert!(Search::new(" \t ").is_empty());
        assert_eq!(Search::new(&"ø".repeat(300)).text.chars().count(), SEARCH_LENGTH);
    }

    #[test]
    fn the_beginnings_of_a_word_are_whole_letters() {
        assert_eq!(Search::new("Øre av").beginnings(), ["ø", "ør", "øre", "a", "av"]);
    }

    #[test]
    fn a_search_finds_name_place_and_number_in_any_order() {
        let unit = Unit {
            number: OrgNumber::try_from(310_123_455).unwrap(),
            name: "EKSEMPEL VANNVERK".into(),
            form: "KF".into(),
            place: Some("ÅLESUND".into()),
            status: UnitStatus::Active,
            main_unit: None,
        };
        for hit in ["", "vann", "ålesund eksempel", "310 123 455", "123455", "SEMPE"] {
            assert!(Search::new(hit).finds(&unit), "{hit}");
        }
        for miss in ["vann oslo", "310 999", "310123455 x"] {
            assert!(!Search::new(miss).finds(&unit), "{miss}");
        }
    }
}
