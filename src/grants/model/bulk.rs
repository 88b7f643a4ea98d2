//! A pasted list: what stands on each line, and what can be done about it.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use crate::{
    kernel::{OrgNumber, OrgNumberError},
    platform::keys::sha256,
};

/// Most lines of a list.
pub(in super::super) const LARGEST_LIST: usize = 5_000;
/// Headings of the column that holds the numbers.
const HEADINGS: [&str; 5] = ["orgnr", "organisasjonsnummer", "consumer_orgno", "orgno", "organisation number"];

/// Something that stands on a line and should be a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Entry {
    pub line: usize,
    /// As typed, shortened.
    pub typed: String,
    pub number: Result<OrgNumber, OrgNumberError>,
}

/// An organisation as the register and the scope know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Known {
    pub number: OrgNumber,
    pub name: String,
    pub is_deleted: bool,
    /// Does it have access already?
    pub has: bool,
}

/// What becomes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in super::super) enum Verdict {
    Ready,
    Has,
    Own,
    Deleted,
    CheckDigit,
    Length,
    Rounded,
    Person,
    Unknown,
    Duplicate,
}

impl Verdict {
    pub const ALL: [Self; 10] = [
        Self::Ready,
        Self::Has,
        Self::Own,
        Self::Deleted,
        Self::CheckDigit,
        Self::Length,
        Self::Rounded,
        Self::Person,
        Self::Unknown,
        Self::Duplicate,
    ];
    /// Does the line have to be corrected?
    pub fn is_bad(self) -> bool {
        matches!(self, Self::CheckDigit | Self::Length | Self::Rounded | Self::Person | Self::Unknown)
    }
}

/// The list with its verdicts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in super::super) struct Sorted {
    /// Entry, name where there is one, verdict; in the order of the list.
    pub lines: Vec<(Entry, Option<String>, Verdict)>,
}

impl Sorted {
    /// Judges every line by what is known of its number, for a scope of this provider.
    pub fn new(provider: OrgNumber, entries: Vec<Entry>, known: &[Known]) -> Self {
        let known: HashMap<OrgNumber, &Known> = known.iter().map(|known| (known.number, known)).collect();
        let mut seen = HashMap::new();
        let lines = entries
            .into_iter()
            .map(|entry| {
                let number = match entry.number {
                    Ok(number) => number,
                    Err(OrgNumberError::Length) => return (entry, None, Verdict::Length),
                    Err(OrgNumberError::CheckDigit) => return (entry, None, Verdict::CheckDigit),
                    Err(OrgNumberError::Rounded) => return (entry, None, Verdict::Rounded),
                    Err(OrgNumberError::Person) => return (entry, None, Verdict::Person),
                };
                let found = known.get(&number);
                let name = found.map(|known| known.name.clone());
                let verdict = match found {
                    _ if seen.insert(number, entry.line).is_some() => Verdict::Duplicate,
                    _ if number == provider => Verdict::Own,
                    None => Verdict::Unknown,
                    Some(Known { has: true, .. }) => Verdict::Has,
                    Some(Known { is_deleted: true, .. }) => Verdict::Deleted,
                    Some(_) => Verdict::Ready,
                };
                (entry, name, verdict)
            })
            .collect();
        Self { lines }
    }

    /// Those who can be given access: number and name.
    pub fn ready(&self) -> Vec<(OrgNumber, String)> {
        let ready = self.lines.iter().filter(|(.., verdict)| *verdict == Verdict::Ready);
        ready.filter_map(|(entry, name, _)| Some((entry.number.ok()?, name.clone()?))).collect()
    }

