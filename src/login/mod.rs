//! Logging in and out: the relying party of ID-porten and, by settings alone, of Ansattporten.
//!
//! An *attempt* is a row bound to one browser by a cookie of its own; it counts once. A *session* is a row too; the browser holds a key
//! of which we keep the hash. What the issuer tells is an *identity*, believed only after every rule in [`id_token`]; it becomes a
//! person by the keyed hash of their national number. Somebody whom neither the register nor the issuer names says their own name
//! (`naming.rs`). What they may do is no business of this room: see [`crate::access`].
//!
//! A session ends after half an hour without a request, two hours after they proved themselves, when they log out here, or when the issuer
//! says so by a frame or over the back channel. Whoever logs out deletes the row, at once, for every running portal; a row whose time is
//! over opens nothing and stays for an hour, so that a form that comes too late can be kept for its sender (`kept.rs`).

mod actions;
mod cache;
mod channels;
mod credentials;
mod device;
mod entry;
mod events;
pub mod id_token;
pub mod jws;
mod kept;
pub mod logout_token;
mod metadata;
mod naming;
mod outgoing;
mod pages;
mod provider;
mod resend;
mod return_to;
mod session_store;
mod store;
mod texts;
mod views;

#[cfg(test)]
mod tests;

pub(crate) use crate::sitemap::login as paths;
pub(crate) use entry::note_entry;
pub(crate) use events::{AppearanceChosen, NameTold, OtherSessionsEnded, SessionEnded};
pub(crate) use kept::{LIVES as FORM_LIVES, keep_forms};
pub(crate) use pages::{begin_session, cookies, plain_cookie};
pub use provider::Provider;
pub use return_to::ReturnTo;
pub use session_store::{PgSessionStore, session_middleware};
pub(crate) use store::{
    ATTEMPT_LIVES, OpenSession, REMEMBERED as SESSION_REMEMBERED, choose_appearance, end_others, end_own, open_sessions,
};
pub(crate) use texts::OwnTexts;

use crate::{platform::Services, web::Routes};

/// Mounts what the visitor sees. These need the session.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    routes
        .get(paths::SIGN_IN, pages::sign_in)
        .post(paths::SIGN_OUT, pages::sign_out)
        .get(paths::SIGNED_OUT, pages::signed_out)
        .get(paths::CALLBACK, pages::callback)
        .get(paths::KEPT_FORM, pages::kept_form)
        .get(paths::NAME, naming::ask)
        .post(paths::NAME, naming::name)
        .get(paths::AFTER_LOGOUT, pages::after_logout);
}

/// Mounts what the issuer calls. It finds sessions by its own name for them, so these need none.
pub(crate) fn issuer_routes(routes: &mut Routes<'_>) {
    routes.get(paths::FRONT_CHANNEL, channels::front).post(paths::BACK_CHANNEL, channels::back);
}

/// Housekeeping: deletes sessions, attempts, logout tokens and kept forms whose time is over; returns how many.
pub async fn forget_ended(services: &Services) -> sqlx::Result<u64> {
    store::forget_ended(&services.db, services.clock.now()).await
}
