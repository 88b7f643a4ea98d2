//! A Postgres of our own, for whoever has not set `DATABASE_URL`: found on the machine, started on first use, stopped with the last
//! process that uses it. One folder holds everything:
//!
//! | in the folder | what it is |
//! |---|---|
//! | `pg17/` | the data, one folder for each major version |
//! | `postgres.log`, `postgres.log.1` | what the server said, this time and the time before |
//! | `socket` | the folder of the socket while a server runs |
//! | `start.lock`, `in-use.lock` | who may start and stop it |
//!
//! The server listens on a Unix socket in a folder closed to everybody else, and trusts whoever gets there: no port can collide
//! and there is no password to keep. Root cannot run Postgres, so root hands it to the account `postgres` or `nobody`; if that
//! account cannot walk to the folder, data and log live in `/var/tmp` instead.

mod account;
mod folders;
mod locks;
mod postmaster;
mod programs;

use std::{
    fs::{self, OpenOptions},
    os::unix::{fs::OpenOptionsExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, bail, ensure};
use sqlx::{
    ConnectOptions, Connection, FromRow, PgConnection,
    postgres::{PgConnectOptions, PgRow},
};

use self::{
    account::Account,
    locks::{Claim, StartLock},
    postmaster::Postmaster,
    programs::{Programs, versions_in},
};

/// What people have typed stands in statements and their values, so the log has neither.
const QUIET: [&str; 5] = [
    "log_statement=none",
    "log_min_error_statement=panic",
    "log_min_duration_statement=-1",
    "log_parameter_max_length_on_error=0",
    "log_error_verbosity=terse",
];

/// How long the server may take until it answers. Recovery after a crash takes longest.
const START_LIMIT: Duration = Duration::from_mins(1);

/// The pause between two looks at whether the server answers.
const PAUSE: Duration = Duration::from_millis(15);

/// The name of our own connections, by which they differ from those of the server's users.
const OURSELVES: &str = "portner local postgres";

const SETTING: &str = "select current_setting($1)";
const DATABASE_EXISTS: &str = "select exists (select from pg_database where datname = $1)";
const HAS_OTHER_CLIENTS: &str =
    "select exists (select from pg_stat_activity where backend_type = 'client backend' and application_name <> $1)";

/// How safely the data is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// A change that was confirmed survives a crash of the machine.
    Safe,
    /// For tests: nothing is forced to disk, every start begins empty, and the data is removed when the server stops.
    Throwaway,
}

/// A running private server, and the claim that keeps others from stopping it.
#[derive(Debug)]
pub struct LocalPostgres {
    /// Did this call start the server, or was it running already?
    pub started_here: bool,
    dir: PathBuf,
    data: PathBuf,
    socket_folder: PathBuf,
    durability: Durability,
    claim: Claim,
}

impl LocalPostgres {
    /// Starts the server that keeps its data in `dir`, or joins it if it is running. Makes the folder and the data when missing.
    ///
    /// Takes a tenth of a second, half a second the first time. Fails with the way out in the text when no Postgres is installed,
    /// when the data belongs to another user or version, and when the server does not answer within a minute.
    pub async fn start(dir: &Path, durability: Durability) -> anyhow::Result<Self> {
        folders::make(dir)?;
        let dir = fs::canonicalize(dir).with_context(|| format!("cannot use the folder {}", dir.display()))?;
        let starting = StartLock::take(&dir).await?;
        let claim = Claim::take(&dir).await?;
        if let Some((socket_folder, data)) = running(&dir).await {
            return Ok(Self { started_here: false, dir, data, socket_folder, durability, claim });
        }
        let place = Place::choose(&dir, durability)?;
        let socket_folder = folders::make_socket_folder(&place.data, place.account)?;
        let started_here = place.run(&socket_folder, durability).await?;
        fs::write(dir.join("socket"), socket_folder.as_os_str().as_encoded_bytes())
            .with_context(|| format!("cannot write in {}", dir.display()))?;
        drop(starting);
        Ok(Self { started_here, dir, data: place.data, socket_folder, durability, claim })
    }

    /// Joins the server that is running for `dir`, in a few milliseconds and without looking for any programs.
    ///
    /// Fails when none is running. While the value lives, the server is not stopped.
    pub async fn attach(dir: &Path) -> anyhow::Result<Self> {
        let dir = fs::canonicalize(dir)?;
        let claim = Claim::join(&dir).await?;
        let (socket_folder, data) = running(&dir).await.context("no Postgres is running there")?;
        Ok(Self { started_here: false, dir, data, socket_folder, durability: Durability::Safe, claim })
    }

