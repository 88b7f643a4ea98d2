//! P-12: what a page weighs and how often a browser has to ask, on the first visit and on the next.

use std::collections::BTreeSet;

use anyhow::ensure;

use crate::{
    report::Finding,
    visitor::{Visitor, all_after},
};

/// What pages load: the end of the name, what it is, and how many KiB it may weigh, where a limit was set.
const LOADED: [(&str, &str, Option<f64>); 3] =
    [("css", "styles", Some(30.0)), ("js", "script", Some(5.0)), ("woff2", "font", None)];

#[expect(clippy::cast_precision_loss, reason = "sizes are far below 2^52")]
fn kib(bytes: usize) -> f64 {
    bytes as f64 / 1024.0
}

fn kind(file: &str) -> &str {
    file.rsplit_once('.').map_or("", |(_, kind)| kind)
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

/// Weighs a page as somebody sees it who has loaded these files before; adds those she has to load now.
pub async fn page(
    visitor: &mut Visitor,
    name: &str,
    path: &str,
    loaded: &mut BTreeSet<String>,
) -> anyhow::Result<[Finding; 2]> {
    let answer = visitor.get(path).await?;
    let mut needed = files(&answer.text()?);
    for style in needed.clone().iter().filter(|file| kind(file) == "css") {
        needed.extend(files(&visitor.get(style).await?.text()?));
    }
    let (visit, limit) = if loaded.is_empty() { ("first visit", 4.0) } else { ("later", 2.0) };
    let requests = 1 + needed.difference(loaded).count();
    loaded.extend(needed);
    #[expect(clippy::cast_precision_loss, reason = "a handful of requests")]
    let requests = requests as f64;
    Ok([
        Finding::figure("P-12", format!("HTML, gzip: {name}"), kib(answer.body.len()), "KiB", 14.0),
        Finding::figure("P-12", format!("requests, {visit}: {name}"), requests, "", limit),
    ])
}

/// Weighs the files, and makes sure that no browser asks for them twice.
pub async fn assets(visitor: &mut Visitor, loaded: &BTreeSet<String>) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for file in loaded {
        let answer = visitor.get(file).await?;
        let caching = answer.headers.get("cache-control").and_then(|value| value.to_str().ok()).unwrap_or_default();
        ensure!(caching.contains("immutable"), "{file} would be asked for again");
        let Some((_, name, limit)) = LOADED.iter().find(|(known, ..)| *known == kind(file)) else { continue };
        let (what, weight) = (format!("{name}, gzip where it helps"), kib(answer.body.len()));
        findings.push(match limit {
            Some(limit) => Finding::figure("P-12", what, weight, "KiB", *limit),
            None => Finding::note("P-12", what, weight, "KiB"),
        });
    }
    Ok(findings)
}
