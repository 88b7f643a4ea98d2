use std::sync::Arc;

use jiff::civil::Date;

use super::{elements::Element, wire};
use crate::{kernel::OrgNumber, platform::keys::Keys};

/// What became of one element.
#[derive(Debug)]
pub(super) struct Parsed<T> {
    /// What is to be stored, if anything.
    pub(super) row: Option<T>,
    /// Whose element it is, if that can be read.
    pub(super) number: Option<OrgNumber>,
    /// What is wrong with it: the line in the file, and why.
    pub(super) faults: Vec<(u64, String)>,
}

/// Turns elements into rows. Never fails: what cannot be used is reported.
#[derive(Debug, Clone)]
pub(super) struct Parser {
    pub(super) keys: Arc<Keys>,
    /// Decides whether a closing day has come.
    pub(super) today: Date,
    /// Are numbers that start with 2 or 3 taken?
    pub(super) synthetic: bool,
}

impl Parser {
    /// A number this portal takes.
    pub(super) fn number(&self, digits: &str) -> Result<OrgNumber, String> {
        let number: OrgNumber = digits.parse().map_err(|why| match word(digits) {
            Ok(Some(text)) if text.len() <= 10 => format!("{text}: {why}"),
            _ => format!("{why}"),
        })?;
        if number.is_synthetic() && !self.synthetic {
            return Err(format!("{number} is made up for test environments (setting synthetic_organisations)"));
        }
        Ok(number)
    }
}

/// The element as a value, or the line where it goes wrong, and how.
pub(super) fn json<'a, T: serde::Deserialize<'a>>(element: &Element<'a>) -> Result<T, (u64, String)> {
    serde_json::from_slice(element.json).map_err(|e| {
        let further = u64::try_from(e.line().saturating_sub(1)).unwrap_or_default();
        (element.line + further, message(&e))
    })
}

/// Nothing can be used; says whose it is if that can still be read.
pub(super) fn refused<T>(element: &Element<'_>, fault: (u64, String)) -> Parsed<T> {
    let known = serde_json::from_slice::<wire::NumberOnly>(element.json).ok();
    let number = known.and_then(|known| known.organisasjonsnummer.parse().ok());
    Parsed { row: None, number, faults: vec![fault] }
}

/// Trimmed; `None` if nothing is left. Postgres keeps no NUL in a text, and one such name shall not stop a thousand others.
pub(super) fn word(text: &str) -> Result<Option<String>, String> {
    let text = text.trim();
    match text {
        "" => Ok(None),
        _ if text.contains('\0') => Err("a text holds a NUL character".to_owned()),
        _ => Ok(Some(text.to_owned())),
    }
}

/// A day that can have been written in a register; Postgres takes fewer years than JSON does.
pub(super) fn day(day: Option<Date>) -> Result<Option<Date>, String> {
    match day {
        Some(d) if d.year() < 1 => Err(format!("{d} is before our era")),
        other => Ok(other),
    }
}

/// What serde says is wrong, without where (we know the line of the file) and without numbers that may be somebody's own.
pub(super) fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let text = text.rsplit_once(" at line ").map_or(text.as_str(), |(before, _)| before);
    let mut out = String::new();
    for piece in text.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let digits = piece.trim_end_matches(|c: char| !c.is_ascii_digit());
        out.push_str(if digits.len() >= 6 { "…" } else { digits });
        out.push_str(piece.get(digits.len()..).unwrap_or_default());
    }
    out
}

/// Lines between the beginning of an element and a part that was borrowed from it.
pub(super) fn lines_before(whole: &[u8], part: &str) -> u64 {
    let offset = part.as_ptr().addr().saturating_sub(whole.as_ptr().addr());
    let before = whole.get(..offset).unwrap_or_default();
    u64::try_from(before.split(|byte| *byte == b'\n').skip(1).count()).unwrap_or_default()
}
