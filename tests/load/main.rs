//! What Portner costs (docs/performance.md): `bin/bench`, or `bin/bench --quick`.
//!
//! Everything that is compared is measured in the same run, in turn, as processor time of the server and of Postgres together. Clock
//! time depends on what else the machine does; processor time for a request hardly does, and its ratio to a known page even less.

mod bytes;
mod client;
mod compare;
mod cpu;
mod fortunes;
mod report;
mod servers;
mod visitor;
mod worlds;

use std::{
    collections::BTreeSet,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

use anyhow::Context;
use portner::{demo, platform::config::Config};

use self::{
    client::Load,
    compare::{Cell, median, ratio},
    report::{Finding, Machine},
    servers::{Server, free_address, quiet},
    visitor::{Visitor, all_after},
    worlds::{LARGE, SMALL, Size, Worlds},
};

const PORTAL: &str = env!("CARGO_BIN_EXE_portner");
const PICKER: &str = "/nb/virksomheter";
/// A housing cooperative that both Hanne Solheim and Anne Lund lead.
const COOPERATIVE: &str = "/nb/315000009";
const SCOPES: &str = "/nb/310123455/prod/mine-api";
/// The first that `world.sql` makes.
const SCOPE: &str = "018cba85-0000-7000-8000-000000000001";
const LIST: &str = "/nb/310123455/fullmakter";

#[actix_web::main]
async fn main() -> anyhow::Result<ExitCode> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["bare", database, at] => fortunes::serve_bare(database, at.parse()?).await?,
        ["stack"] => fortunes::serve_in_the_stack(Config::load(std::env::vars())?).await?,
        [] => return run(7, Duration::from_secs(4)).await,
        ["--quick"] => return run(3, Duration::from_millis(1500)).await,
        _ => portner::serve::tell("usage: bin/bench [--quick]\n"),
    }
    Ok(ExitCode::SUCCESS)
}

