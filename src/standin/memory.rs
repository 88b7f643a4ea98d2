use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};

use super::{client::Fields, request::Request};
use crate::kernel::NationalId;

/// Somebody has logged in, and the client may fetch their ID token once.
#[derive(Debug)]
pub(super) struct Grant {
    pub(super) request: Request,
    pub(super) pid: NationalId,
    pub(super) acr: &'static str,
    pub(super) sid: String,
    pub(super) auth_time: Timestamp,
}

/// Things that are good until an instant, by a name that cannot be guessed.
#[derive(Debug)]
pub(super) struct Shelf<T> {
    lives: SignedDuration,
    things: HashMap<String, (T, Timestamp)>,
}

impl<T> Shelf<T> {
    fn new(lives: SignedDuration) -> Self {
        Self { lives, things: HashMap::new() }
    }

    /// Keeps a thing; `false` if something of that name is there already. What is too old goes out at the same time.
    pub(super) fn put(&mut self, name: String, thing: T, now: Timestamp) -> bool {
        self.things.retain(|_, (_, until)| *until > now);
        if self.things.contains_key(&name) {
            return false;
        }
        self.things.insert(name, (thing, now + self.lives));
        true
    }

    pub(super) fn see(&self, name: &str, now: Timestamp) -> Option<&T> {
        self.things.get(name).filter(|(_, until)| *until > now).map(|(thing, _)| thing)
    }

    /// Takes it away: it counts once.
    pub(super) fn take(&mut self, name: &str, now: Timestamp) -> Option<T> {
        self.things.remove(name).filter(|(_, until)| *until > now).map(|(thing, _)| thing)
    }
}

/// All that the stand-in remembers.
#[derive(Debug)]
pub(super) struct Memory {
    /// Pushed requests, by their `request_uri`.
    pub(super) pushed: Shelf<Fields>,
    /// Logins that wait for somebody to choose a person.
    pub(super) waiting: Shelf<Request>,
    /// By the code.
    pub(super) grants: Shelf<Grant>,
    /// Sessions, by `sid`.
    pub(super) sessions: Shelf<()>,
    /// The `jti` of client assertions that have been used.
    pub(super) assertions: Shelf<()>,
}

impl Default for Memory {
    fn default() -> Self {
        Self {
            pushed: Shelf::new(SignedDuration::from_secs(120)),
            waiting: Shelf::new(SignedDuration::from_mins(10)),
            grants: Shelf::new(SignedDuration::from_secs(60)),
            sessions: Shelf::new(SignedDuration::from_mins(120)),
            assertions: Shelf::new(SignedDuration::from_secs(140)),
        }
    }
}
