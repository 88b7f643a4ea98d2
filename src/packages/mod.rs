//! Access packages: what they are called, which area they are in, and which role of the register gives which.
//!
//! Words: *package* (tilgangspakke), *area* (fullmaktsområde). The catalogue is data: `catalogue/*.csv` holds today's packages, areas,
//! roles and which role gives what, and `portner migrate` puts it in the tables. A package keeps the URN that is canonical here; what the catalogue
//! calls it today is kept as an alias. Rules: access through a role is derived from the role at every request and never
//! stored; a condition on the organisation form is honoured. `may_give` is the delegation check, `givable` lists what there is to give.

mod catalogue;
pub(crate) mod chain;
mod check;
mod givable;
mod model;
mod pages;
mod store;
mod texts;
mod views;
mod what;

use crate::sitemap::packages as paths;
pub use catalogue::{Catalogue, CatalogueError, install};
pub(crate) use check::barred;
pub use check::{
    AreaFacts, Because, Capacity, Offer, PackageFacts, Receiver, RoleRow, Verdict, WhyNot, capacities, may_give, reason,
};
pub use givable::{Choice, Givable, GivableArea, givable, offers};
pub use model::{AccessArea, AccessPackage, CatalogueRole, INTEGRATIONS, RolePackage, given_by_role};
pub(crate) use paths::package_urn;
pub use what::{Named, What};

use crate::web::Routes;

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    pages::routes(routes);
}
