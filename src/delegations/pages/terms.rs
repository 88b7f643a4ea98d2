//! How long and with which note something is given: the part that all forms for giving have in common.

use jiff::civil::Date;

use super::super::texts::GivingTexts;
use crate::{
    kernel::Lang,
    web::{FormErrors, Words},
};

/// As typed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Terms<'a> {
    pub duration: &'a str,
    pub day: &'a str,
    pub month: &'a str,
    pub year: &'a str,
    pub note: &'a str,
}

impl Terms<'_> {
    fn parts(&self) -> [&str; 3] {
        [self.day, self.month, self.year]
    }

    /// Is there to be a last day? A day that was typed counts, also if the choice still says that there is none: nothing typed is dropped.
    pub(crate) fn has_end(&self) -> bool {
        self.duration == "til" || !is_empty(self.parts())
    }

    /// The last day and the note, where there are any. Every fault is a sentence at its field.
    pub(crate) fn check(&self, lang: Lang, today: Date, errors: &mut FormErrors) -> (Option<Date>, Option<String>) {
        let terms = errors.terms(lang, self.parts(), (GivingTexts(lang).note(), self.note), today);
        if self.has_end() && is_empty(self.parts()) {
            errors.add("dag", Words(lang).end_no_date());
        }
        terms
    }
}

fn is_empty(parts: [&str; 3]) -> bool {
    parts.iter().all(|part| part.trim().is_empty())
}
