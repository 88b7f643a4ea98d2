//! What a refusal says. The codes and the errors are Maskinporten's, the sentences our own.

use std::fmt;

use super::Reason;

/// Why no token is issued. In the order in which it is found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// The request or a value in it has the wrong form.
    InvalidParameter,
    /// The client is not known here, is not in use, or names a key that it does not have.
    UnknownClient,
    /// The key is past its last day.
    ExpiredKey,
    /// `x5c` holds no certificates.
    InvalidX5c,
    /// The certificate is not one that is trusted here, or is out of its time.
    InvalidCertificate,
    /// The certificate belongs to another organisation than the client.
    ForeignCertificate,
    /// The signature is not that of the key.
    InvalidSignature,
    /// The grant is meant for another issuer.
    InvalidAudience,
    /// The grant is too old, too long-lived, or of the future.
    InvalidTime,
    /// The grant has been used before.
    UsedBefore,
    /// `consumer_org` and the client do not go together.
    InvalidConsumer,
    /// The client does not have the scope, or the scope is out of use.
    InvalidScope,
    /// The scope is not for clients of this type.
    InvalidIntegrationType,
    /// A type of `authorization_details` that is not supported.
    UnknownDetails,
    /// `authorization_details` has fields that its type does not have.
    UnknownDetailFields,
    /// A value in `authorization_details` has the wrong form.
    InvalidDetails,
    /// The consumer has not been given access to the scope.
    NoAccess,
    /// The consumer has not delegated the scope to the supplier.
    NoDelegation,
}

impl Code {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::InvalidParameter,
        Self::UnknownClient,
        Self::ExpiredKey,
        Self::InvalidX5c,
        Self::InvalidCertificate,
        Self::ForeignCertificate,
        Self::InvalidSignature,
        Self::InvalidAudience,
        Self::InvalidTime,
        Self::UsedBefore,
        Self::InvalidConsumer,
        Self::InvalidScope,
        Self::InvalidIntegrationType,
        Self::UnknownDetails,
        Self::UnknownDetailFields,
        Self::InvalidDetails,
        Self::NoAccess,
        Self::NoDelegation,
    ];

    /// As Maskinporten numbers it. A consumer that does not go with the client has no number there; it is an invalid value.
    #[must_use]
    pub fn number(self) -> &'static str {
        match self {
            Self::InvalidParameter | Self::InvalidConsumer => "MP-011",
            Self::UsedBefore => "MP-012",
            Self::UnknownClient => "MP-100",
            Self::InvalidAudience => "MP-110",
            Self::InvalidCertificate => "MP-120",
            Self::ExpiredKey => "MP-121",
            Self::ForeignCertificate => "MP-122",
            Self::InvalidX5c => "MP-123",
            Self::InvalidSignature => "MP-124",
            Self::InvalidTime => "MP-130",
            Self::InvalidScope => "MP-200",
            Self::InvalidIntegrationType => "MP-201",
            Self::NoAccess => "MP-250",
            Self::NoDelegation => "MP-251",
            Self::UnknownDetails => "MP-301",
            Self::UnknownDetailFields => "MP-302",
            Self::InvalidDetails => "MP-303",
        }
    }

    /// The `error` of the answer (RFC 6749 §5.2; `forbidden` is Maskinporten's own).
    #[must_use]
    pub fn error(self) -> &'static str {
        match self {
            Self::InvalidParameter
            | Self::InvalidConsumer
            | Self::UnknownDetails
            | Self::UnknownDetailFields
            | Self::InvalidDetails => "invalid_request",
            Self::InvalidScope | Self::InvalidIntegrationType => "invalid_scope",
            Self::NoAccess | Self::NoDelegation => "forbidden",
            _ => "invalid_grant",
        }
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(self) -> u16 {
        if matches!(self, Self::NoAccess | Self::NoDelegation) { 403 } else { 400 }
    }

    /// Can anybody have sent it? It is found out before the signature is checked, or of a grant that was meant for another time or place: old
    /// grants lie in logs, and whoever finds one can send it.
    #[must_use]
    pub fn may_be_of_anybody(self) -> bool {
        self <= Self::UsedBefore
    }
}

/// No token, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub code: Code,
    /// What exactly, where the code stands for several reasons.
    pub reason: Reason,
    /// The same in a sentence for developers, in English as on the wire.
    pub detail: String,
    /// The scope it is about, if it is about one.
    pub scope: Option<String>,
}

impl Refusal {
    pub(crate) fn new(reason: impl Into<Reason>, detail: impl Into<String>) -> Self {
        let reason = reason.into();
        Self { code: reason.code(), reason, detail: detail.into(), scope: None }
    }

    pub(crate) fn about(reason: impl Into<Reason>, scope: &str, detail: impl Into<String>) -> Self {
        Self { scope: Some(scope.to_owned()), ..Self::new(reason, detail) }
    }

    /// A value of the request that has the wrong form.
    pub(crate) fn malformed(detail: impl Into<String>) -> Self {
        Self::new(Code::InvalidParameter, detail)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code.number(), self.detail)
    }
}
