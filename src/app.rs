//! The composition root: the only file that knows every room.

use std::sync::Arc;

use actix_web::{
    dev::HttpServiceFactory,
    middleware::{Compress, from_fn},
    web as actix,
};
use sqlx::PgPool;

use crate::{
    kernel::Clock,
    platform::{Services, config::Config, keys::Keys, limits::Limits},
    start,
    web::{Entry, Routes, assets, headers, observe, problem_pages},
};

/// Puts the services together.
pub fn services(config: Config, db: PgPool, keys: Keys, clock: Clock) -> Services {
    Services { db, clock, keys: Arc::new(keys), config: Arc::new(config), limits: Arc::new(Limits::default()) }
}

/// Mounts the pages of every room and returns the route table.
pub fn pages(config: &mut actix::ServiceConfig) -> Vec<Entry> {
    let mut routes = Routes::new(config);
    start::routes(&mut routes);
    routes.table().to_vec()
}

/// What needs no session: assets, and calls that come from machines.
pub fn machines(config: &mut actix::ServiceConfig) -> Vec<Entry> {
    let mut routes = Routes::new(config);
    routes.get("/static/{name}", assets::serve);
    routes.table().to_vec()
}

/// The whole site, with everything that stands around a handler. Outermost first: observation, headers, compression, problem pages,
/// session.
pub fn site(services: &Services) -> impl HttpServiceFactory + use<> {
    let pages = actix::scope("").configure(|config| {
        pages(config);
    });
    #[expect(clippy::disallowed_methods, reason = "the scopes are put together here; handlers are mounted by Routes")]
    actix::scope("")
        .app_data(actix::Data::new(services.clone()))
        .configure(|config| {
            machines(config);
        })
        .service(pages)
        .wrap(from_fn(problem_pages))
        .wrap(Compress::default())
        .wrap(from_fn(headers))
        .wrap(from_fn(observe))
}
