//! The verbs: of domains, of registering, of those who have registered, and of the login that they connect.

mod connecting;
mod domain;
mod member;
mod registering;

pub(super) use connecting::{ConnectError, begin_connecting, connect, counts};
pub(super) use domain::{DomainError, NewDomain, claim, confirm, release, send_code};
pub(super) use member::{MemberError, approve, revoke};
pub(super) use registering::{NotRegistered, Proof, Proved, Who, begin, orgs_to_choose, prove, register};

use crate::ledger::ChangeError;

fn no_randomness<E: std::error::Error + Send + Sync + 'static>(e: E) -> ChangeError {
    ChangeError::Database(sqlx::Error::Encode(e.into()))
}
