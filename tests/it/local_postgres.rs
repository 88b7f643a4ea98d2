//! The private Postgres, through what happens to it on people's machines: `kill -9`, two programs at once, a clean stop.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    time::Duration,
};

use portner::platform::local_postgres::{Durability, LocalPostgres};
use rustix::process::{Pid, Signal, kill_process};
use sqlx::{Connection, PgConnection};

/// An empty folder that the server's account can walk to, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("target").join(format!("test-pg-{name}-{}", std::process::id()));
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// A log may be read by whoever helps with the machine; what people have typed is nobody's business.
#[tokio::test]
async fn the_log_of_the_server_is_closed_to_others_and_repeats_no_statement() -> anyhow::Result<()> {
    let folder = Folder::new("quiet");
    let server = LocalPostgres::start(&folder.0, Durability::Throwaway).await?;
    let mut connection = PgConnection::connect(&server.url("postgres")).await?;
    for statement in ["select 'hemmelig'::integer", "select 1 / 0 as hemmelig", "select hemmelig"] {
        assert!(sqlx::raw_sql(statement).execute(&mut connection).await.is_err());
    }
    connection.close().await?;
    server.stop().await?;
    let log = folder.0.join("postgres.log");
    assert_eq!(fs::metadata(&log)?.permissions().mode() & 0o777, 0o600);
    let said = fs::read_to_string(log)?;
    assert!(said.contains("division by zero") && !said.contains("STATEMENT") && !said.contains("1 / 0"), "{said}");
    Ok(())
}

async fn has_database(server: &LocalPostgres, name: &str) -> bool {
    PgConnection::connect(&server.url(name)).await.is_ok()
}

/// Kills the server without a chance to clean up after itself.
async fn kill(server: &LocalPostgres) -> anyhow::Result<()> {
    let mut connection = PgConnection::connect(&server.url("postgres")).await?;
    #[expect(clippy::disallowed_methods, reason = "checked macros know our schema, and this database is not it")]
    let file: String = sqlx::query_scalar("select current_setting('data_directory') || '/postmaster.pid'")
        .fetch_one(&mut connection)
        .await?;
    let pid: i32 = fs::read_to_string(file)?.lines().next().unwrap_or_default().parse()?;
    Ok(kill_process(Pid::from_raw(pid).ok_or_else(|| anyhow::anyhow!("no process"))?, Signal::KILL)?)
}

#[tokio::test]
async fn what_was_stored_survives_kill_9_of_the_server() -> anyhow::Result<()> {
    let folder = Folder::new("kill");
    let first = LocalPostgres::start(&folder.0, Durability::Safe).await?;
    assert!(first.started_here);
    first.ensure_database("kept").await?;
    first.ensure_database("kept").await?;
    kill(&first).await?;
    drop(first);

    let second = LocalPostgres::start(&folder.0, Durability::Safe).await?;
    assert!(second.started_here);
    assert!(has_database(&second, "kept").await);
    second.stop().await
}

#[tokio::test]
async fn the_last_to_use_the_server_stops_it() -> anyhow::Result<()> {
    let folder = Folder::new("share");
    let (one, other) = tokio::try_join!(
        LocalPostgres::start(&folder.0, Durability::Safe),
        LocalPostgres::start(&folder.0, Durability::Safe)
    )?;
    assert!(one.started_here != other.started_here);
    one.stop().await?;
    assert!(has_database(&other, "postgres").await);

    let third = LocalPostgres::attach(&folder.0).await?;
    other.stop().await?;
    assert!(has_database(&third, "postgres").await);
    third.stop().await?;
    assert!(LocalPostgres::attach(&folder.0).await.is_err());
    Ok(())
}

#[tokio::test]
async fn throw_away_servers_end_when_idle_and_leave_no_data() -> anyhow::Result<()> {
    let folder = Folder::new("idle");
    let (one, other) = tokio::try_join!(
        LocalPostgres::start(&folder.0, Durability::Throwaway),
        LocalPostgres::start(&folder.0, Durability::Throwaway)
    )?;
    one.ensure_database("gone").await?;
    tokio::try_join!(one.until_idle(Duration::from_millis(100)), other.until_idle(Duration::from_millis(100)))?;

    let again = LocalPostgres::start(&folder.0, Durability::Throwaway).await?;
    assert!(!has_database(&again, "gone").await);
    again.stop().await
}
