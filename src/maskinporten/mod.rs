//! The protocol of Maskinporten, without any input or output: what a grant looks like, which checks it passes in which order, and what each
//! refusal says.
//!
//! Words: *grant* (the signed JWT a client sends, RFC 7523), *consumer* (whose access it is), *supplier* (who uses it for them), *refusal*
//! (an answer with its code, such as MP-250). Rules: the checks come in one order, and the first that fails is the answer; nothing is
//! decided here that the database has not said in one statement (`entitlements::token_facts`).

mod public_key;

pub(crate) use public_key::{KeyFault, PublicKey, holds_private_key, read_public_keys};
