use serde_json::Value;
use uuid::Uuid;

use super::{Basis, mandate::Held};
use crate::{
    kernel::{OrgNumber, PersonId},
    platform::limits::Crowd,
};

/// How the log names what Portner does by itself.
const SYSTEM: &str = "Portner";

/// How the log names support. An organisation does not see which of the staff it was.
pub(crate) const SUPPORT: &str = "Portner brukerstøtte";

/// Who makes a change. Each gate names its actor ([`super::Proof`]); each kind is written to the log in its own way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A person, on behalf of an organisation or on nobody's behalf.
    Person {
        /// Who.
        id: PersonId,
        /// Their name, as the log keeps it.
        name: String,
        /// The organisation they act for, and on what grounds.
        on_behalf_of: Option<(OrgNumber, Basis)>,
    },
    /// A client of an organisation, with a token.
    Client {
        /// Which.
        id: Uuid,
        /// Its name, as the log keeps it.
        name: String,
        /// Whose it is.
        on_behalf_of: OrgNumber,
    },
    /// Somebody of the support staff.
    Support {
        /// Who; kept in the log, where it is shown to nobody.
        id: PersonId,
    },
    /// Portner itself: an end date that passed, a day that was planned for.
    System,
}

impl Basis {
    /// With whom somebody shares what may be done within a time, who acts for the organisation on this basis.
    pub(super) fn crowd(&self, org: OrgNumber) -> Crowd {
        if self.held == Held::Member { Crowd::Members(org) } else { Crowd::Organisation(org) }
    }
}

impl Actor {
    /// With whom they share what may be done within a time.
    pub(crate) fn crowd(&self) -> Option<Crowd> {
        match self {
            Self::Person { on_behalf_of, .. } => on_behalf_of.as_ref().map(|(org, basis)| basis.crowd(*org)),
            Self::Client { on_behalf_of, .. } => Some(Crowd::Organisation(*on_behalf_of)),
            Self::Support { .. } | Self::System => None,
        }
    }

    /// What idempotency keys belong to: the same key from another actor is another key.
    pub(crate) fn id(&self) -> String {
        match self {
            Self::Person { id, .. } | Self::Support { id } => format!("person:{id}"),
            Self::Client { id, .. } => format!("client:{id}"),
            Self::System => "system".to_owned(),
        }
    }

    /// The organisation acted for. Its log has the event, and its receipt is left there.
    pub(crate) fn org(&self) -> Option<OrgNumber> {
        match self {
            Self::Person { on_behalf_of, .. } => on_behalf_of.as_ref().map(|(org, _)| *org),
            Self::Client { on_behalf_of, .. } => Some(*on_behalf_of),
            Self::Support { .. } | Self::System => None,
        }
    }

    /// The person, where there is one.
    pub(crate) fn person(&self) -> Option<PersonId> {
        match self {
            Self::Person { id, .. } | Self::Support { id } => Some(*id),
            Self::Client { .. } | Self::System => None,
        }
    }

    /// The name in the log.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Person { name, .. } | Self::Client { name, .. } => name,
            Self::Support { .. } => SUPPORT,
            Self::System => SYSTEM,
        }
    }

    /// On what grounds, as the log keeps it.
    pub(crate) fn basis(&self) -> Result<Value, serde_json::Error> {
        match self {
            Self::Person { on_behalf_of: Some((_, basis)), .. } => serde_json::to_value(basis),
            Self::Client { id, .. } => Ok(serde_json::json!({ "client": id })),
            Self::Person { .. } | Self::Support { .. } | Self::System => Ok(Value::Null),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_belongs_to_its_actor_whatever_they_act_for() {
        let id = PersonId::from(Uuid::nil());
        let support = Actor::Support { id };
        let person = Actor::Person { id, name: "Kari Nordmann".to_owned(), on_behalf_of: None };
        let client = Actor::Client { id: Uuid::nil(), name: "Fag".to_owned(), on_behalf_of: OrgNumber::SAMPLES[0] };
        assert_eq!(support.id(), person.id());
        assert_ne!(client.id(), person.id());
    }

    #[test]
    fn the_log_does_not_name_the_staff() {
        assert_eq!(Actor::Support { id: PersonId::from(Uuid::nil()) }.name(), "Portner brukerstøtte");
    }

    #[test]
    fn a_client_acts_for_its_organisation_and_is_named_as_the_basis() {
        let client = Actor::Client { id: Uuid::nil(), name: "Fag".to_owned(), on_behalf_of: OrgNumber::SAMPLES[0] };
        assert_eq!(client.org(), Some(OrgNumber::SAMPLES[0]));
        assert_eq!(client.person(), None);
        assert_eq!(client.basis().unwrap()["client"], Uuid::nil().to_string());
    }
}
