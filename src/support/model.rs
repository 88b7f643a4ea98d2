//! What was typed into the box, and the limits of looking up. Pure.

use jiff::SignedDuration;
use uuid::Uuid;

use crate::{
    audit::Topic,
    kernel::{
        EmailAddress, NationalId, OrgNumber, OrgNumberError, PersonId, Ref, holds_national_id, holds_private_key,
        only_national_id,
    },
    members::EmailDomain,
};

/// So many look-ups in an hour are more than the work explains: the others of the staff are told.
pub(super) const MANY: i64 = 50;
/// So many in an hour are the most.
pub(super) const MOST: i64 = 100;
/// For so long a case that was named opens what it was named for.
pub(crate) const OPEN: SignedDuration = SignedDuration::from_mins(30);
/// For so long the others see an alarm.
pub(super) const ALARM: SignedDuration = SignedDuration::from_hours(24);
/// The longest text that is read: an error with an assertion and a command line around it has room.
pub(super) const LONGEST: usize = 64 * 1024;
/// The longest name of anything, in characters.
const LONGEST_NAME: usize = 255;
/// The longest number of a case, and the longest reason, in characters.
pub(super) const CASE_LENGTH: usize = 40;
pub(super) const REASON_LENGTH: usize = 200;
/// So many seconds a number is shown.
pub(crate) const SHOWN: u32 = 15;

/// What a text was taken for.
#[derive(Debug, Clone)]
pub(super) enum Reading {
    Nothing,
    /// Part of it is a private key, which is not looked at.
    PrivateKey,
    Organisation(OrgNumber),
    /// Digits that are meant as an organisation number, and are none.
    NoOrganisation(OrgNumberError),
    Person(NationalId),
    /// Eleven digits that are no number of a person.
    NoPerson,
    Reference(Ref),
    /// A `client_id`, or the id of something else.
    Id(Uuid),
    /// The correlation id of a token request.
    Attempt(String),
    Email(EmailAddress),
    Scope(String),
    Domain(EmailDomain),
    /// An error, an assertion, a token or a command line.
    Error,
    /// A `kid`, a prefix, or the name of an organisation.
    Word(String),
    /// Numbers of several people.
    People,
    /// More than anything is called.
    Long,
}

fn is_scope(word: &str) -> bool {
    let is_part = |part: &str, more: &str| {
        part.starts_with(|c: char| c.is_ascii_alphanumeric())
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || more.as_bytes().contains(&b))
    };
    word.split_once(':').is_some_and(|(prefix, rest)| is_part(prefix, "_-.") && is_part(rest, "_-./:"))
}

fn is_domain(word: &str) -> bool {
    let mut labels = word.trim_end_matches('.').split('.').rev();
    let is_top = |top: &str| top.chars().count() > 1 && top.chars().all(|c| c.is_alphabetic() || c == '-');
    labels.next().is_some_and(is_top)
        && word.contains('.')
        && labels.all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'))
}

/// Does it look like something that a machine has said, rather than like a name?
fn is_error(text: &str) -> bool {
    let is_code =
        |word: &str| word.len() == 6 && word.starts_with("MP-") && word.bytes().skip(3).all(|b| b.is_ascii_digit());
    let mut words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'));
    text.contains("eyJ")
        || text.contains(['{', '\n', '='])
        || words.any(|word| is_code(word) || word.contains("invalid_"))
}

impl Reading {
    /// What the text is. Whatever is one thing and nothing else comes first.
    pub fn of(typed: &str) -> Self {
        let text = typed.trim();
        let digits: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-')).collect();
        let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        match text {
            "" => return Self::Nothing,
            text if text.len() > LONGEST => return Self::Long,
            text if holds_private_key(text) => return Self::PrivateKey,
            _ => {}
        }
        if let Ok(person) = digits.parse() {
            return Self::Person(person);
        }
        match digits.len() {
            11 if is_number => return Self::NoPerson,
            9 if is_number => return OrgNumber::parse(&digits).map_or_else(Self::NoOrganisation, Self::Organisation),
            _ => {}
        }
        if let Ok(org) = OrgNumber::parse(text) {
            return Self::Organisation(org);
        }
        if let Ok(reference) = text.parse() {
            return Self::Reference(reference);
        }
        if let Ok(id) = Uuid::try_parse(text) {
            let is_attempt = text.len() == 32;
            return if is_attempt { Self::Attempt(text.to_ascii_lowercase()) } else { Self::Id(id) };
        }
        if let Ok(address) = text.parse() {
            return Self::person_within(text).unwrap_or(Self::Email(address));
        }
        match text {
            text if is_error(text) => Self::Error,
            text => Self::person_within(text).unwrap_or_else(|| Self::name(text)),
        }
    }

