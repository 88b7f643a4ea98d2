//! How long and with which note something is given: the part that all forms for giving have in common.

use jiff::civil::Date;

use crate::{
    kernel::Lang,
    web::{FormErrors, Words},
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
        let parts = [self.day, self.month, self.year];
        let is_empty = parts.iter().all(|part| part.trim().is_empty());
        // A day that was typed counts, also if the choice still says that there is none: so nothing typed is dropped.
        let ends_on = errors.last_day(lang, parts, today);
        if self.duration == "til" && is_empty {
            errors.add("dag", Words(lang).end_no_date());
        }
        (ends_on, errors.free_text(lang, ("merknad", self.note), NOTE_LENGTH))
    }
}
