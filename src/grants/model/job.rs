//! A long list, which a job gives.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    kernel::{PersonId, Ref, ScopeBulkId},
    ledger::FormKey,
    platform::jobs::{State, Status},
};

/// A list that gives access to more than this many is given by a job.
pub(in super::super) const LONG_LIST: usize = 500;

/// Steps of giving a list of this length: each organisation is given access and told, and the provider has its own log.
pub(in super::super) fn steps(organisations: usize) -> u32 {
    u32::try_from(2 * organisations + 1).unwrap_or(u32::MAX)
}

/// A list that somebody has confirmed, as the job is told. Rows of an earlier release are read too: new fields have a serde default.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ConfirmedList {
    pub list: ScopeBulkId,
    /// Who confirmed it, by their name then.
    pub person: PersonId,
    pub person_name: String,
    /// The form they did it with.
    pub form: FormKey,
    /// The digest of those they saw.
    pub seen: String,
}

/// Why nothing was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Failure {
    /// Whoever confirmed it has lost the right to give access.
    Right,
    /// The list is not as it was when it was confirmed.
    Stale,
    /// The scope is out of use.
    Inactive,
    /// A fault of the portal; it was tried several times, and the job is dead.
    Broken,
}

impl Failure {
    const WORDS: [(Self, &'static str); 4] =
        [(Self::Right, "right"), (Self::Stale, "stale"), (Self::Inactive, "inactive"), (Self::Broken, "broken")];

    /// As the table has it.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(failure, _)| *failure == self).map_or("broken", |(_, word)| word)
    }
    /// From the table.
    pub fn of(word: &str) -> Self {
        Self::WORDS.iter().find(|(_, known)| *known == word).map_or(Self::Broken, |(failure, _)| *failure)
    }
}

/// The state of a list that was handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct LongList {
    pub scope_name: String,
    /// How many are to get access.
    pub organisations: usize,
    pub handed_over_at: Timestamp,
    /// Accesses given and logs written.
    pub steps: usize,
    /// Does a worker give it now?
    pub is_running: bool,
    pub failure: Option<Failure>,
    /// The receipt, once all of it is given.
    pub done: Option<Ref>,
}

/// What is being done now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Stage {
    Waiting,
    Checking,
    /// So many have been given access.
    Giving(usize),
    /// So many logs have been written.
    Telling(usize),
}

impl LongList {
    /// Is it still to be given?
    pub fn goes_on(&self) -> bool {
        self.failure.is_none() && self.done.is_none()
    }

    /// The same with what is known of its job. One that is done has committed the outcome since the list was read.
    pub fn with_job(mut self, job: Option<&Status>) -> Self {
        match job.map(|job| (job.state, job.progress.done)) {
            Some((State::Queued, _)) => {}
            Some((State::Running | State::Done, done)) => {
                (self.is_running, self.steps) = (true, usize::try_from(done).unwrap_or(usize::MAX));
            }
            Some((State::Dead, _)) | None => self.failure = Some(Failure::Broken),
        }
        self
    }

    pub fn stage(&self) -> Stage {
        match self.steps {
            0 if self.is_running => Stage::Checking,
            0 => Stage::Waiting,
            n if n <= self.organisations => Stage::Giving(n),
            n => Stage::Telling((n - self.organisations).min(self.organisations)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_organisation_is_given_access_and_then_told() {
        let list = LongList {
            scope_name: String::new(),
            organisations: 600,
            handed_over_at: Timestamp::UNIX_EPOCH,
            steps: 0,
            is_running: false,
            failure: None,
            done: None,
        };
        let at = |steps, is_running| LongList { steps, is_running, ..list.clone() }.stage();
        assert_eq!(at(0, false), Stage::Waiting);
        assert_eq!(at(0, true), Stage::Checking);
        assert_eq!(at(500, true), Stage::Giving(500));
        assert_eq!(at(1100, true), Stage::Telling(500));
        // The provider's own log is one more.
        assert_eq!(at(1201, true), Stage::Telling(600));
        for (failure, word) in Failure::WORDS {
            assert_eq!((failure.word(), Failure::of(word)), (word, failure));
        }
        assert_eq!(list.with_job(None).failure, Some(Failure::Broken), "nobody is going to give it");
    }
}
