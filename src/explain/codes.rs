//! The codes of refusals, for everybody: what each means, what to do next, and who can mend it. Nothing here is about anyone.

use super::texts::CodeTexts;
use crate::{kernel::Lang, maskinporten::Code};

/// A code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// As the answer has it: `MP-250`, or the word for a scope that is out of use.
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

/// As an address names a scope that is out of use; its number is that of a scope that the client does not have.
const DEACTIVATED: &str = "deaktivert";

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
        Code::UnknownDetails | Code::UnknownDetailFields | Code::InvalidDetails => {
            (t.details(), t.details_next(), t.by_developer())
        }
    };
    Entry { code: code.number(), means, next, who }
}

/// All of them, by number, and the one that has none.
pub(super) fn all(lang: Lang) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Code::ALL.into_iter().map(|code| of(lang, code)).collect();
    entries.sort_by_key(|entry| entry.code);
    entries.dedup_by_key(|entry| entry.code);
    let t = CodeTexts(lang);
    let (means, next) = (t.deactivated(), t.deactivated_next());
    entries.push(Entry { code: t.word_deactivated(), means, next, who: t.by_provider() });
    entries
}

/// The one that a text names.
pub(super) fn entry(lang: Lang, text: &str) -> Option<Entry> {
    let wanted = text.trim().to_lowercase();
    let wanted = if wanted == DEACTIVATED { CodeTexts(lang).word_deactivated() } else { &wanted };
    all(lang).into_iter().find(|entry| entry.code.eq_ignore_ascii_case(wanted))
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
            assert!(entry(lang, DEACTIVATED).is_some() && entry(lang, "MP-999").is_none());
        }
    }
}
