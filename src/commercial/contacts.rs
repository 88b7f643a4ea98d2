//! Whom to reach, and about what. Pure.

use serde::{Deserialize, Serialize};

use crate::kernel::{ContactId, EmailAddress};

/// The most contacts of an organisation.
pub(super) const MOST: i64 = 20;
/// Longest texts, in characters.
pub(super) const NAME_LENGTH: usize = 100;
pub(super) const ROLE_LENGTH: usize = 100;
pub(super) const PHONE_LENGTH: usize = 20;

/// What somebody is reached about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Topic {
    /// Clients, scopes and tokens.
    Technical,
    /// Breaches and other incidents.
    Security,
    /// Agreements and invoices.
    Administrative,
}

impl Topic {
    pub const ALL: [Self; 3] = [Self::Technical, Self::Security, Self::Administrative];

    /// Its name in the database and in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::Technical => "technical",
            Self::Security => "security",
            Self::Administrative => "administrative",
        }
    }

    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.name() == name)
    }
}

/// Somebody to reach, or a post that several answer, as events keep it too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ContactDetails {
    pub topics: Vec<Topic>,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    pub email: EmailAddress,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// The same as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Contact {
    pub id: ContactId,
    pub details: ContactDetails,
    /// Counts its changes, so that nobody overwrites what they have not seen.
    pub version: i32,
}

/// Is it a telephone number: digits with blanks between them, and a plus before them?
pub(super) fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let rest = text.strip_prefix('+').unwrap_or(text);
    (5..=15).contains(&digits) && rest.bytes().all(|b| b.is_ascii_digit() || b == b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_is_digits_with_or_without_a_country() {
        for right in ["22334455", "22 33 44 55", "+47 22 33 44 55", "02800"] {
            assert!(is_phone(right), "{right}");
        }
        for wrong in ["", "1234", "ring meg", "22334455+", "+1234567890123456"] {
            assert!(!is_phone(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_topic_is_found_by_its_name() {
        assert!(Topic::ALL.into_iter().all(|topic| Topic::of(topic.name()) == Some(topic)));
        assert_eq!(Topic::of("x"), None);
    }
}
