use std::sync::{
    Arc, LazyLock,
    atomic::{AtomicI64, Ordering},
};

use jiff::{SignedDuration, Timestamp, Zoned, civil::Date, tz::TimeZone};

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
        #[expect(clippy::disallowed_methods, reason = "this is the Clock the others are told to ask")]
        let now = Timestamp::now();
        now + SignedDuration::from_secs(self.shift_seconds.load(Ordering::Relaxed))
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

/// Looked up once: a list reads it for every line.
static OSLO: LazyLock<TimeZone> = LazyLock::new(|| TimeZone::get("Europe/Oslo").unwrap_or(TimeZone::UTC));

/// The instant as people in Norway read it. Falls back to UTC where the zone database lacks Oslo.
#[must_use]
pub fn oslo(at: Timestamp) -> Zoned {
    at.to_zoned(OSLO.clone())
}

/// The instant at which a day begins in Norway.
#[must_use]
pub fn midnight(day: Date) -> Timestamp {
    day.to_zoned(OSLO.clone()).map_or(Timestamp::MAX, |begins| begins.timestamp())
}
