use unicode_normalization::UnicodeNormalization;

use super::OrgNumber;

/// What was typed into a search, as text for `like`: without its outer blanks, in lower case, each letter as one sign (NFC) however it was
/// typed, and signs that would mean something to `like` standing for themselves. `None`: nothing was typed, which finds everything. What is
/// searched has to be folded in the same way, by the function `search_key` of the database.
#[must_use]
pub fn search_text(typed: &str) -> Option<String> {
    let folded = search_key(typed);
    (!folded.is_empty()).then(|| folded.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}

/// The digits of a number that was typed into a search: of an organisation number in any spelling, or of a part of one with blanks, dots
/// or dashes between them.
#[must_use]
pub fn search_digits(typed: &str) -> Option<String> {
    if let Ok(number) = OrgNumber::parse(typed) {
        return Some(number.to_string());
    }
    let digits: String = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-')).collect();
    (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

/// A text as searches compare it. `search_key` of the database does the same.
#[must_use]
pub fn search_key(text: &str) -> String {
    text.trim().nfc().collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_patterns_stand_for_themselves() {
        assert_eq!(search_text(" 100% Øl_\\ ").as_deref(), Some("100\\% øl\\_\\\\"));
        assert_eq!(search_text(" "), None);
    }

    #[test]
    fn a_number_is_found_by_its_digits_however_it_is_typed() {
        for (typed, digits) in [
            ("310-123-455", Some("310123455")),
            ("NO 310 123 455 MVA", Some("310123455")),
            ("310\u{a0}123\u{2011}455", Some("310123455")),
            ("310 12", Some("31012")),
            ("310.12-3", Some("310123")),
            ("Vei 310", None),
            ("-", None),
            ("", None),
        ] {
            assert_eq!(search_digits(typed).as_deref(), digits, "{typed}");
        }
    }

    #[test]
    fn a_letter_is_the_same_however_it_is_typed() {
        for typed in ["LUND GÅRD", "lund gård", "Lund Ga\u{30a}rd", "LUND GA\u{30a}RD", "Lund G\u{212b}rd"] {
            assert_eq!(search_key(typed), "lund gård", "{typed}");
        }
    }
}
