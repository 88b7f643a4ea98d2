//! The findings, as a table for people and as JSON for comparing runs.

use std::{fmt::Write as _, fs, path::Path, process::Command};

use serde_json::{Value, json};

use crate::compare::{Cell, Ratio};

/// One line of the result.
pub struct Finding {
    id: &'static str,
    what: String,
    value: f64,
    /// The bounds of a ratio; a figure that is counted has none.
    bounds: Option<(f64, f64)>,
    unit: &'static str,
    /// The most it may be; `None` for a figure that only explains another.
    target: Option<f64>,
}

impl Finding {
    /// A ratio: met when the whole interval is.
    pub fn ratio(id: &'static str, what: impl Into<String>, ratio: Ratio, target: f64) -> Self {
        let bounds = Some((ratio.low, ratio.high));
        Self { id, what: what.into(), value: ratio.value, bounds, unit: "×", target: Some(target) }
    }

    /// A figure.
    pub fn figure(id: &'static str, what: impl Into<String>, value: f64, unit: &'static str, target: f64) -> Self {
        Self { id, what: what.into(), value, bounds: None, unit, target: Some(target) }
    }

    /// A figure without a target, to read the others by.
    pub fn note(id: &'static str, what: impl Into<String>, value: f64, unit: &'static str) -> Self {
        Self { id, what: what.into(), value, bounds: None, unit, target: None }
    }

    fn is_met(&self) -> bool {
        let worst = self.bounds.map_or(self.value, |(_, high)| high);
        self.target.is_none_or(|target| worst <= target)
    }

    fn line(&self) -> String {
        let Self { id, what, value, unit, target, .. } = self;
        let bounds = self.bounds.map(|(low, high)| format!("{low:.2}–{high:.2}")).unwrap_or_default();
        let verdict = match target {
            None => "no target".to_owned(),
            Some(most) => format!("at most {most} {unit}: {}", if self.is_met() { "met" } else { "MISSED" }),
        };
        format!("{id:<5} {what:<58} {value:>8.2} {unit:<8} {bounds:<12} {verdict}\n")
    }

    fn json(&self) -> Value {
        let Self { id, what, value, bounds, unit, target } = self;
        json!({ "id": id, "what": what, "value": value, "bounds": bounds, "unit": unit, "target": target, "met": self.is_met() })
    }
}

/// Where and with what it was measured.
pub struct Machine {
    pub processor: String,
    pub cores: usize,
    pub load_before: String,
    pub postgres: String,
}

fn output(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().ok();
    output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default()
}

/// The load average of one, five and fifteen minutes.
pub fn load_average() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split_whitespace().take(3).collect::<Vec<_>>().join(" ")
}

impl Machine {
    pub fn look(postgres: &str) -> Self {
        let text = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let model = text.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
        Self {
            processor: model.map_or("unknown", |(_, name)| name).to_owned(),
            cores: std::thread::available_parallelism().map_or(0, Into::into),
            load_before: load_average(),
            postgres: postgres.to_owned(),
        }
    }

    fn json(&self) -> Value {
        json!({
            "processor": self.processor, "cores": self.cores, "load_before": self.load_before, "load_after": load_average(),
            "postgres": self.postgres, "rustc": output("rustc", &["--version"]), "revision": output("git", &["rev-parse", "--short", "HEAD"]),
        })
    }
}

/// Prints everything, writes it to `file`, and tells whether every target was met.
pub fn tell(machine: &Machine, cells: &[Cell], findings: &[Finding], file: &Path) -> anyhow::Result<bool> {
    let machine = machine.json();
    let mut text = format!("\n{machine:#}\n\n");
    writeln!(
        text,
        "{:<42} {:>9} {:>9} {:>9} {:>9}",
        "µs of processor for a request, median", "portal", "postgres", "both", "req/s"
    )?;
    for cell in cells {
        let (server, postgres) = (cell.median(|s| s.server), cell.median(|s| s.postgres));
        let (total, rate) = (cell.median(crate::compare::Sample::total), cell.median(|s| s.rate));
        writeln!(text, "{:<42} {server:>9.0} {postgres:>9.0} {total:>9.0} {rate:>9.0}", cell.name)?;
    }
    text.push('\n');
    text.extend(findings.iter().map(Finding::line));
    portner::serve::tell(&text);
    let samples = |cell: &Cell| cell.samples.iter().map(|s| json!([s.server, s.postgres, s.rate])).collect::<Value>();
    let cells: Vec<Value> = cells.iter().map(|cell| json!({ "name": cell.name, "samples": samples(cell) })).collect();
    let findings_json: Vec<Value> = findings.iter().map(Finding::json).collect();
    let all = json!({ "machine": machine, "cells": cells, "findings": findings_json });
    fs::write(file, serde_json::to_string_pretty(&all)?)?;
    Ok(findings.iter().all(Finding::is_met))
}
