//! How often one person or one address may ask. Buckets live in memory, one set for each running portal.

use std::{net::IpAddr, num::NonZeroU32, time::Duration};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock as _};

use crate::kernel::PersonId;

/// The buckets.
#[derive(Debug)]
pub struct Limits {
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
            login: RateLimiter::keyed(Quota::per_minute(at_most(60))),
            look_up: RateLimiter::keyed(Quota::per_minute(at_most(20))),
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
