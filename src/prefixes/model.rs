//! What prefixes may be called. Pure.

use crate::kernel::OrgNumber;

/// Longest purpose, and longest answer of support, in characters.
pub(super) const TEXT_LENGTH: usize = 500;
/// Longest contact, in characters.
pub(super) const CONTACT_LENGTH: usize = 200;

/// Names that could be mistaken for a product of the platform, or for a part of the protocol.
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
    /// It is one of the reserved names.
    Reserved,
    /// It is a number, and not the organisation's own.
    Number,
}

/// May the organisation have this prefix at all? As long as it is not known which organisation, any number may be its own.
pub(super) fn check_prefix(prefix: &str, org: Option<OrgNumber>) -> Result<(), PrefixFault> {
    if prefix.is_empty() {
        return Err(PrefixFault::Empty);
    }
    let known = prefix.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if !known || !(2..=30).contains(&prefix.len()) {
        return Err(PrefixFault::Grammar);
    }
    // An organisation's own number is a good prefix; a number that is somebody else's, or nobody's, is none.
    let digits = prefix.bytes().all(|b| b.is_ascii_digit());
    if digits && org.is_some_and(|org| prefix != org.to_string()) {
        return Err(PrefixFault::Number);
    }
    if RESERVED.contains(&prefix) {
        return Err(PrefixFault::Reserved);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ORG: Option<OrgNumber> = Some(OrgNumber::SAMPLES[0]);

    #[test]
    fn a_prefix_is_short_plain_and_nobody_elses_name() {
        for good in ["eksempel", "skd", "ks", "310123455", "a2"] {
            assert_eq!(check_prefix(good, ORG), Ok(()), "{good}");
        }
        assert_eq!(check_prefix("", ORG), Err(PrefixFault::Empty));
        for bad in ["e", "Eksempel", "eks-empel", "æøå", "eks empel", &"a".repeat(31)] {
            assert_eq!(check_prefix(bad, ORG), Err(PrefixFault::Grammar), "{bad}");
        }
        for taken in ["maskinporten", "test"] {
            assert_eq!(check_prefix(taken, ORG), Err(PrefixFault::Reserved), "{taken}");
        }
        for number in ["310223344", "12"] {
            assert_eq!(check_prefix(number, ORG), Err(PrefixFault::Number), "{number}");
            assert_eq!(check_prefix(number, None), Ok(()), "{number}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered_without_panic(text in "\\PC{0,30}") {
            let _ = check_prefix(&text, ORG);
        }
    }
}
