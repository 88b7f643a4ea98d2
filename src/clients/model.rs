//! Clients, their types, their scopes and their keys. Pure.

pub(super) mod kinds;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

pub(super) use self::kinds::{Application, Kind, Login, Refresh, Usage};
use super::events::{ClientTag, KeyTag};
use crate::{
    access::{Acting, Right},
    kernel::{ClientId, ClientKeyId, ClientPackageId, ClientScopeId, Environment, OrgNumber, Party, ScopeId},
    maskinporten::PublicKey,
};

/// Scopes that a client has at most: as many as a grant can ask for.
pub(super) use crate::maskinporten::MOST_SCOPES;

/// So many customers of a scope are counted (`sql/client_scope_states.sql`); it says that there are more than a hundred.
pub(super) const MOST_COUNTED: i64 = 101;

/// Longest name, and longest description, in characters.
pub(super) const TEXT_LENGTH: usize = 255;
/// Keys that a client has at most.
pub(super) const MOST_KEYS: usize = 5;
/// Seconds that a token of a new client lasts, and that one lasts at most.
pub(super) const LIFETIME: (i32, i32) = (120, 86_400);
/// How long a key counts, from when it was put in.
const KEY_LIVES: SignedDuration = SignedDuration::from_hours(24 * 365);
/// A key that runs out within so long has to be seen to.
pub(super) const SOON: SignedDuration = SignedDuration::from_hours(24 * 30);
/// A client that has got no token for so long is told of.
pub(super) const UNUSED: SignedDuration = SignedDuration::from_hours(24 * 90);

/// When a key that is put in now runs out: after a year, or before that with itself.
pub(super) fn key_expiry(now: Timestamp, key: &PublicKey) -> Timestamp {
    let a_year = now.saturating_add(KEY_LIVES).unwrap_or(Timestamp::MAX);
    key.expires_at.map_or(a_year, |own| own.min(a_year))
}

/// What the form of a client says, and events keep.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Content {
    pub name: String,
    pub description: String,
    /// May it name a customer, by what customers have delegated?
    pub for_customers: bool,
    /// Seconds that a token lasts, unless its scopes say less.
    pub lifetime: i32,
    /// What it has besides, if people log in with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login: Option<Login>,
}

/// A client.
#[derive(Debug, Clone)]
pub(super) struct Client {
    pub id: ClientId,
    pub environment: Environment,
    pub kind: Kind,
    pub content: Content,
    pub created_at: Timestamp,
    pub created_by: Option<String>,
    pub changed_at: Timestamp,
    pub deactivated_at: Option<Timestamp>,
    pub version: i32,
    /// *Opptre for virksomhetens kunder*: which gift, and since when.
    pub package: Option<(ClientPackageId, Timestamp)>,
    /// When a request was last signed, with one of its keys or with a certificate.
    pub last_used: Option<Timestamp>,
    pub scopes: Vec<ScopeId>,
    /// The same by name, in their order.
    pub scope_names: Vec<String>,
    /// Its keys, the one first that was put in last. One that was removed and put back keeps its time.
    pub keys: Vec<ClientKey>,
    /// Its last attempts to get a token, the newest first.
    pub attempts: Vec<Attempt>,
}

/// An attempt of a client to get a token.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Attempt {
    pub correlation_id: String,
    pub at: Timestamp,
    /// Why there was no token, such as MP-250; empty: there was one.
    pub code: String,
    pub scopes: Vec<String>,
    /// Was its signature the client's? If not, others may have sent it.
    pub is_signed: bool,
    /// The customer it named, and the name of it if there is such an organisation.
    pub consumer: Option<OrgNumber>,
    pub consumer_name: Option<String>,
}

impl Client {
    /// As events keep it.
    pub fn tag(&self, owner: Party) -> ClientTag {
        let Self { id, environment, kind, content, .. } = self;
        let (name, for_customers) = (content.name.clone(), content.for_customers);
        ClientTag { id: *id, environment: *environment, kind: *kind, name, for_customers, owner }
    }

    /// May somebody change it who may change clients?
    pub fn is_theirs<R: Right>(&self, acting: &Acting<R>) -> bool {
        acting.mandate().may_change_client(self.content.for_customers, self.package.is_some())
    }

    /// Does it act for customers, by what it is or by what it was given?
    pub fn is_for_customers(&self) -> bool {
        self.content.for_customers || self.package.is_some()
    }

    /// Can it have keys?
    pub fn keeps_keys(&self) -> bool {
        self.content.login.as_ref().is_none_or(|login| login.application_type.keeps_keys())
    }

    /// Are there scopes that it can have or not have?
    pub fn chooses_scopes(&self) -> bool {
        self.kind.rules().only_scopes.is_none_or(|only| !only.is_empty())
    }

    pub fn is_active(&self) -> bool {
        self.deactivated_at.is_none()
    }

    /// The key that programs are to sign with: the newest that counts, or else the newest.
    pub fn signing_key(&self, now: Timestamp) -> Option<&ClientKey> {
        self.keys.iter().find(|key| key.expires_at > now).or(self.keys.first())
    }
}

/// How a scope of a client stands: whether there is a token, or what there is instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "kebab-case")]
pub(super) enum ScopeState {
    Valid,
    /// It is out of use (MP-200).
    Deactivated,
    /// It is not for clients of this type (MP-201).
    WrongType,
    /// The organisation, or whichever customer, has no access to it (MP-250).
    NoAccess,
    /// No customer has delegated it (MP-251).
    NoDelegation,
}

