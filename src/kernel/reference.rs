use std::str::FromStr;

use aws_lc_rs::rand;
use serde::{Deserialize, Serialize};

use super::text_value::text_value;

/// Crockford's base 32: no I, L, O or U, so it can be read aloud.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The reference on a receipt, `F-7K3Q-92MD`: seven random symbols and a check symbol, so that one wrong or two swapped are noticed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type)]
#[serde(into = "String", try_from = "String")]
#[sqlx(transparent)]
pub struct Ref(String);

/// The text is no reference, or was copied wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a reference")]
pub struct RefError;

fn value(symbol: u8) -> Option<u32> {
    let symbol = match symbol.to_ascii_uppercase() {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        other => other,
    };
    ALPHABET.iter().position(|a| *a == symbol).and_then(|at| u32::try_from(at).ok())
}

/// Weights 1..=7 and modulus 31: prime and greater than any difference of two weights, so neighbours cannot trade places unseen.
fn check(values: &[u32]) -> u32 {
    values.iter().zip(1..).map(|(value, weight)| value * weight).sum::<u32>() % 31
}

fn symbol(value: u32) -> char {
    ALPHABET.get(value as usize).copied().map_or('0', char::from)
}

impl Ref {
    /// A fresh one from the system's randomness (some 34 bits; Z is left out so that the check digit sees every change; a clash is refused by the table's key and tried again).
    #[must_use]
    pub fn random() -> Self {
        let mut bytes = [0_u8; 7];
        // Without randomness no session could exist either; a zero reference then meets the unique key.
        let _ = rand::fill(&mut bytes);
        Self::from_values(&bytes.map(|b| u32::from(b) % 31))
    }

    fn from_values(values: &[u32]) -> Self {
        let text: String = values.iter().copied().chain([check(values)]).map(symbol).collect();
        let (left, right) = text.split_at(4);
        Self(format!("F-{left}-{right}"))
    }
}

impl FromStr for Ref {
    type Err = RefError;
    /// Forgives case, blanks, missing hyphens and O/0, I/L/1.
    fn from_str(s: &str) -> Result<Self, RefError> {
        let body = s.trim().strip_prefix(['F', 'f']).unwrap_or(s.trim());
        let values: Option<Vec<u32>> = body.bytes().filter(|b| !matches!(b, b'-' | b' ')).map(value).collect();
        match values.as_deref() {
            Some([data @ .., last]) if data.len() == 7 && data.iter().all(|v| *v < 31) && check(data) == *last => {
                Ok(Self::from_values(data))
            }
            _ => Err(RefError),
        }
    }
}

text_value!(Ref, RefError);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_reference_survives_being_read_aloud() {
        let printed = Ref::random();
        let spoken = printed.as_str().to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        assert_eq!(spoken.parse(), Ok(printed));
    }

    proptest! {
        #[test]
        fn one_wrong_symbol_or_two_swapped_neighbours_are_refused(values in prop::collection::vec(0..31_u32, 7), at in 0..6_usize, by in 1..31_u32) {
            let good = Ref::from_values(&values);
            let mut wrong = values.clone();
            wrong[at] = (wrong[at] + by) % 31;
            let check_symbol = good.as_str().chars().last().unwrap();
            let forged: String = wrong.iter().copied().map(symbol).chain([check_symbol]).collect();
            prop_assert!(forged.parse::<Ref>().is_err());
            let mut swapped = values.clone();
            swapped.swap(at, at + 1);
            if swapped != values {
                let forged: String = swapped.iter().copied().map(symbol).chain([check_symbol]).collect();
                prop_assert!(forged.parse::<Ref>().is_err());
            }
            prop_assert_eq!(good.as_str().parse::<Ref>(), Ok(good.clone()));
        }

        #[test]
        fn any_text_is_answered_without_panic(text in "\\PC{0,20}") {
            let _ = text.parse::<Ref>();
        }
    }
}
