//! From settings to a running process: the database, the keys, the listeners, the worker.

use std::{
    any::Any,
    fs,
    io::{ErrorKind, Write},
    net::{SocketAddr, TcpListener},
    num::NonZero,
    os::unix::fs::OpenOptionsExt,
    path::Path,
    sync::Arc,
    thread::available_parallelism,
    time::Duration,
};

use actix_web::{
    App, HttpResponse, HttpServer,
    dev::{Extensions, Server},
    rt::net::TcpStream,
    web,
};
use anyhow::{Context, bail};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use rustix::{
    net::{Shutdown, shutdown},
    process::{Resource, getrlimit},
};
use secrecy::{ExposeSecret, SecretString};
use sqlx::Connection;
use tokio::{
    signal::{
        ctrl_c,
        unix::{SignalKind, signal},
    },
    sync::watch,
    time::timeout,
};

use crate::{
    app::{self, Shared},
    demo,
    kernel::Clock,
    packages,
    platform::{
        Services,
        config::{Config, DatabaseConfig},
        db,
        jobs::Worker,
        keys::Keys,
        limits::Open,
        local_postgres::{Durability, LocalPostgres},
    },
    token,
    web::Routes,
};

/// How often each process forgets whom it has not had to limit for a while (`platform::limits`).
const FORGET: Duration = Duration::from_mins(1);

/// How often measurements are summed up. Until then each is kept, whether or not anybody ever reads them.
const SUM_UP: Duration = Duration::from_secs(5);

/// More connections at once than this are no use to anybody.
const MOST_CONNECTIONS: usize = 8_000;

/// Health answers in this time, whatever the database does.
const READY: Duration = Duration::from_millis(1_500);

/// Everything that is open while the process runs.
#[derive(Debug)]
pub struct Runtime {
    /// What the handlers get.
    pub services: Services,
    postgres: Option<LocalPostgres>,
}

impl Runtime {
    /// Starts or finds the database, brings it up to date, and derives the keys.
    pub async fn open(config: Config) -> anyhow::Result<Self> {
        Self::enter(config, true).await
    }

    /// The same, leaving the database as it is, for whoever only looks.
    pub async fn as_it_is(config: Config) -> anyhow::Result<Self> {
        Self::enter(config, false).await
    }

    async fn enter(config: Config, bring_up_to_date: bool) -> anyhow::Result<Self> {
        let (url, secret, postgres) = match &config.database {
            DatabaseConfig::Url(url) => {
                let secret = config.secret_key.clone().context("secret_key is required with database_url")?;
                (url.expose_secret().to_owned(), secret, None)
            }
            DatabaseConfig::Private(dir) => {
                let postgres = LocalPostgres::start(dir, Durability::Safe).await?;
                postgres.ensure_database("portner").await?;
                let secret = config.secret_key.clone().map_or_else(|| kept_secret(dir), Ok)?;
                (postgres.url("portner"), secret, Some(postgres))
            }
        };
        if bring_up_to_date {
            if let Some(fault) = db::pooler_fault(&url).await? {
                bail!(fault);
            }
            db::migrate(&url).await?;
            install_catalogue(&url).await?;
        } else {
            db::demand_up_to_date(&url).await?;
        }
        let keys = Keys::from_secret(&secret).context("secret_key")?;
        let pool = db::pool(&url, config.pool)?;
        Ok(Self { services: app::services(config, pool, keys, Clock::system()), postgres })
    }

    /// Closes the pool, then the private database.
    pub async fn close(self) -> anyhow::Result<()> {
        self.services.db.close().await;
        match self.postgres {
            Some(postgres) => postgres.stop().await,
            None => Ok(()),
        }
    }
}

async fn install_catalogue(url: &str) -> anyhow::Result<()> {
    let mut connection = sqlx::PgConnection::connect(url).await?;
    packages::install(&mut connection).await.context("the catalogue of access packages")?;
    Ok(connection.close().await?)
}

