//! What every form says about what was typed in it: one sentence for each fault, at the field that has it.

use jiff::civil::Date;

use super::{form::FormErrors, words::Words};
use crate::kernel::{
    DayFault, LAST_YEAR, Lang, NameFault, OrgNumber, OrgNumberError, PersonName, TextFault, free_text,
    holds_national_id, last_day,
};

/// Longest internal note on something that is given, in characters.
const NOTE_LENGTH: usize = 200;

/// The sentence about a text that is no organisation number.
#[must_use]
pub fn number_fault(lang: Lang, typed: &str, fault: OrgNumberError) -> &'static str {
    let words = Words(lang);
    match fault {
        OrgNumberError::Length if typed.trim().is_empty() => words.orgnr_missing(),
        OrgNumberError::Rounded => words.orgnr_rounded(),
        OrgNumberError::Person => words.orgnr_person(),
        OrgNumberError::Length => words.orgnr_length(),
        OrgNumberError::CheckDigit => words.orgnr_check(),
    }
}

/// The sentence about a text that cannot be kept.
#[must_use]
pub fn text_fault(lang: Lang, fault: TextFault, most: usize) -> String {
    let words = Words(lang);
    match fault {
        TextFault::Sign => words.text_sign().to_owned(),
        TextFault::NationalId => words.text_national_id().to_owned(),
        TextFault::PrivateKey => words.text_private_key().to_owned(),
        TextFault::Long => words.too_long(most),
    }
}

/// A day that a form offers beside another choice: a last day or none, from a day on or now.
#[derive(Debug, Clone, Copy)]
pub struct DayChoice<'a> {
    /// Does the choice say that there is a day?
    pub chosen: bool,
    /// Day, month and year, as typed.
    pub day: [&'a str; 3],
    /// The day as the form was drawn with it: `vist`, as `field::drawn` writes it.
    pub drawn: &'a str,
}

impl DayChoice<'_> {
    /// Is nothing typed?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.day.iter().all(|part| part.trim().is_empty())
    }

    /// Does the day count? One that was typed does whatever the choice says, as nothing typed is dropped. One that stood there already
    /// follows the choice.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.chosen || (!self.is_empty() && self.day.join(".") != self.drawn)
    }

    /// The last day, if there is to be one; or a sentence at its field.
    pub fn last_day(&self, lang: Lang, today: Date, errors: &mut FormErrors) -> Option<Date> {
        if !self.counts() {
            return None;
        }
        if self.is_empty() {
            errors.add("dag", Words(lang).end_no_date());
        }
        errors.last_day(lang, self.day, today)
    }
}

impl FormErrors {
    /// An organisation number, or a sentence at its field.
    pub fn number(&mut self, lang: Lang, (field, typed): (&'static str, &str)) -> Option<OrgNumber> {
        OrgNumber::parse(typed).map_err(|fault| self.add(field, number_fault(lang, typed, fault))).ok()
    }

    /// The name of a person, or a sentence at its field.
    pub fn person_name(&mut self, lang: Lang, (field, typed): (&'static str, &str)) -> Option<PersonName> {
        let words = Words(lang);
        let sentence = |fault| match fault {
            NameFault::Missing => words.person_name_missing().to_owned(),
            NameFault::Sign => words.person_name_sign().to_owned(),
            NameFault::Long => words.too_long(PersonName::LONGEST),
        };
        PersonName::parse(typed).map_err(|fault| self.add(field, sentence(fault))).ok()
    }

    /// A sentence at the part of the day (`dag`, `maned`, `ar`) that is wrong.
    pub fn day(&mut self, lang: Lang, fault: DayFault) {
        let words = Words(lang);
        let (field, sentence) = match fault {
            DayFault::Day => ("dag", words.day_wrong()),
            DayFault::Month => ("maned", words.month_wrong()),
            DayFault::Year => ("ar", words.year_wrong()),
            DayFault::FarAhead => return self.add("ar", words.year_far(LAST_YEAR)),
            DayFault::NotInMonth => ("dag", words.not_in_month()),
            DayFault::NotAhead => ("dag", words.end_past()),
        };
        self.add(field, sentence);
    }

    /// The last day that something counts, typed in three fields; nothing typed is no last day.
    pub fn last_day(&mut self, lang: Lang, parts: [&str; 3], today: Date) -> Option<Date> {
        last_day(parts, today).unwrap_or_else(|fault| {
            self.day(lang, fault);
            None
        })
    }

    /// Until when something is given, and the note about it, whose label comes first.
    pub fn terms(
        &mut self,
        lang: Lang,
        parts: [&str; 3],
        (label, note): (&'static str, &str),
        today: Date,
    ) -> (Option<Date>, Option<String>) {
        (self.last_day(lang, parts, today), self.note(lang, (label, note)))
    }

    /// The note about something that is given, whose label comes first.
    pub fn note(&mut self, lang: Lang, (label, note): (&'static str, &str)) -> Option<String> {
        self.free_text(lang, ("merknad", label, note), NOTE_LENGTH)
    }

    /// A name that somebody thought of, such as a scope's: is the number of a person in it? Then a sentence at its field says so. Names stay
    /// in the log as texts do.
    pub fn holds_person(&mut self, lang: Lang, (field, label, name): (&'static str, &'static str, &str)) -> bool {
        let holds = holds_national_id(name);
        if holds {
            self.add_labelled(field, label, Words(lang).text_national_id());
        }
        holds
    }

    /// A text that others will read, without its outer blanks; or a sentence at its field, and nothing.
    pub fn free_text(
        &mut self,
        lang: Lang,
        (field, label, typed): (&'static str, &'static str, &str),
        most: usize,
    ) -> Option<String> {
        match free_text(typed, most) {
            Ok(text) => Some(text).filter(|text| !text.is_empty()),
            Err(fault) => {
                self.add_labelled(field, label, text_fault(lang, fault, most));
                None
            }
        }
    }

    /// The same of one line, such as a title: whoever sends a break of lines, which no such field of a page can, has sent a blank.
    pub fn line(
        &mut self,
        lang: Lang,
        (field, label, typed): (&'static str, &'static str, &str),
        most: usize,
    ) -> Option<String> {
        let line = typed.split(is_line_break).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        self.free_text(lang, (field, label, &line), most)
    }

    /// The same for a line that has to be filled in.
    pub fn required_line(
        &mut self,
        lang: Lang,
        (field, label, typed): (&'static str, &'static str, &str),
        most: usize,
        missing: &str,
    ) -> Option<String> {
        if typed.trim().is_empty() {
            self.add(field, missing);
            return None;
        }
        self.line(lang, (field, label, typed), most)
    }

    /// A text for a field that has to be filled in: `missing` is what it says when it is not.
    pub fn required_text(
        &mut self,
        lang: Lang,
        (field, label, typed): (&'static str, &'static str, &str),
        most: usize,
        missing: &str,
    ) -> Option<String> {
        if typed.trim().is_empty() {
            self.add(field, missing);
            return None;
        }
        self.free_text(lang, (field, label, typed), most)
    }
}

/// The characters that end a line (Unicode Standard Annex 14), and the tab.
fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
