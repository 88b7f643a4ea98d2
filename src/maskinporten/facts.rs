//! What the database says, read in one statement.

use jiff::Timestamp;

use crate::kernel::{ClientId, ClientKeyId, OrgNumber, Party, ScopeId};

/// Everything that decides about one grant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The time, by the clock of the database.
    pub now: Timestamp,
    /// The client, of this environment.
    pub client: ClientFacts,
    /// The key that the grant names, if the client has it.
    pub key: Option<KeyFacts>,
    /// How many keys the client has.
    pub keys: i64,
    /// Whose access it is: the client's organisation, or the customer that the grant names.
    pub consumer: OrgNumber,
    /// The consumer's name; `None`: the register does not know it.
    pub consumer_name: Option<String>,
    /// The prefixes of scopes that the consumer owns.
    pub consumer_prefixes: Vec<String>,
    /// The scopes that are asked for, in the order of the grant.
    pub scopes: Vec<ScopeFacts>,
    /// The grant had not been used before this statement.
    pub is_fresh: bool,
}

/// A client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientFacts {
    /// Its `client_id`.
    pub id: ClientId,
    /// Whose it is.
    pub owner: Party,
    /// What it is called.
    pub name: String,
    /// As the wire names it.
    pub integration_type: String,
    /// Is it in use?
    pub is_active: bool,
    /// May it name a customer?
    pub for_customers: bool,
    /// Has it *Opptre for virksomhetens kunder*? Then it acts for customers and nobody else.
    pub acts_for_customers: bool,
    /// Seconds.
    pub token_lifetime: u32,
}

/// A key of the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyFacts {
    /// Which.
    pub id: ClientKeyId,
    /// Its last instant.
    pub expires_at: Timestamp,
}

/// A scope that is asked for. Most of it says why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScopeFacts {
    /// As it was asked for.
    pub name: String,
    /// Which scope it is; `None`: there is none of that name in the environment.
    pub id: Option<ScopeId>,
    /// Does the client have it?
    pub is_registered: bool,
    /// Since when it is out of use.
    pub deactivated_at: Option<Timestamp>,
    /// It was planned to go out of use by today, and is about to.
    pub rests: bool,
    /// Whose it is.
    pub provider: Option<Party>,
    /// The types of clients it is for; none: all.
    pub integration_types: Vec<String>,
    /// The longest life of a token with it, in seconds; 0: the client's choice.
    pub max_age: u32,
    /// The audience that each token with it has; empty: none.
    pub aud: String,
    /// May consumers delegate it?
    pub is_delegable: bool,
    /// May the consumer use it now?
    pub has_access: bool,
    /// May the client's organisation use it for the consumer now?
    pub is_delegated: bool,
}

impl ScopeFacts {
    /// Of one that is not there, or not for whoever asks: the two look alike in everything.
    #[must_use]
    pub fn absent(name: String) -> Self {
        Self {
            name,
            id: None,
            is_registered: false,
            deactivated_at: None,
            rests: false,
            provider: None,
            integration_types: Vec::new(),
            max_age: 0,
            aud: String::new(),
            is_delegable: false,
            has_access: false,
            is_delegated: false,
        }
    }
}