    /// Identifies the set of those who can be given access, for the form that confirms it.
    pub fn digest(&self) -> String {
        let ready: Vec<String> = self.ready().iter().map(|(number, _)| number.to_string()).collect();
        sha256(ready.join(" ").as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }

    /// How many there are of each verdict.
    pub fn counts(&self) -> BTreeMap<Verdict, usize> {
        let mut counts = BTreeMap::new();
        for (.., verdict) in &self.lines {
            *counts.entry(*verdict).or_default() += 1;
        }
        counts
    }
}

/// Hides what may be a national identity number, so that one that is pasted by mistake is neither shown on a page nor kept in the database.
pub(in super::super) fn mask(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    for cell in text.split_inclusive(['\n', ',', ';', '\t']) {
        let is_person = cell.chars().filter(char::is_ascii_digit).count() == 11;
        masked.extend(cell.chars().map(|c| if is_person && c.is_ascii_digit() { '•' } else { c }));
    }
    masked
}

/// Is this a separator of cells?
fn separates(c: char) -> bool {
    matches!(c, ',' | ';' | '\t')
}

/// The cells of a line. What stands in quotation marks is one cell, whatever stands in it; `""` in it is a quotation mark.
fn cells(line: &str, separates: impl Fn(char) -> bool) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_quoted = false;
    for c in line.chars() {
        if c == '"' {
            is_quoted = !is_quoted;
        } else if !is_quoted && separates(c) {
            cells.push(String::new());
        } else if let Some(cell) = cells.last_mut() {
            cell.push(c);
        }
    }
    cells.into_iter().map(|cell| cell.trim().to_owned()).collect()
}

/// Does a cell hold a number, right or wrong, and not a name in which a digit stands?
fn is_numeric(cell: &str) -> bool {
    match OrgNumber::parse(cell) {
        Ok(_) | Err(OrgNumberError::CheckDigit | OrgNumberError::Rounded | OrgNumberError::Person) => true,
        Err(OrgNumberError::Length) => {
            cell.chars().any(|c| c.is_ascii_digit() || c == '•') && !cell.chars().any(char::is_alphabetic)
        }
    }
}

/// The column of a table that holds the numbers, and what separates its columns.
struct Column {
    at: usize,
    of: usize,
    separator: char,
}

impl Column {
    /// From the first line, if it is a heading.
    fn of_heading(line: &str) -> Option<Self> {
        // A file has one separator; the one that cuts the heading into most columns is it.
        let separator = [';', '\t', ','].into_iter().max_by_key(|one| cells(line, |c| c == *one).len())?;
        let headings = cells(line, |c| c == separator);
        let at = headings.iter().position(|cell| HEADINGS.contains(&cell.to_lowercase().as_str()))?;
        Some(Self { at, of: headings.len(), separator })
    }

    /// The cell of this column, if the line is a row of the table.
    fn of_row(&self, line: &str) -> Option<String> {
        let cells = cells(line, |c| c == self.separator);
        if self.of > 1 && cells.len() <= self.of {
            Some(cells.into_iter().nth(self.at).unwrap_or_default())
        } else {
            None
        }
    }
}

fn entry(line: usize, cell: &str) -> Entry {
    Entry { line, typed: cell.chars().take(40).collect(), number: OrgNumber::parse(cell) }
}