    /// The address of a database on this server.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        format!("postgresql://portner@localhost/{database}?host={}", self.socket_folder.display())
    }

    /// Makes the database `name` unless it is there.
    pub async fn ensure_database(&self, name: &str) -> anyhow::Result<()> {
        let mut connection = options(&self.socket_folder).connect().await?;
        if !ask::<bool>(&mut connection, DATABASE_EXISTS, name).await? {
            create_database(&mut connection, name).await.with_context(|| format!("cannot make the database {name}"))?;
        }
        connection.close().await?;
        Ok(())
    }

    /// Gives up the server. It is stopped if nobody else uses it; sessions that are still open are ended.
    pub async fn stop(self) -> anyhow::Result<()> {
        self.stop_if_last().await.map(drop)
    }

    /// Keeps the server running until no client has been connected for `idle`, then stops it.
    pub async fn until_idle(self, idle: Duration) -> anyhow::Result<()> {
        loop {
            if let Err(e) = self.idle_for(idle).await {
                // Several may be waiting; another one stopped the server, and holds the lock until it is gone.
                let _starting = StartLock::take(&self.dir).await?;
                return if Postmaster::of(&self.data).live().is_none() { Ok(()) } else { Err(e) };
            }
            if self.stop_if_last().await? {
                return Ok(());
            }
        }
    }

    async fn stop_if_last(&self) -> anyhow::Result<bool> {
        let starting = StartLock::take(&self.dir).await?;
        if !self.claim.give_up(&starting)? {
            return Ok(false);
        }
        Postmaster::of(&self.data).stop().await?;
        // Left-overs are no harm: the next start expects them.
        drop(fs::remove_file(self.dir.join("socket")));
        drop(fs::remove_dir(&self.socket_folder));
        if self.durability == Durability::Throwaway {
            fs::remove_dir_all(&self.data).with_context(|| format!("cannot remove {}", self.data.display()))?;
        }
        Ok(true)
    }

    async fn idle_for(&self, idle: Duration) -> anyhow::Result<()> {
        let mut connection = options(&self.socket_folder).connect().await?;
        let mut last_seen = Instant::now();
        while last_seen.elapsed() < idle {
            tokio::time::sleep(Duration::from_millis(500).min(idle)).await;
            if ask::<bool>(&mut connection, HAS_OTHER_CLIENTS, OURSELVES).await? {
                last_seen = Instant::now();
            }
        }
        connection.close().await?;
        Ok(())
    }
}

/// Everything that has to be known before a server can be started.
#[derive(Debug)]
struct Place {
    account: Account,
    programs: Programs,
    data: PathBuf,
    log: PathBuf,
}

impl Place {
    fn choose(dir: &Path, durability: Durability) -> anyhow::Result<Self> {
        let mut home = dir.to_owned();
        let mut account = Account::for_server(newest_data(&home).as_ref().map(|(_, data)| data.as_path()))?;
        if !account.reaches(&home) {
            home = folders::elsewhere(dir);
            folders::make_elsewhere(&home)?;
            account = Account::for_server(newest_data(&home).as_ref().map(|(_, data)| data.as_path()))?;
        }
        if durability == Durability::Throwaway {
            for (_, data) in all_data(&home) {
                if Postmaster::of(&data).live().is_none() {
                    fs::remove_dir_all(&data).with_context(|| format!("cannot remove {}", data.display()))?;
                }
            }
        }
        let programs = Programs::find(account, newest_data(&home).map(|(version, _)| version))?;
        let data = home.join(format!("pg{}", programs.version));
        Ok(Self { account, programs, data, log: home.join("postgres.log") })
    }

    /// Sees to it that the server answers on the socket; false if it turned out to be running already.
    async fn run(&self, socket_folder: &Path, durability: Durability) -> anyhow::Result<bool> {
        if !self.data.join("PG_VERSION").exists() {
            self.init_data()?;
        }
        let postmaster = Postmaster::of(&self.data);
        let begun = Instant::now();
        while let Some(pid) = postmaster.live() {
            // It is starting up, shutting down or recovering, left over from a process that was killed.
            if answers(socket_folder).await {
                return Ok(false);
            }
            ensure!(
                begun.elapsed() < START_LIMIT,
                "Postgres runs as process {pid:?} on {} but does not answer; stop it with kill -INT, then try again",
                self.data.display()
            );
            tokio::time::sleep(PAUSE).await;
        }
        postmaster.clear_stale_locks(socket_folder, self.account)?;
        let mut child = self.spawn(socket_folder, durability)?;
        self.wait_until_answers(&mut child, socket_folder).await?;
        // Somebody has to collect the exit status, or the stopped server stays behind as a zombie.
        std::thread::spawn(move || child.wait());
        Ok(true)
    }

