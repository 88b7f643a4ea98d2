//! Mine API: scopes, who may use them, and the prefixes they are named by.
//!
//! Words: *scope* (`prefix:subscope`, in test or production), *prefix* (ordered by the organisation, allotted by support), *access* (one
//! consumer's to one scope), *provider*, *consumer*, *API resource* (a bundle of scopes with a plain name), *version* of a resource.
//! Rules: nothing is deleted, only taken out of use; who may use what is decided in one place, the function `effective_access` of the
//! database, where a scope that is out of use reaches nobody; accesses rest with their scope and come back with it; a scope that is to go
//! out of use on a day reaches nobody from the beginning of it, however late the housekeeping is; copying to production shows what
//! differs first and takes nothing away there; a name is taken for ever, and so are those that look like it; whoever changes a scope that
//! a colleague has changed meanwhile is shown the difference; a resource can be given on when its provider allows it and has given the
//! consumer access to every scope in it; a new scope makes a new version, and what was given before stays as it was.
//!
//! A long list is given by a worker (`actions/job.rs`), in one transaction like a short one, so that nothing half-done is ever visible:
//! the progress that the page shows is told beside that transaction, and counts for nobody.

mod actions;
mod facts;
mod model;
mod pages;
mod paths;
mod store;
mod tell;
mod texts;
mod views;

pub(crate) use actions::{Wish, give_access};
pub use actions::{carry_out_plans, close_expired, work};
pub use facts::resources_for;
pub use model::{
    AccessItem, ApiResource, Changed, Copied, CopiedAccess, Created, Deactivated, DeactivationCancelled,
    DeactivationPlanned, Difference, Expired, Given, NotGivable, Party, PrefixDecided, PrefixOrdered, Reactivated,
    ScopeIs, ScopeTag, Settings, Title, Undone, Unrestorable, Withdrawn,
};
pub(crate) use tell::{describe, tell};

use crate::web::Routes;

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    pages::routes(routes);
}
