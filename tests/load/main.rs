//! What Portner costs (docs/performance.md): `bin/bench`, or `bin/bench --quick`.
//!
//! Everything that is compared is measured in the same run, in turn, as processor time of the server and of Postgres together. Clock
//! time depends on what else the machine does; processor time for a request hardly does, and its ratio to a known page even less.

mod actions;
mod bytes;
mod client;
mod compare;
mod cpu;
mod fortunes;
mod report;
mod servers;
mod tokens;
mod worlds;

/// The browser of the tests. It panics where a page is not as expected, which ends the run and says why.
#[allow(
    dead_code,
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "shared with the tests, which use more of it"
)]
#[path = "../it/support"]
mod support {
    pub mod browser;
    pub mod page;
    pub mod people;
}

use std::{
    collections::BTreeSet,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

use anyhow::{Context, ensure};
use portner::platform::config::Config;
use reqwest::StatusCode;
use url::Url;

use self::{
    bytes::all_after,
    client::Load,
    compare::{Cell, Interval, median, ratio},
    report::{Finding, How, Machine},
    servers::{Server, free_address, quiet},
    support::{
        browser::Browser,
        people::{ANNE, GERD, HANNE, KARI},
    },
    worlds::{LARGE, SMALL, Size, Worlds},
};

const PORTAL: &str = env!("CARGO_BIN_EXE_portner");
const PICKER: &str = "/nb/virksomheter";
const OVERVIEW: &str = "/nb/310123455";
const LIST: &str = "/nb/310123455/fullmakter";
const SCOPES: &str = "/nb/310123455/prod/mine-api";
/// The first scope that `world.sql` makes.
const SCOPE: &str = "018cba85-0000-7000-8000-000000000001";
/// A housing cooperative that both Hanne Solheim and Anne Lund lead; in the large world it has 10 000 suppliers.
const COOPERATIVE: &str = "/nb/315000009";
/// The API of Vestby vannverk, which in the large world has one scope with 50 000 accesses.
const WATERWORKS: &str = "/nb/310334456/prod/mine-api";
const LARGEST_SCOPE: &str = "018cba85-0000-7000-8000-000000000000";
/// As many lines as a list may have.
const LONGEST_LIST: i64 = 5_000;

/// The budgets in milliseconds of processor time of the portal and Postgres for a request: a page with a list, however long it is,
/// *Oversikt*, and choosing among 500 organisations.
const LIST_PAGE: f64 = 3.0;
const FRONT_PAGE: f64 = 4.0;
const LONG_PICKER: f64 = 5.0;
/// A token, so that two cores issue two thousand in a second.
const TOKEN_COSTS: f64 = 1.0;
/// How many times as much a page may cost among a million rows as among a thousand.
const GROWTH: f64 = 1.5;

/// How much is measured.
#[derive(Clone, Copy)]
struct Effort {
    rounds: usize,
    time: Duration,
    /// How many times a removal and its undo are done.
    changes: usize,
}

const FULL: Effort = Effort { rounds: 7, time: Duration::from_secs(4), changes: 40 };
const QUICK: Effort = Effort { rounds: 3, time: Duration::from_millis(1500), changes: 20 };

/// What is measured.
enum What {
    All,
    /// Only tokens and the look-up, for whoever works on them.
    Tokens,
}

#[actix_web::main]
async fn main() -> anyhow::Result<ExitCode> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["bare", database, at] => fortunes::serve_bare(database, at.parse()?).await?,
        ["stack"] => fortunes::serve_in_the_stack(Config::load(std::env::vars())?).await?,
        [] => return run(FULL, What::All).await,
        ["--quick"] => return run(QUICK, What::All).await,
        // Only whether it works: the figures of so short a time mean nothing.
        ["--try"] => return run(Effort { rounds: 1, time: Duration::from_millis(100), changes: 2 }, What::All).await,
        ["tokens"] => return run(FULL, What::Tokens).await,
        ["tokens", "--quick"] => return run(QUICK, What::Tokens).await,
        _ => portner::serve::eprint("usage: bin/bench [tokens] [--quick | --try]\n"),
    }
    Ok(ExitCode::SUCCESS)
}

