//! P-12: what a page weighs and how often a browser has to ask, on the first visit and on the next.

use std::collections::BTreeSet;

use anyhow::ensure;

use crate::{
    report::Finding,
    visitor::{Visitor, all_after},
};

#[expect(clippy::cast_precision_loss, reason = "sizes are far below 2^52")]
fn kib(bytes: usize) -> f64 {
    bytes as f64 / 1024.0
}

fn kind(file: &str) -> &str {
    file.rsplit_once('.').map_or("", |(_, kind)| kind)
}

/// Files of ours that the text names.
fn files(text: &str) -> BTreeSet<String> {
    let quoted = ["href=\"/static/", "src=\"/static/"].map(|start| all_after(text, start, '"')).concat();
    let in_styles = all_after(text, "url(/static/", ')');
    quoted.iter().chain(&in_styles).map(|name| format!("/static/{name}")).collect()
}

/// Weighs these pages and what they load.
pub async fn weigh(visitor: &mut Visitor, pages: &[(&'static str, &str)]) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let mut loaded = BTreeSet::new();
    for (name, path) in pages {
        let answer = visitor.get(path).await?;
        let mut needed = files(&answer.text()?);
        for style in needed.clone().iter().filter(|file| kind(file) == "css") {
            needed.extend(files(&visitor.get(style).await?.text()?));
        }
        let fresh = needed.difference(&loaded).count();
        let requests =
            if loaded.is_empty() { ("first visit", 1 + needed.len(), 4.0) } else { ("later", 1 + fresh, 2.0) };
        findings.push(Finding::figure("P-12", format!("HTML, gzip: {name}"), kib(answer.body.len()), "KiB", 14.0));
        let (when, count, target) = requests;
        #[expect(clippy::cast_precision_loss, reason = "a handful of requests")]
        findings.push(Finding::figure("P-12", format!("requests, {when}: {name}"), count as f64, "", target));
        loaded.extend(needed);
    }
    for file in &loaded {
        let answer = visitor.get(file).await?;
        let caching = answer.headers.get("cache-control").and_then(|value| value.to_str().ok()).unwrap_or_default();
        ensure!(caching.contains("immutable"), "{file} would be asked for again");
        let (name, target) = match kind(file) {
            "css" => ("styles", 30.0),
            "js" => ("script", 5.0),
            "woff2" => ("font", 60.0),
            _ => ("icon", 5.0),
        };
        findings.push(Finding::figure(
            "P-12",
            format!("{name}, gzip where it helps: {file}"),
            kib(answer.body.len()),
            "KiB",
            target,
        ));
    }
    Ok(findings)
}
