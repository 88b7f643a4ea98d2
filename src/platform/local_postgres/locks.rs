//! Two lock files beside the data. The kernel gives them back when a process dies, however it dies.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context, bail};

/// How long a start may take before those who wait for it give up. Recovery after a crash takes longest.
const LIMIT: Duration = Duration::from_secs(90);

/// The right to start or stop the server; one process at a time. Given back when dropped.
#[derive(Debug)]
pub(super) struct StartLock(#[expect(dead_code, reason = "held for its lock")] File);

impl StartLock {
    /// Waits for the lock, at most 90 seconds.
    pub(super) async fn take(dir: &Path) -> anyhow::Result<Self> {
        let file = open(&dir.join("start.lock"), true)?;
        wait_for(|| file.try_lock()).await.with_context(|| {
            format!("another process has been starting or stopping Postgres in {} for a long time", dir.display())
        })?;
        Ok(Self(file))
    }
}

/// The claim that the server is in use. Any number of processes may hold one, and only the last of them may stop the server.
#[derive(Debug)]
pub(super) struct Claim(File);

impl Claim {
    /// Takes a claim, and waits for a server that is just being stopped.
    pub(super) async fn take(dir: &Path) -> anyhow::Result<Self> {
        Self::lock(open(&dir.join("in-use.lock"), true)?).await
    }

    /// Takes a claim where somebody has started a server before.
    pub(super) async fn join(dir: &Path) -> anyhow::Result<Self> {
        Self::lock(open(&dir.join("in-use.lock"), false)?).await
    }

    async fn lock(file: File) -> anyhow::Result<Self> {
        wait_for(|| file.try_lock_shared()).await.context("Postgres is being stopped and does not end")?;
        Ok(Self(file))
    }

    /// Gives the claim up and asks: is nobody else using the server? If so, nobody can begin to until this value is dropped. The
    /// [`StartLock`] shows that no other process is asking the same question.
    pub(super) fn give_up(&self, _starting: &StartLock) -> io::Result<bool> {
        self.0.unlock()?;
        match self.0.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(e)) => Err(e),
        }
    }
}

fn open(path: &Path, create: bool) -> anyhow::Result<File> {
    let file = OpenOptions::new().read(true).write(create).create(create).truncate(false).open(path);
    file.with_context(|| format!("cannot open {}", path.display()))
}

/// Asks again and again instead of blocking, so that a caller on an async thread stops nobody else.
async fn wait_for(mut ask: impl FnMut() -> Result<(), TryLockError>) -> anyhow::Result<()> {
    let begun = Instant::now();
    loop {
        match ask() {
            Ok(()) => return Ok(()),
            Err(TryLockError::Error(e)) => return Err(e.into()),
            Err(TryLockError::WouldBlock) if begun.elapsed() > LIMIT => bail!("waited {} s", LIMIT.as_secs()),
            Err(TryLockError::WouldBlock) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}
