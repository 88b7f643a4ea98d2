//! How the parts are that the portal stands on: what was found when they were last checked. Pages read it; whoever asks causes no check.
//!
//! It lies in the memory of the process, as it is read when the database is down.

use std::{
    collections::BTreeMap,
    sync::{PoisonError, RwLock},
};

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

/// What was found longer ago than this says nothing of now.
pub const STALE: SignedDuration = SignedDuration::from_mins(3);

/// A part that can be away while others work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The database.
    Database,
    /// The issuer that logs people in.
    Login,
    /// What tokens are issued with in production.
    TokenProd,
    /// And in test.
    TokenTest,
    /// The mail server.
    Mail,
    /// The work that nobody waits for.
    Jobs,
    /// The mirror of Enhetsregisteret.
    Register,
}

impl Part {
    /// In the order in which pages show them.
    pub const ALL: [Self; 7] =
        [Self::Database, Self::Login, Self::TokenProd, Self::TokenTest, Self::Mail, Self::Jobs, Self::Register];
}

/// How a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// It does what it should.
    Works,
    /// It does, but later than it should.
    Slow,
    /// It does not.
    Down,
    /// Nobody has been able to find out.
    Unknown,
}

/// What else there is to say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Nothing.
    Nothing,
    /// It answers, and takes no changes.
    ReadOnly,
    /// This portal has none.
    NotSet,
    /// So much waits that somebody has asked for.
    Waiting(i64),
    /// It is as of this time.
    UpdatedAt(Timestamp),
    /// It was never fetched.
    NeverUpdated,
}

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// How it is.
    pub condition: Condition,
    /// What else there is to say.
    pub detail: Detail,
    /// Since when it is so, as far as this process knows.
    pub since: Timestamp,
    /// It was so at the first check already, perhaps for long.
    pub from_start: bool,
    /// When it was last checked.
    pub checked_at: Timestamp,
}

/// What was found of every part.
#[derive(Debug, Default)]
pub struct Health(RwLock<BTreeMap<Part, Finding>>);

impl Health {
    /// Notes what was found, and says whether the condition is another than before.
    pub fn note(&self, part: Part, (condition, detail): (Condition, Detail), now: Timestamp) -> bool {
        let mut found = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let before = found.get(&part).copied();
        let as_before = before.filter(|before| before.condition == condition);
        let since = as_before.map_or(now, |before| before.since);
        let from_start = as_before.map_or(before.is_none(), |before| before.from_start);
        found.insert(part, Finding { condition, detail, since, from_start, checked_at: now });
        as_before.is_none()
    }

    /// What is known of a part now. `None`: nothing, as it was never checked.
    #[must_use]
    pub fn of(&self, part: Part, now: Timestamp) -> Option<Finding> {
        let found = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&part).copied()?;
        if now.duration_since(found.checked_at) <= STALE {
            return Some(found);
        }
        let (condition, detail) = (Condition::Unknown, Detail::Nothing);
        Some(Finding { condition, detail, since: found.checked_at, from_start: false, ..found })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Timestamp = Timestamp::constant(1_700_000_000, 0);

    fn after(seconds: i64) -> Timestamp {
        NOON + SignedDuration::from_secs(seconds)
    }

    #[test]
    fn a_condition_is_from_when_it_began_however_often_it_is_checked() {
        let health = Health::default();
        let (works, down) = ((Condition::Works, Detail::Nothing), (Condition::Down, Detail::Nothing));
        assert!(health.note(Part::Mail, works, after(0)));
        assert!(health.note(Part::Mail, down, after(30)));
        assert!(!health.note(Part::Mail, down, after(60)), "it is as before");
        let found = health.of(Part::Mail, after(61)).unwrap();
        assert_eq!((found.since, found.checked_at, found.from_start), (after(30), after(60), false));
    }

    #[test]
    fn what_the_first_check_finds_may_have_been_so_for_long() {
        let health = Health::default();
        for seconds in [0, 30] {
            health.note(Part::Login, (Condition::Down, Detail::Nothing), after(seconds));
        }
        assert!(health.of(Part::Login, after(31)).unwrap().from_start);
    }

    #[test]
    fn what_nobody_checks_any_more_is_not_known() {
        let health = Health::default();
        assert_eq!(health.of(Part::Jobs, after(0)), None);
        health.note(Part::Jobs, (Condition::Works, Detail::Waiting(0)), after(0));
        assert_eq!(health.of(Part::Jobs, after(180)).unwrap().condition, Condition::Works);
        let late = health.of(Part::Jobs, after(181)).unwrap();
        assert_eq!((late.condition, late.checked_at), (Condition::Unknown, after(0)));
    }
}
