use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;

/// No unit and no list of roles comes near this; a file that never closes an element shall not fill the memory.
const LONGEST_ELEMENT: usize = 16 << 20;
const CHUNK: usize = 1 << 16;

/// One element of the array, as it stands in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Element<'a> {
    /// The line it begins on, from 1.
    pub(super) line: u64,
    /// Its place in the array, from 1.
    pub(super) place: u64,
    /// Its bytes; balanced, but not yet known to be JSON.
    pub(super) json: &'a [u8],
}

/// From here on the file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub(super) struct Broken {
    /// Where, from 1.
    pub(super) line: u64,
    /// Why.
    pub(super) reason: String,
}

/// Cuts a JSON array into its elements without reading more than one of them into memory.
///
/// It only follows brackets, braces and strings, so that one element with bad content leaves its neighbours readable.
pub(super) struct Elements<'a> {
    input: Box<dyn BufRead + Send + 'a>,
    line: u64,
    place: u64,
    opened: bool,
    element: Vec<u8>,
}

impl<'a> Elements<'a> {
    /// Plain JSON or gzip, recognised by the first two bytes (RFC 1952 §2.3.1); a gzip may have several members.
    pub(super) fn open(input: impl Read + Send + 'a) -> io::Result<Self> {
        let mut input = BufReader::with_capacity(CHUNK, input);
        let input: Box<dyn BufRead + Send + 'a> = if input.fill_buf()?.starts_with(&[0x1f, 0x8b]) {
            Box::new(BufReader::with_capacity(CHUNK, MultiGzDecoder::new(input)))
        } else {
            Box::new(input)
        };
        Ok(Self { input, line: 1, place: 0, opened: false, element: Vec::new() })
    }

    /// The next element; `None` once the array has closed and nothing but blanks follows.
    pub(super) fn read(&mut self) -> Result<Option<Element<'_>>, Broken> {
        if self.opened {
            match self.token()? {
                Some(b',') => self.take(),
                Some(b']') => return self.close(),
                Some(_) => return Err(self.broken("expected a comma or the end of the array")),
                None => return Err(self.broken("the file ends in the middle of the array")),
            }
        } else {
            self.open_array()?;
            if self.token()? == Some(b']') {
                return self.close();
            }
        }
        if self.token()?.is_none_or(|byte| matches!(byte, b',' | b']' | b'}')) {
            return Err(self.broken("expected an element"));
        }
        self.place += 1;
        let line = self.line;
        self.read_element()?;
        Ok(Some(Element { line, place: self.place, json: &self.element }))
    }

    fn open_array(&mut self) -> Result<(), Broken> {
        for byte in [0xef, 0xbb, 0xbf] {
            if self.peek()? == Some(byte) {
                self.take();
            }
        }
        if self.token()? != Some(b'[') {
            return Err(self.broken("expected a JSON array"));
        }
        self.take();
        self.opened = true;
        Ok(())
    }

    fn close(&mut self) -> Result<Option<Element<'_>>, Broken> {
        self.take();
        match self.token()? {
            None => Ok(None),
            Some(_) => Err(self.broken("there is more after the end of the array")),
        }
    }

    /// Copies one element, however many chunks it spans.
    fn read_element(&mut self) -> Result<(), Broken> {
        self.element.clear();
        let (mut depth, mut in_string, mut escaped) = (0_u32, false, false);
        loop {
            let chunk = match self.input.fill_buf() {
                Ok(chunk) => chunk,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                Err(e) => return Err(Broken { line: self.line, reason: e.to_string() }),
            };
            if chunk.is_empty() {
                return Err(self.broken("the file ends in the middle of an element"));
            }
            let mut end = None;
            for (at, byte) in chunk.iter().enumerate() {
                self.line += u64::from(*byte == b'\n');
                if in_string {
                    in_string = escaped || *byte != b'"';
                    escaped = !escaped && *byte == b'\\';
                    continue;
                }
                match byte {
                    b'"' => in_string = true,
                    b'{' | b'[' => depth += 1,
                    b'}' | b']' if depth > 1 => depth -= 1,
                    // The bracket that closes the element belongs to it; one that closes the array does not.
                    b'}' | b']' if depth == 1 => {
                        end = Some(at + 1);
                        break;
                    }
                    b',' | b']' | b'}' if depth == 0 => {
                        end = Some(at);
                        break;
                    }
                    _ => {}
                }
            }
            let used = end.unwrap_or(chunk.len());
            self.element.extend_from_slice(chunk.get(..used).unwrap_or_default());
            self.input.consume(used);
            if end.is_some() {
                return Ok(());
            }
            if self.element.len() > LONGEST_ELEMENT {
                return Err(self.broken("an element is longer than 16 MiB"));
            }
        }
    }

    /// The next byte that is not blank, left in place.
    fn token(&mut self) -> Result<Option<u8>, Broken> {
        while let Some(byte) = self.peek()? {
            if !matches!(byte, b' ' | b'\t' | b'\r' | b'\n') {
                return Ok(Some(byte));
            }
            self.line += u64::from(byte == b'\n');
            self.take();
        }
        Ok(None)
    }

    fn peek(&mut self) -> Result<Option<u8>, Broken> {
        loop {
            match self.input.fill_buf() {
                Ok(chunk) => return Ok(chunk.first().copied()),
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(Broken { line: self.line, reason: e.to_string() }),
            }
        }
    }

    fn take(&mut self) {
        self.input.consume(1);
    }

    fn broken(&self, reason: &str) -> Broken {
        Broken { line: self.line, reason: reason.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, write::GzEncoder};
    use proptest::prelude::*;

    use super::*;

    type Cut = (Vec<(u64, u64, String)>, Option<Broken>);

    fn cut(bytes: &[u8]) -> Cut {
        let mut elements = Elements::open(bytes).unwrap();
        let mut out = Vec::new();
        loop {
            match elements.read() {
                Ok(Some(e)) => out.push((e.line, e.place, String::from_utf8_lossy(e.json).into_owned())),
                Ok(None) => return (out, None),
                Err(broken) => return (out, Some(broken)),
            }
        }
    }

    fn texts(bytes: &[u8]) -> Vec<String> {
        cut(bytes).0.into_iter().map(|(_, _, text)| text).collect()
    }

    #[test]
    fn elements_keep_their_lines_and_their_bytes() {
        let (elements, broken) = cut(b" [\n{\"a\":\"]},\\\"[\"},\n\n  [1,\n{}],3 ,\"x\\\\\"\n]\n");
        assert_eq!(broken, None);
        let expected = [(2, 1, "{\"a\":\"]},\\\"[\"}"), (4, 2, "[1,\n{}]"), (5, 3, "3 "), (5, 4, "\"x\\\\\"\n")];
        assert_eq!(elements, expected.map(|(line, place, text)| (line, place, text.to_owned())));
    }

    #[test]
    fn an_element_with_bad_content_leaves_its_neighbours_readable() {
        assert_eq!(
            texts(b"[{\"a\":1},{\"a\":tru, nonsense},{\"a\":3}]"),
            ["{\"a\":1}", "{\"a\":tru, nonsense}", "{\"a\":3}"]
        );
    }

    #[test]
    fn an_empty_array_and_a_byte_order_mark_are_fine() {
        assert_eq!(cut(b"[ ]"), (vec![], None));
        assert_eq!(texts(b"\xef\xbb\xbf[1]"), ["1"]);
    }

    #[test]
    fn what_is_no_array_is_reported_with_its_line() {
        for (bytes, line) in
            [(&b""[..], 1), (b"{}", 1), (b"[1,\n{\"a\":", 2), (b"[1,\n\n]", 3), (b"[1]\n x", 2), (b"[{}\n\n{}]", 3)]
        {
            assert_eq!(cut(bytes).1.map(|broken| broken.line), Some(line), "{bytes:?}");
        }
    }

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn gzip_is_noticed_also_when_it_has_several_members() {
        let parts = [gzip(b"[{\"a\":1},"), gzip(b"{\"a\":2}]")].concat();
        assert_eq!(texts(&parts), ["{\"a\":1}", "{\"a\":2}"]);
    }

    #[test]
    fn a_truncated_gzip_gives_what_it_had_and_says_so() {
        let whole = gzip(format!("[{}1]", "{\"a\":12345},\n".repeat(5000)).as_bytes());
        let (elements, broken) = cut(&whole[..whole.len() - 10]);
        assert!(!elements.is_empty() && broken.is_some());
    }

    proptest! {
        #[test]
        fn any_array_is_cut_where_json_cuts_it(values in prop::collection::vec("[ a\\[\\]{},:\"\\\\\n]{0,9}", 0..9), pretty: bool) {
            let values: Vec<serde_json::Value> =
                values.into_iter().map(|text| serde_json::json!({ "k": [text.clone(), { text: 1 }] })).collect();
            let json = if pretty { serde_json::to_vec_pretty(&values) } else { serde_json::to_vec(&values) }.unwrap();
            let back: Vec<serde_json::Value> = texts(&json).iter().map(|text| serde_json::from_str(text).unwrap()).collect();
            prop_assert_eq!(back, values);
        }

        #[test]
        fn no_bytes_make_it_panic_or_run_for_ever(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            cut(&bytes);
        }
    }
}
