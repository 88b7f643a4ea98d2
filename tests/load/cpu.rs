//! Processor time from /proc: of a server, and of a whole Postgres with the backends that have ended meanwhile.

use std::{fs, time::Duration};

use anyhow::Context;

/// What the kernel counts in; a hundredth of a second on every Linux there is.
const TICK: Duration = Duration::from_millis(10);

/// Of one process.
#[derive(Debug)]
struct Stat {
    parent: u32,
    own: u32,
    reaped: u32,
}

fn stat(pid: u32) -> anyhow::Result<Stat> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat"))?;
    // The name of the program stands in brackets and may hold anything.
    let (_, rest) = text.rsplit_once(')').context("no name in stat")?;
    let fields: Vec<&str> = rest.split_whitespace().collect();
    let field = |nth: usize| -> anyhow::Result<u32> { Ok(fields.get(nth).context("a short stat")?.parse()?) };
    Ok(Stat { parent: field(1)?, own: field(11)? + field(12)?, reaped: field(13)? + field(14)? })
}

/// The process that started this one.
pub fn parent(pid: u32) -> anyhow::Result<u32> {
    Ok(stat(pid)?.parent)
}

/// Time this process has spent.
pub fn of_process(pid: u32) -> anyhow::Result<Duration> {
    Ok(TICK * stat(pid)?.own)
}

/// Time this process and all its children have spent, those that are gone included.
pub fn of_family(pid: u32) -> anyhow::Result<Duration> {
    let head = stat(pid)?;
    let others = fs::read_dir("/proc")?.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    let children: u32 = others.filter_map(|other| stat(other).ok()).filter(|s| s.parent == pid).map(|s| s.own).sum();
    Ok(TICK * (head.own + head.reaped + children))
}

/// Memory the process has in use now, in KiB.
pub fn resident(pid: u32) -> anyhow::Result<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}
