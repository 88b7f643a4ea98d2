//! Fields of the register's JSON, read one by one: one that cannot be read leaves the others readable.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::kernel::is_hidden;

/// A field as the file has it. Absent and null are the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Field<T> {
    #[default]
    Absent,
    Read(T),
    /// There is something else than what belongs there.
    Unreadable,
}

impl<T> Field<T> {
    pub(super) fn value(self) -> Option<T> {
        match self {
            Self::Read(value) => Some(value),
            Self::Absent | Self::Unreadable => None,
        }
    }

    pub(super) fn is_unreadable(&self) -> bool {
        matches!(self, Self::Unreadable)
    }
}

impl Field<bool> {
    pub(super) fn is_true(self) -> bool {
        self == Self::Read(true)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        let raw = <&'de RawValue>::deserialize(json)?;
        Ok(match serde_json::from_str::<Option<T>>(raw.get()) {
            Ok(Some(value)) => Self::Read(value),
            Ok(None) => Self::Absent,
            Err(_) => Self::Unreadable,
        })
    }
}

/// What is said of a field that cannot be read. What stands there is not quoted: it may be a national number in the wrong place.
pub(super) trait Expected {
    const EXPECTED: &'static str;
}

impl Expected for bool {
    const EXPECTED: &'static str = "true or false";
}

impl<T> Expected for Vec<T> {
    const EXPECTED: &'static str = "a list";
}

/// Longer than any name or place of the register, in characters. An index takes no text without end.
const LONGEST_TEXT: usize = 500;

/// A text without blanks and invisible signs at its ends; empty where there is nothing to see.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Text(pub(super) String);

impl Expected for Text {
    const EXPECTED: &'static str = "a text of at most 500 characters";
}

impl TryFrom<String> for Text {
    type Error = &'static str;

    /// Postgres keeps no NUL in a text; U+FFFD stands where the file was not UTF-8.
    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.contains(['\0', char::REPLACEMENT_CHARACTER]) {
            return Err("a character that no text has");
        }
        let text = text.trim_matches(|c: char| c.is_whitespace() || is_hidden(c));
        if text.chars().nth(LONGEST_TEXT).is_some() {
            return Err("too long");
        }
        Ok(Self(text.to_owned()))
    }
}

/// A day that can have been written in a register; Postgres takes fewer years than JSON does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Date")]
pub(super) struct Day(pub(super) Date);

impl Expected for Day {
    const EXPECTED: &'static str = "a day such as 2024-01-31";
}

impl TryFrom<Date> for Day {
    type Error = &'static str;

    fn try_from(day: Date) -> Result<Self, Self::Error> {
        if day.year() < 1 { Err("before our era") } else { Ok(Self(day)) }
    }
}

/// The digits of an organisation number, as a text or as a number: none begins with nought, so both say the same.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub(super) enum Digits {
    Text(String),
    Number(u32),
}

impl Digits {
    pub(super) fn text(&self) -> String {
        match self {
            Self::Text(text) => text.trim().to_owned(),
            Self::Number(number) => number.to_string(),
        }
    }
}

impl Expected for Digits {
    const EXPECTED: &'static str = "an organisation number";
}
