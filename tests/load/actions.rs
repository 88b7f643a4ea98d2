//! What changes cost: the request that confirms a removal, the one that undoes it, and what becomes of a list of 5 000 lines.

use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use reqwest::StatusCode;

use crate::{
    bytes::all_after,
    compare::median,
    cpu,
    report::{Finding, How},
    support::{
        browser::Browser,
        page::{Page, all, says},
    },
};

/// How long anybody waits for a list that is worked off behind the scenes.
const PATIENCE: Duration = Duration::from_mins(2);

/// Adds up what single requests cost. One of them is too short for the clock of the kernel, which ticks each hundredth of a second.
struct Meter {
    pid: u32,
    postmaster: u32,
    spent: Duration,
    took: Vec<f64>,
}

impl Meter {
    fn new(pid: u32, postmaster: u32) -> Self {
        Self { pid, postmaster, spent: Duration::ZERO, took: Vec::new() }
    }

    fn processor(&self) -> anyhow::Result<Duration> {
        Ok(cpu::of_process(self.pid)? + cpu::of_family(self.postmaster)?)
    }

    /// Measures this.
    async fn of<T>(&mut self, work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
        let (before, begun) = (self.processor()?, Instant::now());
        let done = work.await?;
        self.took.push(begun.elapsed().as_secs_f64() * 1e3);
        self.spent += self.processor()?.saturating_sub(before);
        Ok(done)
    }

    #[expect(clippy::cast_precision_loss, reason = "a few dozen")]
    fn findings(self, what: &str) -> [Finding; 2] {
        let times = self.took.len().max(1) as f64;
        let processor = self.spent.as_secs_f64() * 1e3 / times;
        [
            Finding::new("P-07", format!("{what}: processor time"), processor, "ms", How::Actions),
            Finding::new("P-07", format!("{what}: median of the clock"), median(self.took), "ms", How::Clock),
        ]
    }
}

/// The button of a page whose text begins like this.
fn button(page: &Page, start: &str) -> anyhow::Result<String> {
    let html = page.html();
    let text = all(&html, "main button").into_iter().map(says).find(|text| text.starts_with(start));
    text.with_context(|| format!("no button {start} in {}:\n{}", page.path, page.text()))
}

/// Presses it; the answer has to lead on.
async fn press(browser: &mut Browser, page: &Page, start: &str) -> anyhow::Result<Page> {
    let answer = browser.press(page, &button(page, start)?, &[]).await;
    ensure!(
        answer.status == StatusCode::SEE_OTHER,
        "{start} in {} is {}:\n{}",
        page.path,
        answer.status,
        answer.text()
    );
    Ok(answer)
}

/// Goes where the answer leads, and waits where that is a page that shows how far something has come.
async fn settled(browser: &mut Browser, answer: Page) -> anyhow::Result<Page> {
    let begun = Instant::now();
    let mut path = answer.location;
    loop {
        let page = browser.get(&path).await;
        ensure!(begun.elapsed() < PATIENCE, "{path} has not come to an end");
        match page.status {
            StatusCode::SEE_OTHER => path = page.location,
            StatusCode::OK if path.contains("/kvittering/arbeid/") => {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            StatusCode::OK => return Ok(page),
            status => anyhow::bail!("{path} is {status}"),
        }
    }
}

/// Everything that one supplier has is taken from it and given back, for so many suppliers on the first page of the list.
pub async fn removals(
    browser: &mut Browser,
    list: &str,
    (pid, postmaster): (u32, u32),
    times: usize,
) -> anyhow::Result<Vec<Finding>> {
    let first = browser.get(list).await.body;
    let (mut removal, mut undo) = (Meter::new(pid, postmaster), Meter::new(pid, postmaster));
    // The suppliers that world.sql makes have numbers that begin with 33.
    let mut holders = all_after(&first, &format!("href=\"{list}/33"), '"');
    // Their own pages, and not what the list offers to do with what they have.
    holders.retain(|rest| rest.chars().all(|digit| digit.is_ascii_digit()));
    ensure!(holders.len() >= times, "{} suppliers in the list", holders.len());
    let mut receipts = Vec::new();
    for holder in holders.iter().take(times) {
        let page = browser.get(&format!("{list}/33{holder}")).await;
        let marked = press(browser, &page, "Fjern alle").await?;
        let marked = browser.get(&marked.location).await;
        let review = browser.get(&marked.link("Se over og bekreft")).await;
        let confirm = button(&review, "Fjern")?;
        let answer = removal.of(async { Ok(browser.press(&review, &confirm, &[]).await) }).await?;
        ensure!(answer.status == StatusCode::SEE_OTHER, "the removal is {}:\n{}", answer.status, answer.text());
        receipts.push(browser.get(&answer.location).await);
    }
    for receipt in receipts {
        let answer = undo.of(press(browser, &receipt, "Angre")).await?;
        let page = settled(browser, answer).await?;
        ensure!(page.heading() == "Endringen er angret", "{}", page.text());
    }
    Ok([removal.findings("remove all that a supplier has"), undo.findings("undo that")].concat())
}

/// A list is looked over, given, and undone, as on *Legg til mange*.
pub async fn list(
    browser: &mut Browser,
    scope: &str,
    numbers: &[i32],
    (pid, postmaster): (u32, u32),
) -> anyhow::Result<Vec<Finding>> {
    let lines: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    let meter = || Meter::new(pid, postmaster);
    let (mut keeping, mut checking, mut giving, mut undoing) = (meter(), meter(), meter(), meter());
    let form = browser.get(&format!("{scope}/tilganger/mange")).await;
    let button_of_form = button(&form, "Kontroller")?;
    let fields = [("liste", lines.join("\n"))];
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    let kept = keeping.of(async { Ok(browser.press(&form, &button_of_form, &fields).await) }).await?;
    ensure!(kept.status == StatusCode::SEE_OTHER, "the list is {}:\n{}", kept.status, kept.text());
    let mut check = browser.get(&kept.location).await;
    for _ in 0..5 {
        check = checking.of(async { Ok(browser.get(&kept.location).await) }).await?;
    }
    let receipt = giving
        .of(async {
            let answer = press(browser, &check, "Gi tilgang til").await?;
            settled(browser, answer).await
        })
        .await?;
    let undone = undoing
        .of(async {
            let answer = press(browser, &receipt, "Angre").await?;
            settled(browser, answer).await
        })
        .await?;
    ensure!(!undone.heading().is_empty(), "{}", undone.text());
    let many = numbers.len();
    let findings = [
        keeping.findings(&format!("keep a list of {many}")),
        checking.findings(&format!("check a list of {many}")),
        giving.findings(&format!("give {many} access, until the receipt")),
        undoing.findings(&format!("undo the {many}, until the receipt")),
    ];
    Ok(findings.concat())
}
