//! The terms of use: what a version is, and how its text is read. Pure.

use std::{fmt, str::FromStr};

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::kernel::{Ref, TextFault, free_text};

/// Longest name of a version, and longest text of one, in characters.
const NAME_LENGTH: usize = 20;
const TEXT_LENGTH: usize = 50_000;

/// A version of the terms, as staff name it: letters, digits, dots and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(transparent)]
#[sqlx(transparent)]
pub struct TermsVersion(String);

impl TermsVersion {
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TermsVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text names no version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected at most 20 letters, digits, dots and hyphens")]
pub struct NoTermsVersion;

impl FromStr for TermsVersion {
    type Err = NoTermsVersion;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_plain = |b: u8| b.is_ascii_alphanumeric() || b == b'.' || b == b'-';
        let is_name = !text.is_empty() && text.len() <= NAME_LENGTH && text.bytes().all(is_plain);
        if is_name { Ok(Self(text.to_owned())) } else { Err(NoTermsVersion) }
    }
}

/// The terms in three languages, as the file has them that is published.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TermsText {
    pub nb: String,
    pub nn: String,
    pub en: String,
}

impl TermsText {
    /// Reads a TOML file with `nb`, `nn` and `en`. All three are filled in, or none is taken.
    pub(crate) fn parse(file: &str) -> anyhow::Result<Self> {
        let read: Self = toml::from_str(file)?;
        let text = |lang: &str, text: &str| match free_text(text, TEXT_LENGTH) {
            Ok(text) if text.is_empty() => anyhow::bail!("the text in {lang} is empty"),
            Ok(text) => Ok(text),
            // Terms speak of private keys, and nobody pastes one into them.
            Err(TextFault::PrivateKey) if text.chars().count() <= TEXT_LENGTH => Ok(text.trim().replace("\r\n", "\n")),
            Err(fault) => anyhow::bail!("the text in {lang} cannot be kept: {fault:?}"),
        };
        Ok(Self { nb: text("nb", &read.nb)?, nn: text("nn", &read.nn)?, en: text("en", &read.en)? })
    }
}

/// Who signed a version, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Signature {
    pub name: String,
    pub at: Timestamp,
    pub reference: Ref,
}

/// A version, and who has signed it for the organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Terms {
    pub version: TermsVersion,
    pub published_at: Timestamp,
    pub must_be_signed_by: Date,
    pub signature: Option<Signature>,
    /// What it says, of the version that is shown.
    pub text: Option<String>,
}

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part<'a> {
    pub is_heading: bool,
    pub text: &'a str,
}

/// The parts of a text: paragraphs with empty lines between them, and headings, which begin with `# `.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let paragraphs = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    let part = |text| match str::strip_prefix(text, "# ") {
        Some(text) => Part { is_heading: true, text },
        None => Part { is_heading: false, text },
    };
    paragraphs.map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_headings_and_paragraphs() {
        let read: Vec<(bool, &str)> = parts("# Om\n\nEn\nto\n\n\n\n# Ansvar\n\nTre")
            .into_iter()
            .map(|part| (part.is_heading, part.text))
            .collect();
        assert_eq!(read, [(true, "Om"), (false, "En\nto"), (true, "Ansvar"), (false, "Tre")]);
    }

    #[test]
    fn the_terms_are_published_in_three_languages_or_not_at_all() {
        let whole = TermsText::parse("nb = 'Vilkår'\nnn = 'Vilkår'\nen = 'Keep each private key secret'").unwrap();
        assert_eq!(whole.en, "Keep each private key secret");
        for lacking in ["nb = 'Vilkår'\nnn = 'Vilkår'", "nb = 'Vilkår'\nnn = ' '\nen = 'Terms'", "nb = 1"] {
            assert!(TermsText::parse(lacking).is_err(), "{lacking}");
        }
        assert!(TermsText::parse("nb = '01818506895'\nnn = 'Vilkår'\nen = 'Terms'").is_err());
    }

    #[test]
    fn a_version_has_a_plain_name() {
        assert!("2026-1".parse::<TermsVersion>().is_ok());
        for wrong in ["", "2026 1", "2026/1", "æ", "123456789012345678901"] {
            assert!(wrong.parse::<TermsVersion>().is_err(), "{wrong}");
        }
    }
}
