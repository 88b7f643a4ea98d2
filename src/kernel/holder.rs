use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{OrgNumber, Party, PersonId};

/// Whoever can be given something: an organisation or a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HolderId {
    /// An organisation.
    Organisation(OrgNumber),
    /// A person.
    Person(PersonId),
}

impl HolderId {
    /// The organisation or the person, whichever it is, for the two columns that tables keep it in.
    pub(crate) fn columns(self) -> (Option<OrgNumber>, Option<PersonId>) {
        match self {
            Self::Organisation(org) => (Some(org), None),
            Self::Person(person) => (None, Some(person)),
        }
    }
}

impl fmt::Display for HolderId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Organisation(org) => org.fmt(f),
            Self::Person(person) => person.fmt(f),
        }
    }
}

impl FromStr for HolderId {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        s.parse().map(Self::Organisation).or_else(|_| s.parse().map(Self::Person)).map_err(|_| ())
    }
}

/// The same by the name they had then: events keep it, and a name may change. A person is never kept by their national number.
/// The payloads in `tests/it/events` hold both kinds as they are, so a change that old events cannot be read with fails a test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Holder {
    /// An organisation.
    Organisation(Party),
    /// A person.
    Person {
        /// Which.
        person: PersonId,
        /// Their name then.
        name: String,
    },
}

impl Holder {
    /// Which organisation or person it is.
    pub(crate) fn id(&self) -> HolderId {
        match self {
            Self::Organisation(party) => HolderId::Organisation(party.number),
            Self::Person { person, .. } => HolderId::Person(*person),
        }
    }
    /// The name.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Organisation(party) => &party.name,
            Self::Person { name, .. } => name,
        }
    }
    /// The name, with the number behind it if it is an organisation.
    pub(crate) fn with_number(&self) -> String {
        self.number().map_or_else(|| self.name().to_owned(), |number| number.behind(self.name()))
    }
    /// The number, if it is an organisation.
    pub(crate) fn number(&self) -> Option<OrgNumber> {
        match self {
            Self::Organisation(party) => Some(party.number),
            Self::Person { .. } => None,
        }
    }
}
