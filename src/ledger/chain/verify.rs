use std::fmt;

use futures_util::TryStreamExt;
use jiff::Timestamp;
use sqlx::PgConnection;

use super::{
    checkpoint::Roots,
    encoding::{Fields, NOTHING, Record},
    fault::{Fault, Wrong, instant},
    store,
};
use crate::{kernel::OrgNumber, platform::keys::Keys};

/// Faults that are listed; the rest are counted.
const LISTED: usize = 1000;

/// What to check.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// One organisation's log; `None`: all of them.
    pub org: Option<OrgNumber>,
    /// The root of a checkpoint that must be there, because the log stream has it.
    pub root: Option<[u8; 32]>,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows of the logs.
    pub events: u64,
    /// Logs.
    pub organisations: u64,
    /// The last checkpoint, and when it was made.
    pub checkpoint: Option<(i64, Option<Timestamp>)>,
    /// What does not fit; the first thousand.
    pub faults: Vec<Fault>,
    /// And how many more.
    pub more: u64,
}

impl Report {
    /// Does everything fit?
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.faults.is_empty()
    }

    pub(super) fn add(&mut self, fault: Fault) {
        if self.faults.len() < LISTED {
            self.faults.push(fault);
        } else {
            self.more += 1;
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.faults {
            writeln!(f, "{fault}")?;
        }
        if self.more > 0 {
            writeln!(f, "and {} more", self.more)?;
        }
        let outcome = if self.is_whole() { "Whole" } else { "NOT WHOLE" };
        write!(f, "{outcome}: {} events in the logs of {} organisations", self.events, self.organisations)?;
        match self.checkpoint {
            Some((number, Some(at))) => writeln!(f, ", held against checkpoints up to number {number} of {at}"),
            Some((number, None)) => writeln!(f, ", held against checkpoints up to number {number}"),
            None => writeln!(f, "; there is no checkpoint yet"),
        }
    }
}

/// Where a log has come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    pub seq: i64,
    pub hash: Vec<u8>,
}

impl Link {
    /// Before the first row.
    pub fn root() -> Self {
        Self { seq: 0, hash: NOTHING.to_vec() }
    }
}

/// Goes through records in the order of organisation and place, and remembers one.
#[derive(Debug, Default)]
pub(super) struct Walk {
    fields: Fields,
    before: Option<(Record, [u8; 32])>,
}

impl Walk {
    /// The next record. `begins` says where its log is known to be, when this is the first of its log. True: another log begins.
    pub fn step(&mut self, record: Record, begins: impl FnOnce(i32) -> Link, mut fault: impl FnMut(Fault)) -> bool {
        let computed = record.computed(&mut self.fields);
        let is_whole = record.hash == computed;
        let before = self.before.take().filter(|(before, _)| before.org == record.org);
        let is_first = before.is_none();
        if let Some((before, should_be)) = &before {
            if is_whole && record.seq == before.seq + 1 && !follows(&record, before, should_be) {
                fault(Fault::at_record(before, Wrong::Replaced));
            }
            gap(before.seq, &record, &mut fault);
        } else {
            let start = begins(record.org);
            if is_whole && record.seq == start.seq + 1 && record.prev_hash != start.hash {
                fault(Fault::at_record(&record, Wrong::Uprooted));
            }
            gap(start.seq, &record, &mut fault);
        }
        if !is_whole {
            fault(Fault::at_record(&record, Wrong::Altered));
        }
        self.before = Some((record, computed));
        is_first
    }
}

/// Does the record follow the one before? If only the hash of that one was altered, the record follows the hash it should have.
fn follows(record: &Record, before: &Record, should_be: &[u8; 32]) -> bool {
    record.prev_hash == before.hash || record.prev_hash == should_be
}

fn gap(before: i64, record: &Record, fault: &mut impl FnMut(Fault)) {
    if record.seq > before + 1 {
        fault(Fault::at_place(record.org, before + 1, Wrong::Missing(record.seq - 1)));
    } else if record.seq <= before {
        fault(Fault::at_record(record, Wrong::Twice));
    }
}

/// Checks the logs: every row against its hash and its neighbour, every head against its log, every checkpoint against its signature
/// and against what it vouched for. Run it in a transaction that sees one moment.
pub async fn verify(db: &mut PgConnection, keys: &Keys, question: &Question) -> sqlx::Result<Report> {
    let mut report = Report::default();
    let only = question.org.map(OrgNumber::get);
    store::may_sort(db, false).await?;
    chains(db, only, &mut report).await?;
    store::may_sort(db, true).await?;
    for fault in store::heads_that_do_not_fit(db, only).await? {
        report.add(fault);
    }
    checkpoints(db, keys, question, &mut report).await?;
    Ok(report)
}

async fn chains(db: &mut PgConnection, only: Option<i32>, report: &mut Report) -> sqlx::Result<()> {
    let mut walk = Walk::default();
    let mut records = store::records(db, only);
    while let Some(record) = records.try_next().await? {
        report.events += 1;
        let is_another = walk.step(record, |_| Link::root(), |fault| report.add(fault));
        report.organisations += u64::from(is_another);
    }
    Ok(())
}

async fn checkpoints(db: &mut PgConnection, keys: &Keys, question: &Question, report: &mut Report) -> sqlx::Result<()> {
    let only = question.org.map(OrgNumber::get);
    let mut roots = Roots::default();
    let mut root_is_known = question.root.is_none();
    {
        let mut vouched = store::vouched(db);
        while let Some(row) = vouched.try_next().await? {
            if report.checkpoint.is_none_or(|(number, _)| number != row.number) {
                report.checkpoint = Some((row.number, instant(row.at)));
                root_is_known |= question.root.is_some_and(|root| row.root == root);
            }
            if let (Some(org), Some(seq), Some(hash)) = (row.org, row.seq, &row.hash)
                && only.is_none_or(|only| only == org)
                && row.present.as_ref() != Some(hash)
            {
                let wrong = match row.present {
                    None => Wrong::GoneSince(row.number),
                    Some(_) => Wrong::RewrittenSince(row.number),
                };
                let at = row.event_at.and_then(instant);
                report.add(Fault { org: Some(org), seq, reference: row.reference.clone(), at, wrong });
            }
            if let Some(fault) = roots.step(keys, row) {
                report.add(fault);
            }
        }
    }
    if let Some(fault) = roots.finish(keys) {
        report.add(fault);
    }
    for fault in store::vouched_by_nobody(db, only).await? {
        report.add(fault);
    }
    if !root_is_known {
        let last = report.checkpoint.map_or(0, |(number, _)| number);
        report.add(Fault::of_checkpoint(last, Wrong::RootUnknown));
    }
    Ok(())
}
