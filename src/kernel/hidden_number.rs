//! National identity numbers in texts that people type and paste, however they are spelled.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::{NationalId, OrgNumber};

/// Does somewhere in this text stand a national identity number, with whatever people write between its digits? Texts are kept for ever
/// and read by others, so no such number may stand in one.
#[must_use]
pub fn holds_national_id(text: &str) -> bool {
    !national_ids(text).is_empty()
}

/// The national identity number in a text that has exactly one, however often.
#[must_use]
pub fn only_national_id(text: &str) -> Option<NationalId> {
    let read = |at: Range<usize>| -> Option<NationalId> {
        let digits: String = text.chars().skip(at.start).take(at.len()).filter_map(digit).collect();
        digits.parse().ok()
    };
    let mut found = national_ids(text).into_iter().map(read);
    let first = found.next()??;
    found.all(|other| other.is_some_and(|other| other.expose() == first.expose())).then_some(first)
}

/// The text with a dot for each digit of the national identity numbers in it.
#[must_use]
pub fn mask_national_ids(text: &str) -> String {
    let mut hidden = national_ids(text).into_iter().peekable();
    let mut masked = String::with_capacity(text.len());
    for (at, c) in text.chars().enumerate() {
        while hidden.next_if(|number| number.end <= at).is_some() {}
        let is_hidden = hidden.peek().is_some_and(|number| number.contains(&at)) && digit(c).is_some();
        masked.push(if is_hidden { MASKED } else { c });
    }
    masked
}

/// The same for texts that stand beside each other: a number may begin in one and go on in the next, also after what both begin with, as
/// scopes begin with a prefix and a colon.
#[must_use]
pub fn mask_national_ids_across(texts: &[String]) -> Vec<String> {
    // One line each.
    let texts: Vec<String> = texts.iter().map(|text| text.replace('\n', " ")).collect();
    let heads: Vec<&str> = texts.iter().map(|text| text.rsplit_once(':').map_or("", |(head, _)| head)).collect();
    let tails = texts.iter().zip(&heads).map(|(text, head)| text.get(head.len()..).unwrap_or_default());
    let tails = mask_national_ids(&tails.collect::<Vec<_>>().join("\n"));
    let all: Vec<String> = heads.iter().zip(tails.split('\n')).map(|(head, tail)| format!("{head}{tail}")).collect();
    let masked = mask_national_ids(&all.join("\n"));
    masked.split('\n').take(texts.len()).map(str::to_owned).collect()
}

/// What stands for a digit that is hidden.
pub(crate) const MASKED: char = '•';

/// The most marks between two digits of one number.
const MOST_MARKS: usize = 5;

/// The zeros of scripts that have digits of their own; the other nine follow in order.
const ZEROS: [u32; 18] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
    0x17e0, 0x1810,
];

/// The digit that this is, in those scripts and in any width.
fn digit(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c).filter(char::is_ascii_digit);
    }
    let foreign = || ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(*zero).filter(|n| *n < 10));
    let plain = std::iter::once(c).nfkc().find(char::is_ascii_digit);
    plain.or_else(|| foreign().and_then(|n| char::from_digit(n, 10)))
}

/// Digits in a row.
struct Group {
    /// Which characters of the text they are.
    at: Range<usize>,
    digits: String,
    /// Do only marks stand between them and the digits before?
    follows: bool,
}

fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    // Marks since the last digit; none after a letter.
    let mut marks = None;
    for (at, c) in text.chars().enumerate() {
        match (digit(c), groups.last_mut()) {
            (Some(digit), Some(group)) if marks == Some(0) => {
                group.digits.push(digit);
                group.at.end = at + 1;
            }
            (Some(digit), _) => {
                let follows = marks.is_some_and(|n| n <= MOST_MARKS);
                groups.push(Group { at: at..at + 1, digits: digit.into(), follows });
                marks = Some(0);
            }
            (None, _) if c.is_alphanumeric() => marks = None,
            (None, _) => marks = marks.map(|n| n + 1),
        }
    }
    groups
}

