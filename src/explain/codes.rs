//! The codes of refusals, for everybody: what each means, what to do next, and who can mend it. Nothing here is about anyone.

use super::texts::CodeTexts;
use crate::{kernel::Lang, maskinporten::Code};

/// A code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// As the answer has it: `MP-250`.
    pub code: &'static str,
    pub means: &'static str,
    pub next: &'static str,
    pub who: &'static str,
}

impl Entry {
    /// The name of its place on the page.
    pub fn anchor(&self) -> String {
        self.code.to_lowercase()
    }
}

fn of(lang: Lang, code: Code) -> Entry {
    let t = CodeTexts(lang);
    let (means, next, who) = match code {
        Code::InvalidParameter | Code::InvalidConsumer => (t.parameter(), t.parameter_next(), t.by_developer()),
        Code::UsedBefore => (t.used(), t.used_next(), t.by_developer()),
        Code::UnknownClient => (t.client(), t.client_next(), t.by_client()),
        Code::InvalidAudience => (t.audience(), t.audience_next(), t.by_developer()),
        Code::InvalidCertificate => (t.certificate(), t.certificate_next(), t.by_client()),
        Code::ExpiredKey => (t.expired(), t.expired_next(), t.by_client()),
        Code::ForeignCertificate => (t.foreign(), t.foreign_next(), t.by_developer()),
        Code::InvalidX5c => (t.x5c(), t.x5c_next(), t.by_developer()),
        Code::InvalidSignature => (t.signature(), t.signature_next(), t.by_developer()),
        Code::InvalidTime => (t.time(), t.time_next(), t.by_developer()),
        Code::InvalidScope => (t.scope(), t.scope_next(), t.by_client()),
        Code::InvalidIntegrationType => (t.kind(), t.kind_next(), t.by_client()),
        Code::NoAccess => (t.access(), t.access_next(), t.by_provider()),
        Code::NoDelegation => (t.delegation(), t.delegation_next(), t.by_consumer()),
        Code::UnknownDetails => (t.details_type(), t.details_next(), t.by_developer()),
        Code::UnknownDetailFields => (t.details_fields(), t.details_next(), t.by_developer()),
        Code::InvalidDetails => (t.details_form(), t.details_next(), t.by_developer()),
    };
    Entry { code: code.number(), means, next, who }
}

/// All of them, by number.
pub(super) fn all(lang: Lang) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Code::ALL.into_iter().map(|code| of(lang, code)).collect();
    entries.sort_by_key(|entry| entry.code);
    entries.dedup_by_key(|entry| entry.code);
    entries
}

/// Does it look like one, known or not?
pub(super) fn is_code(text: &str) -> bool {
    let digits = text.strip_prefix("MP-").unwrap_or_default();
    digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// The one that a text names.
pub(super) fn entry(lang: Lang, text: &str) -> Option<Entry> {
    all(lang).into_iter().find(|entry| entry.code.eq_ignore_ascii_case(text.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_a_refusal_is_told_of_in_every_language() {
        for lang in Lang::ALL {
            for code in Code::ALL {
                let entry = entry(lang, code.number()).expect("an entry");
                assert!([entry.means, entry.next, entry.who].iter().all(|text| text.ends_with('.')), "{code:?}");
            }
            let all = all(lang);
            let alike = |entry: &Entry| all.iter().filter(|other| other.means == entry.means).count();
            assert!(all.iter().all(|entry| alike(entry) == 1), "no two say the same");
            assert!(entry(lang, "MP-999").is_none());
        }
    }
}