/// The secret of a private installation: made once, readable by its owner alone.
fn kept_secret(dir: &Path) -> anyhow::Result<SecretString> {
    let file = dir.join("secret-key");
    let fresh = Keys::new_secret().context("no randomness")?;
    match fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&file) {
        Ok(mut made) => {
            made.write_all(fresh.expose_secret().as_bytes())?;
            made.sync_all()?;
            Ok(fresh)
        }
        Err(e) if e.kind() == ErrorKind::AlreadyExists => Ok(SecretString::from(
            fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?,
        )),
        Err(e) => Err(e).with_context(|| format!("cannot write {}", file.display())),
    }
}

/// Writes to standard error. That it is closed is no reason to stop.
pub fn eprint(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Writes to standard output.
pub fn print(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// The portal on a socket that is listening already.
pub fn server(services: &Services, listener: TcpListener) -> anyhow::Result<Server> {
    server_with(services, listener, |_| {})
}

/// Descriptors that connections of visitors leave to others: files, connections of the database, the listener of health.
const SPARE_DESCRIPTORS: u64 = 64;

/// The most connections of visitors at once. The rest waits in the system's queue until there is room.
fn most_connections(pool: u32) -> usize {
    let descriptors = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
    let free = descriptors.saturating_sub(SPARE_DESCRIPTORS + 2 * u64::from(pool));
    usize::try_from(free).unwrap_or(usize::MAX).clamp(16, MOST_CONNECTIONS)
}

/// Counts a new connection at its address for as long as it is open, and closes it at once if that has too many. What a trusted proxy sends
/// is counted later, request by request, at the addresses that it names.
fn count_connection(connection: &dyn Any, kept: &mut Extensions, open: &Open, config: &Config) {
    let Some(stream) = connection.downcast_ref::<TcpStream>() else { return };
    let Ok(address) = stream.peer_addr().map(|peer| peer.ip()) else { return };
    if config.trusted_proxies.contains(&address) {
        return;
    }
    // Whoever takes nothing of an answer for ten seconds is cut off by the system: the answers waiting for them are memory.
    #[cfg(target_os = "linux")]
    if let Err(e) = rustix::net::sockopt::set_tcp_user_timeout(stream, 10_000) {
        tracing::warn!(error = %e, "no time limit for taking answers");
    }
    match open.enter(address, config.connections_per_address) {
        Some(place) => drop(kept.insert(place)),
        None => drop(shutdown(stream, Shutdown::Both)),
    }
}

/// The same with some more pages, for whoever measures what the surroundings of a handler cost.
pub fn server_with(services: &Services, listener: TcpListener, more: fn(&mut Routes<'_>)) -> anyhow::Result<Server> {
    start(services, Shared::new(services)?, listener, more)
}

fn start(
    services: &Services,
    shared: Shared,
    listener: TcpListener,
    more: fn(&mut Routes<'_>),
) -> anyhow::Result<Server> {
    let of_all = services.clone();
    let workers = available_parallelism().map_or(1, NonZero::get);
    let share = services.config.pool / u32::try_from(workers)?;
    let (open, config) = (services.limits.open.clone(), Arc::clone(&services.config));
    Ok(HttpServer::new(move || App::new().service(app::site(&of_all.for_worker(share), &shared, more)))
        .on_connect(move |connection, kept| count_connection(connection, kept, &open, &config))
        .workers(workers)
        .max_connections(most_connections(services.config.pool) / workers)
        .client_request_timeout(Duration::from_secs(10))
        .shutdown_timeout(10)
        .listen(listener)?
        .run())
}

/// Runs the portal, its health and metrics, and a worker, until it is asked to stop.
pub async fn portal(services: &Services, with_demo: bool) -> anyhow::Result<()> {
    let config = &services.config;
    let listener = TcpListener::bind(config.listen).with_context(|| format!("cannot listen on {}", config.listen))?;
    if with_demo {
        demo::install(services).await?;
        demo::tell(services).await?;
    }
    token::make_first_keys(services).await?;
    let shared = Shared::new(services)?;
    if let Some(standin) = shared.standin.as_ref().filter(|_| services.mailer.lacks_server()) {
        services.mailer.use_server(standin.catch_mail().await.context("no mail can be caught")?);
    }
    let portal = start(services, shared.clone(), listener, |_| {})?;
    let watch = tokio::spawn({
        let (services, shared) = (services.clone(), shared.clone());
        async move { app::watch_health(&services, &shared).await }
    });
    let health = config.ops_listen.map(|at| operations(services.clone(), at)).transpose()?;
    let (stop, stopped) = watch::channel(false);
    let worker = tokio::spawn({
        let services = services.clone();
        async move { work(&services, stopped).await }
    });
    let health = health.map(tokio::spawn);
    greet(services, with_demo);
    portal.await?;
    watch.abort();
    shared.tokens.recorder.write(&services.db).await;
    stop.send_replace(true);
    worker.await?;
    if let Some(health) = health {
        health.abort();
    }
    Ok(())
}

fn greet(services: &Services, with_demo: bool) {
    let config = &services.config;
    let mut text = format!("\nPortner is at {}\n", config.base_url);
    if config.oidc.is_none() {
        text += "A stand-in for ID-porten logs people in: choose any of them.\n";
        text += &format!("No mail leaves this machine; read it at {}\n", config.absolute("/standin/mail"));
    }
    if with_demo {
        text += "\nLog in as one of these:\n";
        for person in demo::people() {
            text += &format!("  {:<24} {}  {}\n", person.name, person.national_id, person.what);
        }
    }
    eprint(&(text + "\nStop with Ctrl-C.\n"));
}

fn operations(services: Services, at: SocketAddr) -> anyhow::Result<Server> {
    let metrics = PrometheusBuilder::new().install_recorder().context("metrics")?;
    tokio::spawn(sum_up(metrics.clone()));
    let (services, metrics) = (web::Data::new(services), web::Data::new(metrics));
    #[expect(clippy::disallowed_methods, reason = "a listener of its own for operators, without visitors to gate")]
    Ok(HttpServer::new(move || {
        App::new()
            .app_data(services.clone())
            .app_data(metrics.clone())
            .route("/health/live", web::get().to(HttpResponse::NoContent))
            .route("/health/ready", web::get().to(ready))
            .route("/metrics", web::get().to(show_metrics))
    })
    .workers(1)
    .disable_signals()
    .bind(at)
    .with_context(|| format!("cannot listen on {at} (PORTNER_OPS_LISTEN)"))?
    .run())
}

/// Ready when the database answers.
async fn ready(services: web::Data<Services>) -> HttpResponse {
    let answers = async { services.db.acquire().await?.ping().await };
    match timeout(READY, answers).await {
        Ok(Ok(())) => HttpResponse::NoContent().finish(),
        _ => HttpResponse::ServiceUnavailable().finish(),
    }
}

async fn sum_up(metrics: PrometheusHandle) {
    loop {
        tokio::time::sleep(SUM_UP).await;
        metrics.run_upkeep();
    }
}

async fn show_metrics(metrics: web::Data<PrometheusHandle>) -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; version=0.0.4").body(metrics.render())
}

/// Runs a worker alone, until the process is asked to stop.
pub async fn worker(services: &Services) -> anyhow::Result<()> {
    let (stop, stopped) = watch::channel(false);
    let mut terminated = signal(SignalKind::terminate())?;
    let asked_to_stop = async {
        tokio::select! {
            _ = ctrl_c() => {}
            _ = terminated.recv() => {}
        }
        stop.send_replace(true);
    };
    tokio::join!(asked_to_stop, work(services, stopped));
    Ok(())
}

/// Does jobs, housekeeping among them, until it is asked to stop.
async fn work(services: &Services, stopped: watch::Receiver<bool>) {
    let worker = Worker::new(services, app::jobs());
    tokio::select! {
        () = worker.run(stopped) => {}
        () = forget_idle(services) => {}
    }
}

async fn forget_idle(services: &Services) {
    loop {
        tokio::time::sleep(FORGET).await;
        services.limits.forget_idle();
    }
}
