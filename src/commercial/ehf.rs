//! Who takes invoices in the format EHF. Where that is looked up is a setting; the page does not care.

use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    time::Duration,
};

use actix_web::web::block;
use reqwest::StatusCode;
use tokio::sync::Semaphore;
use url::Url;

use crate::{
    kernel::OrgNumber,
    platform::{Services, config::EhfConfig, http},
};

/// How long a page waits for the answer.
const WAITS: Duration = Duration::from_secs(2);
/// So many pages wait for an answer at a time.
static AT_ONCE: Semaphore = Semaphore::const_new(8);
/// The longest answer that is read, in bytes.
const LARGEST: usize = 1024 * 1024;
/// What an address of a receiver is made of: its scheme, and the code for Norwegian organisation numbers (ISO 6523).
const PARTICIPANT: &str = "iso6523-actorid-upis::0192:";
/// What the list of its documents names when it takes invoices (UBL 2.1).
const INVOICE: &str = "ubl:schema:xsd:Invoice-2";

/// Whether an organisation takes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ehf {
    Receives,
    DoesNot,
    /// Nobody says, or nobody answers.
    Unknown,
}

/// Somewhere to look it up.
trait Directory {
    /// Does this organisation take invoices in EHF?
    async fn look_up(&self, org: OrgNumber) -> anyhow::Result<Ehf>;
}

/// A file with an organisation number on each line, with whatever else behind a comma or a semicolon.
struct List(PathBuf);

impl Directory for List {
    async fn look_up(&self, org: OrgNumber) -> anyhow::Result<Ehf> {
        let path = self.0.clone();
        let is_there = block(move || has_line(&path, org)).await??;
        Ok(if is_there { Ehf::Receives } else { Ehf::DoesNot })
    }
}

fn has_line(path: &Path, org: OrgNumber) -> std::io::Result<bool> {
    let number = org.to_string();
    for line in BufReader::new(File::open(path)?).lines() {
        let line = line?;
        let first = line.split([',', ';']).next().unwrap_or_default().trim().trim_matches('"');
        if first.strip_prefix("0192:").unwrap_or(first) == number {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The service that has the addresses of receivers: 404 for nobody, else which documents they take (OASIS BDX SMP, `ServiceGroup`).
struct Publisher(Url);

impl Directory for Publisher {
    async fn look_up(&self, org: OrgNumber) -> anyhow::Result<Ehf> {
        let participant = format!("{PARTICIPANT}{org}").replace(':', "%3A");
        let address = format!("{}/{participant}", self.0.as_str().trim_end_matches('/'));
        // Whoever would wait is told that it is not known.
        let Ok(_place) = AT_ONCE.try_acquire() else { return Ok(Ehf::Unknown) };
        let mut answer = http::client()?.get(address).timeout(WAITS).send().await?;
        match answer.status() {
            StatusCode::OK => {}
            StatusCode::NOT_FOUND => return Ok(Ehf::DoesNot),
            other => anyhow::bail!("the publisher of addresses answers {other}"),
        }
        let mut documents = Vec::new();
        while let Some(part) = answer.chunk().await? {
            anyhow::ensure!(documents.len() + part.len() <= LARGEST, "the publisher of addresses answers without end");
            documents.extend_from_slice(&part);
        }
        let documents = String::from_utf8_lossy(&documents);
        Ok(if documents.contains(INVOICE) || documents.contains(&INVOICE.replace(':', "%3A")) {
            Ehf::Receives
        } else {
            Ehf::DoesNot
        })
    }
}

/// Does this organisation take invoices in EHF, as far as is known?
pub(super) async fn look_up(services: &Services, org: OrgNumber) -> Ehf {
    let answer = match &services.config.ehf {
        EhfConfig::Nowhere => Ok(Ehf::Unknown),
        EhfConfig::List(path) => List(path.clone()).look_up(org).await,
        EhfConfig::Publisher(url) => Publisher(url.clone()).look_up(org).await,
    };
    answer.unwrap_or_else(|e| {
        tracing::warn!(error = %format!("{e:#}"), "whether somebody takes EHF could not be looked up");
        Ehf::Unknown
    })
}
