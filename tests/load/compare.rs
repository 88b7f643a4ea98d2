//! Many short measurements in turn, so that whatever else the machine does disturbs all of them alike; then ratios of medians.

use std::time::Duration;

use crate::{
    client::{self, Load, Target},
    cpu,
};

/// Connections the load comes over.
pub const CLIENTS: usize = 8;

/// No service here issues so many tokens in a millisecond.
const MOST_A_MILLISECOND: usize = 5;

/// Something to measure: a page, and the process that serves it.
pub struct Cell {
    pub name: String,
    pub target: Target,
    pub pid: u32,
    /// The most a request may cost, in milliseconds of processor time.
    pub budget: Option<f64>,
    pub samples: Vec<Sample>,
}

/// What one measurement found, for one request.
#[derive(Debug, Clone, Copy)]
pub struct Sample {
    /// Processor time of the server, in microseconds.
    pub server: f64,
    /// Processor time of Postgres.
    pub postgres: f64,
    /// Answers per second; depends on what else the machine does.
    pub rate: f64,
}

impl Sample {
    pub fn total(&self) -> f64 {
        self.server + self.postgres
    }
}

impl Cell {
    pub fn new(name: impl Into<String>, target: Target, pid: u32) -> Self {
        Self { name: name.into(), target, pid, budget: None, samples: Vec::new() }
    }

    /// With the most a request may cost.
    pub fn within(self, milliseconds: f64) -> Self {
        Self { budget: Some(milliseconds), ..self }
    }

    async fn measure(&self, postmaster: u32, time: Duration) -> anyhow::Result<Sample> {
        if let Some(body) = &self.target.body {
            // As many as can be answered in that time, and some.
            body.stock(usize::try_from(time.as_millis())? * MOST_A_MILLISECOND)?;
        }
        let load = Load::start(&self.target, CLIENTS);
        // Connections are open and statements prepared after this.
        tokio::time::sleep(time / 8).await;
        let now = || anyhow::Ok((cpu::of_process(self.pid)?, cpu::of_family(postmaster)?, load.answered()));
        let (begun, before) = (std::time::Instant::now(), now()?);
        tokio::time::sleep(time).await;
        let (took, after) = (begun.elapsed(), now()?);
        load.stop().await?;
        #[expect(clippy::cast_precision_loss, reason = "counts of requests are far below 2^52")]
        let answers = (after.2 - before.2).max(1) as f64;
        Ok(Sample {
            server: after.0.saturating_sub(before.0).as_secs_f64() * 1e6 / answers,
            // A backend that ends between the two looks is counted once it is reaped, so this can seem to run backwards.
            postgres: after.1.saturating_sub(before.1).as_secs_f64() * 1e6 / answers,
            rate: answers / took.as_secs_f64(),
        })
    }

    /// The median of something over the rounds.
    pub fn median(&self, of: impl Fn(&Sample) -> f64) -> f64 {
        median(self.samples.iter().map(of).collect())
    }
}

/// Measures all cells in turn, so many times.
pub async fn rounds(cells: &mut [Cell], postmaster: u32, rounds: usize, time: Duration) -> anyhow::Result<()> {
    for round in 0..=rounds {
        for cell in cells.iter_mut() {
            let sample = cell.measure(postmaster, if round == 0 { time / 4 } else { time }).await?;
            // The first round only warms up.
            if round > 0 {
                cell.samples.push(sample);
            }
        }
    }
    Ok(())
}

/// The value in the middle, or between the two in the middle.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match (values.get(middle), values.len() % 2) {
        (Some(upper), 0) => values.get(middle - 1).map_or(f64::NAN, |lower| f64::midpoint(*lower, *upper)),
        (upper, _) => upper.copied().unwrap_or(f64::NAN),
    }
}

/// A value, and where 95 of 100 repetitions would find it.
#[derive(Debug, Clone, Copy)]
pub struct Interval {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

impl Cell {
    /// How long answers take by the clock at 30 % of the most that were given: half of them at most so long, and 99 of 100, in milliseconds.
    pub async fn waits(&self, time: Duration) -> anyhow::Result<(f64, f64)> {
        let rate = 0.3 * self.median(|sample| sample.rate);
        if let Some(body) = &self.target.body {
            body.stock(usize::try_from(time.as_millis())? * MOST_A_MILLISECOND)?;
        }
        let waits = client::waits(&self.target, rate, time).await?;
        let at = |hundredth: usize| {
            waits.get(waits.len() * hundredth / 100).map_or(f64::NAN, |wait| wait.as_secs_f64() * 1e3)
        };
        Ok((at(50), at(99)))
    }

    /// The median cost of a request in microseconds.
    pub fn cost(&self) -> Interval {
        let totals: Vec<(f64, f64)> = self.samples.iter().map(|sample| (sample.total(), 1.0)).collect();
        of_medians(&totals)
    }
}

/// How many times as much one costs as the other: the ratio of the medians.
pub fn ratio(one: &Cell, other: &Cell) -> Interval {
    let pairs: Vec<(f64, f64)> = one.samples.iter().zip(&other.samples).map(|(a, b)| (a.total(), b.total())).collect();
    of_medians(&pairs)
}

/// One median divided by the other, with a bootstrap interval over the rounds: the rounds are drawn anew, again and again, and each time
/// some come twice and others not at all.
fn of_medians(pairs: &[(f64, f64)]) -> Interval {
    const DRAWS: usize = 10_000;
    let of = |pairs: &[(f64, f64)]| {
        median(pairs.iter().map(|pair| pair.0).collect()) / median(pairs.iter().map(|pair| pair.1).collect())
    };
    let mut state = 1_u64;
    let mut drawn: Vec<f64> = (0..DRAWS)
        .map(|_| {
            let again = pairs.iter().filter_map(|_| pairs.get(draw(&mut state, pairs.len())).copied());
            of(&again.collect::<Vec<_>>())
        })
        .collect();
    drawn.sort_by(f64::total_cmp);
    let at = |part: usize| drawn.get(DRAWS * part / 1000).copied().unwrap_or(f64::NAN);
    Interval { value: of(pairs), low: at(25), high: at(975) }
}

/// The next of a fixed row of numbers below `limit` (a linear congruential generator): the same every time.
fn draw(state: &mut u64, limit: usize) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 33).unwrap_or_default() % limit.max(1)
}
