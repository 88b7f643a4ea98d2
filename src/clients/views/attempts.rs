//! What came of the client's last attempts to get a token.

use super::super::{model::Attempt, paths::Paths, texts::Fetching};
use crate::{
    access::{Acting, ExplainTokens, ViewClients},
    kernel::oslo,
    maskinporten::Code,
    sitemap::query,
    web::{clock_time, short_day_of},
};

/// What is found out when the signature is checked, or after it, although others may have sent it.
const CHECKED: [Code; 4] = [Code::InvalidSignature, Code::InvalidAudience, Code::InvalidTime, Code::UsedBefore];

/// One of them.
#[derive(Debug)]
pub(super) struct AttemptRow {
    pub at: String,
    pub scopes: String,
    /// Whom it was for.
    pub consumer: String,
    pub answer: String,
    pub colour: &'static str,
    pub correlation_id: String,
    /// The signature was not reached.
    pub is_unchecked: bool,
    /// The page that explains it, for whoever may see that.
    pub why: Option<String>,
}

impl AttemptRow {
    pub fn new(acting: &Acting<ViewClients>, paths: Paths, attempt: &Attempt) -> Self {
        let t = Fetching(paths.lang);
        let is_issued = attempt.code.is_empty();
        Self {
            at: t.day_and_time(short_day_of(paths.lang, attempt.at), to_the_second(attempt)),
            scopes: attempt.scopes.join(" "),
            consumer: match (attempt.consumer, &attempt.consumer_name) {
                (None, _) => t.ourselves().to_owned(),
                (Some(number), None) => number.grouped(),
                (Some(number), Some(name)) => format!("{name} ({})", number.grouped()),
            },
            answer: if is_issued { t.issued().to_owned() } else { attempt.code.clone() },
            colour: if is_issued { "success" } else { "danger" },
            why: (!is_issued && acting.can::<ExplainTokens>())
                .then(|| paths.why(&query(&[("id", &attempt.correlation_id)]))),
            correlation_id: attempt.correlation_id.clone(),
            is_unchecked: !attempt.is_signed && !CHECKED.iter().any(|code| attempt.code == code.number()),
        }
    }
}

fn to_the_second(attempt: &Attempt) -> String {
    format!("{}.{:02}", clock_time(attempt.at), oslo(attempt.at).second())
}
