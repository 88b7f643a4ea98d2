//! The composition root: the only file that knows every room.

use std::sync::Arc;

use actix_web::{dev::HttpServiceFactory, middleware::from_fn, web as actix};
use sqlx::PgPool;

use crate::{
    access::System,
    audit, catalogue, delegations, grants, home,
    kernel::{Clock, Lang},
    ledger::{Event, Registry, Undoer, chain},
    login::{self, Provider},
    packages,
    platform::{Services, config::Config, keys::Keys, limits::Limits},
    prefixes, receipts, requests, resources, scopes, settings,
    standin::{self, StandIn},
    start,
    web::{Entry, Routes, assets, compress, headers, observe, problem_pages},
};

/// Puts the services together.
#[must_use]
pub fn services(config: Config, db: PgPool, keys: Keys, clock: Clock) -> Services {
    Services { db, clock, keys: Arc::new(keys), config: Arc::new(config), limits: Arc::new(Limits::default()) }
}

/// Whom people log in with: the issuer of the settings, or the stand-in that takes its place on loopback.
#[derive(Debug, Clone)]
pub struct Issuer {
    /// The issuer as we know it.
    pub provider: actix::Data<Provider>,
    /// The stand-in, when there is no issuer.
    pub standin: Option<actix::Data<StandIn>>,
}

impl Issuer {
    /// As the settings say.
    pub fn new(services: &Services) -> anyhow::Result<Self> {
        let (config, clock) = (&services.config, &services.clock);
        let (oidc, standin) = if let Some(oidc) = &config.oidc {
            (oidc.clone(), None)
        } else {
            let standin = StandIn::new(config, clock)?;
            (standin.oidc_config(), Some(actix::Data::new(standin)))
        };
        Ok(Self { provider: actix::Data::new(Provider::new(config, oidc, clock)?), standin })
    }
}

/// What is known of every kind of event.
#[must_use]
pub fn registry() -> Registry {
    let mut registry = Registry::default();
    settings::events(&mut registry);
    registry.legacy(
        delegations::describe,
        delegations::tell,
        vec![
            Undoer::of::<delegations::Settled>(delegations::Settled::KINDS),
            Undoer::of::<delegations::GivenUp>(&[delegations::GivenUp::KIND]),
        ],
    );
    registry.legacy(
        requests::describe,
        requests::tell,
        vec![
            Undoer::of::<requests::Declined>(&[requests::Declined::KIND]),
            Undoer::of::<requests::Withdrawn>(&[requests::Withdrawn::KIND]),
        ],
    );
    prefixes::events(&mut registry);
    grants::events(&mut registry);
    scopes::events(&mut registry);
    registry.legacy(
        resources::describe,
        resources::tell,
        vec![
            Undoer::of::<resources::Created>(&[resources::Created::KIND]),
            Undoer::of::<resources::Changed>(&[resources::Changed::KIND]),
            Undoer::of::<resources::Deactivated>(&[resources::Deactivated::KIND]),
            Undoer::of::<resources::Reactivated>(&[resources::Reactivated::KIND]),
        ],
    );
    registry.legacy(
        catalogue::describe,
        catalogue::tell,
        vec![
            Undoer::of::<catalogue::Sent>(&[catalogue::Sent::KIND]),
            Undoer::of::<catalogue::Declined>(&[catalogue::Declined::KIND]),
        ],
    );
    registry
}

/// Mounts the pages of every room and returns the route table.
pub fn pages(config: &mut actix::ServiceConfig) -> Vec<Entry> {
    let mut routes = Routes::new(config);
    start::routes(&mut routes);
    login::routes(&mut routes);
    delegations::routes(&mut routes);
    receipts::routes(&mut routes);
    // Before the scopes: `mine-api/foresporsler` is no scope.
    catalogue::routes(&mut routes);
    prefixes::routes(&mut routes);
    // Before the scopes: `mine-api/oppslag` is none either.
    grants::routes(&mut routes);
    scopes::routes(&mut routes);
    resources::routes(&mut routes);
    settings::routes(&mut routes);
    requests::routes(&mut routes);
    packages::routes(&mut routes);
    audit::routes(&mut routes);
    home::routes(&mut routes);
    routes.mount()
}

/// What needs no session: assets, and calls that come from machines.
pub fn machines(config: &mut actix::ServiceConfig, with_standin: bool) -> Vec<Entry> {
    let mut routes = Routes::new(config);
    routes.get("/static/{name}", assets::serve);
    login::issuer_routes(&mut routes);
    if with_standin {
        standin::routes(&mut routes);
    }
    routes.mount()
}

/// The whole site, with everything that stands around a handler, and with `more` pages if there are any. Outermost first: observation,
/// headers, compression, problem pages, forms that come too late, session.
#[must_use]
pub fn site(services: &Services, issuer: &Issuer, more: fn(&mut Routes<'_>)) -> impl HttpServiceFactory + use<> {
    let pages = actix::scope("").configure(|config| {
        pages(config);
        let mut routes = Routes::new(config);
        more(&mut routes);
        drop(routes.mount());
    });
    let pages = pages.wrap(login::session_middleware(services)).wrap(from_fn(login::keep_forms));
    let Issuer { provider, standin } = issuer.clone();
    actix::scope("")
        .app_data(actix::Data::new(services.clone()))
        .app_data(provider)
        .app_data(actix::Data::new(registry()))
        .configure(|config| {
            machines(config, standin.is_some());
            if let Some(standin) = standin {
                config.app_data(standin);
            }
        })
        .service(pages)
        .wrap(from_fn(problem_pages))
        .wrap(from_fn(compress))
        .wrap(from_fn(headers))
        .wrap(from_fn(observe))
}

/// Pages with made-up content, by name, for the tests that look at them.
#[must_use]
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    [login::samples(lang), standin::samples(lang), home::samples(lang), audit::samples(lang)].concat()
}

/// One round of housekeeping in every room that has any.
pub async fn sweep(services: &Services) -> anyhow::Result<()> {
    services.limits.sweep();
    login::sweep(services).await?;
    delegations::sweep(services, &System::housekeeping()).await?;
    scopes::sweep(services, &System::housekeeping()).await?;
    grants::sweep(services, &System::housekeeping()).await?;
    requests::sweep(services, &System::housekeeping()).await?;
    catalogue::sweep(services, &System::housekeeping()).await?;
    chain::keep_checkpoints(services).await?;
    Ok(())
}

/// Works off one thing that somebody has asked for and does not wait for. Returns whether there was one.
pub async fn work(services: &Services) -> anyhow::Result<bool> {
    Ok(Box::pin(grants::work(services, &System::housekeeping())).await?)
}