/// Reads a list: one number on a line or several with comma, semicolon or tab between, or a table with a heading that says which column
/// holds the numbers. A line that is no row of the table, because it has more cells, is read like a line without a heading: no number on it
/// is lost.
pub(in super::super) fn parse_list(text: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut column = None;
    let mut begun = false;
    for (at, text) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let filled: Vec<String> = cells(text, separates).into_iter().filter(|cell| !cell.is_empty()).collect();
        if filled.is_empty() {
            continue;
        }
        if !begun {
            begun = true;
            column = Column::of_heading(text);
            if column.is_some() {
                continue;
            }
        }
        let line = at + 1;
        if let Some(cell) = column.as_ref().and_then(|column: &Column| column.of_row(text)) {
            entries.push(entry(line, &cell));
            continue;
        }
        // Beside a number there may stand a name; alone it is a line that has to be corrected.
        let mut numbers = filled.iter().filter(|cell| is_numeric(cell)).peekable();
        if numbers.peek().is_some() {
            entries.extend(numbers.map(|cell| entry(line, cell)));
        } else {
            entries.extend(filled.first().map(|cell| entry(line, cell)));
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn numbers(text: &str) -> Vec<(usize, Option<i32>)> {
        parse_list(text).into_iter().map(|entry| (entry.line, entry.number.ok().map(OrgNumber::get))).collect()
    }

    #[test]
    fn numbers_stand_on_lines_or_between_marks_with_blanks_and_names() {
        let text = "310 123 455\n\n310223344, 310334456;310.130.079\nVestby vannverk\t310334456\nbare tull";
        let found = numbers(text);
        let expected = [
            (1, Some(310_123_455)),
            (3, Some(310_223_344)),
            (3, Some(310_334_456)),
            (3, Some(310_130_079)),
            (4, Some(310_334_456)),
            (5, None),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_heading_says_which_column_holds_the_numbers() {
        let text = "\u{feff}Navn;Orgnr;Kommune\r\n\"Vestby 3\";\"310334456\";3019\r\nEksempel;310123455;3019\r\nTom;;1";
        assert_eq!(numbers(text), [(2, Some(310_334_456)), (3, Some(310_123_455)), (4, None)]);
    }

    #[test]
    fn a_comma_in_a_quoted_name_does_not_move_the_columns() {
        let text = "\"Orgnr\";\"Navn\"\r\n\"310334456\";\"Berg, \"\"Vann\"\" og Vei; avd. 3\"\r\n310123455;Eksempel, 2";
        assert_eq!(numbers(text), [(2, Some(310_334_456)), (3, Some(310_123_455))]);
        assert_eq!(numbers("Navn,orgnr\n\"Berg, Vann\",310334456"), [(2, Some(310_334_456))]);
    }

    #[test]
    fn no_number_is_lost_on_a_line_with_more_cells_than_the_heading() {
        let all = [310_123_455, 310_223_344, 310_334_456].map(|n| (2, Some(n)));
        assert_eq!(numbers("orgnr\n310123455 , 310 223 344; 310334456"), all);
        assert_eq!(numbers("orgnr;navn\n310123455;310223344;310334456"), all);
    }

    #[test]
    fn a_digit_in_a_name_is_no_number() {
        let text = "Vestby 3 AS;310334456\n7-Eleven Oslo\t310123455\nVei 9";
        assert_eq!(numbers(text), [(1, Some(310_334_456)), (2, Some(310_123_455)), (3, None)]);
    }

    #[test]
    fn every_line_gets_its_verdict_and_twice_is_once() {
        let entries = parse_list("310123455\n310223344\n310334456\n310123455\n310123454\n3101\n310130079\n310445568");
        let known = |number: &str, is_deleted, has| Known {
            number: number.parse().unwrap(),
            name: format!("N{number}"),
            is_deleted,
            has,
        };
        let known =
            [known("310123455", false, false), known("310223344", false, true), known("310334456", true, false)];
        let own = "310445568".parse().unwrap();
        let sorted = Sorted::new(own, entries, &known);
        let verdicts: Vec<Verdict> = sorted.lines.iter().map(|(.., verdict)| *verdict).collect();
        assert_eq!(
            verdicts,
            [
                Verdict::Ready,
                Verdict::Has,
                Verdict::Deleted,
                Verdict::Duplicate,
                Verdict::CheckDigit,
                Verdict::Length,
                Verdict::Unknown,
                Verdict::Own
            ]
        );
        assert_eq!(sorted.ready(), [("310123455".parse().unwrap(), "N310123455".to_owned())]);
    }

    #[test]
    fn the_number_of_a_person_is_not_kept() {
        assert_eq!(
            mask("310123455\n01818506895\n018185 06895,310223344"),
            "310123455\n•••••••••••\n•••••• •••••,310223344"
        );
    }

    proptest! {
        #[test]
        fn any_list_is_read_without_panic(text in "\\PC{0,60}(\n\\PC{0,20}){0,4}") {
            let entries = parse_list(&mask(&text));
            prop_assert!(entries.iter().all(|entry| entry.line >= 1));
        }

        #[test]
        fn nothing_is_ready_twice(picks in prop::collection::vec(0..3_usize, 0..12)) {
            let numbers = ["310123455", "310223344", "310334456"];
            let text = picks.iter().map(|at| numbers[*at]).collect::<Vec<_>>().join("\n");
            let known: Vec<Known> = numbers
                .iter()
                .map(|n| Known { number: n.parse().unwrap(), name: "x".into(), is_deleted: false, has: false })
                .collect();
            let mut ready = Sorted::new("310445568".parse().unwrap(), parse_list(&text), &known).ready();
            let before = ready.len();
            ready.sort();
            ready.dedup();
            prop_assert_eq!(ready.len(), before);
        }
    }
}
