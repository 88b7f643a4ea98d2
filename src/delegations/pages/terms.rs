//! How long and with which note something is given: the part that all forms for giving have in common.

use jiff::civil::Date;

use super::super::texts::Texts;
use crate::{
    kernel::{DayFault, Lang, last_day},
    web::FormErrors,
};

/// Longest internal note, in characters.
const NOTE_LENGTH: usize = 200;

/// As typed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terms<'a> {
    pub duration: &'a str,
    pub day: &'a str,
    pub month: &'a str,
    pub year: &'a str,
    pub note: &'a str,
}

impl Terms<'_> {
    /// The last day and the note, where there are any. Every fault is a sentence at its field.
    pub(super) fn check(&self, lang: Lang, today: Date, errors: &mut FormErrors) -> (Option<Date>, Option<String>) {
        let t = Texts(lang);
        let ends_on = if self.duration == "til" { self.last_day(t, today, errors) } else { None };
        let note = self.note.trim();
        if note.chars().count() > NOTE_LENGTH {
            errors.add("merknad", t.note_long());
        }
        (ends_on, Some(note.to_owned()).filter(|note| !note.is_empty()))
    }

    /// The last day. Whoever says that there is one has to name it.
    fn last_day(&self, t: Texts, today: Date, errors: &mut FormErrors) -> Option<Date> {
        match last_day([self.day, self.month, self.year], today) {
            Ok(Some(day)) => return Some(day),
            Ok(None) | Err(DayFault::NoSuchDay) => errors.add("dag", t.end_no_date()),
            Err(DayFault::NotAhead) => errors.add("dag", t.end_past()),
        }
        None
    }
}
