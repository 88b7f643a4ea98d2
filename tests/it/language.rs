//! The words of the site: one for each thing, plain ones, and as many in each language.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use serde_json::Value;

use crate::architecture::files;

/// What no page says, and what it says instead.
const SHUNNED: [(&str, &str, &str); 13] = [
    ("nb", "vennligst", "the verb alone"),
    ("nn", "venlegst", "the verb alone"),
    ("nb", "vær så snill", "the verb alone"),
    ("nn", "ver så snill", "the verb alone"),
    ("en", "please", "the verb alone"),
    ("nb", "aktør", "virksomhet"),
    ("nn", "aktør", "verksemd"),
    ("nb", "representere", "handle på vegne av"),
    ("nn", "representere", "handle på vegner av"),
    ("nb", "representerer", "handler på vegne av"),
    ("nb", "klikk her", "where it leads"),
    ("nn", "klikk her", "where it leads"),
    ("en", "click here", "where it leads"),
];

/// Spellings that are as good as others, of which the site has the others.
const UNEVEN: [(&str, &str, &str); 27] = [
    ("nb", "med en gang", "med én gang"),
    ("nb", "valgfritt", "frivillig"),
    ("nb", "valgfri", "frivillig"),
    ("nb", "uten slutt", "uten sluttdato"),
    ("nb", "frasi", "avslutte fullmakten"),
    ("nn", "utan slutt", "utan sluttdato"),
    ("nn", "frasei", "avslutte fullmakta"),
    ("nn", "att", "igjen"),
    ("nn", "mistar", "mister"),
    ("nn", "straks", "med ein gong"),
    ("nn", "valfri", "frivillig"),
    ("nn", "valfritt", "frivillig"),
    ("nn", "scopes", "scope"),
    ("nn", "scopene", "scopa"),
    ("nn", "api-ane", "API-a"),
    ("nn", "framlegg", "forslag"),
    ("en", "log in", "sign in"),
    ("en", "logged in", "signed in"),
    ("en", "log out", "sign out"),
    ("en", "logged out", "signed out"),
    ("en", "power of attorney", "authorisation"),
    ("en", "powers of attorney", "authorisations"),
    ("en", "anew", "again"),
    ("en", "blanks", "spaces"),
    ("en", "authorization", "authorisation"),
    ("en", "organization", "organisation"),
    ("en", "call off", "cancel"),
];

/// Names, and words of specifications, which are spelt as others spell them.
const NAMES: [&str; 5] = [
    "authorization_details",
    "delegerbare maskinporten scopes",
    "integrasjonar og api-ar",
    "sjølvbetening av api-ar",
    "longest life of an authorization",
];

/// How many in a hundred of the sentences of more than three words differ between bokmål and nynorsk.
const TO_DIFFER: usize = 60;

/// The highest LIX of a page: more is for those who read much. Newspapers have about 45.
const LIX: f64 = 45.0;
/// A page with fewer words is a heading and some labels, of which the measure says nothing.
const WORDS: usize = 100;

/// Pages that are lists of names: of five hundred organisations, of all packages.
const LISTS: [&str; 2] = ["picker-five-hundred", "packages"];

/// Bokmål that says two things, each with an English of its own.
const TWO_IN_ENGLISH: [&str; 13] = [
    "Fra",
    "mars",
    "april",
    "Endre",
    "Gjelder",
    "Avsluttet",
    "Fjern alle",
    "Bedt om",
    "Tall",
    "Enhetsregisteret",
    "Hovedadministrator",
    "Se eller trekk forslaget",
    "Avslutt fullmakten",
];

/// A row of a table of texts.
struct Row {
    place: String,
    /// Bokmål, nynorsk and English.
    texts: [String; 3],
}

impl Row {
    fn of(&self, lang: &str) -> &str {
        &self.texts[["nb", "nn", "en"].iter().position(|it| *it == lang).unwrap()]
    }
}

fn root(folder: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

/// The literal that `text` begins with, and what follows.
fn literal(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut chars = text.strip_prefix('"')?.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((value, &text[at + 2..])),
            '\\' => match chars.next()?.1 {
                // The line is continued after the white space that the next one begins with.
                '\n' => {
                    let rest = chars.as_str();
                    let skipped = rest.len() - rest.trim_start().len();
                    chars.by_ref().take(rest[..skipped].chars().count()).for_each(drop);
                }
                other => value.push(other),
            },
            other => value.push(other),
        }
    }
    None
}

/// Every row of every table that `texts!` makes.
fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    for file in files(&root("src"), "rs") {
        let place = file.strip_prefix(root("src")).unwrap().display().to_string();
        let source = fs::read_to_string(&file).unwrap();
        for (at, _) in source.match_indices("nb: \"") {
            let mut rest = &source[at..];
            let mut texts = Vec::new();
            for lang in ["nb: ", "nn: ", "en: "] {
                let Some((text, after)) = rest.strip_prefix(lang).and_then(literal) else { break };
                texts.push(text);
                rest = after.trim_start_matches([',', ' ', '\n']);
            }
            let name = source[..at].trim_end().trim_end_matches('{').trim_end().lines().last().unwrap_or_default();
            if let Ok(texts) = texts.try_into() {
                rows.push(Row { place: format!("{place}, {}", name.trim()), texts });
            }
        }
    }
    assert!(rows.len() > 2_000, "{} rows are found", rows.len());
    rows
}

