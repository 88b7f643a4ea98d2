use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The name of a scope, `prefix:subscope` (reference/maskinporten.md §2.2): the prefix belongs to one organisation, the name never changes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type)]
#[serde(into = "String", try_from = "String")]
#[sqlx(transparent)]
pub struct ScopeName(String);

/// The text breaks the grammar of scope names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a scope is named prefix:subscope, in a-z 0-9 . _ - and /")]
pub struct ScopeNameError;

impl ScopeName {
    /// The whole name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ScopeName {
    type Err = ScopeNameError;
    fn from_str(s: &str) -> Result<Self, ScopeNameError> {
        let (prefix, rest) = s.split_once(':').ok_or(ScopeNameError)?;
        let in_prefix = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
        let in_rest = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'/' | b':');
        let good = !prefix.is_empty()
            && !rest.is_empty()
            && s.len() <= 255
            && prefix.bytes().all(in_prefix)
            && rest.bytes().all(in_rest);
        if good { Ok(Self(s.to_owned())) } else { Err(ScopeNameError) }
    }
}

impl TryFrom<String> for ScopeName {
    type Error = ScopeNameError;
    fn try_from(s: String) -> Result<Self, ScopeNameError> {
        s.parse()
    }
}

impl From<ScopeName> for String {
    fn from(name: ScopeName) -> Self {
        name.0
    }
}

impl fmt::Display for ScopeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_has_a_prefix_and_a_subscope() {
        for good in ["altinn:serviceowner/instances.read", "eksempel:vann/maaler.read", "a-b_1:x"] {
            assert!(good.parse::<ScopeName>().is_ok(), "{good}");
        }
        for bad in ["", "altinn", ":x", "altinn:", "Altinn:x", "al tinn:x", "altinn:ø", "аltinn:x"] {
            assert!(bad.parse::<ScopeName>().is_err(), "{bad}");
        }
    }
}
