//! A pasted list: what stands on each line, and what can be done about it.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use crate::{
    kernel::{MASKED, OrgNumber, OrgNumberError, mask_national_ids},
    platform::keys::sha256,
};

/// Most lines of a list.
pub(in super::super) const LARGEST_LIST: usize = 5_000;
/// Headings of the column that holds the numbers, in small letters and without marks and blanks.
const HEADINGS: [&str; 9] = [
    "orgnr",
    "orgnummer",
    "orgno",
    "orgnumber",
    "organisasjonsnr",
    "organisasjonsnummer",
    "consumerorgno",
    "organisationnumber",
    "organizationnumber",
];

/// Something that stands on a line and should be a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Entry {
    /// In what was pasted, or in the file.
    pub line: usize,
    /// Does it stand in a file that was chosen beside what was pasted?
    pub in_file: bool,
    /// As typed, shortened.
    pub typed: String,
    pub number: Result<OrgNumber, OrgNumberError>,
}

/// What somebody should see of an organisation before they give it access, though they may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Remark {
    /// It is bankrupt.
    Bankrupt,
    /// It is a part of another.
    SubUnit,
}

impl Remark {
    /// What weighs most.
    pub fn of(is_bankrupt: bool, is_sub_unit: bool) -> Option<Self> {
        if is_bankrupt { Some(Self::Bankrupt) } else { is_sub_unit.then_some(Self::SubUnit) }
    }
}

/// An organisation as the register and the scope know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Known {
    pub number: OrgNumber,
    pub name: String,
    pub is_deleted: bool,
    pub remark: Option<Remark>,
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
    remarks: HashMap<OrgNumber, Remark>,
}

impl Sorted {
    /// Judges every line by what is known of its number, for a scope of this provider.
    pub fn new(provider: OrgNumber, entries: Vec<Entry>, known: &[Known]) -> Self {
        let remarks = known.iter().filter_map(|known| Some((known.number, known.remark?))).collect();
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
        Self { lines, remarks }
    }

    /// What should be seen of the organisation on a line.
    pub fn remark(&self, entry: &Entry) -> Option<Remark> {
        self.remarks.get(&entry.number.ok()?).copied()
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

    /// The same list with the verdicts that were given when it was confirmed.
    #[must_use]
    pub fn confirmed(mut self, verdicts: Vec<Verdict>) -> Self {
        for (line, verdict) in self.lines.iter_mut().zip(verdicts) {
            line.2 = verdict;
        }
        self
    }

    /// The lines that have to be corrected, as they were typed.
    pub fn to_mend(&self) -> Vec<&str> {
        let bad = self.lines.iter().filter(|(.., verdict)| verdict.is_bad());
        bad.map(|(entry, ..)| entry.typed.as_str()).collect()
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

/// Hides national identity numbers, and what may be one that is mistyped: a cell of eleven digits. So one that is pasted by mistake is
/// neither shown on a page nor kept in the database.
pub(in super::super) fn mask(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        for cell in mask_national_ids(line).split_inclusive([',', ';', '\t']) {
            let is_person = cell.chars().filter(char::is_ascii_digit).count() == 11;
            masked.extend(cell.chars().map(|c| if is_person && c.is_ascii_digit() { MASKED } else { c }));
        }
    }
    masked
}

/// Is this a separator of cells?
fn separates(c: char) -> bool {
    matches!(c, ',' | ';' | '\t')
}

/// Is the comma between these a part of a number that a spreadsheet has rounded, `3,14002E+08`?
fn is_rounded(before: &str, after: &str) -> bool {
    let after = after.split([',', ';', '\t', '"']).next().unwrap_or_default();
    before.trim().len() == 1 && OrgNumber::parse(&format!("{before},{after}")) == Err(OrgNumberError::Rounded)
}

/// The cells of a line. What stands in quotation marks is one cell, whatever stands in it; `""` in it is a quotation mark.
fn cells(line: &str, separates: impl Fn(char) -> bool) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_quoted = false;
    for (at, c) in line.char_indices() {
        let before = cells.last().map(String::as_str).unwrap_or_default();
        if c == '"' {
            is_quoted = !is_quoted;
        } else if !is_quoted
            && separates(c)
            && !(c == ',' && is_rounded(before, line.get(at + 1..).unwrap_or_default()))
        {
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
            cell.chars().any(|c| c.is_ascii_digit()) && !cell.chars().any(char::is_alphabetic)
        }
    }
}

/// The numbers in a cell: itself, if it is one, right or wrong; else what has nine digits between its words, as in `Nett AS 310130079`.
fn numbers_in(cell: &str) -> Vec<&str> {
    if is_numeric(cell) {
        return vec![cell];
    }
    let parts = cell.split(char::is_alphabetic).map(|part| part.trim_matches(|c: char| !c.is_ascii_digit()));
    parts.filter(|part| matches!(OrgNumber::parse(part), Ok(_) | Err(OrgNumberError::CheckDigit))).collect()
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
        let plain = |cell: &String| cell.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let at = headings.iter().position(|cell| HEADINGS.contains(&plain(cell).as_str()))?;
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

fn entry((in_file, line): (bool, usize), cell: &str) -> Entry {
    Entry { line, in_file, typed: cell.chars().take(40).collect(), number: OrgNumber::parse(cell) }
}

/// Begins the file within a list of which the rest was pasted: a character that nobody types, and that means just this.
const FILE_BEGINS: char = '\u{1c}';

/// One list of what was pasted and what is in a file.
pub(in super::super) fn with_file(pasted: &str, file: &str) -> String {
    format!("{pasted}\n{FILE_BEGINS}{file}")
}

/// Reads a list: what was pasted, and the file beside it, each of which may be a table of its own and has lines of its own.
pub(in super::super) fn parse_list(text: &str) -> Vec<Entry> {
    text.split(FILE_BEGINS).enumerate().flat_map(|(nth, part)| parse_part(part, nth > 0)).collect()
}

/// Reads a part of it: one number on a line or several with comma, semicolon or tab between, or a table with a heading that says which column
/// holds the numbers. A line that is no row of the table, because it has more cells, is read like a line without a heading: no number on it
/// is lost.
fn parse_part(text: &str, in_file: bool) -> Vec<Entry> {
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
        let line = (in_file, at + 1);
        if let Some(cell) = column.as_ref().and_then(|column: &Column| column.of_row(text)) {
            entries.push(entry(line, &cell));
            continue;
        }
        // Beside a number there may stand a name; alone it is a line that has to be corrected.
        let mut numbers = filled.iter().flat_map(|cell| numbers_in(cell)).peekable();
        if numbers.peek().is_some() {
            entries.extend(numbers.map(|cell| entry(line, cell)));
        } else {
            entries.extend(filled.first().map(|cell| entry(line, cell)));
        }
    }
    entries
}

#[cfg(test)]
mod tests;
