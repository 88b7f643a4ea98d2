//! Tables to open in a spreadsheet.

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use jiff::{Timestamp, civil::Date};

use crate::kernel::{OrgNumber, oslo};

/// What stands in a cell: a value, for a program to read as well as for people, and no sentence about one. The name of a month, or a number
/// together with what it counts, is for the pages.
#[derive(Debug, Clone, Copy)]
pub enum Cell<'a> {
    /// A name or a word.
    Text(&'a str),
    /// So many.
    Number(i64),
    /// Whose number, without the blanks that group it.
    Organisation(OrgNumber),
    /// `2026-11-20`.
    Day(Date),
    /// Day and time in Norway, with how far that is from UTC: `2026-11-20T10:15:00+01:00`.
    Time(Timestamp),
    /// Nothing.
    Empty,
}

impl Cell<'_> {
    fn written(self) -> String {
        match self {
            Self::Text(text) => safe(text),
            Self::Number(n) => n.to_string(),
            Self::Organisation(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
            Self::Time(at) => oslo(at).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
            Self::Empty => String::new(),
        }
    }
}

impl<'a, T: AsRef<str> + ?Sized> From<&'a T> for Cell<'a> {
    fn from(text: &'a T) -> Self {
        Self::Text(text.as_ref())
    }
}

macro_rules! cells {
    ($($Value:ty => $Cell:ident),+) => {
        $(impl From<$Value> for Cell<'_> {
            fn from(value: $Value) -> Self {
                Self::$Cell(value)
            }
        })+
    };
}
cells!(i64 => Number, OrgNumber => Organisation, Date => Day, Timestamp => Time);

impl<T: Into<Self>> From<Option<T>> for Cell<'_> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// A CSV file as Norwegian Excel reads it without questions: UTF-8 with a byte order mark, semicolons, CRLF. Every cell is quoted, so that a
/// spreadsheet with another separator cannot cut one into several.
#[derive(Debug)]
pub struct Sheet {
    writer: Writer<Vec<u8>>,
}

impl Sheet {
    /// A sheet with these headings.
    pub fn new<'a>(headings: impl IntoIterator<Item = &'a str>) -> Self {
        let mut sheet = Self::written_to("\u{feff}".as_bytes().to_vec());
        sheet.row(headings.into_iter().map(Cell::Text));
        sheet
    }

    /// A part of a sheet: with the headings if it is the first.
    pub fn part<'a>(is_first: bool, headings: impl IntoIterator<Item = &'a str>) -> Self {
        if is_first { Self::new(headings) } else { Self::written_to(Vec::new()) }
    }

    fn written_to(bytes: Vec<u8>) -> Self {
        let writer = WriterBuilder::new()
            .delimiter(b';')
            .quote_style(QuoteStyle::Always)
            .terminator(Terminator::CRLF)
            .from_writer(bytes);
        Self { writer }
    }

    /// Adds a row. Every cell is plain text to the spreadsheet, whatever it begins with.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) {
        // Writing to memory does not fail, and rows of other lengths than the first are refused: a fault of ours.
        let written = self.writer.write_record(cells.into_iter().map(Cell::written));
        debug_assert!(written.is_ok(), "{written:?}");
    }

    /// The bytes of the file.
    pub(crate) fn finish(self) -> Vec<u8> {
        self.writer.into_inner().unwrap_or_default()
    }
}

/// What a formula begins with in a spreadsheet, also in full width.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A cell that starts like a formula gets an apostrophe, so that a name cannot make somebody's spreadsheet do things.
fn safe(cell: &str) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_letters_and_marks_of_their_own_stay_in_their_cells() {
        let mut sheet = Sheet::new(["Navn", "Sted"]);
        sheet.row(["Ærlig; \"Talt\" AS", "Ørsta"].map(Cell::Text));
        assert_eq!(
            String::from_utf8(sheet.finish()).unwrap(),
            "\u{feff}\"Navn\";\"Sted\"\r\n\"Ærlig; \"\"Talt\"\" AS\";\"Ørsta\"\r\n"
        );
    }

    #[test]
    fn numbers_days_and_times_are_values() {
        let at: Timestamp = "2026-06-20T22:30:00Z".parse().unwrap();
        let day: Date = "2026-11-29".parse().unwrap();
        let cells = [Cell::from(7), OrgNumber::SAMPLES[0].into(), day.into(), at.into(), None::<Date>.into()];
        let written = cells.map(Cell::written);
        assert_eq!(written, ["7", "310123455", "2026-11-29", "2026-06-21T00:30:00+02:00", ""]);
    }

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+47", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠SUM(A1)"] {
            assert_eq!(safe(cell), format!("'{cell}"));
        }
        for cell in ["", "Systemhuset AS", "a=b", "20. november"] {
            assert_eq!(safe(cell), cell);
        }
    }
}
