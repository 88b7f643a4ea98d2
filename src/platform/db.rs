//! The pool and the migrations.

use std::{str::FromStr, time::Duration};

use anyhow::{Context, ensure};
use sqlx::{
    Connection, PgPool, Row,
    migrate::Migrate,
    postgres::{PgConnectOptions, PgConnection, PgPoolOptions},
};

/// The migrations, in the binary. Forward only.
pub static MIGRATOR: sqlx::migrate::Migrator = sqlx::migrate!();

/// Time limits of every statement: nobody waits for ever, and a forgotten transaction does not hold locks.
const SESSION_SETTINGS: [(&str, &str); 5] = [
    ("lock_timeout", "2s"),
    ("statement_timeout", "10s"),
    ("idle_in_transaction_session_timeout", "10s"),
    // Compiling a statement takes longer than any of ours runs, and the planner's guesses of the largest ones would call for it.
    ("jit", "off"),
    ("application_name", "portner"),
];

/// A pool that connects when it is first asked, so that a database that is late does not stop the start.
pub fn pool(url: &str, size: u32) -> anyhow::Result<PgPool> {
    let options = PgConnectOptions::from_str(url).context("database_url")?.options(SESSION_SETTINGS);
    Ok(PgPoolOptions::new()
        .max_connections(size)
        .acquire_timeout(Duration::from_secs(2))
        // A dead connection shows itself at its first statement; asking before every page costs a round trip each time.
        .test_before_acquire(false)
        .max_lifetime(Duration::from_mins(30))
        .connect_lazy_with(options))
}

/// What a pooler between us and the database does wrong, if anything: a sentence for whoever has set it up.
///
/// Two connections that are open at the same time have two sessions there, and keep them. A pooler in transaction mode gives the session of
/// one to the other as soon as there is no transaction; then prepared statements are sometimes there and sometimes not.
pub async fn pooler_fault(url: &str) -> anyhow::Result<Option<&'static str>> {
    let options = PgConnectOptions::from_str(url).context("database_url")?.options(SESSION_SETTINGS);
    let mut one = PgConnection::connect_with(&options).await.context("cannot reach the database")?;
    let mut other = PgConnection::connect_with(&options).await.context("cannot reach the database")?;
    let session = said(&mut one, "select pg_backend_pid()::text").await?;
    let mut busy = other.begin().await?;
    let is_shared = session == said(&mut busy, "select pg_backend_pid()::text").await?
        || session != said(&mut one, "select pg_backend_pid()::text").await?;
    drop(busy);
    let is_limited = said(&mut one, "select current_setting('statement_timeout')").await? != "0";
    Ok(match (is_shared, is_limited) {
        (true, _) => Some("database_url leads to a pooler in transaction mode; connect directly, or use session mode"),
        (_, false) => {
            Some("database_url leads to a pooler that drops time limits; set them for the role (docs/deployment.md)")
        }
        _ => None,
    })
}

/// What a statement says that is not prepared.
#[expect(clippy::disallowed_methods, reason = "checked macros prepare their statements")]
async fn said(db: &mut PgConnection, statement: &'static str) -> sqlx::Result<String> {
    sqlx::raw_sql(statement).fetch_one(db).await?.try_get(0)
}

/// A pool like this one, of another size, that is closed when this one is. One connection at least: no request needs more.
#[must_use]
pub fn another(pool: &PgPool, size: u32) -> PgPool {
    let options = pool.options().clone().max_connections(size.max(1));
    let another = options.connect_lazy_with(pool.connect_options().as_ref().clone());
    let (closing, closed) = (pool.close_event(), another.clone());
    tokio::spawn(async move {
        closing.await;
        closed.close().await;
    });
    another
}

/// Is the database away or too busy, rather than the statement wrong? Then the same request may work in a minute.
#[must_use]
pub fn is_away(e: &sqlx::Error) -> bool {
    match e {
        sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) | sqlx::Error::Tls(_) => true,
        // Shut down or starting (57P), too many connections (53), a lock that was waited for too long (55P03), a deadlock (40).
        sqlx::Error::Database(e) => {
            e.code().is_some_and(|c| ["57P", "53", "55P03", "57014", "40"].iter().any(|p| c.starts_with(p)))
        }
        _ => false,
    }
}

