use unicode_normalization::UnicodeNormalization;

use super::{holds_national_id, holds_private_key};

/// Why a text that others will read cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextFault {
    /// It has a character that cannot be seen and changes how the rest is shown or stored.
    Sign,
    /// It has the number of a person in it, which would stay in the log.
    NationalId,
    /// It has a private key in it, which would stay in the log.
    PrivateKey,
    /// It is too long.
    Long,
}

/// What somebody typed for others to read: without its outer blanks, each letter as one character (NFC), lines ended in one way.
pub fn free_text(typed: &str, most: usize) -> Result<String, TextFault> {
    let text: String = typed.trim().replace("\r\n", "\n").nfc().collect();
    if text.chars().any(is_hidden) {
        Err(TextFault::Sign)
    } else if holds_national_id(&text) {
        Err(TextFault::NationalId)
    } else if holds_private_key(&text) {
        Err(TextFault::PrivateKey)
    } else if text.chars().count() > most {
        Err(TextFault::Long)
    } else {
        Ok(text)
    }
}

/// Control characters, breaks of lines and paragraphs that are not `\n`, marks that turn the direction of writing, marks without a width, and tags. Lines and tabs are ordinary text; so is
/// what joins the parts of one sign (U+200D), such as a family's.
pub(crate) fn is_hidden(c: char) -> bool {
    match c {
        '\n' | '\t' | '\u{200d}' => false,
        '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e007f}' => true,
        c => c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_is_kept_trimmed_and_with_one_character_for_each_letter() {
        for (typed, kept) in [
            ("  Avtale 2026/114, side 3  ", "Avtale 2026/114, side 3"),
            ("Lund Ga\u{30a}rd", "Lund Gård"),
            ("først\r\nså\tslik", "først\nså\tslik"),
            ("Ring 22 33 44 55, sak 310123455", "Ring 22 33 44 55, sak 310123455"),
            ("Konto 1234 56 78903", "Konto 1234 56 78903"),
            ("👩\u{200d}👩\u{200d}👧", "👩\u{200d}👩\u{200d}👧"),
            ("", ""),
        ] {
            assert_eq!(free_text(typed, 100).as_deref(), Ok(kept), "{typed}");
        }
    }

    #[test]
    fn what_cannot_be_seen_or_may_not_stay_is_refused() {
        for typed in ["a\0b", "a\u{7}b", "a\u{202e}b", "a\u{200b}b", "a\u{2066}b", "a\u{e0041}b", "a\rb", "a\u{85}b"] {
            assert_eq!(free_text(typed, 100), Err(TextFault::Sign), "{typed:?}");
        }
        for typed in ["01818506895", "gjelder 018185 06895.", "nr:01.81.85-06895", "(01 81 85 068 95)"] {
            assert_eq!(free_text(typed, 100), Err(TextFault::NationalId), "{typed}");
        }
        assert_eq!(free_text(r#"nøkkel {"kty":"OKP","d":"AQAB"}"#, 100), Err(TextFault::PrivateKey));
        assert_eq!(free_text("ååå", 2), Err(TextFault::Long));
        assert_eq!(free_text("a\u{30a}a\u{30a}", 2).as_deref(), Ok("åå"));
    }
}
