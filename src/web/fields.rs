/// A field of a form and what it says, by its label.
pub(crate) type Field = (&'static str, String);

/// A field that says one thing here and another there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Difference {
    pub label: &'static str,
    pub one: String,
    pub other: String,
}

/// The fields that differ between two of the same form.
pub(crate) fn differences(one: Vec<Field>, other: Vec<Field>) -> Vec<Difference> {
    let both = one.into_iter().zip(other);
    both.filter(|((_, one), (_, other))| one != other)
        .map(|((label, one), (_, other))| Difference { label, one, other })
        .collect()
}