async fn run(effort: Effort, what: What) -> anyhow::Result<ExitCode> {
    let target = Path::new(PORTAL).ancestors().nth(2).context("no target folder")?;
    portner::serve::eprint("Making the worlds: a minute or so.\n");
    let worlds = Worlds::make(&target.join("load")).await?;
    let machine = Machine::look(&worlds.version, effort.rounds, effort.time.as_secs_f64());
    let outcome = match what {
        What::All => measure(&worlds, effort).await,
        What::Tokens => measure_tokens(&worlds, effort).await,
    };
    worlds.close().await?;
    let (cells, findings) = outcome?;
    let met = report::show(&machine, &cells, &findings, &target.join("bench.json"))?;
    Ok(if met { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn measure(worlds: &Worlds, effort: Effort) -> anyhow::Result<(Vec<Cell>, Vec<Finding>)> {
    portner::serve::eprint("Starting portals.\n");
    let (mut findings, small) = start_and_memory(worlds).await?;
    let large = portal(worlds, &LARGE).await?.0;
    let (bare, stack) = fortune_servers(worlds).await?;
    let mut kari = signed_in(small.at, KARI).await?;
    let mut kari_in_large = signed_in(large.at, KARI).await?;
    let pages = pages(&mut kari).await?;

    let in_stack = cookie(&signed_in(stack.at, KARI).await?);
    let mut cells = vec![
        Cell::new("fortunes, bare", bare.target(fortunes::PATH, ""), bare.pid()),
        Cell::new("fortunes, in the stack, no session", stack.target(fortunes::PATH, ""), stack.pid()),
        Cell::new("fortunes, in the stack, signed in", stack.target(fortunes::PATH, &in_stack), stack.pid()),
    ];
    let (few, many) = (cookie(&signed_in(small.at, ANNE).await?), cookie(&signed_in(small.at, HANNE).await?));
    let at_small = |name: &str, path: &str, cookie: &str| Cell::new(name, small.target(path, cookie), small.pid());
    cells.extend([
        at_small("picker, 20 organisations", PICKER, &few).within(LONG_PICKER),
        at_small("picker, 500 organisations", PICKER, &many).within(LONG_PICKER),
        at_small("Oversikt, one of 20 organisations", COOPERATIVE, &few).within(FRONT_PAGE),
        at_small("Oversikt, one of 500 organisations", COOPERATIVE, &many).within(FRONT_PAGE),
    ]);
    let at_large = |name: String, path: &str, cookie: &str| Cell::new(name, large.target(path, cookie), large.pid());
    for (name, path, budget) in &pages {
        cells.push(at_small(name, path, &cookie(&kari)).within(*budget));
        cells.push(at_large(among_a_million(name), path, &cookie(&kari_in_large)).within(*budget));
    }
    for (browser, pages) in largest(&large).await? {
        let cookie = cookie(&browser);
        cells.extend(pages.into_iter().map(|(name, path, budget)| at_large(name, &path, &cookie).within(budget)));
    }
    let npm = tokens::oidc_provider(&worlds.machine).await?;
    cells.extend(of_tokens(worlds, &npm, (&small, &large, &bare)).await?);
    portner::serve::eprint(&format!("Measuring {} pages, {} rounds.\n", cells.len(), effort.rounds));
    compare::rounds(&mut cells, worlds.postmaster, effort.rounds, effort.time).await?;
    findings.extend(judged(&cells, &pages)?);
    findings.extend(waits(&cells, effort.time).await?);

    portner::serve::eprint("Measuring changes.\n");
    let who = (large.pid(), worlds.postmaster);
    findings.extend(actions::removals(&mut kari_in_large, LIST, who, effort.changes).await?);
    let numbers = worlds.newcomers(&LARGE, LONGEST_LIST).await?;
    findings.extend(actions::list(&mut kari_in_large, &format!("{SCOPES}/{SCOPE}"), &numbers, who).await?);

    let mut loaded = BTreeSet::new();
    for (name, path, _) in &pages {
        findings.extend(bytes::page(&mut kari, name, path, &mut loaded).await?);
    }
    let mut hanne = signed_in(small.at, HANNE).await?;
    findings.extend(bytes::page(&mut hanne, "picker, 500 organisations", PICKER, &mut loaded).await?);
    findings.push(bytes::first_visit(&mut kari, "list", LIST).await?);
    findings.extend(bytes::assets(&mut kari, &loaded).await?);
    Ok((cells, findings))
}

async fn measure_tokens(worlds: &Worlds, effort: Effort) -> anyhow::Result<(Vec<Cell>, Vec<Finding>)> {
    let (small, large) = (portal(worlds, &SMALL).await?.0, portal(worlds, &LARGE).await?.0);
    let (bare, npm) = (fortune_servers(worlds).await?.0, tokens::oidc_provider(&worlds.machine).await?);
    let mut cells = of_tokens(worlds, &npm, (&small, &large, &bare)).await?;
    compare::rounds(&mut cells, worlds.postmaster, effort.rounds, effort.time).await?;
    let mut findings = within_budgets(&cells);
    findings.extend(judged_of_tokens(&cells)?);
    findings.extend(waits(&cells, effort.time).await?);
    Ok((cells, findings))
}

/// How long whoever asks for a token or looks a delegation up waits, among a million.
async fn waits(cells: &[Cell], time: Duration) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for name in [TOKEN, LOOK_UP].map(among_a_million) {
        let cell = cells.iter().find(|cell| cell.name == name).with_context(|| format!("no cell {name}"))?;
        let (half, most) = cell.waits(time).await?;
        for (part, wait) in [("half", half), ("99 of 100", most)] {
            findings.push(Finding::new("P-14", format!("{name}, at 30 % load: {part} within"), wait, "ms", How::Clock));
        }
    }
    Ok(findings)
}

const TOKEN: &str = "token for a customer";
const NPM_TOKEN: &str = "token of npm's oidc-provider";
const LOOK_UP: &str = "look-up of a delegation";
const BARE_LOOK_UP: &str = "one indexed select, bare";

/// Tokens and the look-up, and what they are compared with.
async fn of_tokens(
    worlds: &Worlds,
    npm: &Server,
    (small, large, bare): (&Server, &Server, &Server),
) -> anyhow::Result<Vec<Cell>> {
    let machine = &worlds.machine;
    let select = format!("{}?{}", fortunes::SELECT, tokens::question());
    Ok(vec![
        Cell::new(NPM_TOKEN, machine.at_oidc_provider(npm), npm.pid()),
        Cell::new(TOKEN, machine.at_portal(small), small.pid()).within(TOKEN_COSTS),
        Cell::new(among_a_million(TOKEN), machine.at_portal(large), large.pid()).within(TOKEN_COSTS),
        Cell::new(BARE_LOOK_UP, bare.target(&select, ""), bare.pid()),
        Cell::new(LOOK_UP, machine.look_up(small).await?, small.pid()),
        Cell::new(among_a_million(LOOK_UP), machine.look_up(large).await?, large.pid()),
    ])
}

fn among_a_million(name: &str) -> String {
    format!("{name}, among a million")
}

/// What the pages under load are held to.
fn judged(cells: &[Cell], pages: &[(&str, String, f64)]) -> anyhow::Result<Vec<Finding>> {
    let to = |one: &str, other: &str| compared(cells, one, other);
    let mut findings = within_budgets(cells);
    let bare = "fortunes, bare";
    let (in_stack, without) = ("fortunes, in the stack, signed in", "fortunes, in the stack, no session");
    findings.extend([
        Finding::ratio("P-01", "list of 50 rows to fortunes, bare", to("list, first page", bare)?).at_most(10.0),
        Finding::ratio("P-03", "fortunes in the stack, signed in, to bare", to(in_stack, bare)?).at_most(6.0),
        Finding::ratio("P-03", "the same without a session", to(without, bare)?).at_most(1.6),
        Finding::ratio(
            "P-08",
            "picker, 500 organisations to 20",
            to("picker, 500 organisations", "picker, 20 organisations")?,
        )
        .at_most(6.0),
        Finding::ratio(
            "P-08",
            "Oversikt, one of 500 to one of 20",
            to("Oversikt, one of 500 organisations", "Oversikt, one of 20 organisations")?,
        )
        .at_most(GROWTH),
        Finding::ratio(
            "P-09",
            "10 000 holders to 450: list, first page",
            to("list of 10 000 holders, first page", "list, first page")?,
        )
        .at_most(GROWTH),
    ]);
    findings.extend(judged_of_tokens(cells)?);
    for (name, ..) in pages {
        let growth = to(&among_a_million(name), name)?;
        findings.push(Finding::ratio("P-09", format!("a million to a thousand: {name}"), growth).at_most(GROWTH));
    }
    Ok(findings)
}

fn within_budgets(cells: &[Cell]) -> Vec<Finding> {
    cells.iter().filter_map(|cell| Some(Finding::processor("page", cell).at_most(cell.budget?))).collect()
}

/// How many times as much one of the cells costs as another.
fn compared(cells: &[Cell], one: &str, other: &str) -> anyhow::Result<Interval> {
    let cell = |name: &str| cells.iter().find(|cell| cell.name == name).with_context(|| format!("no cell {name}"));
    Ok(ratio(cell(one)?, cell(other)?))
}

/// What tokens and the look-up are held to.
fn judged_of_tokens(cells: &[Cell]) -> anyhow::Result<Vec<Finding>> {
    let to = |one: &str, other: &str| compared(cells, one, other);
    Ok(vec![
        Finding::ratio("P-12", "token to one of npm's oidc-provider, in memory", to(TOKEN, NPM_TOKEN)?).at_most(1.0),
        Finding::ratio("P-12", "a million to a thousand: token", to(&among_a_million(TOKEN), TOKEN)?).at_most(GROWTH),
        Finding::ratio("P-13", "look-up to one indexed select, bare", to(LOOK_UP, BARE_LOOK_UP)?).at_most(2.0),
        Finding::ratio("P-13", "a million to a thousand: look-up", to(&among_a_million(LOOK_UP), LOOK_UP)?)
            .at_most(GROWTH),
    ])
}

/// The pages that are compared between the two worlds: name, address, budget.
async fn pages(kari: &mut Browser) -> anyhow::Result<Vec<(&'static str, String, f64)>> {
    let first = kari.get(LIST).await;
    let holder = all_after(&first.body, "href=\"", '"').into_iter().find(|href| {
        let tail = href.strip_prefix(LIST).and_then(|tail| tail.strip_prefix('/'));
        tail.is_some_and(|tail| tail.len() == 9 && tail.bytes().all(|byte| byte.is_ascii_digit()))
    });
    let holder = holder.context("nobody in the list")?.to_owned();
    Ok(vec![
        ("list, first page", LIST.to_owned(), LIST_PAGE),
        ("list, seventh page", turned(kari, LIST, 6).await?, LIST_PAGE),
        ("one holder", holder, LIST_PAGE),
        ("Oversikt", OVERVIEW.to_owned(), FRONT_PAGE),
        ("log", format!("{OVERVIEW}/logg"), LIST_PAGE),
        ("Mine API", SCOPES.to_owned(), LIST_PAGE),
        ("Mine API, searched", format!("{SCOPES}?q=omraade00042"), LIST_PAGE),
        ("one scope", format!("{SCOPES}/{SCOPE}"), LIST_PAGE),
        ("one scope, searched", format!("{SCOPES}/{SCOPE}?q=regnskap"), LIST_PAGE),
    ])
}

/// The pages of the largest giver and of the largest scope, each with whoever may see them.
async fn largest(large: &Server) -> anyhow::Result<[(Browser, Vec<(String, String, f64)>); 2]> {
    let (mut hanne, gerd) = (signed_in(large.at, HANNE).await?, signed_in(large.at, GERD).await?);
    let list = format!("{COOPERATIVE}/fullmakter");
    let page = |name: &str, path: String, budget| (name.to_owned(), path, budget);
    let of_holders = vec![
        page("list of 10 000 holders, first page", list.clone(), LIST_PAGE),
        page("list of 10 000 holders, page 100", turned(&mut hanne, &list, 99).await?, LIST_PAGE),
        page("list of 10 000 holders, searched", format!("{list}?q=regnskap"), LIST_PAGE),
        page("list of 10 000 holders, by change", format!("{list}?sorter=-endret"), LIST_PAGE),
        page("Oversikt with 10 000 holders", COOPERATIVE.to_owned(), FRONT_PAGE),
    ];
    let scope = format!("{WATERWORKS}/{LARGEST_SCOPE}");
    let of_accesses = vec![
        page("Mine API with 50 000 accesses", WATERWORKS.to_owned(), LIST_PAGE),
        page("scope with 50 000 accesses", scope.clone(), LIST_PAGE),
        page("scope with 50 000 accesses, searched", format!("{scope}?q=regnskap"), LIST_PAGE),
    ];
    Ok([(hanne, of_holders), (gerd, of_accesses)])
}

/// The address of the page that one comes to by going on so many times.
async fn turned(browser: &mut Browser, list: &str, times: usize) -> anyhow::Result<String> {
    let mut path = list.to_owned();
    for nth in 0..times {
        let page = browser.get(&path).await;
        ensure!(page.status == StatusCode::OK, "{path} is {}", page.status);
        let next = all_after(&page.body, "href=\"", '"').into_iter().find(|href| href.contains("etter="));
        path =
            next.with_context(|| format!("{list} ends after {nth} pages"))?.replace("&#38;", "&").replace("&amp;", "&");
    }
    Ok(path)
}

/// Signs in through the stand-in.
async fn signed_in(at: SocketAddr, number: &str) -> anyhow::Result<Browser> {
    let mut browser = Browser::new(&Url::parse(&format!("http://{at}"))?);
    browser.sign_in(number, "idporten-loa-high").await;
    Ok(browser)
}

/// The cookies of a browser as a header.
fn cookie(browser: &Browser) -> String {
    let all: Vec<String> = browser.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    all.join("; ")
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
    let cookie = cookie(&signed_in(portal.at, KARI).await?);
    let load = Load::start(&portal.target(LIST, &cookie), 256);
    tokio::time::sleep(Duration::from_secs(5)).await;
    let busy = cpu::resident(portal.pid())? as f64 / 1024.0;
    load.stop().await?;
    let findings = vec![
        Finding::new("P-10", "memory, idle", idle, "MiB", How::Memory).at_most(30.0),
        Finding::new("P-10", "memory, 256 connections that ask for the list", busy, "MiB", How::Memory).at_most(80.0),
        Finding::new("P-11", "from exec to the first 200, median of ten", median(starts), "ms", How::Clock)
            .at_most(300.0),
        Finding::new("P-11", "processor time of the portal until then", median(spent), "ms", How::Actions),
        Finding::new("P-11", "the program", size, "MiB", How::File).at_most(25.0),
    ];
    Ok((findings, portal))
}
