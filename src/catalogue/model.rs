//! What a consumer has and asks for, and what becomes of it. Pure.

use jiff::{SignedDuration, Timestamp, civil::Date};
use serde::Deserialize;

use super::events::AccessRequestRef;
use crate::{
    asking::Lifecycle,
    kernel::{AccessRequestId, OrgNumber, Party, ScopeId, ScopeTag, Title},
};

/// How long a request waits for an answer.
pub(super) const LIFETIME: SignedDuration = SignedDuration::from_hours(24 * 90);
/// Requests of one consumer that wait at a time.
pub(super) const MAX_WAITING: i64 = 50;
/// Longest purpose and longest reason, in characters.
pub(super) const PURPOSE_LENGTH: usize = 500;
/// Longest e-mail address, in characters.
pub(super) const CONTACT_LENGTH: usize = 200;

/// A request as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Request {
    /// Which, for what, and between whom.
    pub about: AccessRequestRef,
    /// What the scope gives.
    pub description: Title,
    /// Is it in use?
    pub active: bool,
    pub purpose: String,
    pub contact: Option<String>,
    /// Of the consumer's people; shown to nobody else.
    pub sent_by: String,
    pub life: Lifecycle,
}

impl Request {
    pub fn id(&self) -> AccessRequestId {
        self.about.request
    }
}

/// What an organisation has to do with a scope of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// It provides the scope itself.
    Own,
    /// It has been given access.
    Has,
    /// Everybody has it.
    Open,
    /// It has asked, and waits.
    Asked(AccessRequestId),
    /// It has neither it nor asked for it.
    Lacks,
    /// The same, and it cannot ask: the provider is not in the register yet, so nobody could answer.
    ProviderUnknown,
}

/// A scope of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Catalogued {
    pub tag: ScopeTag,
    pub description: Title,
    pub long_description: Title,
    /// The address of the API's documentation; empty: none.
    pub documentation: String,
    pub delegable: bool,
    pub relation: Relation,
}

/// A scope that an organisation may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Access {
    pub scope: ScopeId,
    pub name: String,
    pub description: Title,
    /// Is it in the catalogue too?
    pub public: bool,
    pub provider: Party,
    /// Since when; everybody's has no beginning.
    pub given_at: Option<Timestamp>,
    pub ends_on: Option<Date>,
    /// The day from which its provider plans to have it out of use.
    pub goes_on: Option<Date>,
    /// Suppliers that use it on the organisation's behalf.
    pub suppliers: Vec<Party>,
}

/// Lines of *Tilganger vi har*.
#[derive(Debug)]
pub(super) enum Held {
    /// What the organisation may use.
    Accesses(Vec<Access>),
    /// What it has asked for.
    Requests(Vec<Request>),
}

impl Held {
    /// Whose scopes they are.
    pub(super) fn providers(&self) -> Vec<OrgNumber> {
        match self {
            Self::Accesses(accesses) => accesses.iter().map(|access| access.provider.number).collect(),
            Self::Requests(requests) => requests.iter().map(|request| request.about.scope.provider.number).collect(),
        }
    }
}

/// Which lines of *Tilganger vi har*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub(super) enum Part {
    /// What was given to this organisation.
    #[default]
    #[serde(rename = "")]
    Given,
    /// What everybody has.
    #[serde(rename = "apne")]
    Open,
    /// What it has asked for.
    #[serde(rename = "bedt-om")]
    Asked,
}

impl Part {
    /// As addresses have it.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Given => "",
            Self::Open => "apne",
            Self::Asked => "bedt-om",
        }
    }
}

/// An address that mail could reach, as far as can be seen. Empty is none.
pub(super) fn check_contact(typed: &str) -> Result<Option<String>, ()> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let good = typed.split_once('@').is_some_and(|(name, domain)| {
        !name.is_empty()
            && domain.contains('.')
            && !domain.contains('@')
            && domain.split('.').all(|part| !part.is_empty())
    });
    let plain = !typed.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';' | '"'));
    if good && plain && typed.chars().count() <= CONTACT_LENGTH { Ok(Some(typed.to_owned())) } else { Err(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_is_an_address_or_nothing() {
        assert_eq!(check_contact("  "), Ok(None));
        assert_eq!(check_contact(" api@eksempel.no "), Ok(Some("api@eksempel.no".into())));
        for bad in
            ["api", "@eksempel.no", "api@eksempel", "api@.no", "a b@c.no", "a@b@c.no", "<a@b.no>", "a@b.no,c@d.no"]
        {
            assert_eq!(check_contact(bad), Err(()), "{bad}");
        }
    }
}
