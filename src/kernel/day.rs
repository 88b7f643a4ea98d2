use jiff::civil::Date;

/// What is wrong with a day that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayFault {
    /// There is no such day.
    NoSuchDay,
    /// It has to lie ahead, and does not.
    NotAhead,
}

/// Years that forms and filters take. Whatever lies outside is a slip of the finger.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2200;

/// A day by its parts, as they are typed into three fields.
#[must_use]
pub fn day_of_parts([day, month, year]: [&str; 3]) -> Option<Date> {
    let (day, month) = (day.trim().parse().ok()?, month.trim().parse().ok()?);
    Date::new(year.trim().parse().ok()?, month, day).ok().filter(|date| YEARS.contains(&date.year()))
}

/// A day in one field: `2026-11-20` as date fields send it, or `20.11.2026` as people write it.
#[must_use]
pub fn day_of_text(text: &str) -> Option<Date> {
    match text.trim().split('.').collect::<Vec<_>>().as_slice() {
        [day, month, year] => day_of_parts([day, month, year]),
        [date] => date.parse().ok().filter(|date: &Date| YEARS.contains(&date.year())),
        _ => None,
    }
}

/// The last day something counts, typed into three fields. It must lie ahead; none of them filled in means that there is no last day.
pub fn last_day(parts: [&str; 3], today: Date) -> Result<Option<Date>, DayFault> {
    if parts.iter().all(|part| part.trim().is_empty()) {
        return Ok(None);
    }
    match day_of_parts(parts) {
        None => Err(DayFault::NoSuchDay),
        Some(date) if date <= today => Err(DayFault::NotAhead),
        Some(date) => Ok(Some(date)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_read_as_fields_send_it_and_as_people_write_it() {
        for text in ["2026-11-20", "20.11.2026", " 20.11.2026 "] {
            assert_eq!(day_of_text(text), Some(date(2026, 11, 20)), "{text}");
        }
        for text in ["", "x", "31.02.2026", "2026-13-01", "20.11", "1.1.99999", "20.11.0026"] {
            assert_eq!(day_of_text(text), None, "{text}");
        }
    }

    #[test]
    fn a_last_day_lies_ahead_or_is_not_there() {
        let today = date(2026, 11, 20);
        assert_eq!(last_day(["", " ", ""], today), Ok(None));
        assert_eq!(last_day(["21", "11", "2026"], today), Ok(Some(date(2026, 11, 21))));
        assert_eq!(last_day(["20", "11", "2026"], today), Err(DayFault::NotAhead));
        assert_eq!(last_day(["31", "2", "2027"], today), Err(DayFault::NoSuchDay));
        assert_eq!(last_day(["21", "", "2026"], today), Err(DayFault::NoSuchDay));
    }
}
