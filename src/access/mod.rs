//! The one place where it is decided who may do what.
//!
//! A *mandate* is what a person holds in an organisation; a *right* is a pure rule over a mandate; a *gate* is the only way into a
//! handler, and the proof it leaves is the only way to the store. Access is derived at every request, never stored.

mod acting;
mod actor;
mod caller;
pub mod gate;
mod mandate;
mod refusal;
mod rights;
pub mod session;
mod staff;
pub(crate) mod texts;

pub(crate) use acting::remember_whose;
pub use acting::{Acting, Entrance};
pub use actor::Actor;
pub(crate) use actor::SUPPORT;
pub use caller::{Caller, CallerScope, IssuerKeys, LookUpDelegations};
pub use gate::{AtAnyLevel, Newcomer, Oneself, Proof, Public, SignedIn, System};
pub use mandate::{Basis, Held, Mandate, Origin, SingleRight};
pub use refusal::{Denied, Refusal};
pub(crate) use rights::OPEN_CLIENT_WITH_PACKAGE;
pub use rights::{
    ALL, ArrangeOverview, AskForAccess, AskForDelegation, AskForProduction, Decision, DelegateScopes, ExplainTokens,
    GiveClientPackage, GiveUpReceived, ManageClients, ManageCommercial, ManageCustomerClients, ManagePeople,
    ManageScopes, Opener, ReadLog, ReadReceipts, Right, SeeOrganisation, SeeProduction, SignTerms, UndoChanges,
    ViewAccesses, ViewClients, ViewCommercial, ViewDelegations, ViewReceived, ViewScopes, Why, openers,
};
pub use staff::{Decider, Staff};
