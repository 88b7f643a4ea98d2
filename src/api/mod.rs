//! What machines call with a token of ours: so far Altinn's look-up of delegations, which answers as Altinn's does.
//!
//! Rules: the token decides (`access::Caller`); statuses, titles and names are those of the system that is replaced, and what goes wrong is
//! told in JSON.

mod delegations;

use crate::{sitemap::api as paths, web::Routes};

/// Mounts what machines call.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    routes
        .get(paths::DELEGATIONS, delegations::look_up)
        .get(paths::DELEGATIONS_SLASH, delegations::look_up)
        .get(paths::DELEGATIONS_BEFORE, delegations::look_up);
}
