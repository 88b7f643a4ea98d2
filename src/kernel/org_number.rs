use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An organisation number: nine digits whose last is a modulus 11 check digit with weights 3 2 7 6 5 4 3 2.
///
/// Real numbers start with 8 or 9, synthetic ones with 2 or 3. Kept as an integer because it is the commonest index key we have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, sqlx::Type)]
#[sqlx(transparent)]
pub struct OrgNumber(i32);

/// Why a text is no organisation number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OrgNumberError {
    /// Not nine digits once blanks and dots are gone.
    #[error("an organisation number has nine digits")]
    Length,
    /// Nine digits, but no such number can exist.
    #[error("the check digit does not match")]
    CheckDigit,
}

impl OrgNumber {
    /// Eksempel kommune and Systemhuset AS of the demo data, for tests.
    #[cfg(test)]
    pub(crate) const SAMPLES: [Self; 2] = [Self(310_123_455), Self(310_223_344)];

    /// Reads what people type: blanks, no-break blanks and dots between the digits are ignored.
    pub fn parse(text: &str) -> Result<Self, OrgNumberError> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
        digits.parse()
    }

    /// The bare number.
    #[must_use]
    pub fn get(self) -> i32 {
        self.0
    }

    /// Grouped for people, with no-break spaces: `310 123 455`.
    #[must_use]
    pub fn grouped(self) -> String {
        let n = self.0;
        format!("{}\u{a0}{:03}\u{a0}{:03}", n / 1_000_000, n / 1000 % 1000, n % 1000)
    }

    /// Is this number made up for test environments?
    #[must_use]
    pub fn is_synthetic(self) -> bool {
        matches!(self.0 / 100_000_000, 2 | 3)
    }
}

impl TryFrom<i32> for OrgNumber {
    type Error = OrgNumberError;
    fn try_from(number: i32) -> Result<Self, OrgNumberError> {
        if !(200_000_000..=999_999_999).contains(&number) {
            return Err(OrgNumberError::Length);
        }
        let mut rest = number / 10;
        let mut sum = 0;
        for weight in [2, 3, 4, 5, 6, 7, 2, 3] {
            sum += rest % 10 * weight;
            rest /= 10;
        }
        let check = (11 - sum % 11) % 11;
        let known_series = matches!(number / 100_000_000, 2 | 3 | 8 | 9);
        if check == number % 10 && known_series { Ok(Self(number)) } else { Err(OrgNumberError::CheckDigit) }
    }
}

impl FromStr for OrgNumber {
    type Err = OrgNumberError;
    /// Strict: nine ASCII digits and nothing else.
    fn from_str(s: &str) -> Result<Self, OrgNumberError> {
        if s.len() != 9 || !s.bytes().all(|b| b.is_ascii_digit()) {
            return Err(OrgNumberError::Length);
        }
        let number: i32 = s.parse().map_err(|_| OrgNumberError::Length)?;
        Self::try_from(number).map_err(|_| OrgNumberError::CheckDigit)
    }
}

impl fmt::Display for OrgNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:09}", self.0)
    }
}

impl Serialize for OrgNumber {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for OrgNumber {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_numbers_pass_and_wrong_check_digits_do_not() {
        for good in ["991825827", "974760673", "310123455", "310223344", "310334456", "310130079"] {
            assert_eq!(good.parse::<OrgNumber>().map(|n| n.to_string()), Ok(good.to_owned()), "{good}");
        }
        for bad in ["310130078", "310001000", "310000004", "310000060"] {
            assert_eq!(bad.parse::<OrgNumber>(), Err(OrgNumberError::CheckDigit), "{bad}");
        }
        for short in ["", "31012345", "3101234550", "31012345x", "３１０１２３４５５"] {
            assert_eq!(short.parse::<OrgNumber>(), Err(OrgNumberError::Length), "{short}");
        }
    }

    #[test]
    fn people_may_type_blanks_and_dots() {
        assert_eq!(OrgNumber::parse(" 310 123.455 "), "310123455".parse());
        assert_eq!(
            OrgNumber::parse("310\u{a0}123\u{a0}455").map(OrgNumber::grouped),
            Ok("310\u{a0}123\u{a0}455".to_owned())
        );
    }

    proptest! {
        #[test]
        fn parsing_never_panics_and_round_trips(text in "\\PC{0,12}", n in 0..=i32::MAX) {
            if let Ok(number) = OrgNumber::parse(&text) { prop_assert_eq!(number.to_string().parse(), Ok(number)); }
            if let Ok(number) = OrgNumber::try_from(n) { prop_assert_eq!(OrgNumber::parse(&number.grouped()), Ok(number)); }
        }

        #[test]
        fn changing_one_digit_is_always_noticed(stem in 31_000_000..32_000_000_i32, place in 0..9_u32, by in 1..10_i32) {
            let Some(number) = (0..10).find_map(|check| OrgNumber::try_from(stem * 10 + check).ok()) else { return Ok(()) };
            let unit = 10_i32.pow(place);
            let digit = number.get() / unit % 10;
            let changed = number.get() + ((digit + by) % 10 - digit) * unit;
            prop_assert!(OrgNumber::try_from(changed).is_err());
        }
    }
}
