//! The composition root: the only file that knows every room.

use std::{process::ExitCode, sync::Arc, time::Duration};

use actix_web::{dev::HttpServiceFactory, middleware::from_fn, web as actix};
use sqlx::PgPool;

use crate::{
    access::{IssuerKeys, System},
    api, audit, catalogue, clients, commercial, delegations, explain, grants, help, home, invitations,
    kernel::Clock,
    ledger::{self, LongChange, LongJob, LongUndo, Registry, chain},
    login::{self, Provider},
    me, members,
    members::WriteToAddress,
    notices, packages,
    platform::{
        Services,
        config::Config,
        jobs::{self, Handlers},
        keys::Keys,
        limits::{Limits, forget_idle},
        mail::{self, Mailer, SendMail},
    },
    prefixes, receipts, requests, resources, scopes, settings,
    standin::{self, StandIn},
    start, status, support,
    token::{self, Tokens},
    usage,
    web::{
        Entry, Routes, admit, assets, compress, headers, note_refusals, nothing_here, observe, on_issuer_host,
        problem_pages, without_persons,
    },
};

/// Puts the services together.
#[must_use]
pub fn services(config: Config, db: PgPool, keys: Keys, clock: Clock) -> Services {
    let mailer = Mailer::new(&config, &clock);
    Services {
        db,
        clock,
        keys: Arc::new(keys),
        config: Arc::new(config),
        mailer,
        limits: Arc::new(Limits::default()),
        health: Arc::default(),
    }
}

/// What all workers of a running portal share.
#[derive(Debug, Clone)]
pub struct Shared {
    /// Signing keys, public keys of clients, and what has been counted.
    pub tokens: actix::Data<Tokens>,
    /// Keys that have signed tokens, for whoever shows one.
    pub issuer_keys: actix::Data<IssuerKeys>,
    /// The issuer as we know it.
    pub provider: actix::Data<Provider>,
    /// The stand-in, when there is no issuer.
    pub standin: Option<actix::Data<StandIn>>,
}

impl Shared {
    /// As the settings say.
    pub fn new(services: &Services) -> anyhow::Result<Self> {
        let (config, clock) = (&services.config, &services.clock);
        let (oidc, standin) = if let Some(oidc) = &config.oidc {
            (oidc.clone(), None)
        } else {
            let standin = StandIn::new(config, clock)?;
            (standin.oidc_config(), Some(actix::Data::new(standin)))
        };
        Ok(Self {
            tokens: actix::Data::new(Tokens::new(config)?),
            issuer_keys: actix::Data::default(),
            provider: actix::Data::new(Provider::new(config, oidc, clock)?),
            standin,
        })
    }
}

/// Checks once how the parts are that the portal stands on.
pub async fn check_health(services: &Services, shared: &Shared) {
    status::check(services, &shared.provider, &shared.tokens).await;
}

/// The same again and again, for as long as the process runs.
pub async fn watch_health(services: &Services, shared: &Shared) {
    status::watch(services, &shared.provider, &shared.tokens).await;
}

/// What is known of every kind of event.
#[must_use]
pub fn registry() -> Registry {
    let mut registry = Registry::default();
    settings::events(&mut registry);
    commercial::events(&mut registry);
    members::events(&mut registry);
    delegations::events(&mut registry);
    requests::events(&mut registry);
    invitations::events(&mut registry);
    prefixes::events(&mut registry);
    grants::events(&mut registry);
    scopes::events(&mut registry);
    resources::events(&mut registry);
    clients::events(&mut registry);
    catalogue::events(&mut registry);
    usage::events(&mut registry);
    registry
}

/// Mounts the pages of every room and returns the route table.
pub fn pages(config: &mut actix::ServiceConfig) -> Vec<Entry> {
    let mut routes = Routes::new(config);
    start::routes(&mut routes);
    login::routes(&mut routes);
    delegations::routes(&mut routes);
    receipts::routes(&mut routes);
    catalogue::routes(&mut routes);
    prefixes::routes(&mut routes);
    grants::routes(&mut routes);
    scopes::routes(&mut routes);
    resources::routes(&mut routes);
    clients::routes(&mut routes);
    settings::routes(&mut routes);
    commercial::routes(&mut routes);
    members::routes(&mut routes);
    requests::routes(&mut routes);
    invitations::routes(&mut routes);
    packages::routes(&mut routes);
    audit::routes(&mut routes);
    explain::routes(&mut routes);
    support::routes(&mut routes);
    help::routes(&mut routes);
    me::routes(&mut routes);
    home::routes(&mut routes);
    routes.mount()
}

/// What needs no session: assets, calls that come from machines, and whether the portal works.
pub fn machines(config: &mut actix::ServiceConfig, with_standin: bool) -> Vec<Entry> {
    let mut routes = Routes::new(config);
    routes.get("/static/{name}", assets::serve);
    login::issuer_routes(&mut routes);
    status::routes_without_session(&mut routes);
    token::routes(&mut routes);
    api::routes(&mut routes);
    if with_standin {
        standin::routes(&mut routes);
    }
    routes.mount()
}

