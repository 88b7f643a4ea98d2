//! Codes of six digits that are sent to somebody by mail, to see that the address is theirs: how long one counts, how often one may be typed.

use jiff::{SignedDuration, Timestamp};
use subtle::ConstantTimeEq;

use super::keys::Keys;

/// How long a code counts, and how often one may be typed.
pub const CODE_LIVES: SignedDuration = SignedDuration::from_mins(30);
/// See [`CODE_LIVES`].
pub const TRIES: i32 = 5;

/// A code that was sent to an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentCode {
    /// Its keyed hash.
    pub hash: Vec<u8>,
    /// When it was sent.
    pub at: Timestamp,
    /// How often one was typed since.
    pub typed: i32,
}

impl SentCode {
    /// As a row has it; `None`: none was sent.
    #[must_use]
    pub(crate) fn of_row(hash: Option<Vec<u8>>, at: Option<jiff_sqlx::Timestamp>, typed: i32) -> Option<Self> {
        Some(Self { hash: hash?, at: at?.to_jiff(), typed })
    }

    /// May it still be typed?
    #[must_use]
    pub fn counts(&self, now: Timestamp) -> bool {
        now < self.at + CODE_LIVES && self.typed < TRIES
    }

    /// Is it this one? `sent_for`: the id of what it was sent for.
    #[must_use]
    pub fn is(&self, keys: &Keys, sent_for: &[u8], typed: &str) -> bool {
        keys.code_hash(sent_for, &digits(typed)).ct_eq(&self.hash).into()
    }
}

/// Can it be a code? Whatever cannot costs no try.
#[must_use]
pub fn is_code(typed: &str) -> bool {
    let digits = digits(typed);
    digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// The digits of a code, however it is typed.
fn digits(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_counts_for_half_an_hour_and_five_tries() {
        let sent = |typed| SentCode { hash: Vec::new(), at: Timestamp::UNIX_EPOCH, typed };
        let after = |minutes| Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes);
        assert!(sent(4).counts(after(29)));
        assert!(!sent(5).counts(after(1)));
        assert!(!sent(0).counts(after(30)));
        assert_eq!(digits(" 123 456 "), "123456");
        assert!(is_code("123 456") && ["", "12345", "1234567", "12345a"].iter().all(|typed| !is_code(typed)));
    }
}
