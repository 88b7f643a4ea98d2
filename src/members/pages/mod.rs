mod connecting;
mod domains;
mod members;
mod registering;

pub(super) use domains::{ClaimForm, Said};
pub(super) use registering::WhoForm;

use jiff::SignedDuration;

use super::{
    model::{CONNECTING, SAYING_WHO},
    paths,
};
use crate::{platform::config::Config, web::Routes};

/// The cookies of registering and of connecting a login, and how long each lasts.
pub(crate) fn cookies(config: &Config) -> [(&'static str, Option<SignedDuration>); 2] {
    [(registering::cookie_name(config), Some(SAYING_WHO)), (connecting::cookie_name(config), Some(CONNECTING))]
}

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    routes
        .get(paths::REGISTER, registering::ask)
        .post(paths::REGISTER, registering::begin)
        .get(paths::WAITING, registering::waiting)
        .get(paths::PROVE, registering::proof)
        .post(paths::PROVE, registering::prove)
        .get(paths::WHO, registering::ask_who)
        .post(paths::WHO, registering::register)
        .get(paths::DOMAINS, domains::list)
        .get(paths::NEW_DOMAIN, domains::new)
        .post(paths::NEW_DOMAIN, domains::claim)
        .get(paths::DOMAIN, domains::domain)
        .post(paths::DOMAIN, domains::act)
        .get(paths::CONNECT, connecting::explain)
        .post(paths::CONNECT, connecting::begin)
        .get(paths::CONFIRM_LOGIN, connecting::confirm)
        .post(paths::CONFIRM_LOGIN, connecting::connect)
        .get(paths::MEMBERS, members::list)
        .get(paths::MEMBER, members::member)
        .post(paths::MEMBER, members::act);
}
