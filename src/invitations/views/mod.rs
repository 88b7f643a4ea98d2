//! What the templates of this room show. Every decision about wording and visibility is made here.

mod giver;
mod invited;

pub(super) use giver::{InvitationView, ListView, NewView};
pub(super) use invited::{LinkView, Shown};
