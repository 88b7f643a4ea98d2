//! Grants: who may use a scope. Giving access to one organisation or to a whole list, taking it back, and who reaches the scope by it.
//!
//! Words: *access* (one consumer's to one scope; what is in `scope_access`), *provider*, *consumer*, *list* (many organisations pasted at
//! once), *choice* (the accesses that somebody has marked for removal and not confirmed; one for each person and scope, kept for seven days
//! and seen by colleagues), *reach* (the consumers of a scope and the suppliers that use it for them), *access path* (one consumer's way to the scope, or one
//! supplier's by way of a consumer). Rules: nothing is deleted, an access only ends; who may use what is decided in one place, the function
//! `effective_access` of the database, where a scope that is out of use reaches nobody; accesses rest with their scope and come back with
//! it; a list is given to exactly those who could be given access when it was looked over; what has had its last day has ended, however
//! late the housekeeping is; what is chosen is chosen by the ids of accesses, so that no older choice takes along what is given later; an
//! access that lasts longer by a new last day is given, by the same rules; the provider is never its own consumer.
//!
//! A long list is given by a job (`grants/actions/job.rs`), in one transaction like a short one, so that nothing half-done is ever visible.
//!
//! The room lies below `scopes`, which draws a scope's accesses on its page (`AccessSection`), takes them back with a scope
//! (`revoke_all`) and along with a new one or a copy (`give_first`, `give_copies`), and tells its events by `ScopeContext`. Of the scope it knows what `scopes::facts`
//! says.

mod actions;
mod events;
mod model;
mod pages;
mod store;
mod texts;
mod views;

use crate::sitemap::grants as paths;
pub use actions::close_expired;
pub(crate) use actions::{ConfirmedList, GiveError, LongWithdrawal, NewGrant, give_access, give_copies, give_first};
pub(crate) use events::{
    AccessGiven, AccessItem, CopiedAccess, ScopeContext, ScopePart, ScopeUndoFault, ScopeUndone, asked_for,
    changed_scope, end_given, events, given, own_items, receipt_lines, restore, revoked, whom,
};
pub(crate) use model::{Candidate, CopyStatus, CopyWhom, digest, ready};
pub(crate) use pages::{
    AccessForm, ChoosingForm, Led, MOST_FIRST, MOST_TICKED, SectionQuery, ask_removal, choose, first_list, give,
    section,
};
pub(crate) use store::{candidates, lock_consumers, revoke_all};
pub(crate) use texts::Texts;
pub(crate) use views::AccessSection;

use crate::web::Routes;

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    pages::routes(routes);
}
