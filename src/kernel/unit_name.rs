//! Names of organisations as people write them. The register has most of them in capitals only.

/// Words that are small inside a name: joints, and what a part of an organisation is called.
const SMALL: &str = "\
    av avd avdeling avløp barnehage barneskole bibliotek borettslag brannvesen bydel de den det eldresenter en et fellesråd \
    flyplass for forening foreningen foretak fra fylkeskommune havn helse i idrettslag kirkelige kommunale kommune kulturskole \
    legesenter med menighet menighetsråd og omsorg oppvekst på rådhus rådhuset sameie sameiet skole sokn stiftelse stiftelsen \
    sykehjem sykehus tannlegevakt til ungdomsskole utleie vann vannverk ved vegvesen venneforening vidaregåande videregående";
/// Words and names of at most three letters that are no abbreviations.
const SHORT: &str = "\
    ada and bad bar bil bo by bø eid eli elv eva flå fot gol hav hol hus hå hår ida jan jo jon kai kro lea leo li lia liv lom lys \
    mat mia mo moi nes nor ny odd ola ole os per pål roy rør sel siv ski sko sol sør tak the tom tor tre vei vik åge ål ås åse \
    øst";
/// Abbreviations that look like words.
const ABBREVIATED: &str = "\
    BAMA IKEA NIBIO NILU NINA NITO NIVA NOKUT NORAD NUPI OBOS SINTEF SIVA UNINETT";
const VOWELS: &str = "aeiouyæøåäöéèüáàô";

/// A name that the register has in capitals, in capitals and small letters: "Eksempel kommune", "Vestby vannverk KF". A name that has small
/// letters already was written by somebody, and stays. Abbreviations and forms of organisations stay as well: what has at most three
/// letters, or no vowel.
#[must_use]
pub fn as_written(registered: &str) -> String {
    if registered.chars().any(char::is_lowercase) {
        return registered.to_owned();
    }
    let mut is_first = true;
    let mut written = String::with_capacity(registered.len());
    for piece in registered.split_inclusive([' ', '-', '/', '(', ',']) {
        let word = piece.trim_end_matches([' ', '-', '/', '(', ',']);
        written.push_str(&cased(word, is_first));
        written.push_str(&piece[word.len()..]);
        is_first &= !word.chars().any(char::is_alphabetic);
    }
    written
}

/// Is the word in the list?
fn stands_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|it| it == word)
}

/// One word of a name in capitals.
fn cased(word: &str, is_first: bool) -> String {
    let small = word.to_lowercase();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let is_abbreviated = || {
        stands_in(ABBREVIATED, word)
            || word.contains('.')
            || word.chars().any(char::is_numeric)
            || letters <= 3
            || !small.chars().any(|c| VOWELS.contains(c))
    };
    if stands_in(SMALL, &small) && !is_first {
        small
    } else if stands_in(SMALL, &small) || stands_in(SHORT, &small) || !is_abbreviated() {
        capitalised(&small)
    } else {
        word.to_owned()
    }
}

/// With a capital where it begins, and after the apostrophe of a name such as O'Brien.
fn capitalised(small: &str) -> String {
    let mut begins = true;
    let mut letters = 0;
    let mut word = String::with_capacity(small.len());
    for letter in small.chars() {
        if begins && letter.is_alphabetic() {
            word.extend(letter.to_uppercase());
            begins = false;
        } else {
            word.push(letter);
        }
        begins |= matches!(letter, '\'' | '’') && letters == 1;
        letters += usize::from(letter.is_alphabetic());
    }
    word
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn capitals_become_names_and_abbreviations_stay() {
        for (registered, written) in [
            ("EKSEMPEL KOMMUNE", "Eksempel kommune"),
            ("VESTBY VANNVERK KF", "Vestby vannverk KF"),
            ("SYSTEMHUSET AS AVD BERGEN", "Systemhuset AS avd Bergen"),
            ("EKSEMPEL KOMMUNE VANN OG AVLØP", "Eksempel kommune vann og avløp"),
            ("LUND & LI ANS", "Lund & Li ANS"),
            ("PER LI", "Per Li"),
            ("MO I RANA", "Mo i Rana"),
            ("LUND GÅRD ANNE LUND", "Lund Gård Anne Lund"),
            ("STIFTELSEN BARNAS HUS", "Stiftelsen Barnas Hus"),
            ("ÅS KOMMUNE", "Ås kommune"),
            ("NRK AS", "NRK AS"),
            ("DNB BANK ASA", "DNB Bank ASA"),
            ("SINTEF ENERGI AS", "SINTEF Energi AS"),
            ("BKK NETT AS", "BKK Nett AS"),
            ("ØST-NORGE BUSS AS", "Øst-Norge Buss AS"),
            ("7-ELEVEN NORGE AS", "7-Eleven Norge AS"),
            ("O'BRIEN AS", "O'Brien AS"),
            ("MCDONALD'S NORGE AS", "Mcdonald's Norge AS"),
            ("ACME (NORGE) AS", "Acme (Norge) AS"),
            ("A.B. HANSEN", "A.B. Hansen"),
            ("K2 DESIGN", "K2 Design"),
            ("TØRFISK  AS", "Tørfisk  AS"),
            ("Nett AS", "Nett AS"),
            ("eGate AS", "eGate AS"),
            ("310123455", "310123455"),
            ("", ""),
        ] {
            assert_eq!(as_written(registered), written);
        }
    }

    #[test]
    fn the_lists_are_in_order_and_without_doubles() {
        for list in [SMALL, SHORT, ABBREVIATED] {
            assert!(list.split(' ').is_sorted_by(|one, other| one < other), "{list}");
        }
    }

    proptest! {
        #[test]
        fn only_the_case_changes_and_twice_is_once(name in "[A-ZÆØÅ0-9 .&'/-]{0,40}") {
            let written = as_written(&name);
            prop_assert_eq!(written.to_uppercase(), name);
            prop_assert_eq!(as_written(&written), written);
        }
    }
}
