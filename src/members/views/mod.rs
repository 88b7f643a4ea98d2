mod connecting;
mod domains;
mod members;
mod registering;

pub(super) use connecting::{ConfirmView, ConnectView, State};
pub(super) use domains::{ClaimView, DomainView, DomainsView};
pub(super) use members::{MemberView, MembersView};
pub(super) use registering::{AddressView, ProofView, WaitingView, WhoView};
