//! How often one person or one address may ask. Buckets live in memory, one set for each running portal.

use std::{
    collections::HashMap,
    net::IpAddr,
    num::NonZeroU32,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock as _};

use crate::kernel::PersonId;

/// The buckets.
#[derive(Debug)]
pub struct Limits {
    /// What each address has open.
    pub open: Open,
    login: DefaultKeyedRateLimiter<IpAddr>,
    look_up: DefaultKeyedRateLimiter<PersonId>,
}

const fn at_most(count: u32) -> NonZeroU32 {
    match NonZeroU32::new(count) {
        Some(n) => n,
        None => NonZeroU32::MIN,
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            open: Open::default(),
            login: RateLimiter::keyed(Quota::per_minute(at_most(60))),
            look_up: RateLimiter::keyed(Quota::per_minute(at_most(20))),
        }
    }
}

/// How many connections, or requests behind a proxy, each address has open.
#[derive(Debug, Clone, Default)]
pub struct Open(Arc<Mutex<HashMap<IpAddr, u32>>>);

impl Open {
    fn counts(&self) -> MutexGuard<'_, HashMap<IpAddr, u32>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One more, until what is returned is dropped. `None`: there are so many already.
    #[must_use]
    pub fn enter(&self, address: IpAddr, most: u32) -> Option<Place> {
        let mut counts = self.counts();
        let count = counts.entry(address).or_default();
        (*count < most).then(|| {
            *count += 1;
            Place { open: self.clone(), address }
        })
    }
}

/// Something that an address has open.
#[derive(Debug)]
pub struct Place {
    open: Open,
    address: IpAddr,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counts = self.open.counts();
        if let Some(count) = counts.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.address);
            }
        }
    }
}

/// Too often; try again after this long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooOften(pub Duration);

impl Limits {
    /// Login attempts from one address: 60 a minute.
    pub fn login(&self, from: IpAddr) -> Result<(), TooOften> {
        self.login.check_key(&from).map_err(|no| TooOften(no.wait_time_from(self.login.clock().now())))
    }

    /// Look-ups of organisations by one person: 20 a minute.
    pub fn look_up(&self, by: PersonId) -> Result<(), TooOften> {
        self.look_up.check_key(&by).map_err(|no| TooOften(no.wait_time_from(self.look_up.clock().now())))
    }

    /// Forgets those who have been quiet for long. Each process does so for itself, as the buckets are its own.
    pub fn forget_idle(&self) {
        self.login.retain_recent();
        self.look_up.retain_recent();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_twenty_first_look_up_in_a_minute_waits_and_others_do_not() {
        let limits = Limits::default();
        let (eager, calm) = (PersonId::new(), PersonId::new());
        assert!((0..20).all(|_| limits.look_up(eager).is_ok()));
        assert!(limits.look_up(eager).is_err());
        assert!(limits.look_up(calm).is_ok());
    }
}
