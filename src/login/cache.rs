use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::Mutex;

use crate::kernel::Clock;

/// After a fetch that failed, callers get the same error for this long instead of each waiting for its own time-out.
const PAUSE: SignedDuration = SignedDuration::from_secs(2);

/// So many renewals may be provoked at once. With one alone, a fetch that failed after the issuer has changed its keys would lock everybody
/// out until the next.
const BURST: i32 = 5;

/// Whoever asks for a renewal so soon after another gets what that brought: they had been waiting for it.
const SHARED: SignedDuration = SignedDuration::from_secs(1);

/// One document of the issuer, fetched when first needed, by one caller while the others wait.
///
/// A document that could not be renewed in time is kept: keys that have been right for a day are better than no login.
#[derive(Debug)]
pub(crate) struct Cached<T> {
    state: Mutex<State<T>>,
    clock: Clock,
    lives: SignedDuration,
    every: SignedDuration,
}

#[derive(Debug)]
struct State<T> {
    value: Option<(Arc<T>, Timestamp)>,
    failed: Option<Timestamp>,
    /// When all the renewals of [`BURST`] may be used again.
    full_at: Timestamp,
}

impl<T> Cached<T> {
    /// `lives`: how long a document is good. `every`: how often another renewal may be provoked from outside, once a few have been.
    pub(crate) fn new(clock: Clock, lives: SignedDuration, every: SignedDuration) -> Self {
        let state = State { value: None, failed: None, full_at: Timestamp::MIN };
        Self { state: Mutex::new(state), clock, lives, every }
    }

    /// The document, fetched if it is missing or too old.
    pub(crate) async fn get(&self, fetch: impl AsyncFnOnce() -> anyhow::Result<T>) -> anyhow::Result<Arc<T>> {
        let mut state = self.state.lock().await;
        let now = self.clock.now();
        match &state.value {
            Some((value, fetched)) if now.duration_since(*fetched) < self.lives => Ok(Arc::clone(value)),
            _ => state.fetch(now, fetch).await,
        }
    }

    /// The document as it is now at the issuer, unless that was asked for too often lately.
    pub(crate) async fn renew(&self, fetch: impl AsyncFnOnce() -> anyhow::Result<T>) -> anyhow::Result<Arc<T>> {
        let mut state = self.state.lock().await;
        let now = self.clock.now();
        let is_new = |fetched: Timestamp| now.duration_since(fetched) < SHARED;
        let full_at = state.full_at.max(now) + self.every;
        match &state.value {
            Some((value, fetched)) if is_new(*fetched) || full_at > now + self.every * BURST => Ok(Arc::clone(value)),
            _ => {
                state.full_at = full_at;
                state.fetch(now, fetch).await
            }
        }
    }
}

impl<T> State<T> {
    async fn fetch(
        &mut self,
        now: Timestamp,
        fetch: impl AsyncFnOnce() -> anyhow::Result<T>,
    ) -> anyhow::Result<Arc<T>> {
        let old = self.value.as_ref().map(|(value, _)| Arc::clone(value));
        if self.failed.is_some_and(|failed| now.duration_since(failed) < PAUSE) {
            return old.ok_or_else(|| anyhow::anyhow!("the issuer did not answer a moment ago"));
        }
        match fetch().await {
            Ok(value) => {
                let value = Arc::new(value);
                self.value = Some((Arc::clone(&value), now));
                self.failed = None;
                Ok(value)
            }
            Err(error) => {
                self.failed = Some(now);
                let cause = format!("{error:#}");
                tracing::warn!(target: "portner::login", cause, "the issuer's metadata or keys could not be fetched");
                old.ok_or(error)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[tokio::test]
    async fn unknown_keys_cause_a_handful_of_fetches_however_many_ask() {
        let clock = Clock::system();
        let cached = Cached::new(clock.clone(), SignedDuration::from_hours(24), SignedDuration::from_secs(30));
        let fetches = Cell::new(0);
        let fetch = async || {
            fetches.set(fetches.get() + 1);
            Ok(fetches.get())
        };
        assert_eq!(*cached.get(fetch).await.unwrap(), 1);
        assert_eq!(*cached.renew(fetch).await.unwrap(), 1, "it has just been fetched");
        for _ in 0..20 {
            clock.advance(SignedDuration::from_millis(1_100));
            cached.renew(fetch).await.unwrap();
        }
        assert_eq!(fetches.get(), 6, "five, and then none for a while");
        clock.advance(SignedDuration::from_secs(31));
        assert_eq!(*cached.renew(fetch).await.unwrap(), 7);
        clock.advance(SignedDuration::from_hours(25));
        assert_eq!(*cached.get(fetch).await.unwrap(), 8);
    }

    #[tokio::test]
    async fn a_fetch_that_fails_when_the_keys_have_changed_locks_nobody_out() {
        let clock = Clock::system();
        let cached = Cached::new(clock.clone(), SignedDuration::from_hours(24), SignedDuration::from_secs(30));
        cached.get(async || Ok("old")).await.unwrap();
        clock.advance(SignedDuration::from_mins(5));
        assert_eq!(*cached.renew(async || Err(anyhow::anyhow!("down"))).await.unwrap(), "old");
        clock.advance(SignedDuration::from_secs(3));
        assert_eq!(*cached.renew(async || Ok("new")).await.unwrap(), "new");
    }

    #[tokio::test]
    async fn an_issuer_that_is_down_is_asked_again_and_what_we_had_is_kept() {
        let clock = Clock::system();
        let cached = Cached::new(clock.clone(), SignedDuration::from_hours(24), SignedDuration::from_secs(30));
        let down = async || Err::<u8, _>(anyhow::anyhow!("down"));
        assert!(cached.get(down).await.is_err());
        assert!(cached.get(async || Ok(1)).await.is_err(), "not within two seconds");
        clock.advance(SignedDuration::from_secs(3));
        assert_eq!(*cached.get(async || Ok(1)).await.unwrap(), 1);
        clock.advance(SignedDuration::from_hours(25));
        assert_eq!(*cached.get(down).await.unwrap(), 1);
    }
}
