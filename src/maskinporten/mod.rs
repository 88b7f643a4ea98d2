//! The protocol of Maskinporten, without any input or output: what a grant looks like, which checks it passes in which order, and what each
//! refusal says.
//!
//! Words: *grant* (the signed JWT that a client sends, RFC 7523), *consumer* (whose access it is), *supplier* (who uses it for them), *facts*
//! (what the database says about the client and the scopes it asks for), *refusal* (an answer with its code, such as MP-250). Rules: the
//! checks come in one order, and the first that fails is the answer; the decision is a pure function of grant and facts.

mod certificates;
mod chain;
mod decide;
mod facts;
mod grant;
mod json;
mod public_key;
mod reason;
mod refusal;
mod request;
mod signature;

pub use certificates::{Certified, RevocationLists, TrustAnchors, check_certificates};
pub use chain::{Asked, Check, Link, Outcome, Subject, broken, chain};
pub use decide::{Issue, decide, identify, is_stale};
pub(crate) use decide::{check_details, is_served};
pub use facts::{ClientFacts, Facts, KeyFacts, ScopeFacts};
pub(crate) use grant::MOST_SCOPES;
pub use grant::{Claims, Grant, Proof, Sender, Times};
pub(crate) use public_key::{KeyFault, PublicKey, read_public_keys};
pub use reason::Reason;
pub use refusal::{Code, Refusal};
pub use request::{GRANT_TYPE, assertion};
pub use signature::{ALGORITHMS, RsaKey};

/// How far a client's clock may be ahead of ours, in seconds.
pub const SKEW: i64 = 10;
/// The longest life of a grant, in seconds.
pub const GRANT_LIFETIME: i64 = 120;
/// How consumers and suppliers are named in a token (ISO 6523, the register of legal entities in Norway).
pub const AUTHORITY: &str = "iso6523-actorid-upis";
