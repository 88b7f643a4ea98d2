use std::{borrow::Cow, fmt, sync::Arc};

use jiff::civil::Date;

use super::{
    elements::Element,
    field::{Digits, Expected, Field},
};
use crate::{kernel::OrgNumber, platform::keys::Keys};

/// What became of one element.
#[derive(Debug)]
pub(super) struct Parsed<T> {
    /// What is to be stored, if anything.
    pub(super) row: Option<T>,
    /// Whose element it is, if that can be read.
    pub(super) number: Option<OrgNumber>,
    /// Does a complete file have the unit? One that it has without roles is as good as missing among the roles.
    pub(super) counts_as_present: bool,
    /// Did a fault leave the unit without anybody in a key role who can log in?
    pub(super) leaderless: bool,
    /// What was left out.
    pub(super) faults: Faults,
}

impl<T> Parsed<T> {
    /// Nothing can be used.
    pub(super) fn refused(number: Option<OrgNumber>, faults: Faults) -> Self {
        Self { row: None, number, counts_as_present: true, leaderless: false, faults }
    }
}

/// What is wrong with an element, noted while its fields are read: the line in the file, and what. Never quotes a national number.
#[derive(Debug)]
pub(super) struct Faults {
    line: u64,
    pub(super) list: Vec<(u64, String)>,
}

impl Faults {
    /// For what begins on this line.
    pub(super) fn at(line: u64) -> Self {
        Self { line, list: Vec::new() }
    }

    pub(super) fn add(&mut self, what: impl fmt::Display) {
        self.list.push((self.line, what.to_string()));
    }

    /// Takes over those of a part of the element, which is about a role if its code is known.
    pub(super) fn extend(&mut self, part: Self, code: &str) {
        // Longer than any code: something else in the wrong place.
        let named = |what: String| if matches!(code.len(), 1..=8) { format!("{code}: {what}") } else { what };
        self.list.extend(part.list.into_iter().map(|(line, what)| (line, named(what))));
    }

    /// The field, and a fault if it cannot be read.
    pub(super) fn check<T: Expected>(&mut self, name: &str, field: Field<T>) -> Field<T> {
        if field.is_unreadable() {
            self.add(format_args!("{name}: expected {}", T::EXPECTED));
        }
        field
    }

    /// The field's value, if it is there and can be read.
    pub(super) fn read<T: Expected>(&mut self, name: &str, field: Field<T>) -> Option<T> {
        self.check(name, field).value()
    }
}

/// Turns elements into rows. Never fails: what cannot be used is reported.
#[derive(Debug, Clone)]
pub(super) struct Parser {
    pub(super) keys: Arc<Keys>,
    /// Decides whether a closing day has come.
    pub(super) today: Date,
    /// Are numbers that start with 2 or 3 taken?
    pub(super) synthetic: bool,
    /// Is the file the whole of its kind?
    pub(super) complete: bool,
}

impl Parser {
    /// A number this portal takes.
    pub(super) fn number(&self, digits: &Digits) -> Result<OrgNumber, String> {
        let digits = digits.text();
        let number: OrgNumber = digits.parse().map_err(|why| match digits.len() {
            // A national number that lost its first nought has ten.
            1..=9 if !digits.contains('\0') => format!("{digits}: {why}"),
            _ => format!("{why}"),
        })?;
        if number.is_synthetic() && !self.synthetic {
            return Err(format!("{number} is made up for test environments (setting synthetic_organisations)"));
        }
        Ok(number)
    }

    /// Whose element it is. The fault is noted, with the number if it is one that we do not take.
    pub(super) fn owner(&self, digits: Field<Digits>, faults: &mut Faults) -> Result<OrgNumber, Option<OrgNumber>> {
        match faults.check("organisasjonsnummer", digits) {
            Field::Read(digits) => self.number(&digits).map_err(|why| {
                faults.add(why);
                digits.text().parse().ok()
            }),
            Field::Absent => {
                faults.add("organisasjonsnummer is missing");
                Err(None)
            }
            Field::Unreadable => Err(None),
        }
    }
}

/// The text of an element. A byte that is no UTF-8 makes a field unreadable, not the element.
pub(super) fn text<'a>(element: &Element<'a>) -> Cow<'a, str> {
    String::from_utf8_lossy(element.json)
}

/// The element as a value; a fault says on which line it goes wrong, and how.
pub(super) fn json<'a, T: serde::Deserialize<'a>>(text: &'a str, faults: &mut Faults) -> Option<T> {
    let fault = match serde_json::from_str(text) {
        Ok(value) => return Some(value),
        Err(fault) => fault,
    };
    let further = u64::try_from(fault.line().saturating_sub(1)).unwrap_or_default();
    faults.list.push((faults.line + further, message(&fault)));
    None
}

/// What serde says is wrong, without where (we know the line of the file) and without what stands there.
fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let text = text.rsplit_once(" at line ").map_or(text.as_str(), |(before, _)| before);
    match error.is_data() && !text.starts_with("duplicate field") {
        true => "expected an object".to_owned(),
        false => text.to_owned(),
    }
}

/// Lines between the beginning of an element and a part that was borrowed from it.
pub(super) fn lines_before(whole: &str, part: &str) -> u64 {
    let offset = part.as_ptr().addr().saturating_sub(whole.as_ptr().addr());
    let before = whole.get(..offset).unwrap_or_default();
    u64::try_from(before.matches('\n').count()).unwrap_or_default()
}
