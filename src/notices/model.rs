//! What is told when. Pure.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp, civil::Date};
use serde_json::Value;
use uuid::Uuid;

use crate::{kernel::Ref, ledger::Purpose};

/// How old an event is before it is told, so that it can be undone without anybody hearing of it.
const DELAY: SignedDuration = SignedDuration::from_mins(10);

/// How long an event waits for others at most; until an undo beside it is old, it waits longer.
const LONGEST: SignedDuration = SignedDuration::from_mins(30);

/// A line of the log.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub seq: i64,
    pub at: Timestamp,
    pub kind: String,
    pub payload: Value,
    pub reference: Option<Ref>,
    /// What of it has been undone.
    pub undone: Vec<Uuid>,
    /// What it undid, and when that was done.
    pub undoes: Option<(Ref, Timestamp)>,
}

/// What ends, and for whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "kebab-case")]
pub(super) enum What {
    /// A key of one of the organisation's clients.
    Key,
    /// Access to a scope of the organisation's.
    AccessGiven,
    /// The organisation's access to a scope.
    Access,
    /// What it has given others.
    Given,
    /// What others have given it.
    Received,
    /// Somebody waits for its answer, and the time in which it can be given ends.
    Request,
}

impl What {
    /// Who is told of it.
    pub fn purpose(self) -> Purpose {
        match self {
            Self::Key => Purpose::Clients,
            Self::AccessGiven | Self::Access => Purpose::ScopeAccess,
            Self::Given | Self::Received => Purpose::Delegations,
            Self::Request => Purpose::Requests,
        }
    }
}

/// Something that ends soon.
#[derive(Debug, Clone)]
pub(super) struct Ending {
    pub kind: What,
    pub is_test: bool,
    /// The client or the scope.
    pub what: String,
    /// The key, or the other party.
    pub other: String,
    /// How many of these end on that day.
    pub things: i64,
    pub last_day: Date,
}

/// What there is to do for one notification point.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Plan {
    /// Nothing yet.
    Wait,
    /// Tell these lines, by their places in the list; all up to this place in the log is done with.
    Tell(Vec<usize>, i64),
}

/// Decides for lines in the order of the log. `is_told` says whether a line is one the point is told of, `lines` what of it could be undone.
pub(super) fn plan(
    log: &[Line],
    now: Timestamp,
    is_told: impl Fn(&Line) -> bool,
    lines: impl Fn(&Line) -> Vec<Uuid>,
) -> Plan {
    let mut void = HashSet::new();
    let mut told = Vec::new();
    for (place, line) in log.iter().enumerate() {
        let could_be = lines(line);
        let is_undone = !could_be.is_empty() && could_be.iter().all(|it| line.undone.contains(it));
        let undid_unheard =
            line.undoes.as_ref().is_some_and(|(of, at)| void.contains(of) || line.at.duration_since(*at) < DELAY);
        if is_undone {
            void.extend(line.reference.clone());
        }
        if !is_undone && !undid_unheard && is_told(line) {
            told.push(place);
        }
    }
    let age = |line: &Line| now.duration_since(line.at);
    let old = log.iter().take_while(|line| age(line) >= DELAY).count();
    // What was undone unheard stays until its undo is old too, so that the two are passed over together.
    let is_undone_later = |line: &Line| {
        line.reference.as_ref().is_some_and(|it| void.contains(it))
            && log.iter().skip(old).any(|later| later.undoes.as_ref().map(|(of, _)| of) == line.reference.as_ref())
    };
    let done = log.iter().take(old).take_while(|line| !is_undone_later(line)).count();
    let Some(last) = log.get(..done).and_then(<[Line]>::last) else { return Plan::Wait };
    let ages = told.iter().filter_map(|place| log.get(*place)).map(age);
    let (Some(youngest), Some(oldest)) = (ages.clone().min(), ages.max()) else {
        return Plan::Tell(Vec::new(), last.seq);
    };
    if youngest < DELAY && oldest < LONGEST {
        return Plan::Wait;
    }
    told.retain(|place| *place < done);
    Plan::Tell(told, last.seq)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes)
    }

    /// An event of this minute that can be undone.
    fn event(seq: i64) -> Line {
        let reference = Some(Ref::random());
        Line {
            seq,
            at: at(seq),
            kind: "x".to_owned(),
            payload: Value::Null,
            reference,
            undone: Vec::new(),
            undoes: None,
        }
    }

    fn planned(log: &[Line], now: i64) -> Plan {
        plan(log, at(now), |_| true, |line| if line.undoes.is_none() { vec![Uuid::nil()] } else { Vec::new() })
    }

    /// An event, and its undo.
    fn undone(done: i64, undone: i64) -> [Line; 2] {
        let mut first = event(done);
        first.undone = vec![Uuid::nil()];
        let undo = Line { undoes: first.reference.clone().map(|it| (it, first.at)), ..event(undone) };
        [first, undo]
    }

    #[test]
    fn an_event_is_told_after_ten_minutes() {
        assert_eq!(planned(&[event(1)], 10), Plan::Wait);
        assert_eq!(planned(&[event(1)], 11), Plan::Tell(vec![0], 1));
    }

    #[test]
    fn events_that_follow_each_other_are_told_together() {
        let burst: Vec<Line> = (1..=9).map(event).collect();
        assert_eq!(planned(&burst, 11), Plan::Wait);
        assert_eq!(planned(&burst, 19), Plan::Tell((0..9).collect(), 9));
    }

    #[test]
    fn what_goes_on_and_on_is_told_after_half_an_hour_as_far_as_it_is_ten_minutes_old() {
        let all: Vec<Line> = (1..=31).map(event).collect();
        assert_eq!(planned(&all[..30], 30), Plan::Wait);
        assert_eq!(planned(&all, 31), Plan::Tell((0..21).collect(), 21));
    }

    #[test]
    fn what_was_undone_in_time_is_not_told_and_neither_is_its_undo() {
        let log = undone(1, 6);
        assert_eq!(planned(&log, 11), Plan::Wait);
        assert_eq!(planned(&log, 20), Plan::Tell(Vec::new(), 6));
        assert_eq!(planned(&log[1..], 20), Plan::Tell(Vec::new(), 6), "whoever was added in between is not told of it");
    }

    #[test]
    fn what_was_undone_while_it_waited_for_others_is_not_told_and_neither_is_its_undo() {
        let [first, undo] = undone(1, 25);
        let mut log: Vec<Line> = vec![first];
        log.extend((2..=24).map(event));
        log.push(undo);
        log.extend((26..=32).map(event));
        // At 32 the event of the first minute could be passed over, and its undo could not yet.
        assert_eq!(planned(&log, 32), Plan::Wait);
        assert_eq!(planned(&log, 35), Plan::Tell((1..24).collect(), 25));
    }

    #[test]
    fn what_is_undone_after_it_was_told_is_told_too() {
        let log = undone(1, 31);
        assert_eq!(planned(&log[1..], 41), Plan::Tell(vec![0], 31));
    }
}
