//! The real site on a port of its own, over a database with the demo in it, at a time that tests can move.

use std::{net::TcpListener, sync::Arc};

use actix_web::dev::{Server, ServerHandle};
use base64::{Engine, engine::general_purpose::STANDARD};
use futures_util::future::join_all;
use jiff::{SignedDuration, Timestamp};
use portner::{
    app::{self, Shared},
    demo,
    kernel::Clock,
    packages,
    platform::{Services, config::Config, db, jobs::Worker, keys::Keys, limits::Limits, telemetry},
    serve,
};
use secrecy::SecretString;
use sqlx::{Connection, PgConnection};

use super::{browser::Browser, program::free_listener, test_db::TestDb};

/// When every demo world begins, so that its pages have the same dates whenever a test runs: a Friday in winter, a quarter past ten.
const BEGINNING: &str = "2026-11-20T09:15:30Z";

/// Everything a journey needs.
#[derive(Debug)]
pub struct World {
    /// What the handlers get.
    pub services: Services,
    /// Its database.
    pub db: TestDb,
    worker: Worker,
    server: ServerHandle,
}

impl World {
    /// Opens the site. Panics with the reason when it cannot, which fails the test.
    pub async fn with_demo() -> Self {
        Self::open(TestDb::with_demo().await)
    }

    /// The same, and a browser for each of these people, who are signed in.
    pub async fn with_users<const N: usize>(people: [&str; N]) -> (Self, [Browser; N]) {
        let world = Self::with_demo().await;
        let browsers = join_all(people.map(|person| world.signed_in(person))).await;
        (world, browsers.try_into().unwrap())
    }

    /// The same with a single database connection for each of its workers.
    pub async fn with_one_connection() -> Self {
        Self::put_together(TestDb::with_demo().await, |services, listener| {
            Arc::make_mut(&mut services.config).pool = 1;
            serve::server(services, listener).unwrap()
        })
    }

    /// Opens the site over this database.
    pub fn open(db: TestDb) -> Self {
        Self::put_together(db, |services, listener| serve::server(services, listener).unwrap())
    }

    /// Opens a site over this database that is put together in another way.
    pub fn put_together(db: TestDb, site: impl FnOnce(&mut Services, TcpListener) -> Server) -> Self {
        let listener = free_listener();
        let mut services = services(&db.url, &listener.local_addr().unwrap().to_string()).unwrap();
        telemetry::start_counting();
        let server = site(&mut services, listener);
        let handle = server.handle();
        actix_web::rt::spawn(server);
        let worker = Worker::new(&services, app::jobs());
        Self { services, db, worker, server: handle }
    }

    /// Another portal on the same database, with a memory of its own, as a second process has: where it listens, until it is dropped.
    pub fn another_portal(&self) -> AnotherPortal {
        let listener = free_listener();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let mut services = self.services.clone();
        services.limits = Arc::new(Limits::for_forms(1_000));
        let server = serve::server(&services, listener).unwrap();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        AnotherPortal { origin, server: handle }
    }

    /// A browser nobody has signed in with.
    pub fn browser(&self) -> Browser {
        Browser::new(&self.services.config.base_url)
    }

    /// A browser of this person, signed in at the highest level.
    pub async fn signed_in(&self, national_id: &str) -> Browser {
        let mut browser = self.browser();
        browser.sign_in(national_id, "idporten-loa-high").await;
        browser
    }

    /// Lets time pass.
    pub fn advance(&self, by: SignedDuration) {
        self.services.clock.advance(by);
    }

    /// Lets the portal check how the parts are that it stands on.
    pub async fn checked(&self) {
        let shared = Shared::new(&self.services).unwrap();
        app::check_health(&self.services, &shared).await;
    }

    /// Lets a worker do what is due.
    pub async fn works(&self) {
        self.worker.run_due().await.unwrap();
    }

    /// Lets the housekeeping come, whenever it came last. Each part of it must end well.
    pub async fn housekeeping(&self) {
        self.happens("update job set run_at = '2000-01-01' where period_seconds is not null and claim_id is null")
            .await;
        self.works().await;
        let failed: Vec<String> =
            self.ask("select coalesce(array_agg(kind || ': ' || last_error) filter (where last_error is not null), '{}') from job").await;
        assert!(failed.is_empty(), "{failed:?}");
    }
}

/// A second portal of a world.
#[derive(Debug)]
pub struct AnotherPortal {
    /// Its address, without a slash at its end.
    pub origin: String,
    server: ServerHandle,
}

impl Drop for AnotherPortal {
    fn drop(&mut self) {
        drop(self.server.stop(false));
    }
}

impl Drop for World {
    fn drop(&mut self) {
        // The order is given at once; nobody waits for it to be carried out.
        drop(self.server.stop(false));
    }
}

/// The catalogue and the demo, in a migrated database.
pub async fn furnish(url: &str) -> anyhow::Result<()> {
    let mut connection = PgConnection::connect(url).await?;
    packages::install(&mut connection).await?;
    connection.close().await?;
    let services = services(url, "127.0.0.1:8080")?;
    demo::install(&services).await?;
    services.db.close().await;
    Ok(())
}

/// The secret of every world: the same, as the numbers of persons in the template are sealed with it.
pub fn secret() -> String {
    STANDARD.encode([0x2a; 64])
}

/// The services of a portal that uses this database.
pub fn services(url: &str, listen: &str) -> anyhow::Result<Services> {
    let secret = secret();
    let settings = [
        ("DATABASE_URL", url.to_owned()),
        ("PORTNER_SECRET_KEY", secret.clone()),
        ("PORTNER_LISTEN", listen.to_owned()),
        ("PORTNER_BASE_URL", format!("http://{listen}")),
        // Each connection learns the schema and plans every statement anew.
        ("PORTNER_DATABASE_POOL", "4".to_owned()),
    ];
    let mut config = Config::load(settings.map(|(name, value)| (name.to_owned(), value)))?;
    config.tell_statements = true;
    let (pool, keys) = (db::pool(url, config.pool)?, Keys::from_secret(&SecretString::from(secret))?);
    let clock = Clock::system();
    clock.advance(BEGINNING.parse::<Timestamp>()?.duration_since(clock.now()));
    let mut services = app::services(config, pool, keys, clock);
    // Tests send in seconds what people send in hours.
    services.limits = Arc::new(Limits::for_forms(1_000));
    Ok(services)
}
