use std::fmt;

use super::{OrgNumber, PersonId};

/// Whoever holds something that an organisation has given: an organisation or a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HolderId {
    /// An organisation, by its number.
    Organisation(OrgNumber),
    /// A person, by our own id.
    Person(PersonId),
}

impl HolderId {
    /// The organisation or the person, whichever it is, for two columns of a table.
    #[must_use]
    pub fn columns(self) -> (Option<OrgNumber>, Option<PersonId>) {
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

impl std::str::FromStr for HolderId {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        s.parse().map(Self::Organisation).or_else(|_| s.parse().map(Self::Person)).map_err(|_| ())
    }
}
