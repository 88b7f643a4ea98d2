//! Everything that can be said about a scope but its name.

use crate::kernel::Title;

/// Longest description, in characters.
pub(in super::super) const DESCRIPTION_LENGTH: usize = 255;
/// Longest long description, in characters.
pub(in super::super) const LONG_LENGTH: usize = 1023;
/// Longest audience, in characters.
pub(in super::super) const AUD_LENGTH: usize = 255;
/// Seconds that a token may live, where the scope decides.
pub(in super::super) const MAX_AGE: std::ops::RangeInclusive<i32> = 30..=680;
/// Most seconds of a user's authorization: ten years.
pub(in super::super) const MAX_LIFETIME: i32 = 315_360_000;
/// Kinds of clients, as the wire names them.
pub(in super::super) const INTEGRATION_TYPES: [&str; 7] =
    ["maskinporten", "idporten", "ansattporten", "api_klient", "eformidling", "idporten_saml2", "krr"];

/// The settings of a scope. Events keep them as a type of their own (`events/settings_then.rs`).
#[expect(clippy::struct_excessive_bools, reason = "the wire has them as flags that vary independently")]
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in super::super) struct Settings {
    /// What it gives, in a line.
    pub description: Title,
    /// The same at length; shown to those who are asked for consent.
    pub long_description: Title,
    /// In the catalogue that everybody can read.
    pub public: bool,
    /// Everybody may use it without being given access.
    pub open: bool,
    /// The kinds of clients that may have it; none means all.
    pub integration_types: Vec<String>,
    /// Consumers may let suppliers use it on their behalf.
    pub delegable: bool,
    /// The longest life of a token in seconds; 0 leaves it to the client.
    pub max_age: i32,
    /// Tokens are opaque: they tell nothing by themselves.
    pub opaque: bool,
    /// The longest life of a user's authorization in seconds; 0 leaves it to the client.
    pub authorization_max_lifetime: i32,
    /// The user must log in anew.
    pub user_authentication: bool,
    /// The user must consent.
    pub user_consent: bool,
    /// Tokens name the user by a pseudonym.
    pub pseudonymous: bool,
    /// The audience every token gets; empty: the client's choice.
    pub aud: String,
}

/// The first character that may not stand in a long description.
pub(in super::super) fn illegal_in_long(text: &str) -> Option<char> {
    text.chars().find(|c| !(c.is_alphanumeric() || " \n\r.,-_:;!?'\"()/*[]#".contains(*c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_description_keeps_to_plain_marks() {
        assert_eq!(
            illegal_in_long("Målerdata (per husstand): \"time for time\"!\n* punkt #1, [lenke]/a_b-c; ja? 'nei'"),
            None
        );
        for (text, illegal) in [("<b>", '<'), ("a & b", '&'), ("a@b", '@'), ("«a»", '«')] {
            assert_eq!(illegal_in_long(text), Some(illegal), "{text}");
        }
    }
}
