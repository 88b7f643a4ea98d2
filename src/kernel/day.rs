use jiff::civil::Date;

/// What is wrong with a day that was typed, and in which of its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayFault {
    /// No day of the month, such as nothing or 32.
    Day,
    /// No month, such as nothing or 13.
    Month,
    /// No year, or not one of four digits.
    Year,
    /// The year lies further ahead than anybody means.
    FarAhead,
    /// The month has no such day.
    NotInMonth,
    /// It has to lie ahead, and does not.
    NotAhead,
}

/// The last year that forms and filters take. What lies further ahead is a slip of the finger.
pub(crate) const LAST_YEAR: i16 = 2200;
/// Years that they take.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=LAST_YEAR;

fn number(text: &str) -> Option<i16> {
    let text = text.trim();
    // `parse` would take a sign.
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// A year of four digits, or of two: then of this century.
fn year_of(text: &str) -> Result<i16, DayFault> {
    let year = number(text).ok_or(DayFault::Year)?;
    match text.trim().len() {
        2 => Ok(2000 + year),
        4 if YEARS.contains(&year) => Ok(year),
        4 if year > LAST_YEAR => Err(DayFault::FarAhead),
        4 => Err(DayFault::NotAhead),
        _ => Err(DayFault::Year),
    }
}

/// A day by its parts, as they are typed into three fields: `1` and `1.` are the first.
pub fn day_of_parts([day, month, year]: [&str; 3]) -> Result<Date, DayFault> {
    let small = |text: &str, most: i16| {
        let text = text.trim();
        let number = number(text.strip_suffix('.').unwrap_or(text));
        number.filter(|n| (1..=most).contains(n)).and_then(|n| i8::try_from(n).ok())
    };
    let day = small(day, 31).ok_or(DayFault::Day)?;
    let month = small(month, 12).ok_or(DayFault::Month)?;
    Date::new(year_of(year)?, month, day).map_err(|_| DayFault::NotInMonth)
}

/// A day in one field: `2026-11-20` as date fields send it, or `20.11.2026`, `20/11/2026` and `20.11.26` as people write it.
#[must_use]
pub fn day_of_text(text: &str) -> Option<Date> {
    match text.trim().split(['.', '/']).collect::<Vec<_>>().as_slice() {
        [day, month, year] => day_of_parts([day, month, year]).ok(),
        [date] => date.parse().ok().filter(|date: &Date| YEARS.contains(&date.year())),
        _ => None,
    }
}

/// The last day something counts, typed into three fields. It must lie ahead; none of them filled in means that there is no last day.
pub fn last_day(parts: [&str; 3], today: Date) -> Result<Option<Date>, DayFault> {
    if parts.iter().all(|part| part.trim().is_empty()) {
        return Ok(None);
    }
    match day_of_parts(parts)? {
        date if date <= today => Err(DayFault::NotAhead),
        date => Ok(Some(date)),
    }
}

/// Does something last longer with the last day `after` than with `before`? None is the longest.
#[must_use]
pub fn lasts_longer(before: Option<Date>, after: Option<Date>) -> bool {
    before.is_some_and(|before| after.is_none_or(|after| after > before))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_read_as_fields_send_it_and_as_people_write_it() {
        for text in ["2026-11-20", "20.11.2026", " 20.11.2026 ", "20/11/2026", "20.11.26", "20. 11. 2026"] {
            assert_eq!(day_of_text(text), Some(date(2026, 11, 20)), "{text}");
        }
        for text in ["", "x", "31.02.2026", "2026-13-01", "20.11", "1.1.99999", "20.11.0026", "20.11.026", "-1.1.2026"]
        {
            assert_eq!(day_of_text(text), None, "{text}");
        }
    }

    #[test]
    fn no_last_day_is_the_longest() {
        let [sooner, later] = [date(2026, 11, 20), date(2026, 11, 21)].map(Some);
        for (before, after) in [(sooner, later), (sooner, None)] {
            assert!(lasts_longer(before, after) && !lasts_longer(after, before), "{before:?} {after:?}");
        }
        assert!(!lasts_longer(None, None) && !lasts_longer(sooner, sooner));
    }

    #[test]
    fn a_last_day_lies_ahead_or_is_not_there() {
        let today = date(2026, 11, 20);
        assert_eq!(last_day(["", " ", ""], today), Ok(None));
        assert_eq!(last_day(["21", "11", "2026"], today), Ok(Some(date(2026, 11, 21))));
        for parts in [["1", "2", "27"], ["1.", "2.", "2027"], [" 01. ", "02", " 2027"]] {
            assert_eq!(last_day(parts, today), Ok(Some(date(2027, 2, 1))), "{parts:?}");
        }
        assert_eq!(last_day(["20", "11", "2026"], today), Err(DayFault::NotAhead));
    }

    #[test]
    fn a_fault_is_told_of_the_field_that_has_it() {
        let today = date(2026, 11, 20);
        for (parts, fault) in [
            (["", "2", "2027"], DayFault::Day),
            (["32", "2", "2027"], DayFault::Day),
            (["+1", "2", "2027"], DayFault::Day),
            (["1", "", "2027"], DayFault::Month),
            (["1", "13", "2027"], DayFault::Month),
            (["21", "11", ""], DayFault::Year),
            (["21", "11", "9999"], DayFault::FarAhead),
            (["21", "11", "2201"], DayFault::FarAhead),
            (["21", "11", "1899"], DayFault::NotAhead),
            (["21", "11", "22011"], DayFault::Year),
            (["1..", "2", "2027"], DayFault::Day),
            ([".", "2", "2027"], DayFault::Day),
            (["21", "11", "227"], DayFault::Year),
            (["31", "2", "2027"], DayFault::NotInMonth),
            (["29", "2", "2027"], DayFault::NotInMonth),
        ] {
            assert_eq!(last_day(parts, today), Err(fault), "{parts:?}");
        }
    }
}
