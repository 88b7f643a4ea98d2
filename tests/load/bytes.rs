//! P-12: what a page weighs and how often a browser has to ask, on the first visit and on the next.

use std::collections::BTreeSet;

use anyhow::ensure;
use reqwest::{Method, StatusCode, header};

use crate::{
    report::{Finding, How},
    support::{browser::Browser, page::Page},
};

/// What pages load: the end of the name, what it is, and how many KiB it may weigh, where a limit was set.
const LOADED: [(&str, &str, Option<f64>); 3] =
    [("css", "styles", Some(30.0)), ("js", "script", Some(5.0)), ("woff2", "font", None)];

/// What today's browsers say that they can unpack.
const BROWSERS: &str = "gzip, deflate, br, zstd";

#[expect(clippy::cast_precision_loss, reason = "sizes are far below 2^52")]
fn kib(bytes: usize) -> f64 {
    bytes as f64 / 1024.0
}

fn kind(file: &str) -> &str {
    file.rsplit_once('.').map_or("", |(_, kind)| kind)
}

/// The values of all attributes that begin like this.
pub fn all_after<'a>(text: &'a str, start: &str, end: char) -> Vec<&'a str> {
    text.split(start).skip(1).filter_map(|rest| rest.split(end).next()).collect()
}

/// Files of ours that a browser loads with this page or style.
fn files(text: &str) -> BTreeSet<String> {
    let quoted = ["href=\"/static/", "src=\"/static/"].map(|start| all_after(text, start, '"')).concat();
    // Styles name files with or without quotes, and beside themselves or from the root.
    let in_styles = all_after(text, "url(", ')').into_iter().map(|name| name.trim_matches(['"', '\'']));
    let in_styles = in_styles.filter(|name| !name.starts_with("data:")).filter_map(|name| name.rsplit('/').next());
    let named = quoted.into_iter().chain(in_styles).map(|name| format!("/static/{name}"));
    named.filter(|file| LOADED.iter().any(|(known, ..)| *known == kind(file))).collect()
}

/// The files of a page: those it names, and those that its styles name.
async fn needed(browser: &mut Browser, page: &Page) -> BTreeSet<String> {
    let mut needed = files(&page.body);
    for style in needed.clone().iter().filter(|file| kind(file) == "css") {
        needed.extend(files(&browser.get(style).await.body));
    }
    needed
}

/// A page or a file as it is sent to who can unpack these encodings. The body is not text.
async fn sent(browser: &mut Browser, path: &str, encodings: &str) -> anyhow::Result<Page> {
    let page = browser.send(Method::GET, path, &[("accept-encoding", encodings)], None).await;
    ensure!(page.status == StatusCode::OK, "{path} is {}", page.status);
    Ok(page)
}

/// Weighs a page as somebody sees it who has loaded these files before; adds those they have to load now.
pub async fn page(
    browser: &mut Browser,
    name: &str,
    path: &str,
    loaded: &mut BTreeSet<String>,
) -> anyhow::Result<[Finding; 2]> {
    let page = browser.get(path).await;
    let needed = needed(browser, &page).await;
    let (visit, limit) = if loaded.is_empty() { ("first visit", 4.0) } else { ("later", 2.0) };
    let requests = 1 + needed.difference(loaded).count();
    loaded.extend(needed);
    #[expect(clippy::cast_precision_loss, reason = "a handful of requests")]
    let requests = requests as f64;
    let html = kib(sent(browser, path, "gzip").await?.size);
    Ok([
        Finding::new("P-12", format!("HTML, gzip: {name}"), html, "KiB", How::Wire).at_most(14.0),
        Finding::new("P-12", format!("requests, {visit}: {name}"), requests, "", How::Wire).at_most(limit),
    ])
}

/// Everything that is sent to a browser that comes to this page for the first time.
pub async fn first_visit(browser: &mut Browser, name: &str, path: &str) -> anyhow::Result<Finding> {
    let page = browser.get(path).await;
    let mut bytes = sent(browser, path, BROWSERS).await?.size;
    for file in needed(browser, &page).await {
        bytes += sent(browser, &file, BROWSERS).await?.size;
    }
    #[expect(clippy::cast_precision_loss, reason = "sizes are far below 2^52")]
    let kilobytes = bytes as f64 / 1000.0;
    let what = format!("all of the first visit, brotli where offered: {name}");
    Ok(Finding::new("P-12", what, kilobytes, "kB", How::Wire).at_most(80.0))
}

/// Weighs the files, and makes sure that no browser asks for them twice.
pub async fn assets(browser: &mut Browser, loaded: &BTreeSet<String>) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for file in loaded {
        let answer = sent(browser, file, "gzip").await?;
        let caching = answer.headers.get(header::CACHE_CONTROL).and_then(|value| value.to_str().ok());
        ensure!(caching.is_some_and(|caching| caching.contains("immutable")), "{file} would be asked for again");
        let Some((_, name, limit)) = LOADED.iter().find(|(known, ..)| *known == kind(file)) else { continue };
        let finding = Finding::new("P-12", format!("{name}, gzip where it helps"), kib(answer.size), "KiB", How::Wire);
        findings.push(match limit {
            Some(limit) => finding.at_most(*limit),
            None => finding,
        });
    }
    Ok(findings)
}
