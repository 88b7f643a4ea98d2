//! A database for each test, cloned in some 30 ms from a template that has been migrated, and furnished with the demo, once.
//!
//! The tests share one throw-away server, which the first of them starts and which stops by itself when nobody has used it for a
//! few seconds. `PORTNER_TEST_DATABASE_URL` names a server to use instead; its user must be allowed to create databases.

use std::{
    ffi::OsString,
    fs::{self, File},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{self, Command, Stdio},
    time::{Duration, Instant, SystemTime},
};

use anyhow::{Context, bail};
use portner::platform::{db::MIGRATOR, local_postgres::LocalPostgres};
use sha2::{Digest, Sha256};
use sqlx::{Connection, PgConnection, PgPool, postgres::PgPoolOptions};
use url::Url;
use uuid::Uuid;

use super::{kept::Kept, world};

/// Where the shared server lives if there is no room in memory: below `target`, so that `cargo clean` needs no thought.
const DIR_ON_DISK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/test-pg");

/// A file system in memory, as Linux has it. A database is a thousand small files, and a disk spends more on making and deleting them than
/// the tests spend on their statements.
const MEMORY: &str = "/dev/shm";

/// So much has to be free there, in KiB. A run takes a tenth of it.
const ROOM_IN_MEMORY: u64 = 4 * 1024 * 1024;

/// Seconds without a test after which the shared server stops.
const IDLE: &str = "5";

/// How long the server may take to start, with `initdb` and other work on the machine.
const START_LIMIT: Duration = Duration::from_mins(1);

/// Databases of tests are dropped when the process that made them has ended, and in any case when they are older than this, in seconds. No
/// test takes that long.
const LEFT_OVER: u64 = 10 * 60;

/// How many left-overs one test drops at most, so that no test has to pay for a hundred others.
const SWEEP: usize = 4;

/// Keys of the advisory locks on the shared server, one for each thing that only one test may do at a time.
const LOCK_TEMPLATE: i64 = 7_401;
const LOCK_SWEEP: i64 = 7_402;

/// A migrated database that no other test knows of.
#[derive(Debug)]
pub struct TestDb {
    /// Three connections, enough to let two transactions collide while a third looks on.
    pub pool: PgPool,
    /// For whatever makes its own connections.
    pub url: String,
    /// Keeps the shared server running while the test does.
    _server: Option<LocalPostgres>,
}

/// What a new database is a copy of.
#[derive(Debug, Clone, Copy)]
enum Template<'a> {
    /// The schema alone.
    Empty,
    /// The schema, the catalogue of packages and the demo.
    Demo,
    /// What an earlier version left behind, migrated.
    Kept(&'a Kept),
}

impl TestDb {
    /// An empty one. Panics with the reason when it cannot be made, which fails the test.
    pub async fn fresh() -> Self {
        Self::copy(Template::Empty).await
    }

    /// One with the demo in it.
    pub async fn with_demo() -> Self {
        Self::copy(Template::Demo).await
    }

    /// One that an earlier version left behind, migrated to this one.
    pub async fn left_by(kept: &Kept) -> Self {
        Self::copy(Template::Kept(kept)).await
    }

    async fn copy(template: Template<'_>) -> Self {
        match Self::try_copy(template).await {
            Ok(db) => db,
            Err(e) => panic!("no database for this test: {e:#}"),
        }
    }

    async fn try_copy(template: Template<'_>) -> anyhow::Result<Self> {
        let (server, admin) = if let Some(url) = std::env::var_os("PORTNER_TEST_DATABASE_URL") {
            (None, url.into_string().ok().context("PORTNER_TEST_DATABASE_URL is not text")?)
        } else {
            let server = shared_server().await?;
            let url = server.url("postgres");
            (Some(server), url)
        };
        let url = clone_template(&Url::parse(&admin).context("PORTNER_TEST_DATABASE_URL")?, template).await?;
        let pool = PgPoolOptions::new().max_connections(3).connect(&url).await?;
        Ok(Self { pool, url, _server: server })
    }
}

/// In memory if there is room, and on disk otherwise. Each checkout has a server of its own.
fn server_dir() -> anyhow::Result<PathBuf> {
    let checkout = Sha256::digest(env!("CARGO_MANIFEST_DIR"));
    let checkout = checkout.iter().take(6).fold(String::new(), |name, byte| format!("{name}{byte:02x}"));
    let in_memory = Path::new(MEMORY).join(format!("portner-tests-{checkout}"));
    let is_there = in_memory.is_dir() || free(Path::new(MEMORY))?.is_some_and(|free| free >= ROOM_IN_MEMORY);
    Ok(if is_there { in_memory } else { DIR_ON_DISK.into() })
}

