use std::{fmt, str::FromStr};

use jiff::civil::Date;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::search::search_key;

/// A Norwegian national identity number with valid check digits.
///
/// It has no `Display`, no `Debug` of its content and no `Serialize`: it can reach the cipher, the keyed hash and nothing else.
#[derive(Debug, Clone)]
pub struct NationalId {
    digits: SecretString,
    kind: NationalIdKind,
}

/// Where a number comes from, as far as its digits show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NationalIdKind {
    /// Given to a person by the population register (also D-numbers).
    Real,
    /// Made up for test environments: month + 80 (Tenor) or month + 60 (synthetic NPID).
    Synthetic,
    /// Month + 40: Dolly's synthetic series or a real local help number; the digits do not show which.
    Ambiguous,
}

/// Why a text is no national identity number. Never says which text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NationalIdError {
    /// Not eleven ASCII digits.
    #[error("a national identity number has eleven digits")]
    Length,
    /// The date part is no date in any century.
    #[error("the first six digits are no date")]
    Date,
    /// One of the two check digits is wrong.
    #[error("a check digit does not match")]
    CheckDigit,
}

impl NationalId {
    /// The digits, for the keyed hash and the cipher.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.digits.expose_secret()
    }

    /// The day of birth that the digits tell: the century follows from the three after the date. `None` where they stand for something else.
    #[must_use]
    pub fn born(&self) -> Option<Date> {
        let part = |from: usize, to: usize| self.expose().get(from..to)?.parse::<i16>().ok();
        let (day, month, year, nth) = (part(0, 2)?, part(2, 4)?, part(4, 6)?, part(6, 9)?);
        let day = if day > 40 { day - 40 } else { day };
        let month = match month {
            1..=12 => month,
            41..=52 => month - 40,
            81..=92 => month - 80,
            _ => return None,
        };
        let century = match (nth, year) {
            (..=499, _) | (900.., 40..) => 1900,
            (500.., ..=39) => 2000,
            (500..=749, 54..) => 1800,
            _ => return None,
        };
        Date::new(century + year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    }

    /// Real, made up, or impossible to tell.
    #[must_use]
    pub fn kind(&self) -> NationalIdKind {
        self.kind
    }
}

fn has_date(day: u8, month: u8, year: u8) -> bool {
    let (Ok(d), Ok(m)) = (i8::try_from(day), i8::try_from(month)) else { return false };
    [1800, 1900, 2000].iter().any(|century| Date::new(century + i16::from(year), m, d).is_ok())
}

/// The remainder of the weighted sum; the rule from 2032 allows 0 to 3 for the first check digit and 0 for the second.
fn remainder(digits: &[u8], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * weight).sum::<u32>() % 11
}

impl FromStr for NationalId {
    type Err = NationalIdError;
    fn from_str(s: &str) -> Result<Self, NationalIdError> {
        let digits: Vec<u8> = s.bytes().map(|b| b.wrapping_sub(b'0')).collect();
        let [d1, d2, m1, m2, y1, y2, ..] = digits.as_slice() else { return Err(NationalIdError::Length) };
        if digits.len() != 11 || digits.iter().any(|d| *d > 9) {
            return Err(NationalIdError::Length);
        }
        let day = if *d1 >= 4 { (d1 - 4) * 10 + d2 } else { d1 * 10 + d2 };
        let (month, kind) = match m1 * 10 + m2 {
            m @ 81..=92 => (m - 80, NationalIdKind::Synthetic),
            m @ 61..=72 => (m - 60, NationalIdKind::Synthetic),
            m @ 41..=52 => (m - 40, NationalIdKind::Ambiguous),
            m @ 21..=32 => (m - 20, NationalIdKind::Real),
            m => (m, NationalIdKind::Real),
        };
        if !has_date(day, month, y1 * 10 + y2) {
            return Err(NationalIdError::Date);
        }
        let first = remainder(&digits, &[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]);
        let second = remainder(&digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]);
        if first > 3 || second != 0 {
            return Err(NationalIdError::CheckDigit);
        }
        Ok(Self { digits: SecretString::from(s.to_owned()), kind })
    }
}

/// A person's name as the register writes it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PersonName {
    /// First and middle names.
    pub given: String,
    /// Last name.
    pub family: String,
}

