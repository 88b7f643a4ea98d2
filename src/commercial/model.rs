use jiff::{SignedDuration, Timestamp};

use crate::{
    kernel::{EmailAddress, Lang, NotificationPointId},
    ledger::Purpose,
};

/// How long a code counts, how often a wrong one may be typed, and how soon another is sent.
pub(super) const CODE_LIVES: SignedDuration = SignedDuration::from_mins(30);
pub(super) const TRIES: i32 = 5;
pub(super) const NEXT_CODE: SignedDuration = SignedDuration::from_mins(5);

/// How soon another test notice is sent.
pub(super) const NEXT_TEST: SignedDuration = SignedDuration::from_mins(1);

/// The most addresses of an organisation.
pub(super) const MOST: i64 = 20;

/// Where an organisation is told things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Point {
    pub id: NotificationPointId,
    pub email: EmailAddress,
    pub purposes: Vec<Purpose>,
    pub lang: Lang,
    /// Since when it is told things.
    pub confirmed_at: Option<Timestamp>,
    /// The code that was sent last.
    pub code: Option<SentCode>,
    /// When the mail server last said no to it for good, if what was written to it last was not taken since.
    pub refused_at: Option<Timestamp>,
}

/// A code that was sent to an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SentCode {
    pub hash: Vec<u8>,
    pub at: Timestamp,
    /// How often one was typed since.
    pub typed: i32,
}

impl SentCode {
    /// May it still be typed?
    pub fn counts(&self, now: Timestamp) -> bool {
        now < self.at + CODE_LIVES && self.typed < TRIES
    }
}

/// The digits of a code, however it is typed.
pub(super) fn digits(typed: &str) -> String {
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
    }
}
