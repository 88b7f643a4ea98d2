use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use crate::platform::health::{Condition, Detail, Finding, Health, Part};

/// How much of the portal works: the first of these that is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Rung {
    /// Nothing has been checked yet, or not for a while.
    Unknown,
    /// Nothing works without the database.
    Down,
    /// Pages can be read.
    ReadOnly,
    /// Whoever is signed in goes on.
    LoginClosed,
    /// Something is away or slow that most pages do without.
    Limited,
    /// All is well.
    Normal,
}

/// What is known of every part.
pub(super) type Findings = Vec<(Part, Option<Finding>)>;

pub(super) fn findings(health: &Health, now: Timestamp) -> Findings {
    Part::ALL.map(|part| (part, health.of(part, now))).into()
}

impl Rung {
    pub fn of(findings: &Findings) -> Self {
        let of = |part| findings.iter().find(|(one, _)| *one == part).and_then(|(_, found)| *found);
        let condition = |part| of(part).map_or(Condition::Unknown, |found| found.condition);
        match condition(Part::Database) {
            Condition::Unknown => Self::Unknown,
            Condition::Down => Self::Down,
            _ if of(Part::Database).is_some_and(|found| found.detail == Detail::ReadOnly) => Self::ReadOnly,
            _ if condition(Part::Login) == Condition::Down => Self::LoginClosed,
            _ if Part::ALL.iter().any(|part| matches!(condition(*part), Condition::Slow | Condition::Down)) => {
                Self::Limited
            }
            _ => Self::Normal,
        }
    }
}

/// How the work that nobody waits for is, by how long what is due has waited. Some of it is due every minute, so that a worker that is away
/// is noticed though nobody has asked for anything.
pub(super) fn of_delay(delay: SignedDuration) -> Condition {
    match delay.as_mins() {
        ..2 => Condition::Works,
        2..15 => Condition::Slow,
        _ => Condition::Down,
    }
}

/// How the mirror of the register is, by its age. The register publishes its files once a day.
pub(super) fn of_age(age: SignedDuration) -> Condition {
    match age.as_hours() {
        ..36 => Condition::Works,
        36..168 => Condition::Slow,
        _ => Condition::Down,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rung(found: &[(Part, Condition, Detail)]) -> Rung {
        let (health, now) = (Health::default(), Timestamp::UNIX_EPOCH);
        for part in Part::ALL {
            health.note(part, (Condition::Works, Detail::Nothing), now);
        }
        for (part, condition, detail) in found {
            health.note(*part, (*condition, *detail), now);
        }
        Rung::of(&findings(&health, now))
    }

    #[test]
    fn the_rung_is_what_weighs_most() {
        let (down, slow, nothing) = (Condition::Down, Condition::Slow, Detail::Nothing);
        let read_only = (Part::Database, Condition::Works, Detail::ReadOnly);
        assert_eq!(rung(&[]), Rung::Normal);
        assert_eq!(rung(&[(Part::Mail, down, nothing)]), Rung::Limited);
        assert_eq!(rung(&[(Part::Login, slow, nothing)]), Rung::Limited);
        assert_eq!(rung(&[(Part::Mail, down, nothing), (Part::Login, down, nothing)]), Rung::LoginClosed);
        assert_eq!(rung(&[read_only, (Part::Login, down, nothing)]), Rung::ReadOnly);
        assert_eq!(rung(&[(Part::Database, down, nothing), (Part::Login, down, nothing)]), Rung::Down);
    }

    #[test]
    fn a_part_that_this_portal_has_not_is_no_fault() {
        assert_eq!(rung(&[(Part::Mail, Condition::Unknown, Detail::NotSet)]), Rung::Normal);
    }

    #[test]
    fn before_anything_is_checked_nothing_is_said_to_work() {
        assert_eq!(Rung::of(&findings(&Health::default(), Timestamp::UNIX_EPOCH)), Rung::Unknown);
    }

    #[test]
    fn what_is_late_is_slow_and_then_down() {
        let hours = SignedDuration::from_hours;
        assert_eq!(
            [hours(35), hours(36), hours(168)].map(of_age),
            [Condition::Works, Condition::Slow, Condition::Down]
        );
        let minutes = SignedDuration::from_mins;
        assert_eq!(
            [minutes(1), minutes(2), minutes(15)].map(of_delay),
            [Condition::Works, Condition::Slow, Condition::Down]
        );
    }
}
