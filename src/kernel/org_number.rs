use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;

use super::person::NationalId;

/// An organisation number: nine digits whose last is a modulus 11 check digit with weights 3 2 7 6 5 4 3 2.
///
/// Real numbers start with 8 or 9, synthetic ones with 2 or 3. Kept as an integer because it is the commonest index key we have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, sqlx::Type)]
#[sqlx(transparent)]
pub struct OrgNumber(i32);

/// Why a text is no organisation number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OrgNumberError {
    /// `3,14002E+08`: a spreadsheet has rounded the number, so that its last digits are lost.
    #[error("a spreadsheet has rounded the number")]
    Rounded,
    /// The number of a person.
    #[error("this is the number of a person")]
    Person,
    /// Not nine digits once everything is gone that may stand between them.
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

    /// Reads what people type and paste: with blanks, dots or dashes of any kind between the digits, invisible signs that were copied along,
    /// `NO` before and `MVA` after it as on an invoice, and `,00` as a spreadsheet writes it.
    pub fn parse(text: &str) -> Result<Self, OrgNumberError> {
        let text: String = text.trim().nfkc().collect::<String>().to_ascii_uppercase();
        if is_rounded(&text) {
            return Err(OrgNumberError::Rounded);
        }
        let whole =
            text.rsplit_once([',', '.']).filter(|(_, rest)| !rest.is_empty() && rest.bytes().all(|b| b == b'0'));
        let spellings = [Some(text.as_str()), whole.map(|(whole, _)| whole)];
        let mut bare = spellings.into_iter().flatten().map(without_marks);
        let digits = bare.find(|digits| digits.len() == 9).unwrap_or_else(|| without_marks(&text));
        if digits.parse::<NationalId>().is_ok() {
            return Err(OrgNumberError::Person);
        }
        digits.parse()
    }

    /// The bare number.
    #[must_use]
    pub fn get(self) -> i32 {
        self.0
    }

    /// Grouped for people, with no-break spaces: `310 123 455`.
    pub(crate) fn grouped(self) -> String {
        let n = self.0;
        format!("{}\u{a0}{:03}\u{a0}{:03}", n / 1_000_000, n / 1000 % 1000, n % 1000)
    }

    /// A name with this number behind it, for people: `Nordlys AS 310 123 455`.
    pub(crate) fn behind(self, name: &str) -> String {
        // One whose name is not known is called by its number.
        if name == self.to_string() { self.grouped() } else { format!("{name} {}", self.grouped()) }
    }

    /// Is this number made up for test environments?
    pub(crate) fn is_synthetic(self) -> bool {
        matches!(self.0 / 100_000_000, 2 | 3)
    }
}

/// Is this a number in the notation of a spreadsheet that was too narrow for it?
fn is_rounded(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once('E') else { return false };
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    let all = |text: &str, also: &str| text.chars().all(|c| c.is_ascii_digit() || also.contains(c));
    digits(mantissa) > 0 && digits(exponent) > 0 && all(mantissa, ",.") && all(exponent, "+")
}

/// The text without what may stand before, between and after the digits.
fn without_marks(text: &str) -> String {
    let is_mark = |c: char| {
        c.is_whitespace()
            || matches!(c, '.' | '-' | '\'' | '’' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}')
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let bare: String = text.chars().filter(|c| !is_mark(*c)).collect();
    let bare = bare.strip_prefix("NO").unwrap_or(&bare);
    bare.strip_suffix("MVA").unwrap_or(bare).to_owned()
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
    fn a_number_is_read_in_every_spelling_people_paste() {
        for text in [
            " 310 123.455 ",
            "310\u{a0}123\u{202f}455",
            "310-123-455",
            "310\u{2011}123\u{2013}455",
            "NO 310 123 455 MVA",
            "no310123455mva",
            "310123455MVA",
            "\u{feff}310\u{200b}123\u{ad}455\u{200e}",
            "'310123455",
            "３１０１２３４５５",
            "310123455,00",
            "310123455.0",
        ] {
            assert_eq!(OrgNumber::parse(text), "310123455".parse(), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused_for_what_it_is() {
        for (text, why) in [
            ("3,10123E+08", OrgNumberError::Rounded),
            ("3.10123455e8", OrgNumberError::Rounded),
            ("018185 06895", OrgNumberError::Person),
            ("01818506895", OrgNumberError::Person),
            ("310123454", OrgNumberError::CheckDigit),
            ("310 123 45", OrgNumberError::Length),
            ("", OrgNumberError::Length),
            ("NO", OrgNumberError::Length),
            ("E", OrgNumberError::Length),
            ("Vestby 3", OrgNumberError::Length),
            ("310123455,5", OrgNumberError::Length),
        ] {
            assert_eq!(OrgNumber::parse(text), Err(why), "{text}");
        }
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
