//! Small pieces that pages share: dates and numbers as people read them, breadcrumbs, paging.

use jiff::{Timestamp, civil::Date};
use url::form_urlencoded;

use super::{layout::Layout, menu::MenuItem, texts::Texts};
use crate::{
    access::session::RequestContext,
    kernel::{Lang, oslo},
};

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

/// The same, where a line is tall.
pub(crate) const SHORT_PAGE: i64 = 25;

/// How many lines a reader may choose to have on a page of a list.
const ROWS: [i64; 3] = [25, 50, 100];

/// The parameter of an address that says how many.
const ROWS_PARAMETER: &str = "antall";

/// How many lines the reader has chosen to have on a page of a list, by this address. `None`: they have not chosen.
fn rows_chosen(address: &str) -> Option<i64> {
    let (_, query) = address.split_once('?')?;
    let (_, value) = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == ROWS_PARAMETER)?;
    value.parse().ok().filter(|rows| ROWS.contains(rows))
}

/// How many lines a page of a list has: as the reader has chosen, or as the list comes.
pub(crate) fn page_size(context: &RequestContext, usual: i64) -> i64 {
    rows_chosen(&context.here).unwrap_or(usual)
}

/// The address with this many lines on a page.
fn with_rows(address: &str, rows: i64) -> String {
    let (address, fragment) = address.split_once('#').map_or((address, None), |(address, at)| (address, Some(at)));
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let mut pairs = form_urlencoded::Serializer::new(String::new());
    pairs.extend_pairs(form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != ROWS_PARAMETER));
    let query = pairs.append_pair(ROWS_PARAMETER, &rows.to_string()).finish();
    format!("{path}?{query}{}", fragment.map(|at| format!("#{at}")).unwrap_or_default())
}

/// The address of a list, with as many lines on a page as a form says, if there are such pages.
pub(crate) fn sized(address: String, rows: &str) -> String {
    match rows.parse().ok().filter(|rows| ROWS.contains(rows)) {
        Some(rows) => with_rows(&address, rows),
        None => address,
    }
}

impl Layout {
    /// How many lines the reader has chosen to have on a page of a list.
    pub(crate) fn rows_chosen(&self) -> Option<i64> {
        rows_chosen(&self.path)
    }

    /// How many lines a page of the list has.
    pub(crate) fn page_size(&self) -> i64 {
        self.rows_chosen().unwrap_or(PAGE)
    }

    /// A link within the list of this page, with as many lines on a page as the reader has chosen.
    pub(crate) fn same_rows(&self, href: &str) -> String {
        self.rows_chosen().map_or_else(|| href.to_owned(), |rows| with_rows(href, rows))
    }

    /// The sizes of a page to choose from; `usual` is what the list comes with.
    pub(crate) fn sizes(&self, usual: i64) -> [MenuItem; 3] {
        let now = self.rows_chosen().unwrap_or(usual);
        ROWS.map(|rows| MenuItem::new(with_rows(&self.path, rows), rows.to_string(), rows == now))
    }
}

/// From how many choices of a form on there is a field to find one with.
pub(crate) const LONG_LIST: usize = 6;

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

/// The day, the month and the year of a date as a form has them, in three fields; empty where there is none.
pub(crate) fn day_parts(date: Option<Date>) -> [String; 3] {
    date.map(|date| [date.day().to_string(), date.month().to_string(), date.year().to_string()]).unwrap_or_default()
}

/// `20. nov. 2026`, `20 Nov 2026`: for tables, in one piece.
#[must_use]
pub fn short_day(lang: Lang, date: Date) -> String {
    let dot = if lang == Lang::En { "" } else { "." };
    format!("{}{dot}\u{a0}{}\u{a0}{}", date.day(), short_month(lang, date), date.year())
}

/// `nov.`, `Nov`: the month of a date.
pub(crate) fn short_month(lang: Lang, date: Date) -> &'static str {
    let t = Texts(lang);
    match date.month() {
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
    }
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
    fn a_chosen_number_of_lines_stays_in_the_address_whatever_else_is_in_it() {
        assert_eq!(rows_chosen("/nb/x?q=vann&antall=100"), Some(100));
        for address in ["/nb/x", "/nb/x?antall=1000", "/nb/x?antall=", "/nb/x?q=antall=25"] {
            assert_eq!(rows_chosen(address), None, "{address}");
        }
        assert_eq!(with_rows("/nb/x?antall=25&q=a%26b#liste", 100), "/nb/x?q=a%26b&antall=100#liste");
    }

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
