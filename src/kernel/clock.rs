use std::sync::{
    Arc, LazyLock,
    atomic::{AtomicI64, Ordering},
};

use jiff::{
    SignedDuration, Timestamp, Zoned,
    civil::{Date, DateTime},
    tz::TimeZone,
};

/// The time, handed in so that tests can move it. In service the shift is always zero.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    shift_seconds: Arc<AtomicI64>,
}

impl Clock {
    /// The machine's clock, unshifted.
    #[must_use]
    pub fn system() -> Self {
        Self::default()
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock of the machine")]
        let now = Timestamp::now();
        now + self.shift()
    }

    /// How far this clock has been moved; for instants that come from another clock, such as the database's.
    pub(crate) fn shift(&self) -> SignedDuration {
        SignedDuration::from_secs(self.shift_seconds.load(Ordering::Relaxed))
    }

    /// Today's date in Norway, which is what end dates are compared with.
    #[must_use]
    pub fn today(&self) -> Date {
        oslo(self.now()).date()
    }

    /// Moves this clock and all its clones. For tests of time limits.
    pub fn advance(&self, by: SignedDuration) {
        self.shift_seconds.fetch_add(by.as_secs(), Ordering::Relaxed);
    }
}

/// The time zone of Norway, looked up once because a list needs it for every line. UTC where the zone database lacks Oslo.
static OSLO: LazyLock<TimeZone> = LazyLock::new(|| TimeZone::get("Europe/Oslo").unwrap_or(TimeZone::UTC));

/// The instant as people in Norway read it.
#[must_use]
pub fn oslo(at: Timestamp) -> Zoned {
    at.to_zoned(OSLO.clone())
}

/// The instant at which a day begins in Norway.
#[must_use]
pub fn midnight(day: Date) -> Timestamp {
    day.to_zoned(OSLO.clone()).map_or(Timestamp::MAX, |begins| begins.timestamp())
}

/// The instant that clocks in Norway show like this. In the hour that comes twice it is the first; in the one that never comes, the
/// one after.
#[must_use]
pub fn in_norway(local: DateTime) -> Timestamp {
    local.to_zoned(OSLO.clone()).map_or(Timestamp::MAX, |at| at.timestamp())
}
