//! Small pieces that pages share: dates and numbers as people read them, breadcrumbs, paging.

use jiff::{Timestamp, civil::Date};

use super::texts::Texts;
use crate::kernel::{Lang, oslo};

/// A link above the heading.
#[derive(Debug, Clone)]
pub struct Crumb {
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub href: String,
}

impl Crumb {
    /// A link.
    pub fn new(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: href.into() }
    }
}

/// Lines on a page of a list.
pub(crate) const PAGE: i64 = 50;

/// Links to the page before and the page after, where there are any.
#[derive(Debug, Clone, Default)]
pub struct Paging {
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

impl Paging {
    /// Cuts a list off that was read with one line more than a page holds, and links to the page after its last line if there is more.
    pub fn cut<T>(lines: &mut Vec<T>, limit: i64, after: impl FnOnce(&T) -> String) -> Self {
        Self { previous: None, next: cut(lines, limit).map(after) }
    }
}

/// Cuts a list off that was read with one line more than it shall have. The last line, if there is more after it.
pub fn cut<T>(lines: &mut Vec<T>, limit: i64) -> Option<&T> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let has_more = lines.len() > limit;
    lines.truncate(limit);
    lines.last().filter(|_| has_more)
}

/// `20. november 2026`, `20 November 2026`.
#[must_use]
pub fn day(lang: Lang, date: Date) -> String {
    let t = Texts(lang);
    let month = match date.month() {
        1 => t.january(),
        2 => t.february(),
        3 => t.march(),
        4 => t.april(),
        5 => t.may(),
        6 => t.june(),
        7 => t.july(),
        8 => t.august(),
        9 => t.september(),
        10 => t.october(),
        11 => t.november(),
        _ => t.december(),
    };
    let dot = if lang == Lang::En { "" } else { "." };
    format!("{}{dot} {month} {}", date.day(), date.year())
}

/// `20. nov. 2026`, `20 Nov 2026`: for tables, in one piece.
#[must_use]
pub fn short_day(lang: Lang, date: Date) -> String {
    let t = Texts(lang);
    let month = match date.month() {
        1 => t.jan(),
        2 => t.feb(),
        3 => t.mar(),
        4 => t.apr(),
        5 => t.may(),
        6 => t.jun(),
        7 => t.jul(),
        8 => t.aug(),
        9 => t.sep(),
        10 => t.oct(),
        11 => t.nov(),
        _ => t.dec(),
    };
    let dot = if lang == Lang::En { "" } else { "." };
    format!("{}{dot}\u{a0}{month}\u{a0}{}", date.day(), date.year())
}

/// The day of a point in time as [`short_day`] has it, Norwegian time.
#[must_use]
pub fn short_day_of(lang: Lang, at: Timestamp) -> String {
    short_day(lang, oslo(at).date())
}

/// `10.14`, Norwegian time.
#[must_use]
pub fn clock_time(at: Timestamp) -> String {
    let local = oslo(at);
    format!("{:02}.{:02}", local.hour(), local.minute())
}

/// `20. november 2026 kl. 10.14`, Norwegian time.
#[must_use]
pub fn long_day(lang: Lang, at: Timestamp) -> String {
    Texts(lang).at_time(day(lang, oslo(at).date()), clock_time(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_norway_whatever_the_season() {
        let winter = "2026-11-20T09:14:59Z".parse().unwrap();
        let summer = "2026-06-20T22:30:00Z".parse().unwrap();
        assert_eq!(long_day(Lang::Nb, winter), "20. november 2026 kl. 10.14");
        assert_eq!(long_day(Lang::En, summer), "21 June 2026 at 00.30");
        assert_eq!(short_day_of(Lang::Nn, winter), "20.\u{a0}nov.\u{a0}2026");
        assert_eq!(short_day_of(Lang::En, summer), "21\u{a0}June\u{a0}2026");
    }
}
