//! A long list that is given in the background.

use jiff::Timestamp;

use crate::kernel::Ref;

/// A list that gives access to more than this many is given in the background.
pub(in super::super) const LONG_LIST: usize = 500;

/// Why nothing was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Failure {
    /// Whoever confirmed it has lost the right to give access.
    Right,
    /// The list is not as it was when it was confirmed.
    Stale,
    /// The scope is out of use.
    Inactive,
    /// A fault of the portal; it was tried several times.
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
pub(in super::super) struct Job {
    pub scope_name: String,
    /// How many are to get access.
    pub organisations: usize,
    pub asked_at: Timestamp,
    /// Accesses given and logs written.
    pub steps: usize,
    /// Has a worker claimed it?
    pub claimed: bool,
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

impl Job {
    /// Is it still to be given?
    pub fn goes_on(&self) -> bool {
        self.failure.is_none() && self.done.is_none()
    }
    pub fn stage(&self) -> Stage {
        match self.steps {
            0 if self.claimed => Stage::Checking,
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
        let at = |steps, claimed| {
            let (scope_name, asked_at) = (String::new(), Timestamp::UNIX_EPOCH);
            let job = Job { scope_name, organisations: 600, asked_at, steps, claimed, failure: None, done: None };
            job.stage()
        };
        assert_eq!(at(0, false), Stage::Waiting);
        assert_eq!(at(0, true), Stage::Checking);
        assert_eq!(at(500, true), Stage::Giving(500));
        assert_eq!(at(1100, true), Stage::Telling(500));
        // The provider's own log is one more.
        assert_eq!(at(1201, true), Stage::Telling(600));
        for (failure, word) in Failure::WORDS {
            assert_eq!((failure.word(), Failure::of(word)), (word, failure));
        }
    }
}
