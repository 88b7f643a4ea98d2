//! The running server as its lock file `postmaster.pid` describes it, and what to do when the server of that file is gone.

use std::{
    fs::{self, OpenOptions},
    io::Write,
    os::unix::fs::{OpenOptionsExt, fchown},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use anyhow::{Context, ensure};
use rustix::process::{Pid, Signal, kill_process, test_kill_process};

use super::{account::Account, folders::SOCKET_NAME};

/// How long a server may take to stop. It writes out its buffers first.
const STOP_LIMIT: Duration = Duration::from_secs(30);

/// The lock file of one data folder.
#[derive(Debug, Clone)]
pub(super) struct Postmaster {
    file: PathBuf,
    data: PathBuf,
}

impl Postmaster {
    pub(super) fn of(data: &Path) -> Self {
        Self { file: data.join("postmaster.pid"), data: data.to_owned() }
    }

    fn pid(&self) -> Option<Pid> {
        Pid::from_raw(first_number(&fs::read_to_string(&self.file).ok()?)?)
    }

    /// The process that runs the server of this data, if there is one. Its number alone proves nothing: it may be a zombie that
    /// nobody reaps (containers), or by now belong to another program.
    pub(super) fn live(&self) -> Option<Pid> {
        self.pid().filter(|pid| {
            if !cfg!(target_os = "linux") {
                return test_kill_process(*pid).is_ok();
            }
            let proc = Path::new("/proc").join(pid.as_raw_nonzero().to_string());
            let stat = fs::read_to_string(proc.join("stat")).unwrap_or_default();
            // A server stands in its data folder. Where we may not look, its name has to be enough.
            let elsewhere = match (fs::read_link(proc.join("cwd")), fs::canonicalize(&self.data)) {
                (Ok(cwd), Ok(data)) => cwd != data,
                _ => false,
            };
            is_running_postgres(&stat) && !elsewhere
        })
    }

    /// Clears the way for a new server after one that was killed; call it when there is no [`Postmaster::live`] one.
    ///
    /// `postmaster.pid` is not removed but gets our own number: a server takes its parent's number for a left-over, and then still
    /// makes sure that no orphan of the killed one works on the data. The lock of the socket guards nothing more and can go.
    pub(super) fn clear_stale_locks(&self, socket_folder: &Path, server: Account) -> anyhow::Result<()> {
        for name in [SOCKET_NAME.to_owned(), format!("{SOCKET_NAME}.lock")] {
            drop(fs::remove_file(socket_folder.join(name)));
        }
        let Ok(old) = fs::read_to_string(&self.file) else { return Ok(()) };
        let rest = old.split_once('\n').map_or("", |(_, rest)| rest);
        // Removed and made anew, never written through: the folder is the server's, and we may be root.
        fs::remove_file(&self.file).context("cannot replace postmaster.pid")?;
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&self.file)?;
        file.write_all(format!("{}\n{rest}", std::process::id()).as_bytes())?;
        fchown(&file, Some(server.uid), Some(server.gid))?;
        Ok(())
    }

    /// Ends all sessions and stops the server in good order; returns when it is gone, or fails after 30 seconds.
    pub(super) async fn stop(&self) -> anyhow::Result<()> {
        let Some(pid) = self.live() else { return Ok(()) };
        kill_process(pid, Signal::INT).with_context(|| format!("cannot stop Postgres, process {pid:?}"))?;
        let begun = Instant::now();
        while self.live().is_some() {
            ensure!(begun.elapsed() < STOP_LIMIT, "Postgres did not stop in {} s", STOP_LIMIT.as_secs());
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Ok(())
    }
}

fn first_number(pid_file: &str) -> Option<i32> {
    pid_file.lines().next()?.trim().parse().ok()
}

/// Reads a line of `/proc/<pid>/stat`: `4711 (postgres) S …`, where the letter is the state.
fn is_running_postgres(stat: &str) -> bool {
    stat.split_once(" (postgres) ").is_some_and(|(_, rest)| !rest.starts_with(['Z', 'X']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_living_postgres_counts_as_running() {
        assert!(is_running_postgres("4711 (postgres) S 1 4711 4711 0"));
        assert!(!is_running_postgres("4711 (postgres) Z 1 4711 4711 0"));
        assert!(!is_running_postgres("4711 (portner) S 1 4711 4711 0"));
        assert!(!is_running_postgres(""));
    }

    #[test]
    fn the_first_line_of_the_lock_file_is_the_process() {
        assert_eq!(first_number("4711\n/data\n1763640000\n5432\n"), Some(4711));
        assert_eq!(first_number("\n"), None);
        assert_eq!(first_number(""), None);
    }
}