    /// Somebody whose number stands in the midst of something else, as in a mail. The rest is not looked up.
    fn person_within(text: &str) -> Option<Self> {
        holds_national_id(text).then(|| only_national_id(text).map_or(Self::People, Self::Person))
    }

    /// What something is called.
    fn name(text: &str) -> Self {
        match text {
            text if text.chars().count() > LONGEST_NAME => Self::Long,
            text if is_scope(text) => Self::Scope(text.to_owned()),
            text => match text.parse() {
                Ok(domain) if is_domain(text) => Self::Domain(domain),
                _ => Self::Word(text.to_owned()),
            },
        }
    }

    /// May it stand in the box again? What may be secret, or somebody's number, does not.
    pub fn is_shown_again(&self) -> bool {
        !matches!(self, Self::PrivateKey | Self::Person(_) | Self::NoPerson | Self::People)
            && !matches!(self, Self::Error | Self::Long | Self::NoOrganisation(OrgNumberError::Person))
    }
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    pub kind: HitKind,
    /// What its address says: a number or an id.
    pub id: String,
    pub name: String,
    /// Whose it is, or where.
    pub of: String,
    /// Is it in the test environment?
    pub is_test: bool,
}

/// What it is, by the words of the statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "kebab-case")]
pub(super) enum HitKind {
    Organisation,
    Client,
    Scope,
}

/// What a look-up was about, by the words of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "kebab-case")]
pub(super) enum Subject {
    Organisation,
    Log,
    Client,
    Scope,
    Person,
    Number,
}

/// What to show of what happened in an organisation. What the log does not tell is read where it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Show {
    Log(Topic),
    /// Token requests that were refused.
    TokenErrors,
    /// Roles that came and went in the register.
    Roles,
}

impl Show {
    /// All of them, by their names in addresses.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::Log(Topic::Everything), ""),
        (Self::Log(Topic::Delegations), "fullmakt"),
        (Self::Log(Topic::Accesses), "tilgang"),
        (Self::Log(Topic::Keys), "nokkel"),
        (Self::TokenErrors, "token-feil"),
        (Self::Log(Topic::LogIns), "innlogging"),
        (Self::Roles, "rolle"),
    ];

    /// Of this name; of none of these: everything.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|(_, known)| *known == name).map_or(Self::Log(Topic::Everything), |(show, _)| show)
    }
}

/// The birth digits of a number, and dots for the rest.
pub(super) fn masked(number: &str) -> String {
    let born: String = number.chars().take(6).collect();
    format!("{born} •••••")
}

/// A person whom a look-up was for, as far as it may be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Opened {
    /// Not by whoever asks, or too long ago: the case has to be named first.
    Closed(Option<PersonId>),
    /// Nobody is known here by what was typed.
    Nobody,
    Known(PersonId),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_thing_is_known_by_its_look() {
        for (text, kind) in [
            ("310 123 455", "Organisation"),
            ("310.123.455", "Organisation"),
            ("310123454", "NoOrganisation"),
            ("01818506895", "Person"),
            ("018185 06895", "Person"),
            ("01818506896", "NoPerson"),
            ("F-9AFP-3EJF", "Reference"),
            ("0197b1c2-0000-7000-8000-0000000000ff", "Id"),
            ("0123456789abcdef0123456789abcdef", "Attempt"),
            ("post@eksempel.example", "Email"),
            ("eksempel.example", "Domain"),
            ("vestbyvann:maaler.read", "Scope"),
            ("altinn:serviceowner/instances.read", "Scope"),
            ("MP-251", "Error"),
            ("{\"error\":\"invalid_scope\"}", "Error"),
            ("invalid_grant", "Error"),
            ("curl -d assertion=eyJhbGciOi", "Error"),
            ("Vestby vannverk", "Word"),
            ("jobb-1", "Word"),
            ("Kari 01818506895", "Person"),
            ("Kari 01818506895 og Ola 21908321720", "People"),
            ("   ", "Nothing"),
            ("-----BEGIN PRIVATE KEY-----", "PrivateKey"),
        ] {
            let read = format!("{:?}", Reading::of(text));
            assert_eq!(read.split(['(', ' ']).next(), Some(kind), "{text}: {read}");
        }
    }

    #[test]
    fn no_number_of_a_person_and_no_secret_stands_in_the_box_again() {
        for text in ["01818506895", "018185 06895", "Kari 01818506895", "eyJhbGciOi.x.y", "-----BEGIN PRIVATE KEY-----"]
        {
            assert!(!Reading::of(text).is_shown_again(), "{text}");
        }
        assert!(Reading::of("Vestby").is_shown_again());
        assert_eq!(masked("01818506895"), "018185 •••••");
    }
}