/// How much is free in a file system, in KiB. `None`: there is no such one.
fn free(dir: &Path) -> anyhow::Result<Option<u64>> {
    if !dir.is_dir() {
        return Ok(None);
    }
    // POSIX says how a line of it looks.
    let said = Command::new("df").args(["-P", "-k"]).arg(dir).output()?;
    let said = String::from_utf8(said.stdout)?;
    Ok(said.lines().nth(1).and_then(|line| line.split_whitespace().nth(3)).and_then(|free| free.parse().ok()))
}

/// Joins the shared server, and starts it when it does not run.
async fn shared_server() -> anyhow::Result<LocalPostgres> {
    let dir = &server_dir()?;
    if let Ok(server) = LocalPostgres::attach(dir).await {
        return Ok(server);
    }
    fs::create_dir_all(dir)?;
    let log = dir.join("server.log");
    let mut starter = start_server(dir, &log)?;
    let begun = Instant::now();
    loop {
        if let Ok(server) = LocalPostgres::attach(dir).await {
            return Ok(server);
        }
        // Several tests may have had the same idea; their servers become one, so none of them ends before the last test.
        if let Some(status) = starter.try_wait()? {
            bail!("the test server ended ({status}): {}", fs::read_to_string(&log).unwrap_or_default());
        }
        if begun.elapsed() > START_LIMIT {
            bail!("the test server did not start in {} s; see {}", START_LIMIT.as_secs(), log.display());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Runs the server in a process group of its own and away from our output, so that no test runner waits for it.
fn start_server(dir: &Path, log: &Path) -> anyhow::Result<std::process::Child> {
    let arguments: [OsString; 5] = ["test-db".into(), "--data-dir".into(), dir.into(), "--idle".into(), IDLE.into()];
    Command::new(env!("CARGO_BIN_EXE_portner"))
        .args(arguments)
        .process_group(0)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(File::create(log)?)
        .spawn()
        .context("cannot run portner")
}

/// Makes a database for one test on the server of `admin` and returns its address.
async fn clone_template(admin: &Url, template: Template<'_>) -> anyhow::Result<String> {
    let mut connection = PgConnection::connect(admin.as_str()).await.context("cannot reach the test server")?;
    let template = ensure_template(&mut connection, admin, template).await?;
    #[expect(clippy::disallowed_methods, reason = "the name of a test's database is no id of the product's")]
    let id = Uuid::now_v7();
    sweep(&mut connection, id).await?;
    let name = format!("t_{}_{}", id.simple(), process::id());
    // Copying files is faster than logging every page, and the only way Postgres 14 knows.
    let strategy = if connection.server_version_num() >= Some(150_000) { "strategy file_copy" } else { "" };
    run(&mut connection, &format!("create database {name} template {template} {strategy}")).await?;
    connection.close().await?;
    Ok(with_database(admin, &name))
}

/// The database others are copies of. The empty one is named after the migrations, the one with the demo after the program, and one that
/// a version left behind after program and rows, so that a change of any makes a new template.
async fn ensure_template(connection: &mut PgConnection, admin: &Url, template: Template<'_>) -> anyhow::Result<String> {
    let hash = match template {
        Template::Empty => {
            MIGRATOR.iter().fold(Sha256::new(), |hash, migration| hash.chain_update(&migration.checksum))
        }
        Template::Kept(kept) => Sha256::new().chain_update(format!("{:?}", program_built()?)).chain_update(&kept.text),
        Template::Demo => Sha256::new().chain_update(format!("{:?}", program_built()?)),
    };
    let name = hash.finalize().iter().take(8).fold("tpl_".to_owned(), |name, byte| format!("{name}{byte:02x}"));
    if exists(connection, &name).await? {
        return Ok(name);
    }
    run(connection, &format!("select pg_advisory_lock({LOCK_TEMPLATE})")).await?;
    if !exists(connection, &name).await? {
        let building = format!("{name}_building");
        run(connection, &format!("drop database if exists {building} with (force)")).await?;
        run(connection, &format!("create database {building}")).await?;
        let url = with_database(admin, &building);
        let mut new = PgConnection::connect(&url).await?;
        match template {
            Template::Kept(kept) => kept.put_in_place(&mut new).await.with_context(|| kept.version.clone())?,
            Template::Empty | Template::Demo => MIGRATOR.run(&mut new).await.context("the migrations fail")?,
        }
        new.close().await?;
        if matches!(template, Template::Demo) {
            world::furnish(&url).await.context("the demo cannot be put in place")?;
        }
        // Only a whole one gets the name, so nobody clones half of one.
        run(connection, &format!("alter database {building} rename to {name}")).await?;
    }
    run(connection, &format!("select pg_advisory_unlock({LOCK_TEMPLATE})")).await?;
    Ok(name)
}

/// When the program with the demo in it was built.
fn program_built() -> anyhow::Result<SystemTime> {
    Ok(fs::metadata(env!("CARGO_BIN_EXE_portner"))?.modified()?)
}

/// Drops a few databases that earlier tests left. Their names carry the time they were made, as `now` does, and by which process.
async fn sweep(connection: &mut PgConnection, now: Uuid) -> anyhow::Result<()> {
    let Some(limit) = seconds(now).and_then(|now| now.checked_sub(LEFT_OVER)) else { return Ok(()) };
    if !truth(connection, &format!("select pg_try_advisory_lock({LOCK_SWEEP})")).await? {
        return Ok(());
    }
    let names = databases(connection).await?;
    let is_left_over = |name: &&String| {
        let (made, by) = name.trim_start_matches("t_").split_once('_').unwrap_or_default();
        has_ended(by) || Uuid::try_parse(made).ok().and_then(seconds).is_some_and(|made| made < limit)
    };
    for name in names.iter().filter(is_left_over).take(SWEEP) {
        run(connection, &format!("drop database if exists {name} with (force)")).await?;
    }
    run(connection, &format!("select pg_advisory_unlock({LOCK_SWEEP})")).await
}

/// Has a process of this machine ended, as far as can be told?
fn has_ended(process: &str) -> bool {
    let processes = Path::new("/proc");
    processes.join("self").exists() && !process.is_empty() && !processes.join(process).exists()
}

/// The time in a version 7 id, in seconds since 1970.
fn seconds(id: Uuid) -> Option<u64> {
    id.get_timestamp().map(|time| time.to_unix().0)
}

fn with_database(admin: &Url, name: &str) -> String {
    let mut url = admin.clone();
    url.set_path(name);
    url.into()
}

async fn exists(connection: &mut PgConnection, name: &str) -> anyhow::Result<bool> {
    truth(connection, &format!("select exists (select from pg_database where datname = '{name}')")).await
}

/// The databases of tests, the oldest first: the time stands first in the name.
#[expect(clippy::disallowed_methods, reason = "checked macros know our schema, and this database is not it")]
async fn databases(connection: &mut PgConnection) -> anyhow::Result<Vec<String>> {
    let oldest = "select datname::text from pg_database where datname ~ '^t_[0-9a-f]{32}_[0-9]+$' order by datname";
    Ok(sqlx::query_scalar(oldest).fetch_all(connection).await?)
}

#[expect(clippy::disallowed_methods, reason = "names of databases cannot be parameters")]
async fn truth(connection: &mut PgConnection, statement: &str) -> anyhow::Result<bool> {
    Ok(sqlx::query_scalar(sqlx::AssertSqlSafe(statement.to_owned())).fetch_one(connection).await?)
}

#[expect(clippy::disallowed_methods, reason = "names of databases cannot be parameters")]
async fn run(connection: &mut PgConnection, statement: &str) -> anyhow::Result<()> {
    sqlx::raw_sql(sqlx::AssertSqlSafe(statement.to_owned()))
        .execute(connection)
        .await
        .with_context(|| statement.to_owned())?;
    Ok(())
}

#[tokio::test]
async fn two_fresh_databases_know_nothing_of_each_other() -> anyhow::Result<()> {
    let (one, other) = (TestDb::fresh().await, TestDb::fresh().await);
    let mut connection = one.pool.acquire().await?;
    run(
        &mut connection,
        "insert into access_area (urn, name_nb, name_nn, name_en, group_code) values ('a', 'a', 'a', 'a', 'a')",
    )
    .await?;
    let mut connection = other.pool.acquire().await?;
    assert!(truth(&mut connection, "select not exists (select from access_area)").await?);
    assert_ne!(one.url, other.url);
    Ok(())
}
