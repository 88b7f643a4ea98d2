use jiff::{SignedDuration, Timestamp};

use crate::{
    kernel::{EmailAddress, Lang, NotificationPointId},
    ledger::Purpose,
    platform::codes::SentCode,
};

/// How soon another code is sent.
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
