use std::fmt;

use jiff::Timestamp;

use super::encoding::{Micros, Record};

/// A place in the log, or a checkpoint, at which something does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Whose log; `None` when the fault is in a checkpoint itself.
    pub org: Option<i32>,
    /// The place in the log, or the number of the checkpoint.
    pub seq: i64,
    /// The reference of the row there, if there is a row and it has one.
    pub reference: Option<String>,
    /// The time of the row there, if it is a time.
    pub at: Option<Timestamp>,
    /// What does not fit.
    pub wrong: Wrong,
}

/// What does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// The row is not what was written: its own hash says so.
    Altered,
    /// The row is in itself whole, but the next one follows another.
    Replaced,
    /// The first row of the log, or the first after a checkpoint, follows something else than what is there.
    Uprooted,
    /// Rows are missing, this one and up to the given one.
    Missing(i64),
    /// The same place is taken twice.
    Twice,
    /// The log goes on to the given place, but the rows from this one on are gone.
    CutOff(i64),
    /// Rows stand here that the head of the log does not know.
    Beyond,
    /// The head of the log knows another row here.
    OtherThanHead,
    /// A log without a head.
    Headless,
    /// The given checkpoint vouched for a row here that is gone.
    GoneSince(i64),
    /// The given checkpoint vouched for another row here: the log was written anew, here or earlier.
    RewrittenSince(i64),
    /// The given checkpoint is not there, though this row refers to it.
    Unvouched(i64),
    /// A checkpoint is missing before this one.
    CheckpointMissing,
    /// This checkpoint is not what was signed, or was signed by somebody else.
    CheckpointForged,
    /// No checkpoint has the root that was asked for.
    RootUnknown,
}

impl Fault {
    pub(super) fn at_record(record: &Record, wrong: Wrong) -> Self {
        Self {
            org: Some(record.org),
            seq: record.seq,
            reference: record.reference.clone(),
            at: instant(record.at),
            wrong,
        }
    }

    pub(super) fn at_place(org: i32, seq: i64, wrong: Wrong) -> Self {
        Self { org: Some(org), seq, reference: None, at: None, wrong }
    }

    pub(super) fn of_checkpoint(number: i64, wrong: Wrong) -> Self {
        Self { org: None, seq: number, reference: None, at: None, wrong }
    }
}

pub(super) fn instant(at: Micros) -> Option<Timestamp> {
    Timestamp::from_microsecond(at.0).ok()
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.org {
            Some(org) => write!(f, "log of {org}, row {}", self.seq)?,
            None => write!(f, "checkpoint {}", self.seq)?,
        }
        if let Some(reference) = &self.reference {
            write!(f, ", {reference}")?;
        }
        if let Some(at) = self.at {
            write!(f, ", {at}")?;
        }
        match self.wrong {
            Wrong::Altered => f.write_str(": has been altered"),
            Wrong::Replaced => f.write_str(": has been replaced; the next row follows another"),
            Wrong::Uprooted => f.write_str(": does not follow what is before it"),
            Wrong::Missing(last) if last == self.seq => f.write_str(": is missing"),
            Wrong::Missing(last) => write!(f, ": is missing, and so are all up to row {last}"),
            Wrong::Twice => f.write_str(": stands there twice"),
            Wrong::CutOff(last) if last == self.seq => f.write_str(": is missing, and was the last one"),
            Wrong::CutOff(last) => write!(f, ": is missing, and so are all up to row {last}, the last one"),
            Wrong::Beyond => f.write_str(": stands after the end of the log"),
            Wrong::OtherThanHead => f.write_str(": the head of the log knows another row here"),
            Wrong::Headless => f.write_str(": the log has lost its head"),
            Wrong::GoneSince(n) => write!(f, ": is gone; checkpoint {n} vouched for it"),
            Wrong::RewrittenSince(n) => write!(f, ": the log was written anew, here or earlier, after checkpoint {n}"),
            Wrong::Unvouched(n) => write!(f, ": checkpoint {n} should vouch for it, and is not there"),
            Wrong::CheckpointMissing => f.write_str(": the one before it is missing"),
            Wrong::CheckpointForged => f.write_str(": is not what this portal signed"),
            Wrong::RootUnknown => f.write_str(" is the last one, and none has the root that was asked for"),
        }
    }
}
