//! Handlers: gate, parse, act, answer. `giver` for those who invite, `invited` for whoever opens the link.

mod giver;
mod invited;

pub(super) use giver::InviteForm;

use super::paths;
use crate::web::Routes;

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    routes
        .get(paths::LIST, giver::list)
        .get(paths::NEW, giver::new)
        .post(paths::NEW, giver::invite)
        .get(paths::INVITATION, giver::invitation)
        .post(paths::INVITATION, giver::change)
        .get(paths::LINK, invited::look)
        .post(paths::LINK, invited::answer);
}
