//! What prefixes may be called, and the events of the room. Pure.

use serde::{Deserialize, Serialize};

use crate::{
    kernel::{OrgNumber, Party},
    ledger::Event,
};

/// Longest purpose, and longest answer of support, in characters.
pub(super) const TEXT_LENGTH: usize = 500;
/// Longest contact, in characters.
pub(super) const CONTACT_LENGTH: usize = 200;

/// Names that would be taken for something of the house, or for a part of the protocol.
const RESERVED: &[&str] = &[
    "admin",
    "ansattporten",
    "digdir",
    "eformidling",
    "idporten",
    "krr",
    "maskinporten",
    "openid",
    "portner",
    "prod",
    "profile",
    "scope",
    "test",
];

/// Why a prefix cannot be ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PrefixFault {
    /// Nothing was typed.
    Empty,
    /// Not two to thirty letters a-z and digits.
    Grammar,
    /// It is the house's own, or another organisation's number.
    Reserved,
}

/// May `org` ask for this prefix at all?
pub(super) fn check_prefix(prefix: &str, org: OrgNumber) -> Result<(), PrefixFault> {
    if prefix.is_empty() {
        return Err(PrefixFault::Empty);
    }
    let known = prefix.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if !known || !(2..=30).contains(&prefix.len()) {
        return Err(PrefixFault::Grammar);
    }
    // An organisation's own number is a good prefix; a number that is somebody else's, or nobody's, is none.
    let digits = prefix.bytes().all(|b| b.is_ascii_digit());
    if RESERVED.contains(&prefix) || (digits && prefix != org.to_string()) {
        return Err(PrefixFault::Reserved);
    }
    Ok(())
}

/// A prefix was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrefixOrdered {
    /// Who asked.
    pub org: Party,
    /// For what.
    pub prefix: String,
    /// What it is to be used for.
    pub purpose: String,
}

impl Event for PrefixOrdered {
    const KIND: &'static str = "prefix.ordered";
}

/// Support answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrefixDecided {
    /// Who asked, or whom it was given without asking.
    pub org: Party,
    /// The prefix.
    pub prefix: String,
    /// Allotted or declined.
    pub allotted: bool,
    /// Support's words to those who asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
}

impl PrefixDecided {
    /// The order was turned down.
    pub const DECLINED: &'static str = "prefix.declined";
}

impl Event for PrefixDecided {
    const KIND: &'static str = "prefix.allotted";
    fn kind(&self) -> &'static str {
        if self.allotted { Self::KIND } else { Self::DECLINED }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn org() -> OrgNumber {
        OrgNumber::SAMPLES[0]
    }

    #[test]
    fn a_prefix_is_short_plain_and_nobody_elses_name() {
        for good in ["eksempel", "skd", "ks", "310123455", "a2"] {
            assert_eq!(check_prefix(good, org()), Ok(()), "{good}");
        }
        assert_eq!(check_prefix("", org()), Err(PrefixFault::Empty));
        for bad in ["e", "Eksempel", "eks-empel", "æøå", "eks empel", &"a".repeat(31)] {
            assert_eq!(check_prefix(bad, org()), Err(PrefixFault::Grammar), "{bad}");
        }
        for taken in ["maskinporten", "test", "310223344", "12"] {
            assert_eq!(check_prefix(taken, org()), Err(PrefixFault::Reserved), "{taken}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered_without_panic(text in "\\PC{0,30}") {
            let _ = check_prefix(&text, org());
        }
    }
}