/// Where the national identity numbers of a text stand, in characters: whole groups of digits that have eleven between them. Two digits
/// beside an organisation number that is written in one are none.
fn national_ids(text: &str) -> Vec<Range<usize>> {
    let groups = groups(text);
    let begins = |at: usize| {
        let mut digits = String::new();
        for (n, group) in groups.iter().skip(at).enumerate() {
            if n > 0 && !group.follows || group.digits.parse::<OrgNumber>().is_ok() {
                return None;
            }
            digits.push_str(&group.digits);
            if digits.len() >= 11 {
                let from = groups.get(at)?.at.start;
                return digits.parse::<NationalId>().is_ok().then_some(from..group.at.end);
            }
        }
        None
    };
    (0..groups.len()).filter_map(begins).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_national_number_that_is_split_over_texts_is_hidden() {
        let mask =
            |texts: &[&str]| mask_national_ids_across(&texts.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>());
        assert_eq!(mask(&["ab:018185", "ab:06895"]), ["ab:••••••", "ab:•••••"]);
        assert_eq!(mask(&["018185", "06895", "ab:c"]), ["••••••", "•••••", "ab:c"]);
        assert_eq!(mask(&["ab:01818506895"]), ["ab:•••••••••••"]);
        assert_eq!(mask(&["a:b.read", "a:b.write", "a:c1"]), ["a:b.read", "a:b.write", "a:c1"]);
        assert!(mask(&[]).is_empty());
    }

    #[test]
    fn the_only_national_number_of_a_text_is_read() {
        let read = |text| only_national_id(text).map(|number| number.expose().to_owned());
        let kari = Some("01818506895".to_owned());
        assert_eq!(read("Kari (018185 06895) ringte"), kari);
        assert_eq!(read("01818506895, altså 018185 06895"), kari);
        assert_eq!(read("01818506895 og 21908321720"), None);
        assert_eq!(read("Kari ringte"), None);
    }

    #[test]
    fn a_national_number_is_found_in_a_text_however_it_is_written() {
        for text in [
            "01818506895",
            "Gjelder 018185 06895.",
            "fnr:01.81.85-06895",
            "f. 01 81 85 068 95, se avtale",
            "０１８１８５０６８９５",
            "Avtale 7, 01818506895",
            "018185\u{a0}06895",
            "018185_06895",
            "018185,06895",
            "018185;06895",
            "018185*06895",
            "018185+06895",
            "018185 (06895)",
            "k/018185.06895",
            "x01818506895",
            "fnr01818506895",
            "0|1|8|1|8|5|0|6|8|9|5",
            "٠١٨١٨٥٠٦٨٩٥",
            "۰۱۸۱۸۵ ۰۶۸۹۵",
            "０１８１８５ 06895",
            "01818506895 310223344",
            "310223344, 01818506895",
            "Kari f. 1985 01818506895",
        ] {
            assert!(holds_national_id(text), "{text}");
            let masked = mask_national_ids(text);
            assert!(!holds_national_id(&masked) && masked.chars().filter(|c| *c == MASKED).count() == 11, "{masked}");
        }
        assert_eq!(mask_national_ids("018185 06895, f. 1985, 310223344"), "•••••• •••••, f. 1985, 310223344");
        for text in [
            "",
            "Avtale 2026/12345678901",
            "310 123 455 og 310 223 344",
            "+47 22 22 22 22",
            "01818506896",
            "NO9386011117947",
            "Uke 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 og 11",
            "29.11.2026, 30.11.2026; 2026-12-01T10:14",
            "Sak 2026/114, avtale 4501-22",
            "310123455,00",
        ] {
            assert!(!holds_national_id(text) && mask_national_ids(text) == text, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered_without_panic(text in "\\PC{0,13}") {
            let _ = holds_national_id(&text);
            prop_assert_eq!(mask_national_ids(&text).chars().count(), text.chars().count());
        }

        #[test]
        fn organisation_numbers_beside_each_other_are_no_persons(
            numbers in prop::collection::vec(200_000_000..1_000_000_000_i32, 1..4),
            mark in "[ ,;/_*+|.-]{1,3}|\n",
            more in "[0-9]{2}",
        ) {
            let known = |n: &i32| (0..10).find_map(|check| OrgNumber::try_from(n / 10 * 10 + check).ok());
            let numbers: Vec<OrgNumber> = numbers.iter().filter_map(known).collect();
            let plain: Vec<String> = numbers.iter().map(OrgNumber::to_string).chain([more]).collect();
            let grouped: Vec<String> = numbers.iter().map(|n| n.grouped()).collect();
            for text in [plain.join(&mark), grouped.join(&mark)] {
                prop_assert!(!holds_national_id(&text), "{}", text);
            }
        }
    }
}