/// A scope of a client.
#[derive(Debug, Clone)]
pub(super) struct ClientScope {
    pub line: ClientScopeId,
    pub scope: ScopeId,
    pub name: String,
    pub provider: Party,
    pub description: String,
    /// For the organisation itself; none: the client acts for customers and nobody else.
    pub own: Option<ScopeState>,
    /// For customers; none: the client does not act for them.
    pub theirs: Option<ScopeState>,
    /// How many customers it may be used for, and the first of them by number.
    pub customers: i64,
    pub customer: Option<Party>,
    /// May customers delegate it?
    pub is_delegable: bool,
    /// Is it in the catalogue, where it can be asked for?
    pub is_public: bool,
    /// How it was used in the last thirty days; none: it was not, or that was not asked.
    pub used: Option<ScopeUse>,
}

impl ClientScope {
    /// Is there a token for anybody?
    pub fn is_valid(&self) -> bool {
        [self.own, self.theirs].contains(&Some(ScopeState::Valid))
    }
}

/// How a client has used a scope in the last thirty days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ScopeUse {
    pub tokens: i64,
    /// The hour of the latest.
    pub last: Timestamp,
}

/// A public key of a client.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct ClientKey {
    pub id: ClientKeyId,
    pub kid: String,
    pub alg: String,
    pub thumbprint: String,
    pub added_at: Timestamp,
    pub expires_at: Timestamp,
    pub last_used: Option<Timestamp>,
}

impl ClientKey {
    pub fn tag(&self) -> KeyTag {
        let Self { kid, alg, thumbprint, expires_at, .. } = self.clone();
        KeyTag { kid, alg, thumbprint, expires_at }
    }
}

/// How the keys of a client stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum KeyState {
    /// It has none.
    None,
    /// All of them have run out (MP-121): the last one then.
    Expired(Timestamp),
    /// The last that counts runs out soon.
    Soon(Timestamp),
    /// Two count, and the newer one, which has this name, has not been used as the older one has.
    Waits(String),
    /// Two count, and the newer one has been used last: the older one can go.
    Rotated {
        used: Timestamp,
        new: String,
        old: (ClientKeyId, String),
    },
    Fine,
}

impl KeyState {
    /// Of these keys, the newest first.
    pub fn of(keys: &[ClientKey], now: Timestamp) -> Self {
        let valid: Vec<&ClientKey> = keys.iter().filter(|key| key.expires_at > now).collect();
        let Some(last) = keys.iter().map(|key| key.expires_at).max() else { return Self::None };
        let [newest, rest @ ..] = valid.as_slice() else { return Self::Expired(last) };
        let old = rest.last().filter(|old| old.last_used < newest.last_used);
        match (old, newest.last_used) {
            (Some(old), Some(used)) => Self::Rotated { used, new: newest.kid.clone(), old: (old.id, old.kid.clone()) },
            _ if last.duration_since(now) < SOON => Self::Soon(last),
            (_, None) if rest.iter().any(|key| key.last_used.is_some()) => Self::Waits(newest.kid.clone()),
            _ => Self::Fine,
        }
    }
}

/// Why a scope can be chosen for a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "kebab-case")]
pub(super) enum Reach {
    /// The organisation has been given access.
    Held,
    /// Everybody has.
    Open,
    /// Customers have delegated it.
    Delegated,
    /// Customers could delegate it, and none has.
    Delegable,
    /// It is not for clients of this type.
    WrongType,
    /// The organisation has no access, and nobody can give it on.
    Missing,
}

impl Reach {
    /// Can a client have it that is for customers, or that is not?
    pub fn fits(self, for_customers: bool) -> bool {
        match self {
            Self::Held | Self::Open => true,
            Self::Delegated | Self::Delegable => for_customers,
            Self::WrongType | Self::Missing => false,
        }
    }
}

/// A scope that can be chosen for a client, or asked for.
#[derive(Debug, Clone)]
pub(super) struct Pick {
    pub id: ScopeId,
    pub name: String,
    pub description: String,
    pub provider: Party,
    pub reach: Reach,
    pub is_public: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(kid: &str, days: i64, used: Option<i64>) -> ClientKey {
        let at = |days: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * days);
        ClientKey {
            id: ClientKeyId::from(uuid::Uuid::nil()),
            kid: kid.to_owned(),
            alg: "RS256".to_owned(),
            thumbprint: kid.to_owned(),
            added_at: at(0),
            expires_at: at(days),
            last_used: used.map(at),
        }
    }

    #[test]
    fn the_state_of_the_keys_is_what_has_to_be_done_first() {
        let now = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * 100);
        let state = |keys: &[ClientKey]| KeyState::of(keys, now);
        assert_eq!(state(&[]), KeyState::None);
        assert!(matches!(state(&[key("a", 99, None), key("b", 50, None)]), KeyState::Expired(_)));
        assert!(matches!(state(&[key("a", 120, None), key("b", 99, None)]), KeyState::Soon(_)));
        assert_eq!(
            state(&[key("a", 400, None), key("b", 120, Some(99))]),
            KeyState::Waits("a".to_owned()),
            "the new one is not used yet"
        );
        assert_eq!(state(&[key("a", 400, None), key("b", 120, None)]), KeyState::Fine, "nor is the old one");
        let rotated = state(&[key("a", 400, Some(99)), key("b", 120, Some(98))]);
        assert!(matches!(rotated, KeyState::Rotated { old, .. } if old.1 == "b"));
    }

    #[test]
    fn a_client_of_our_own_takes_only_what_we_may_use() {
        for (reach, own, customers) in [
            (Reach::Held, true, true),
            (Reach::Open, true, true),
            (Reach::Delegated, false, true),
            (Reach::Delegable, false, true),
            (Reach::WrongType, false, false),
            (Reach::Missing, false, false),
        ] {
            assert_eq!((reach.fits(false), reach.fits(true)), (own, customers), "{reach:?}");
        }
    }
}