    /// Makes an empty cluster under another name and renames it when it is whole, so that there is never half of one.
    fn init_data(&self) -> anyhow::Result<()> {
        let unfinished = self.data.with_extension("new");
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished).with_context(|| format!("cannot remove {}", unfinished.display()))?;
        }
        // We make the folder and hand it over; the folder around it stays ours.
        folders::make_private(&unfinished, self.account)
            .with_context(|| format!("cannot make the folder {}", unfinished.display()))?;
        // The C locale is the only one every build of Postgres has; names are sorted with an ICU collation or in Rust.
        let output = self
            .command("initdb")
            .arg("-D")
            .arg(&unfinished)
            .args(["-U", "portner", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"])
            .output()
            .context("cannot run initdb")?;
        if !output.status.success() {
            bail!(
                "initdb could not make a database in {}:\n{}{}",
                unfinished.display(),
                String::from_utf8_lossy(&output.stdout),
                String::from_utf8_lossy(&output.stderr)
            );
        }
        fs::rename(&unfinished, &self.data).with_context(|| format!("cannot make {}", self.data.display()))
    }

    fn spawn(&self, socket_folder: &Path, durability: Durability) -> anyhow::Result<Child> {
        drop(fs::rename(&self.log, self.log.with_extension("log.1")));
        let log = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&self.log);
        let log = log.with_context(|| format!("cannot write {}", self.log.display()))?;
        let mut command = self.command("postgres");
        command.arg("-D").arg(&self.data).arg("-k").arg(socket_folder);
        command.args(["-p", "5432", "-c", "listen_addresses=", "-c", "unix_socket_permissions=0700"]);
        command.args(QUIET.iter().flat_map(|setting| ["-c", setting]));
        if durability == Durability::Throwaway {
            command.args(["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]);
            command.args(["-c", "max_connections=300"]);
        }
        // A process group of its own: Ctrl-C in a terminal must not stop the database before the portal has finished its answers.
        command.process_group(0).stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        command.spawn().context("cannot run postgres")
    }

    async fn wait_until_answers(&self, child: &mut Child, socket_folder: &Path) -> anyhow::Result<()> {
        let begun = Instant::now();
        while !answers(socket_folder).await {
            if let Some(status) = child.try_wait()? {
                bail!("Postgres stopped at once ({status}); {} says why:\n{}", self.log.display(), self.last_words());
            }
            if begun.elapsed() > START_LIMIT {
                bail!("Postgres did not answer in {} s; see {}", START_LIMIT.as_secs(), self.log.display());
            }
            tokio::time::sleep(PAUSE).await;
        }
        Ok(())
    }

    /// The end of the log, for an error message.
    fn last_words(&self) -> String {
        let log = fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines.iter().skip(lines.len().saturating_sub(5)).map(|line| format!("  {line}\n")).collect()
    }

    /// A program of the installation, as the server's account and with nothing of our environment, which may hold secrets.
    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.bin.join(program));
        command.current_dir("/").env_clear().env("PATH", "/usr/bin:/bin").env("LC_ALL", "C").env("TZ", "UTC");
        if Account::current().is_root() {
            command.uid(self.account.uid).gid(self.account.gid);
        }
        command
    }
}

/// The data folders below `home` with their major versions, the newest first.
fn all_data(home: &Path) -> Vec<(u32, PathBuf)> {
    versions_in(home, "pg")
}

fn newest_data(home: &Path) -> Option<(u32, PathBuf)> {
    all_data(home).into_iter().next()
}

/// The socket folder and the data folder of the server that runs for `dir`, if one answers.
async fn running(dir: &Path) -> Option<(PathBuf, PathBuf)> {
    let socket_folder = PathBuf::from(fs::read_to_string(dir.join("socket")).ok()?);
    let mut connection = connect(&socket_folder).await?;
    let data: String = ask(&mut connection, SETTING, "data_directory").await.ok()?;
    drop(connection.close().await);
    Some((socket_folder, data.into()))
}

async fn answers(socket_folder: &Path) -> bool {
    match connect(socket_folder).await {
        Some(connection) => connection.close().await.is_ok(),
        None => false,
    }
}

async fn connect(socket_folder: &Path) -> Option<PgConnection> {
    if !socket_folder.join(folders::SOCKET_NAME).exists() {
        return None;
    }
    tokio::time::timeout(Duration::from_secs(5), options(socket_folder).connect()).await.ok()?.ok()
}

/// How to reach the maintenance database. The user's own settings for Postgres, such as PGUSER and .pgpass, do not matter here.
fn options(socket_folder: &Path) -> PgConnectOptions {
    let options = PgConnectOptions::new_without_pgpass().socket(socket_folder).port(5432);
    options.username("portner").database("postgres").application_name(OURSELVES)
}

/// Asks the server something about itself.
#[expect(clippy::disallowed_methods, reason = "checked macros know our schema, and this database is not it")]
async fn ask<T>(connection: &mut PgConnection, question: &'static str, about: &str) -> sqlx::Result<T>
where
    (T,): for<'r> FromRow<'r, PgRow>,
    T: Send + Unpin,
{
    sqlx::query_scalar(question).bind(about).fetch_one(connection).await
}

#[expect(clippy::disallowed_methods, reason = "the name of a database cannot be a parameter")]
async fn create_database(connection: &mut PgConnection, name: &str) -> sqlx::Result<()> {
    let statement = format!("create database \"{}\"", name.replace('"', "\"\""));
    match sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(connection).await {
        // Somebody else was faster.
        Err(sqlx::Error::Database(e)) if e.code().as_deref() == Some("42P04") => Ok(()),
        done => done.map(drop),
    }
}
