//! Taking a scope out of use on a day that is to come.

use jiff::{Timestamp, ToSpan, civil::Date};

use crate::kernel::ScopePlanId;

/// A plan that waits for its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Plan {
    pub id: ScopePlanId,
    /// The first day it is out of use.
    pub day: Date,
    pub message: Option<String>,
    pub at: Timestamp,
    pub by: Option<String>,
}

/// What is wrong with a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum PlanFault {
    /// It has begun already.
    Past,
    /// More than a year ahead.
    Far,
}

/// Can a scope go out of use on this day? From tomorrow on, and within a year.
pub(in super::super) fn check_plan_day(day: Date, today: Date) -> Result<Date, PlanFault> {
    match day {
        day if day <= today => Err(PlanFault::Past),
        day if day > today.saturating_add(1.year()) => Err(PlanFault::Far),
        day => Ok(day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_from_tomorrow_on_and_within_a_year() {
        let today = "2026-11-20".parse().unwrap();
        for (day, outcome) in [
            ("2026-11-19", Err(PlanFault::Past)),
            ("2026-11-20", Err(PlanFault::Past)),
            ("2026-11-21", Ok(())),
            ("2027-11-20", Ok(())),
            ("2027-11-21", Err(PlanFault::Far)),
        ] {
            assert_eq!(check_plan_day(day.parse().unwrap(), today).map(|_| ()), outcome, "{day}");
        }
    }
}