/// The whole site, with everything that stands around a handler, and with `more` pages if there are any. Outermost first: hosts of issuers, observation,
/// headers, compression, problem pages, admission, forms that come too late, session, and what the log tells of the use.
#[must_use]
pub fn site(services: &Services, shared: &Shared, more: fn(&mut Routes<'_>)) -> impl HttpServiceFactory + use<> {
    let mut table = Vec::new();
    let pages = actix::scope("").configure(|config| {
        table.extend(pages(config));
        let mut routes = Routes::new(config);
        more(&mut routes);
        drop(routes.mount());
    });
    let pages = pages.default_service(actix::to(nothing_here));
    let pages = pages.wrap(from_fn(note_refusals)).wrap(from_fn(login::note_entry));
    let pages = pages.wrap(login::session_middleware(services)).wrap(from_fn(login::keep_forms));
    let Shared { tokens, issuer_keys, provider, standin } = shared.clone();
    let site = actix::scope("")
        .app_data(actix::Data::new(services.clone()))
        .app_data(provider)
        .app_data(tokens)
        .app_data(issuer_keys)
        .app_data(actix::Data::new(registry()))
        .configure(|config| {
            table.extend(machines(config, standin.is_some()));
            if let Some(standin) = standin {
                config.app_data(standin);
            }
        });
    site.app_data(actix::Data::new(table))
        .service(pages)
        .wrap(from_fn(admit))
        .wrap(from_fn(problem_pages))
        .wrap(from_fn(without_persons))
        .wrap(from_fn(compress))
        .wrap(from_fn(headers))
        .wrap(from_fn(observe))
        .wrap(from_fn(on_issuer_host))
}

/// `portner domains`, which does what those who run the portal say.
pub async fn domains(services: &Services, command: members::Command) -> anyhow::Result<ExitCode> {
    members::command(services, &System::housekeeping(), command).await
}

/// A job that makes a long change.
fn long<L: LongChange>() -> LongJob<L> {
    LongJob::new(System::housekeeping(), registry())
}

/// Every kind of job there is. The names stand in the table and are never changed.
#[must_use]
pub fn jobs() -> Handlers {
    const MINUTE: Duration = Duration::from_mins(1);
    const HOUR: Duration = Duration::from_hours(1);
    Handlers::default()
        .with(long::<grants::ConfirmedList>())
        .with(long::<grants::LongWithdrawal>())
        .with(long::<scopes::LongToggle>())
        .with(long::<resources::LongToggle>())
        .with(long::<resources::LongEdit>())
        .with(long::<scopes::LongCopy>())
        .with(long::<LongUndo>())
        .with(SendMail)
        .with(WriteToAddress)
        .every(
            MINUTE,
            "login.forget-ended",
            |services| async move { Ok(login::forget_ended(&services).await.map(drop)?) },
        )
        .every(
            MINUTE,
            "token.forget-used",
            |services| async move { Ok(token::forget_used(&services).await.map(drop)?) },
        )
        .every(HOUR, "token.forget-old-uses", |services| async move {
            Ok(token::forget_old_uses(&services).await.map(drop)?)
        })
        .every(HOUR, "token.rotate-old-keys", |services| async move { token::rotate_old_keys(&services).await })
        .every(MINUTE, "delegations.close-expired", |services| async move {
            Ok(delegations::close_expired(&services, &System::housekeeping()).await?)
        })
        .every(MINUTE, "scopes.carry-out-plans", |services| async move {
            Ok(scopes::carry_out_plans(&services, &System::housekeeping()).await?)
        })
        .every(MINUTE, "grants.close-expired", |services| async move {
            Ok(grants::close_expired(&services, &System::housekeeping()).await?)
        })
        .every(MINUTE, "requests.close-expired", |services| async move {
            Ok(requests::close_expired(&services, &System::housekeeping()).await?)
        })
        .every(MINUTE, "requests.tell-askers", |services| async move { requests::tell_askers(&services).await })
        .every(MINUTE, "access-requests.close-expired", |services| async move {
            Ok(catalogue::close_expired(&services, &System::housekeeping()).await?)
        })
        .every(MINUTE, "ledger.keep-checkpoints", |services| async move { chain::keep_checkpoints(&services).await })
        .every(HOUR, "ledger.forget-old-keys", |services| async move {
            Ok(ledger::forget_old_keys(&services, &System::housekeeping()).await?)
        })
        .every(HOUR, "ledger.forget-old-own", |services| async move { Ok(ledger::forget_old_own(&services).await?) })
        .every(MINUTE, "limits.forget-idle", |services| async move {
            Ok(forget_idle(&services.db, services.clock.now()).await.map(drop)?)
        })
        .every(
            HOUR,
            "members.forget-old",
            |services| async move { Ok(members::forget_old(&services).await.map(drop)?) },
        )
        .every(MINUTE, "notices.tell", |services| async move { notices::tell(&services, &registry()).await })
        .every(HOUR, "notices.remind", |services| async move { notices::remind(&services).await })
        .every(HOUR, "mail.forget-old", |services| async move { Ok(mail::forget_old(&services).await?) })
        .every(HOUR, "support.forget-old", |services| async move { Ok(support::forget_old(&services).await?) })
        .every(HOUR, "jobs.forget-done", |services| async move { Ok(jobs::forget_done(&services).await?) })
}
