//! *Min profil*: what a person sees of themselves and decides for themselves alone, whomever they act for and however they are signed in.
//!
//! Words: *own log* (what a person did about themselves; nobody else reads it, so it is no part of the chain), *look-up* (support has seen
//! what is kept about the person). Rules: nothing here gives anything to anybody, so it takes no more than being signed in; a session that is
//! ended is ended at once in every running portal; of a session its kind of browser is told and no address; whoever looked somebody up is told
//! as support and not by name, with the case and the reason; the number of a person leaves in no file; nothing here is undone: what
//! protects stays, and what was chosen is chosen again.

mod actions;
mod model;
mod pages;
mod store;
mod texts;
mod views;

use crate::sitemap::me as paths;
use crate::web::Routes;

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    routes
        .get(paths::ME, pages::profile)
        .get(paths::LOG, pages::log)
        .post(paths::APPEARANCE, pages::choose_appearance)
        .post(paths::SIGN_OUT, pages::sign_out)
        .post(paths::SIGN_OUT_OTHERS, pages::sign_out_others)
        .post(paths::SEEN, pages::seen)
        .post(paths::DATA, pages::data);
}
