//! The findings, as a table for people and as JSON for comparing runs.

use std::{fmt::Write as _, fs, path::Path, process::Command};

use serde_json::{Value, json};

use crate::compare::{CLIENTS, Cell, Interval, Sample};

/// How a figure was measured. The table marks each line with the letter, and says below what the letters mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// A page under load.
    Processor,
    /// Two pages under load.
    Ratio,
    /// Requests one after the other.
    Actions,
    /// By the clock.
    Clock,
    /// Of the process.
    Memory,
    /// Counted in what is sent.
    Wire,
    /// Of the file.
    File,
}

impl How {
    const ALL: [Self; 7] =
        [Self::Processor, Self::Ratio, Self::Actions, Self::Clock, Self::Memory, Self::Wire, Self::File];

    fn letter(self) -> char {
        match self {
            Self::Processor => 'a',
            Self::Ratio => 'b',
            Self::Actions => 'c',
            Self::Clock => 'd',
            Self::Memory => 'e',
            Self::Wire => 'f',
            Self::File => 'g',
        }
    }

    fn meaning(self) -> &'static str {
        match self {
            Self::Processor => {
                "processor time of the portal and of all of Postgres (/proc, ticks of 10 ms) over the answers in that time; median of \
                 the rounds, and where 95 of 100 repetitions would find it; met when the upper end is within"
            }
            Self::Ratio => {
                "ratio of two such medians from the same rounds, and the same interval; met when the upper end is within"
            }
            Self::Actions => {
                "the same processor time around single requests, added up and divided by their number; what the portal does beside them is in it"
            }
            Self::Clock => "by the clock; depends on what else the machine does",
            Self::Memory => "resident memory of the portal's process (VmRSS)",
            Self::Wire => "counted: bodies as sent, without headers; requests as a browser makes them",
            Self::File => "size of the program on disk",
        }
    }
}

/// One line of the result.
#[derive(Debug, Clone)]
pub struct Finding {
    id: &'static str,
    what: String,
    value: f64,
    /// The bounds of what was repeated; a figure that is counted has none.
    bounds: Option<(f64, f64)>,
    unit: &'static str,
    how: How,
    /// The most it may be; `None` for a figure that only explains another.
    target: Option<f64>,
}

impl Finding {
    /// A figure without a target, to read the others by.
    pub fn new(id: &'static str, what: impl Into<String>, value: f64, unit: &'static str, how: How) -> Self {
        Self { id, what: what.into(), value, bounds: None, unit, how, target: None }
    }

    /// How many times as much one costs as the other.
    pub fn ratio(id: &'static str, what: impl Into<String>, ratio: Interval) -> Self {
        Self { bounds: Some((ratio.low, ratio.high)), ..Self::new(id, what, ratio.value, "×", How::Ratio) }
    }

    /// What a page costs in processor time, in milliseconds.
    pub fn processor(id: &'static str, cell: &Cell) -> Self {
        let Interval { value, low, high } = cell.cost();
        let bounds = Some((low / 1e3, high / 1e3));
        Self { bounds, ..Self::new(id, cell.name.clone(), value / 1e3, "ms", How::Processor) }
    }

    /// The same with the most it may be.
    pub fn at_most(self, target: f64) -> Self {
        Self { target: Some(target), ..self }
    }

    /// Was the target met? `None` where there is none. An interval meets it when all of it does.
    fn is_met(&self) -> Option<bool> {
        let worst = self.bounds.map_or(self.value, |(_, high)| high);
        self.target.map(|target| worst <= target)
    }

    fn line(&self) -> String {
        let Self { id, what, value, unit, how, target, .. } = self;
        let bounds = self.bounds.map(|(low, high)| format!("{low:.2}–{high:.2}")).unwrap_or_default();
        let verdict = match (target, self.is_met()) {
            (Some(most), Some(true)) => format!("{}: met", format!("at most {most} {unit}").trim_end()),
            (Some(most), _) => format!("{}: MISSED", format!("at most {most} {unit}").trim_end()),
            (None, _) => "no target".to_owned(),
        };
        format!("{id:<5} {what:<62} {value:>9.2} {unit:<4} {bounds:<13} {} {verdict}\n", how.letter())
    }

    fn json(&self) -> Value {
        let Self { id, what, value, bounds, unit, how, target } = self;
        json!({
            "id": id, "what": what, "value": value, "bounds": bounds, "unit": unit, "how": how.meaning(), "target": target,
            "met": self.is_met(),
        })
    }
}

/// Where, with what and for how long it was measured.
pub struct Machine {
    pub processor: String,
    pub cores: usize,
    pub load_before: String,
    pub postgres: String,
    pub rounds: usize,
    pub seconds: f64,
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
    pub fn look(postgres: &str, rounds: usize, seconds: f64) -> Self {
        let text = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let model = text.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
        Self {
            processor: model.map_or("unknown", |(_, name)| name).to_owned(),
            cores: std::thread::available_parallelism().map_or(0, Into::into),
            load_before: load_average(),
            postgres: postgres.to_owned(),
            rounds,
            seconds,
        }
    }

    fn json(&self) -> Value {
        json!({
            "processor": self.processor, "cores": self.cores, "load_before": self.load_before, "load_after": load_average(),
            "postgres": self.postgres, "rustc": output("rustc", &["--version"]), "revision": output("git", &["rev-parse", "--short", "HEAD"]),
            "rounds": self.rounds, "seconds_a_page_and_round": self.seconds, "connections": CLIENTS,
        })
    }
}

/// Prints everything, writes it to `file`, and returns whether every target was met.
pub fn show(machine: &Machine, cells: &[Cell], findings: &[Finding], file: &Path) -> anyhow::Result<bool> {
    let machine = machine.json();
    let mut text = format!("\n{machine:#}\n\n");
    writeln!(
        text,
        "{:<48} {:>9} {:>9} {:>9} {:>9}",
        "µs of processor for a request, median", "portal", "postgres", "both", "req/s"
    )?;
    for cell in cells {
        let (server, postgres) = (cell.median(|s| s.server), cell.median(|s| s.postgres));
        let (total, rate) = (cell.median(Sample::total), cell.median(|s| s.rate));
        writeln!(text, "{:<48} {server:>9.0} {postgres:>9.0} {total:>9.0} {rate:>9.0}", cell.name)?;
    }
    text.push('\n');
    text.extend(findings.iter().map(Finding::line));
    text += "\nHow it was measured:\n";
    for how in How::ALL {
        writeln!(text, "  {}  {}", how.letter(), how.meaning())?;
    }
    let missed: Vec<&Finding> = findings.iter().filter(|finding| finding.is_met() == Some(false)).collect();
    let judged = findings.iter().filter(|finding| finding.is_met().is_some()).count();
    writeln!(text, "\n{} of {judged} budgets are met.", judged - missed.len())?;
    text.extend(missed.iter().map(|finding| format!("MISSED  {}", finding.line())));
    portner::serve::eprint(&text);
    let samples = |cell: &Cell| cell.samples.iter().map(|s| json!([s.server, s.postgres, s.rate])).collect::<Value>();
    let cells: Vec<Value> = cells.iter().map(|cell| json!({ "name": cell.name, "samples": samples(cell) })).collect();
    let findings_json: Vec<Value> = findings.iter().map(Finding::json).collect();
    let all = json!({ "machine": machine, "cells": cells, "findings": findings_json });
    fs::write(file, serde_json::to_string_pretty(&all)?)?;
    Ok(missed.is_empty())
}
