//! Addresses of the room `invitations`, and the links to them.

use super::{OrgPaths, query, with_query};
use crate::kernel::{InvitationId, Lang, Ref};

/// What an organisation has sent.
pub(crate) const LIST: &str = "/{lang}/{org}/fullmakter/invitasjoner";
/// *Inviter en kollega*.
pub(crate) const NEW: &str = "/{lang}/{org}/fullmakter/invitasjoner/ny";
pub(crate) const INVITATION: &str = "/{lang}/{org}/fullmakter/invitasjoner/{invitasjon}";
/// Where the link leads whoever is invited.
pub(crate) const LINK: &str = "/{lang}/invitasjon/{invitasjon}";

/// Where the answer to an invitation is sent.
pub(crate) fn answer(lang: Lang, id: InvitationId) -> String {
    format!("/{lang}/invitasjon/{id}")
}

/// The link to an invitation, with the secret that nobody else has.
pub(crate) fn link(lang: Lang, id: InvitationId, secret: &str) -> String {
    with_query(answer(lang, id), &query(&[("bevis", secret)]))
}

impl OrgPaths {
    pub fn invitations(self) -> String {
        format!("{}/invitasjoner", self.delegations())
    }
    pub fn invite(self) -> String {
        format!("{}/ny", self.invitations())
    }
    pub fn invitation(self, id: InvitationId) -> String {
        format!("{}/{id}", self.invitations())
    }
    /// The same with the link that was made by this change.
    pub fn invitation_link(self, id: InvitationId, made_in: &Ref) -> String {
        with_query(self.invitation(id), &query(&[("lenke", made_in.as_str())]))
    }
}
