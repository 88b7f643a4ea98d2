//! How long and with which note something is given: the part that all forms for giving have in common.

use jiff::civil::Date;

use super::super::texts::Texts;
use crate::{kernel::Lang, web::FormErrors};

/// Longest internal note, in characters.
const NOTE_LENGTH: usize = 200;
/// The last year that an end date can lie in.
const LAST_YEAR: i16 = 2200;

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
        let ends_on = match (self.duration, self.end_date(today)) {
            ("til", Ok(date)) => Some(date),
            ("til", Err(EndFault::NoDate)) => {
                errors.add("dag", t.end_no_date());
                None
            }
            ("til", Err(EndFault::Past)) => {
                errors.add("dag", t.end_past());
                None
            }
            _ => None,
        };
        let note = self.note.trim();
        if note.chars().count() > NOTE_LENGTH {
            errors.add("merknad", t.note_long());
        }
        (ends_on, Some(note.to_owned()).filter(|note| !note.is_empty()))
    }

    /// The last day. It must be tomorrow or later.
    fn end_date(&self, today: Date) -> Result<Date, EndFault> {
        let year = self.year.trim().parse().map_err(|_| EndFault::NoDate)?;
        let month = self.month.trim().parse().map_err(|_| EndFault::NoDate)?;
        let day = self.day.trim().parse().map_err(|_| EndFault::NoDate)?;
        let date = Date::new(year, month, day).map_err(|_| EndFault::NoDate)?;
        if date <= today || date.year() > LAST_YEAR { Err(EndFault::Past) } else { Ok(date) }
    }
}

/// What is wrong with an end date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum EndFault {
    /// No such day.
    NoDate,
    /// Today or earlier.
    Past,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_end_date_is_a_day_to_come() {
        let today = date(2026, 11, 20);
        for (day, month, year, expected) in [
            ("21", "11", "2026", Ok(date(2026, 11, 21))),
            (" 1", "3 ", "2027", Ok(date(2027, 3, 1))),
            ("20", "11", "2026", Err(EndFault::Past)),
            ("31", "2", "2027", Err(EndFault::NoDate)),
            ("", "1", "2027", Err(EndFault::NoDate)),
            ("x", "1", "2027", Err(EndFault::NoDate)),
            ("1", "13", "2027", Err(EndFault::NoDate)),
            ("1", "1", "99999", Err(EndFault::NoDate)),
        ] {
            let terms = Terms { duration: "til", day, month, year, note: "" };
            assert_eq!(terms.end_date(today), expected, "{day}.{month}.{year}");
        }
    }
}