impl PersonName {
    /// From the register's three parts; empty ones are left out.
    pub(crate) fn new(first: &str, middle: Option<&str>, last: &str) -> Self {
        let given: Vec<&str> =
            [Some(first), middle].into_iter().flatten().map(str::trim).filter(|part| !part.is_empty()).collect();
        Self { given: given.join(" "), family: last.trim().to_owned() }
    }
}

/// A Latin letter: the register has no others, and letters of several scripts make two names look like one.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && matches!(c, 'A'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// Can this be a word of a name? Letters with at most two marks each, apostrophes and hyphens, and a full stop only at the end, so that it
/// is no address.
fn is_word(word: &str) -> bool {
    let letters = word.strip_suffix('.').unwrap_or(word);
    let mut marks = 3;
    letters.chars().all(|c| {
        let is_mark = matches!(c, '\u{300}'..='\u{36f}') && c != '\u{34f}';
        marks = if is_mark {
            marks + 1
        } else if is_letter(c) {
            0
        } else {
            3
        };
        if is_mark { marks <= 2 } else { is_letter(c) || matches!(c, '\'' | '-' | '\u{2010}' | '\u{2011}') }
    })
}

/// A family name as it is compared: case, the kind of apostrophe, and dash or blank between two names do not count.
fn folded(name: &str) -> String {
    let plain = search_key(name).replace(['’', '‘', '´', '`', 'ʼ'], "'");
    let words: Vec<&str> =
        plain.split(|c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}')).collect();
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Why a text is no name of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFault {
    /// Nothing was typed.
    Missing,
    /// It has digits or signs that no name has.
    Sign,
    /// It is too long.
    Long,
}

/// The family name of somebody whose name nobody has told.
pub(crate) const NAMELESS: &str = "Uten navn";

impl PersonName {
    /// Longest name that can be typed, in characters.
    pub(crate) const LONGEST: usize = 100;
    /// The most words of a name that is typed. More of them are a message.
    const MOST_WORDS: usize = 8;

    /// A name that somebody typed, in one spelling: each letter as one character (NFC), one kind of apostrophe, single blanks. The last
    /// word is taken for the family name.
    pub fn parse(typed: &str) -> Result<Self, NameFault> {
        let text: String =
            typed.nfc().map(|c| if matches!(c, '’' | '‘' | '´' | '`' | 'ʼ') { '\'' } else { c }).collect();
        let words: Vec<&str> = text.split_whitespace().collect();
        let (last, first) = words.split_last().ok_or(NameFault::Missing)?;
        let name = Self { given: first.join(" "), family: (*last).to_owned() };
        let whole = name.to_string();
        if !words.iter().all(|word| is_word(word)) || !whole.contains(is_letter) {
            Err(NameFault::Sign)
        } else if whole.chars().count() > Self::LONGEST || words.len() > Self::MOST_WORDS {
            Err(NameFault::Long)
        } else {
            Ok(name)
        }
    }

    /// Has nobody told the name, neither the register nor a login nor the person?
    pub(crate) fn is_missing(&self) -> bool {
        self.given.is_empty() && matches!(self.family.as_str(), "" | NAMELESS)
    }

    /// The name, or what stands where nobody has told it: a link and a heading need a text.
    pub(crate) fn or_nameless(self) -> Self {
        if self.is_missing() { Self { given: String::new(), family: NAMELESS.to_owned() } } else { self }
    }

    /// Is this the family name that somebody typed? One of two family names is enough, and so is the whole name: whoever types it has the
    /// person's number as well.
    pub(crate) fn has_family_name(&self, typed: &str) -> bool {
        let (typed, family, whole) = (folded(typed), folded(&self.family), folded(&self.to_string()));
        !self.is_missing()
            && !typed.is_empty()
            && (typed == family || typed == whole || family.split(' ').any(|one| one == typed))
    }
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.given.as_str(), self.family.as_str()) {
            ("", only) | (only, "") => f.write_str(only),
            (given, family) => write!(f, "{given} {family}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn synthetic_numbers_pass_and_are_known_as_such() {
        for good in
            ["14835022707", "01818506895", "29829645864", "19890683668", "41818500260", "03831050003", "03831050100"]
        {
            assert_eq!(good.parse::<NationalId>().map(|n| n.kind()), Ok(NationalIdKind::Synthetic), "{good}");
        }
        assert_eq!("12467910181".parse::<NationalId>().map(|n| n.kind()), Ok(NationalIdKind::Ambiguous));
    }

    #[test]
    fn the_day_of_birth_follows_from_the_date_and_the_three_digits_after_it() {
        let of = |digits: &str| digits.parse::<NationalId>().unwrap().born().map(|born| born.to_string());
        assert_eq!(of("12839210033").as_deref(), Some("1992-03-12"), "the month of synthetic numbers is raised");
        assert_eq!(of("29829645864").as_deref(), Some("1996-02-29"), "a leap year");
        assert_eq!(of("01818506895").as_deref(), Some("1985-01-01"));
    }

    #[test]
    fn wrong_digits_dates_and_lengths_are_refused_for_what_they_are() {
        for (bad, why) in [
            ("01818506896", NationalIdError::CheckDigit),
            ("01818506805", NationalIdError::CheckDigit),
            ("31828506040", NationalIdError::Date),
            ("01938506066", NationalIdError::Date),
            ("0181850689", NationalIdError::Length),
            ("０１８１８５０６８９５", NationalIdError::Length),
            (" 01818506895", NationalIdError::Length),
        ] {
            assert_eq!(bad.parse::<NationalId>().err(), Some(why), "{bad}");
        }
    }

    #[test]
    fn the_number_is_not_in_its_debug_form() {
        let id: NationalId = "01818506895".parse().unwrap();
        assert!(!format!("{id:?}").contains("01818506895"));
    }

    #[test]
    fn a_name_is_put_together_without_stray_blanks() {
        assert_eq!(PersonName::new("Kari", Some(""), "Nordmann").to_string(), "Kari Nordmann");
        assert_eq!(PersonName::new("Kari", Some("Anne"), "").to_string(), "Kari Anne");
    }

    #[test]
    fn a_typed_name_has_one_spelling_and_nothing_that_is_no_name() {
        for (typed, name) in [
            ("  Kari   Nordmann ", "Kari Nordmann"),
            ("O’Brien", "O'Brien"),
            ("A\u{30a}se Ga\u{30a}rd-Lie", "Åse Gård-Lie"),
            ("Nguyễn Thị Bình", "Nguyễn Thị Bình"),
            ("J. R. Næss", "J. R. Næss"),
        ] {
            assert_eq!(PersonName::parse(typed).map(|name| name.to_string()).as_deref(), Ok(name), "{typed}");
        }
        for (typed, fault) in [
            ("", NameFault::Missing),
            (" \t ", NameFault::Missing),
            ("01818506895", NameFault::Sign),
            ("Kari 2", NameFault::Sign),
            ("-", NameFault::Sign),
            ("Kari <b>", NameFault::Sign),
            ("Kari\u{202e}", NameFault::Sign),
            ("\u{3164}", NameFault::Sign),
            ("Ka\u{34f}ri", NameFault::Sign),
            ("Kari\u{fe0f}", NameFault::Sign),
            ("\u{41a}ari", NameFault::Sign),
            ("\u{1d40a}ari", NameFault::Sign),
            ("q\u{301}\u{302}\u{303}", NameFault::Sign),
            ("www.svindel no", NameFault::Sign),
            ("Logg inn hos oss for at kontoen skal virke", NameFault::Long),
            (&"å".repeat(101), NameFault::Long),
        ] {
            assert_eq!(PersonName::parse(typed), Err(fault), "{typed}");
        }
    }

    #[test]
    fn nobody_is_called_nothing() {
        let nameless = PersonName::new("", None, "").or_nameless();
        assert!(nameless.is_missing() && nameless.to_string() == "Uten navn");
        assert!(!PersonName::new("Kari", None, "").is_missing());
    }

    #[test]
    fn a_family_name_is_known_however_it_is_typed() {
        let name = |family: &str| PersonName::new("Kari", None, family);
        for (family, typed) in [
            ("O'Brien", "O’Brien"),
            ("Ås", "A\u{30a}s"),
            ("HANSEN BERG", "berg"),
            ("HANSEN BERG", "Hansen-Berg"),
            ("Hansen-Berg", "hansen"),
            ("Nordmann", " kari  nordmann "),
        ] {
            assert!(name(family).has_family_name(typed), "{family}: {typed}");
        }
        for (family, typed) in [("Nordmann", ""), ("Nordmann", "Kari"), ("", ""), ("Hansen Berg", "Hans"), ("", "-")] {
            assert!(!name(family).has_family_name(typed), "{family}: {typed}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered_without_panic(text in "\\PC{0,13}") {
            let _ = text.parse::<NationalId>();
        }
    }
}