async fn run(rounds: usize, time: Duration) -> anyhow::Result<ExitCode> {
    let target = Path::new(PORTAL).ancestors().nth(2).context("no target folder")?;
    portner::serve::tell("Making the worlds: a minute or so.\n");
    let worlds = Worlds::make(&target.join("load")).await?;
    let machine = Machine::look(&worlds.version);
    let outcome = measure(&worlds, rounds, time).await;
    worlds.close().await?;
    let (cells, findings) = outcome?;
    let met = report::tell(&machine, &cells, &findings, &target.join("bench.json"))?;
    Ok(if met { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn measure(worlds: &Worlds, rounds: usize, time: Duration) -> anyhow::Result<(Vec<Cell>, Vec<Finding>)> {
    let (mut findings, small) = start_and_memory(worlds).await?;
    let large = portal(worlds, &LARGE).await?.0;
    let (bare, stack) = fortune_servers(worlds).await?;
    let mut kari = visitor(small.at, "Kari Nordmann").await?;
    let pages = pages(&mut kari).await?;
    let signed_in_stack = visitor(stack.at, "Kari Nordmann").await?.cookie();
    let (in_small, in_large) = (kari.cookie(), visitor(large.at, "Kari Nordmann").await?.cookie());
    let (few, many) =
        (visitor(small.at, "Anne Lund").await?.cookie(), visitor(small.at, "Hanne Solheim").await?.cookie());

    let mut cells = vec![
        Cell::new("fortunes, bare", bare.target(fortunes::PATH, ""), bare.pid()),
        Cell::new("fortunes, in the stack", stack.target(fortunes::PATH, ""), stack.pid()),
        Cell::new("fortunes, in the stack, signed in", stack.target(fortunes::PATH, &signed_in_stack), stack.pid()),
        Cell::new("picker, 20 organisations", small.target(PICKER, &few), small.pid()),
        Cell::new("picker, 500 organisations", small.target(PICKER, &many), small.pid()),
        Cell::new("Oversikt, one of 20 organisations", small.target(COOPERATIVE, &few), small.pid()),
        Cell::new("Oversikt, one of 500 organisations", small.target(COOPERATIVE, &many), small.pid()),
    ];
    for (one, other, path) in &pages {
        cells.push(Cell::new(one, small.target(path, &in_small), small.pid()));
        cells.push(Cell::new(other, large.target(path, &in_large), large.pid()));
    }
    compare::rounds(&mut cells, worlds.postmaster, rounds, time).await?;

    if let [bare, stack, signed_in, few, many, front_few, front_many, grown @ ..] = cells.as_slice() {
        if let [list, ..] = grown {
            findings.push(Finding::ratio("P-01", "list of 50 rows to fortunes", ratio(list, bare), 10.0));
        }
        findings.push(Finding::ratio("P-03", "fortunes in the stack to bare", ratio(stack, bare), 1.6));
        findings.push(Finding::ratio("P-03", "the same with a session to read", ratio(signed_in, bare), 6.0));
        findings.push(Finding::ratio("P-08", "picker, 500 organisations to 20", ratio(many, few), 6.0));
        findings.push(Finding::ratio("P-08", "Oversikt, one of 500 to one of 20", ratio(front_many, front_few), 6.0));
        for pair in grown.chunks(2) {
            if let [one, other] = pair {
                findings.push(Finding::ratio(
                    "P-09",
                    format!("a million to a thousand: {}", one.name),
                    ratio(other, one),
                    2.5,
                ));
            }
        }
    }
    let mut loaded = BTreeSet::new();
    for (name, _, path) in &pages {
        findings.extend(bytes::page(&mut kari, name, path, &mut loaded).await?);
    }
    let mut hanne = visitor(small.at, "Hanne Solheim").await?;
    findings.extend(bytes::page(&mut hanne, "picker, 500 organisations", PICKER, &mut loaded).await?);
    findings.extend(bytes::assets(&mut kari, &loaded).await?);
    Ok((cells, findings))
}

/// The pages of the two worlds, with their names in each.
async fn pages(kari: &mut Visitor) -> anyhow::Result<Vec<(&'static str, &'static str, String)>> {
    let first = kari.get(LIST).await?.text()?;
    let holder = all_after(&first, "href=\"", '"').into_iter().find(|href| {
        href.strip_prefix(LIST).is_some_and(|tail| tail.len() == 10 && tail[1..].bytes().all(|b| b.is_ascii_digit()))
    });
    let holder = holder.context("nobody in the list")?.to_owned();
    let mut page = first;
    let mut far = String::new();
    for _ in 0..6 {
        let next = all_after(&page, "href=\"", '"').into_iter().find(|href| href.contains("etter="));
        far = next.context("no page after")?.replace("&#38;", "&").replace("&amp;", "&");
        page = kari.get(&far).await?.text()?;
    }
    Ok(vec![
        ("list, first page", "list, first page, of a million", LIST.to_owned()),
        ("list, seventh page", "list, seventh page, of a million", far),
        ("one holder", "one holder, of a million", holder),
        ("Oversikt", "Oversikt, of a million", "/nb/310123455".to_owned()),
        ("log", "log, of a million", "/nb/310123455/logg".to_owned()),
        ("Mine API", "Mine API, of ten thousand", SCOPES.to_owned()),
        ("Mine API, searched", "Mine API, ten thousand searched", format!("{SCOPES}?q=omraade00042")),
        ("one scope", "one scope, of a million accesses", format!("{SCOPES}/{SCOPE}")),
        ("one scope, searched", "one scope, a million accesses searched", format!("{SCOPES}/{SCOPE}?q=regnskap")),
    ])
}

async fn visitor(at: SocketAddr, name: &str) -> anyhow::Result<Visitor> {
    let person = demo::people().into_iter().find(|person| person.name == name);
    Visitor::sign_in(at, person.context("not in the demo")?.national_id).await
}

async fn portal(worlds: &Worlds, size: &Size) -> anyhow::Result<(Server, Duration)> {
    let (at, operations) = (free_address()?, free_address()?.to_string());
    Server::start(quiet(PORTAL, &["serve"], worlds.settings(size, at, &operations)), at, "/nb/").await
}

async fn fortune_servers(worlds: &Worlds) -> anyhow::Result<(Server, Server)> {
    let this: PathBuf = std::env::current_exe()?;
    let this = this.to_str().context("a strange path")?;
    let (one, other) = (free_address()?, free_address()?);
    let bare = quiet(this, &["bare", &worlds.url(&SMALL), &one.to_string()], Vec::new());
    let stack = quiet(this, &["stack"], worlds.settings(&SMALL, other, "off"));
    Ok((Server::start(bare, one, fortunes::PATH).await?.0, Server::start(stack, other, fortunes::PATH).await?.0))
}

/// P-10 and P-11, and the portal of the small world that the rest is measured on.
#[expect(clippy::cast_precision_loss, reason = "sizes are far below 2^52")]
async fn start_and_memory(worlds: &Worlds) -> anyhow::Result<(Vec<Finding>, Server)> {
    let (mut starts, mut spent) = (Vec::new(), Vec::new());
    for _ in 0..10 {
        let (portal, took) = portal(worlds, &SMALL).await?;
        starts.push(took.as_secs_f64() * 1e3);
        spent.push(cpu::of_process(portal.pid())?.as_secs_f64() * 1e3);
    }
    let size = std::fs::metadata(PORTAL)?.len() as f64 / f64::from(1 << 20);

    let portal = portal(worlds, &SMALL).await?.0;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let idle = cpu::resident(portal.pid())? as f64 / 1024.0;
    let cookie = visitor(portal.at, "Kari Nordmann").await?.cookie();
    let load = Load::start(&portal.target(LIST, &cookie), 256);
    tokio::time::sleep(Duration::from_secs(5)).await;
    let busy = cpu::resident(portal.pid())? as f64 / 1024.0;
    load.stop().await?;
    let findings = vec![
        Finding::figure("P-10", "memory, idle", idle, "MiB", 35.0),
        Finding::figure("P-10", "memory, 256 connections that ask for the list", busy, "MiB", 80.0),
        Finding::figure("P-11", "from exec to the first 200, median of ten", median(starts), "ms", 300.0),
        Finding::note("P-11", "processor time of the portal until then", median(spent), "ms"),
        Finding::figure("P-11", "the program", size, "MiB", 25.0),
    ];
    Ok((findings, portal))
}
