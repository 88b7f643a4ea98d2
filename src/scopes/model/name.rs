//! What scopes may be called, and when two names look alike.

/// Longest subscope.
pub(in super::super) const SUBSCOPE_LENGTH: usize = 100;

/// Why a subscope cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum NameFault {
    /// Nothing was typed.
    Empty,
    /// More than a hundred characters.
    Long,
    /// This character may not stand in it.
    Illegal(char),
    /// It begins or ends with a mark, or has two in a row.
    Marks,
    /// Altinn cannot delegate a scope of this name.
    NotForAltinn,
}

/// Is this a good subscope?
pub(in super::super) fn check_subscope(subscope: &str) -> Result<(), NameFault> {
    let mark = |c: char| matches!(c, '.' | '/' | '_' | '-');
    if subscope.is_empty() {
        return Err(NameFault::Empty);
    }
    if subscope.chars().count() > SUBSCOPE_LENGTH {
        return Err(NameFault::Long);
    }
    if let Some(illegal) = subscope.chars().find(|c| !(c.is_ascii_lowercase() || c.is_ascii_digit() || mark(*c))) {
        return Err(NameFault::Illegal(illegal));
    }
    let mut before = '/';
    for c in subscope.chars().chain(['/']) {
        if mark(before) && mark(c) {
            return Err(NameFault::Marks);
        }
        before = c;
    }
    Ok(())
}

/// Can Altinn delegate a scope of this name? It takes letters, digits and `/`, and one ending after a full stop:
/// `^([a-z0-9]+:)([a-z0-9]+\/?)+[a-z0-9]+(\.[a-z0-9]+)?$`.
pub(in super::super) fn suits_altinn(subscope: &str) -> bool {
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    let (path, ending) = subscope.split_once('.').map_or((subscope, None), |(path, ending)| (path, Some(ending)));
    path.len() >= 2 && path.split('/').all(plain) && ending.is_none_or(plain)
}

/// What a name looks like: two names that look alike have the same look. Letters of other alphabets count as those they are taken for;
/// the rest is what the column `scope.look` does.
pub(in super::super) fn look(name: &str) -> String {
    let fold = |c: char| match c {
        'а' | 'α' | 'ɑ' => 'a',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'ε' => 'e',
        'һ' => 'h',
        'і' | 'ι' | 'ı' => 'i',
        'ј' => 'j',
        'κ' | 'к' => 'k',
        'м' => 'm',
        'ո' => 'n',
        'о' | 'ο' | '0' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' | 'ս' => 'u',
        'ν' => 'v',
        'ԝ' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        '1' => 'l',
        '_' | '‐' | '‑' | '–' => '-',
        '∕' | '⁄' => '/',
        '։' | '：' => ':',
        other => other,
    };
    name.chars().flat_map(char::to_lowercase).map(fold).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_subscope_says_what_is_wrong_with_it() {
        for good in ["vann/maaler.read", "a", "vann-maaler_2.write", "x/y/z"] {
            assert_eq!(check_subscope(good), Ok(()), "{good}");
        }
        for (bad, why) in [
            ("", NameFault::Empty),
            ("Vann", NameFault::Illegal('V')),
            ("vann måler", NameFault::Illegal(' ')),
            ("vаnn", NameFault::Illegal('а')),
            ("/vann", NameFault::Marks),
            ("vann/", NameFault::Marks),
            ("vann//maaler", NameFault::Marks),
            ("vann/.read", NameFault::Marks),
        ] {
            assert_eq!(check_subscope(bad), Err(why), "{bad}");
        }
        assert_eq!(check_subscope(&"a".repeat(101)), Err(NameFault::Long));
    }

    #[test]
    fn altinn_delegates_plain_names_with_one_ending() {
        for good in ["vann/maaler.read", "instances.write", "serviceowner/instances", "ab"] {
            assert!(suits_altinn(good), "{good}");
        }
        for bad in ["a", "vann-maaler", "vann_maaler.read", "vann.maaler.read", "vann/maaler."] {
            assert!(!suits_altinn(bad), "{bad}");
        }
    }

    #[test]
    fn case_foreign_letters_and_digits_do_not_make_another_name() {
        for twin in ["EKSEMPEL:Vann/Maaler.READ", "eksempel:vаnn/mааler.read", "eksempel:vann/maa1er.read"] {
            assert_eq!(look(twin), look("eksempel:vann/maaler.read"), "{twin}");
        }
        assert_eq!(look("x:a_b0"), look("x:a-bo"));
        assert_ne!(look("eksempel:vann.read"), look("eksempel:vann.write"));
    }

    proptest! {
        #[test]
        fn a_good_name_looks_like_itself_in_capitals(subscope in "[a-z0-9]{1,5}([./_-][a-z0-9]{1,5}){0,3}") {
            prop_assert_eq!(check_subscope(&subscope), Ok(()));
            prop_assert_eq!(look(&subscope), look(&subscope.to_uppercase()));
        }

        #[test]
        fn any_text_is_answered_without_panic(text in "\\PC{0,30}") {
            let _ = (check_subscope(&text), suits_altinn(&text), look(&text));
        }
    }
}
