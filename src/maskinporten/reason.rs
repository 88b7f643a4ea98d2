//! The particular reason of a refusal, where its code stands for several. Whoever explains a refusal asks this, and not the facts again.

use super::{Check, Code};

/// Why no token is issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// There is no such client in the environment.
    NoClient,
    /// The client is not in use.
    NotInUse,
    /// Clients of its type fetch no tokens here.
    NotServed,
    /// The algorithm may not sign.
    Algorithm,
    /// The header has neither `kid` nor `x5c`.
    NoKeyNamed,
    /// It has `x5c`, but the client has registered keys.
    CertificatesBesideKeys,
    /// The client has no key of this name.
    UnknownKey,
    /// The grant was made so many seconds in the future.
    Ahead(i64),
    /// It ends before it is made.
    EndsBeforeItBegins,
    /// It lives for so many seconds.
    LivesTooLong(i64),
    /// It ended so many seconds before it came.
    Past(i64),
    /// The client acts for customers only, and names none.
    CustomerNeeded,
    /// It names its own organisation as the customer.
    NamesOwner,
    /// It names a customer, and is not registered for customers.
    NotForCustomers,
    /// The client does not have the scope, or there is none.
    NotRegistered,
    /// The provider has taken the scope out of use, or does so today.
    OutOfUse,
    /// What the code says.
    Of(Code),
}

impl From<Code> for Reason {
    fn from(code: Code) -> Self {
        Self::Of(code)
    }
}

/// A reason with the number that its sentence has; 0 where it has none.
type Named = fn(i64) -> Reason;

/// Each of those with a name of its own, how an address names it, and the words that its sentences have in common, `#` being a number.
const TOLD: [(Named, &str, &str); 16] = [
    (|_| Reason::NoClient, "no-client", "no such client here"),
    (|_| Reason::NotInUse, "not-in-use", "the client is not in use"),
    (|_| Reason::NotServed, "not-served", "which fetches no tokens here"),
    (|_| Reason::Algorithm, "algorithm", "the algorithm (alg) must be"),
    (|_| Reason::NoKeyNamed, "no-key-named", "the header has neither kid nor x5c"),
    (|_| Reason::CertificatesBesideKeys, "certificates-beside-keys", "the client has registered keys"),
    (|_| Reason::UnknownKey, "unknown-key", "unknown key identifier (kid)"),
    (Reason::Ahead, "ahead", "the grant was made # s in the future"),
    (|_| Reason::EndsBeforeItBegins, "ends-before-it-begins", "the grant ends (exp) before it is made (iat)"),
    (Reason::LivesTooLong, "lives-too-long", "the grant lives for # s"),
    (Reason::Past, "past", "the grant ended # s ago"),
    (|_| Reason::CustomerNeeded, "customer-needed", "the client acts for customers and nobody else"),
    (|_| Reason::NamesOwner, "names-owner", "consumer_org is the organisation of the client itself"),
    (|_| Reason::NotForCustomers, "not-for-customers", "the client is not registered for customers"),
    (|_| Reason::NotRegistered, "not-registered", "does not have the scope"),
    (|_| Reason::OutOfUse, "out-of-use", "out of use"),
];

impl Reason {
    /// Its code.
    #[must_use]
    pub fn code(self) -> Code {
        match self {
            Self::NoClient
            | Self::NotInUse
            | Self::NotServed
            | Self::Algorithm
            | Self::NoKeyNamed
            | Self::CertificatesBesideKeys
            | Self::UnknownKey => Code::UnknownClient,
            Self::Ahead(_) | Self::EndsBeforeItBegins | Self::LivesTooLong(_) | Self::Past(_) => Code::InvalidTime,
            Self::CustomerNeeded | Self::NamesOwner | Self::NotForCustomers => Code::InvalidConsumer,
            Self::NotRegistered | Self::OutOfUse => Code::InvalidScope,
            Self::Of(code) => code,
        }
    }

    /// The check that finds it out. `None`: the request cannot be read.
    #[must_use]
    pub fn check(self) -> Option<Check> {
        Some(match self {
            Self::NoClient | Self::NotInUse | Self::NotServed => Check::Client,
            Self::OutOfUse => Check::InUse,
            _ => match self.code() {
                Code::InvalidParameter => return None,
                Code::UnknownClient
                | Code::ExpiredKey
                | Code::InvalidX5c
                | Code::InvalidCertificate
                | Code::ForeignCertificate => Check::Key,
                Code::InvalidSignature => Check::Signature,
                Code::InvalidAudience => Check::Audience,
                Code::InvalidTime => Check::Time,
                Code::UsedBefore => Check::Once,
                Code::InvalidConsumer => Check::Consumer,
                Code::InvalidScope => Check::Scope,
                Code::InvalidIntegrationType => Check::Type,
                Code::UnknownDetails | Code::UnknownDetailFields | Code::InvalidDetails => Check::Details,
                Code::NoAccess => Check::Access,
                Code::NoDelegation => Check::Delegation,
            },
        })
    }

    /// The reason of an answer with this number, out of its sentence. `None`: there is no such number.
    #[must_use]
    pub fn told(number: &str, sentence: &str) -> Option<Self> {
        let code = Code::ALL.into_iter().find(|code| code.number() == number)?;
        let particular = TOLD.iter().find_map(|(reason, _, words)| {
            let told = match words.split_once('#') {
                None => reason(sentence.find(words).map(|_| 0)?),
                Some((before, after)) => {
                    let (_, rest) = sentence.split_once(before)?;
                    let (seconds, _) = rest.split_once(after)?;
                    reason(seconds.parse().ok()?)
                }
            };
            (told.code().number() == number).then_some(told)
        });
        Some(particular.unwrap_or(Self::Of(code)))
    }

    /// As an address names it.
    #[must_use]
    pub fn name(self) -> String {
        let known = |seconds| TOLD.iter().find(|(reason, ..)| reason(seconds) == self).map(|(_, name, _)| *name);
        match self {
            Self::Of(code) => code.number().to_owned(),
            Self::Ahead(seconds) | Self::LivesTooLong(seconds) | Self::Past(seconds) => {
                format!("{}.{seconds}", known(seconds).unwrap_or_default())
            }
            _ => known(0).unwrap_or_default().to_owned(),
        }
    }

    /// The one that an address names.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        let (name, seconds) = text.split_once('.').unwrap_or((text, "0"));
        let seconds = seconds.parse().ok().filter(|seconds| (0..=253_402_300_799).contains(seconds));
        let known = TOLD.iter().find(|(_, known, _)| *known == name).zip(seconds);
        known.map(|((reason, ..), seconds)| reason(seconds)).or_else(|| Self::told(text, ""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_is_named_in_an_address_and_comes_back() {
        for reason in TOLD.iter().map(|(reason, ..)| reason(37)).chain(Code::ALL.map(Reason::Of)) {
            let again = Reason::named(&reason.name()).expect("a reason");
            assert_eq!(again.code().number(), reason.code().number());
            assert!(again == reason || matches!(again, Reason::Of(_)), "{again:?}");
        }
        for odd in ["", "MP-999", "past.", "past.x", "past.-1", "ahead.99999999999999999"] {
            assert_eq!(Reason::named(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_sentence_tells_the_reason_only_for_its_own_code() {
        let past = "the grant ended 35 s ago (exp): the clock here is at 2026-11-20T09:15:00Z, is yours behind?";
        assert_eq!(Reason::told("MP-130", past), Some(Reason::Past(35)));
        assert_eq!(Reason::told("MP-100", past), Some(Reason::Of(Code::UnknownClient)));
        assert_eq!(Reason::told("MP-999", past), None);
    }
}
