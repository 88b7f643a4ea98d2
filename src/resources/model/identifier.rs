//! The name by which machines and imports know a resource.

/// Longest identifier.
pub(in super::super) const IDENTIFIER_LENGTH: usize = 100;

/// What is wrong with an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum IdentifierFault {
    /// Shorter than two characters.
    Short,
    Long,
    /// A character other than a-z, 0-9, `-`, `_` and `.`.
    Illegal(char),
    /// It begins with a mark.
    Begins,
}

/// May a resource be known by this?
pub(in super::super) fn check_identifier(text: &str) -> Result<(), IdentifierFault> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    if let Some(c) = text.chars().find(|c| !plain(*c) && !"-_.".contains(*c)) {
        return Err(IdentifierFault::Illegal(c));
    }
    match text.len() {
        ..2 => Err(IdentifierFault::Short),
        n if n > IDENTIFIER_LENGTH => Err(IdentifierFault::Long),
        _ if !text.starts_with(plain) => Err(IdentifierFault::Begins),
        _ => Ok(()),
    }
}

/// The identifier that a title suggests: `Vannmålere (lesetilgang)` gives `vannmaalere-lesetilgang`.
pub(in super::super) fn identifier_of(title: &str) -> String {
    let mut out = String::new();
    for c in title.to_lowercase().chars() {
        match c {
            'æ' | 'ä' => out.push_str("ae"),
            'ø' | 'ö' => out.push_str("oe"),
            'å' => out.push_str("aa"),
            'é' | 'è' | 'ê' => out.push('e'),
            'ó' | 'ò' | 'ô' => out.push('o'),
            c if c.is_ascii_lowercase() || c.is_ascii_digit() => out.push(c),
            _ if out.is_empty() || out.ends_with('-') => {}
            _ => out.push('-'),
        }
    }
    out.truncate(IDENTIFIER_LENGTH);
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_title_suggests_its_identifier() {
        for (title, identifier) in [
            ("Vannmålere (lesetilgang)", "vannmaalere-lesetilgang"),
            ("Barnehage: søknad & plass", "barnehage-soeknad-plass"),
            ("  – Ærlig –  ", "aerlig"),
            ("漢字", ""),
        ] {
            assert_eq!(identifier_of(title), identifier, "{title}");
        }
    }

    #[test]
    fn an_identifier_keeps_to_small_letters_digits_and_three_marks() {
        assert_eq!(check_identifier("a1-b_c.d"), Ok(()));
        for (text, fault) in [
            ("", IdentifierFault::Short),
            ("a", IdentifierFault::Short),
            ("-ab", IdentifierFault::Begins),
            ("aB", IdentifierFault::Illegal('B')),
            ("a b", IdentifierFault::Illegal(' ')),
            ("vannmåler", IdentifierFault::Illegal('å')),
        ] {
            assert_eq!(check_identifier(text), Err(fault), "{text}");
        }
        assert_eq!(check_identifier(&"a".repeat(101)), Err(IdentifierFault::Long));
    }

    proptest! {
        #[test]
        fn what_a_title_suggests_is_good_unless_there_is_next_to_nothing_in_it(title in ".{0,200}") {
            let identifier = identifier_of(&title);
            prop_assert!(matches!(check_identifier(&identifier), Ok(()) | Err(IdentifierFault::Short)), "{identifier}");
        }
    }
}
