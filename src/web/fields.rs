use super::words::Words;

/// A field of a form and what it says, by its label.
pub(crate) type Field = (&'static str, String);

/// A field that says one thing here and another there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Difference {
    pub label: &'static str,
    pub one: String,
    pub other: String,
}

impl Difference {
    /// The same in a sentence, for a receipt. What was or becomes empty is not shown as a pair of empty quotes.
    pub(crate) fn in_words(self, words: Words) -> Field {
        let Self { label, one, other } = self;
        let change = match (one.as_str(), other.as_str()) {
            ("", after) => words.set_to(after),
            (before, "") => words.set_to_nothing(before),
            (before, after) => words.changed_to(before, after),
        };
        (label, change)
    }
}

/// The fields that differ between two of the same form.
pub(crate) fn differences(one: Vec<Field>, other: Vec<Field>) -> Vec<Difference> {
    let both = one.into_iter().zip(other);
    both.filter(|((_, one), (_, other))| one != other)
        .map(|((label, one), (_, other))| Difference { label, one, other })
        .collect()
}