/// What stands between braces.
fn blanks(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

/// In small letters, without what is filled in and without names.
fn plain(text: &str) -> String {
    let words = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, after)| after));
    let text = words.collect::<Vec<_>>().join("…").to_lowercase();
    NAMES.iter().fold(text, |text, name| text.replace(name, "…"))
}

/// Is it there as words of their own?
fn says(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    })
}

fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn each_thing_has_one_plain_word() {
    let mut faults = Vec::new();
    for row in rows() {
        for (lang, word, instead) in SHUNNED.into_iter().chain(UNEVEN) {
            if says(&plain(row.of(lang)), word) {
                faults.push(format!("{}: «{word}» ({lang}); say {instead}", row.place));
            }
        }
        if row.texts.iter().any(|text| text.trim() == "OK") {
            faults.push(format!("{}: a button that says only OK", row.place));
        }
    }
    none(&faults);
}

#[test]
fn a_sentence_fills_in_the_same_in_every_language() {
    let uneven = rows().into_iter().filter(|row| {
        let [nb, nn, en] = row.texts.each_ref().map(|text| blanks(text));
        nb != nn || nn != en
    });
    none(&uneven.map(|row| row.place).collect::<Vec<_>>());
}

#[test]
fn nynorsk_is_not_bokmal() {
    let rows = rows();
    let long: Vec<&Row> = rows.iter().filter(|row| row.of("nb").split_whitespace().count() > 3).collect();
    let differ = long.iter().filter(|row| row.of("nb") != row.of("nn")).count();
    assert!(100 * differ >= TO_DIFFER * long.len(), "{differ} of {} sentences", long.len());
}

/// What organisations and the catalogue of packages are called, and what they write, longest first.
fn names() -> Vec<String> {
    fn strings(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::String(text) if text.chars().count() > 6 => drop(found.insert(text.to_lowercase())),
            Value::Array(all) => all.iter().for_each(|value| strings(value, found)),
            Value::Object(all) => all.values().for_each(|value| strings(value, found)),
            _ => {}
        }
    }
    let mut found = BTreeSet::from(["borettslaget".to_owned()]);
    for file in files(&root("src/demo"), "json") {
        strings(&serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap(), &mut found);
    }
    for file in files(&root("src/packages/catalogue"), "csv") {
        for record in csv::Reader::from_path(file).unwrap().records() {
            found.extend(record.unwrap().iter().filter(|text| text.chars().count() > 6).map(str::to_lowercase));
        }
    }
    let mut names: Vec<String> = found.into_iter().collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

/// Words, sentences and long words of what is not a name, a number or a code. A line is a sentence at least.
fn measure(text: &str, names: &[String]) -> (usize, usize, usize) {
    let text = names.iter().fold(text.to_lowercase(), |text, name| text.replace(name, ""));
    let (mut words, mut sentences, mut long) = (0, 0, 0);
    for sentence in text.lines().flat_map(|line| line.split(". ")).flat_map(|part| part.split(": ")) {
        let said = sentence.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        let said: Vec<usize> = said
            .filter(|word| !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || c == '-'))
            .map(|word| word.chars().count())
            .collect();
        words += said.len();
        sentences += usize::from(!said.is_empty());
        long += said.iter().filter(|letters| **letters > 6).count();
    }
    (words, sentences, long)
}

/// LIX: how many words a sentence has, and how many in a hundred of them have more than six letters.
#[test]
fn pages_are_easy_to_read() {
    let (names, mut hard, mut measured) = (names(), Vec::new(), 0);
    for file in files(&root("tests/it/snapshots/pages"), "snap") {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        if LISTS.contains(&name.as_str()) {
            continue;
        }
        let snapshot = fs::read_to_string(&file).unwrap();
        for page in snapshot.split("\n== ").skip(1) {
            let (lang, text) = page.split_once(" ==\n").unwrap();
            let (words, sentences, long) = measure(text, &names);
            if words < WORDS {
                continue;
            }
            measured += 1;
            #[expect(clippy::cast_precision_loss, reason = "a page has some hundred words")]
            let lix = words as f64 / sentences as f64 + 100.0 * long as f64 / words as f64;
            if lix > LIX {
                hard.push(format!("{lix:.1} {name} in {lang}"));
            }
        }
    }
    assert!(measured > 150, "{measured} pages");
    none(&hard);
}

#[test]
fn what_is_the_same_in_bokmal_is_the_same_in_nynorsk_and_in_english() {
    let mut said: BTreeMap<String, Row> = BTreeMap::new();
    let mut uneven = Vec::new();
    for row in rows() {
        let nb = row.of("nb").to_owned();
        let Some(first) = said.get(&nb) else {
            said.insert(nb, row);
            continue;
        };
        for lang in ["nn", "en"] {
            if first.of(lang) != row.of(lang) && !(lang == "en" && TWO_IN_ENGLISH.contains(&nb.as_str())) {
                uneven.push(format!("«{nb}»: {} ({}), {} ({})", first.of(lang), first.place, row.of(lang), row.place));
            }
        }
    }
    assert!(uneven.is_empty(), "{}", uneven.join("\n"));
}
