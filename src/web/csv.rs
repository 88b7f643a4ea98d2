//! Tables to open in a spreadsheet.

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};

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
        sheet.row(headings);
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
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        // Writing to memory does not fail, and rows of other lengths than the first are refused: a fault of ours.
        let written = self.writer.write_record(cells.into_iter().map(safe));
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
        sheet.row(["Ærlig; \"Talt\" AS", "Ørsta"]);
        assert_eq!(
            String::from_utf8(sheet.finish()).unwrap(),
            "\u{feff}\"Navn\";\"Sted\"\r\n\"Ærlig; \"\"Talt\"\" AS\";\"Ørsta\"\r\n"
        );
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