/// Was it given a text with a NUL in it? Postgres keeps none, and no page of ours sends one.
#[must_use]
pub fn has_nul(e: &sqlx::Error) -> bool {
    // In a text, or in JSON.
    has_code(e, "22021") || has_code(e, "22P05")
}

/// Has every migration been run? Asked first, because whoever may read and write the tables may not be allowed to make any
/// (docs/deployment.md). A database that does not know is not up to date.
async fn is_up_to_date(connection: &mut PgConnection) -> bool {
    let done = connection.list_applied_migrations(&MIGRATOR.table_name).await.unwrap_or_default();
    MIGRATOR
        .iter()
        .all(|needed| done.iter().any(|done| done.version == needed.version && done.checksum == needed.checksum))
}

/// Says what to do if the database lacks a migration, to whoever leaves it as it is.
pub async fn demand_up_to_date(url: &str) -> anyhow::Result<()> {
    let options = PgConnectOptions::from_str(url).context("database_url")?.options(SESSION_SETTINGS);
    let mut connection = PgConnection::connect_with(&options).await.context("cannot reach the database")?;
    ensure!(is_up_to_date(&mut connection).await, "the database is not up to date; run `portner migrate` first");
    Ok(connection.close().await?)
}

/// How long a migration waits for a lock, and how often it comes back for it.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// Whoever comes after a statement that waits for a table waits too, so it does not wait for long.
    pub lock: Duration,
    /// After this pause it tries again.
    pub pause: Duration,
    /// Tries, the first included.
    pub tries: u32,
}

impl Patience {
    /// Some five minutes in all.
    pub const DEFAULT: Self = Self { lock: Duration::from_secs(5), pause: Duration::from_secs(5), tries: 30 };
}

/// Brings the schema up to date. A migration that does not get its locks is rolled back, lets those who were held up go first, and is tried
/// again. Several portals may start at once: sqlx takes an advisory lock, and the others come back for it in the same way.
pub async fn migrate(url: &str) -> anyhow::Result<()> {
    migrate_with(url, Patience::DEFAULT).await
}

/// The same with another patience.
pub async fn migrate_with(url: &str, patience: Patience) -> anyhow::Result<()> {
    for attempt in 1..=patience.tries {
        match try_to_migrate(url, patience.lock).await {
            Err(e) if attempt < patience.tries && waited_for_lock(&e) => {
                tracing::warn!(attempt, "a migration waited for a lock; it will be tried again");
                tokio::time::sleep(patience.pause).await;
            }
            done => return done,
        }
    }
    Ok(())
}

fn waited_for_lock(e: &anyhow::Error) -> bool {
    let mut databases = e.chain().filter_map(|cause| cause.downcast_ref::<sqlx::Error>());
    databases.any(|e| has_code(e, "55P03"))
}

/// Did Postgres end it so that another transaction could go on? The same may succeed at once.
#[must_use]
pub fn is_deadlock(e: &sqlx::Error) -> bool {
    has_code(e, "40P01")
}

/// Did another transaction stand in its way: was a lock waited for too long, or did two wait for each other?
#[must_use]
pub fn is_contended(e: &sqlx::Error) -> bool {
    has_code(e, "55P03") || is_deadlock(e)
}

fn has_code(e: &sqlx::Error, code: &str) -> bool {
    matches!(e, sqlx::Error::Database(e) if e.code().as_deref() == Some(code))
}

async fn try_to_migrate(url: &str, lock: Duration) -> anyhow::Result<()> {
    let patience = [("lock_timeout", format!("{}ms", lock.as_millis()))];
    let options = PgConnectOptions::from_str(url).context("database_url")?.options(patience);
    let mut connection = PgConnection::connect_with(&options).await.context("cannot reach the database")?;
    if !is_up_to_date(&mut connection).await {
        MIGRATOR.run(&mut connection).await.context("cannot migrate the database")?;
    }
    connection.close().await?;
    Ok(())
}

/// Does a statement fail on one of these unique keys? What a key keeps out, somebody else has done in the same instant.
#[must_use]
pub fn breaks_key(e: &sqlx::Error, keys: &[&str]) -> bool {
    let constraint = e.as_database_error().and_then(sqlx::error::DatabaseError::constraint);
    constraint.is_some_and(|name| keys.contains(&name))
}
