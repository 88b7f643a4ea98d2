//! Grants: who may use a scope. Giving access to one organisation or to a whole list, taking it back, and who reaches the scope by it.
//!
//! Words: *access* (one consumer's to one scope; what is in `scope_access`), *provider*, *consumer*, *list* (many organisations pasted at
//! once), *reach* (the consumers of a scope and the suppliers that use it for them), *access path* (one consumer's way to the scope, or one
//! supplier's by way of a consumer). Rules: nothing is deleted, an access only ends; who may use what is decided in one place, the function
//! `effective_access` of the database, where a scope that is out of use reaches nobody; accesses rest with their scope and come back with
//! it; a list is given to exactly those who could be given access when it was looked over; what has had its last day has ended, however
//! late the housekeeping is.
//!
//! A long list is given by a worker (`actions/job.rs`), in one transaction like a short one, so that nothing half-done is ever visible:
//! the progress that the page shows is told beside that transaction, and counts for nobody.
//!
//! The room lies below `scopes`, which draws a scope's accesses on its page (`AccessSection`), takes them back with a scope
//! (`revoke_all`) and along with a copy (`give_copies`). Of the scope it knows what `scopes::facts` says.

mod actions;
mod model;
mod pages;
mod store;
pub(crate) mod tell;
mod texts;
mod views;

use crate::sitemap::grants as paths;
pub(crate) use actions::{NewGrant, end_given, give_access, given_meanwhile, restore};
pub use actions::{close_expired, work};
pub use model::{AccessItem, CopiedAccess, Expired, Given, ScopeIs, Undone, Unrestorable, Withdrawn};
pub(crate) use model::{Candidate, CopyWhom, Fate, Reach, digest, own_lines, own_party, ready, told};
pub(crate) use pages::{SectionQuery, give, read_day, section};
pub(crate) use paths::Paths;
pub(crate) use store::{Attribution, candidates, give_copies, lock_consumers, reach, revoke_all};
pub(crate) use tell::{describe, tell};
pub(crate) use views::{AccessForm, AccessSection};

use crate::web::Routes;

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    pages::routes(routes);
}
