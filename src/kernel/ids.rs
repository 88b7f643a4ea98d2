//! Identifiers that cannot be swapped: one newtype for each kind of thing, UUID version 7 (RFC 9562), sortable by birth.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type)]
        #[serde(transparent)]
        #[sqlx(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// The bare value, for a wire or a column.
            #[must_use]
            pub fn uuid(self) -> Uuid {
                self.0
            }
        }
        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                s.parse().map(Self)
            }
        }
    )* };
}

macro_rules! born {
    ($($name:ident),*) => { $(
        impl $name {
            /// A new one, later than all before it.
            #[must_use]
            #[expect(clippy::new_without_default, reason = "a default identity would be a lie")]
            pub fn new() -> Self {
                #[expect(clippy::disallowed_methods, reason = "the one place where ids are made")]
                Self(Uuid::now_v7())
            }
        }
    )* };
}

born!(
    PersonId,
    DelegationId,
    AccessGrantId,
    ApiResourceId,
    ChangeSetId,
    ScopeId,
    ScopeAccessId,
    ScopeBulkId,
    AccessDraftId,
    ScopePlanId,
    PrefixOrderId,
    AccessRequestId,
    EventId,
    SessionId,
    JobId,
    JobClaimId,
    MailId,
    NotificationPointId,
    ContactId,
    EmailDomainId,
    RegistrationId,
    InvitationId,
    LookUpId,
    ClientId,
    ClientScopeId,
    ClientKeyId,
    ClientPackageId
);

ids! {
    /// Somebody's request to an organisation. The database makes it of nothing but chance: its address is shown to whoever has it.
    RequestId;
    /// A person, as Portner knows them; says nothing about the national number.
    PersonId;
    /// One delegation of one API resource from a giver to a holder.
    DelegationId;
    /// One grant of a package or a right to a person or an organisation.
    AccessGrantId;
    /// An API resource: a bundle of scopes that can be delegated.
    ApiResourceId;
    /// A draft of changes that somebody is about to confirm.
    ChangeSetId;
    /// A scope in one environment.
    ScopeId;
    /// One organisation's access to one scope.
    ScopeAccessId;
    /// A pasted list of organisations that are about to get access.
    ScopeBulkId;
    /// The accesses to a scope that somebody has chosen to remove.
    AccessDraftId;
    /// A plan to take a scope out of use on a day.
    ScopePlanId;
    /// An organisation's order of a prefix.
    PrefixOrderId;
    /// A consumer's request for access to a scope.
    AccessRequestId;
    /// One event of the ledger.
    EventId;
    /// One signed-in session; not the key in the cookie.
    SessionId;
    /// One job that is worked on behind the scenes.
    JobId;
    /// One try of a job, by one worker.
    JobClaimId;
    /// A mail of the outbox.
    MailId;
    /// An address that an organisation is told things at.
    NotificationPointId;
    /// Somebody to reach in an organisation.
    ContactId;
    /// A domain that an organisation has claimed for the registration of its people.
    EmailDomainId;
    /// Somebody's attempt to show that a work address is theirs.
    RegistrationId;
    /// An invitation of somebody whom an organisation does not know. Its address is worth nothing without the secret of its link.
    InvitationId;
    /// A look-up that support has made. The address of a person, for support, who gave a case.
    LookUpId;
    /// A client of an organisation; `client_id` on the wire.
    ClientId;
    /// A scope that a client has.
    ClientScopeId;
    /// A public key of a client. Its name on the wire is the `kid`.
    ClientKeyId;
    /// A package that a client has been given.
    ClientPackageId;
}
