use jiff::{SignedDuration, Timestamp, ToSpan};

use super::super::model::{ClientKey, SOON};
use crate::{
    kernel::{Lang, midnight, oslo},
    web::short_day,
};

/// Where the picture begins, how wide a year is in it, and how high a line.
const LEFT: i64 = 10;
const YEAR: i64 = 700;
const LINE: i64 = 52;
const HOURS: i64 = 24 * 380;

/// One key: from when to when it counts, within the year that is shown.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Bar {
    pub kid: String,
    /// Of the name, and of the bar.
    pub y: i64,
    pub top: i64,
    pub x: i64,
    pub width: i64,
    /// The last thirty days of it.
    pub soon: Option<(i64, i64)>,
    pub is_expired: bool,
}

/// When the keys of a client run out, over the year that comes.
#[derive(Debug)]
pub(super) struct Timeline {
    pub width: i64,
    pub height: i64,
    pub bars: Vec<Bar>,
    /// Where months begin.
    pub months: Vec<(i64, String)>,
    pub today: i64,
    pub bottom: i64,
}

fn x_of(at: Timestamp, from: Timestamp) -> i64 {
    let hours = at.duration_since(from).as_hours().clamp(0, HOURS);
    LEFT + hours * YEAR / HOURS
}

impl Timeline {
    /// Of these keys, the soonest first.
    pub fn new(lang: Lang, keys: &[ClientKey], now: Timestamp) -> Self {
        let from = now.saturating_sub(SignedDuration::from_hours(24 * 14)).unwrap_or(now);
        let mut keys: Vec<&ClientKey> = keys.iter().collect();
        keys.sort_by_key(|key| key.expires_at);
        let bars = keys.iter().zip(0..).map(|(key, line)| {
            let (x, end) = (x_of(key.added_at, from), x_of(key.expires_at, from));
            let soon = x_of(key.expires_at.saturating_sub(SOON).unwrap_or(from), from).max(x);
            let top = 40 + line * LINE + 22;
            Bar {
                kid: key.kid.chars().take(44).collect(),
                y: top - 6,
                top,
                x,
                width: (end - x).max(2),
                soon: (end > soon).then_some((soon, end - soon)),
                is_expired: key.expires_at <= now,
            }
        });
        let bars: Vec<Bar> = bars.collect();
        let first = oslo(from).date().first_of_month();
        let months = (1..=10_i64).step_by(3).filter_map(|n| {
            let day = first.checked_add(n.months()).ok()?;
            Some((x_of(midnight(day), from), short_day(lang, day)))
        });
        let bottom = 40 + LINE * i64::try_from(bars.len()).unwrap_or_default() + 4;
        Self {
            width: LEFT + YEAR + 20,
            height: bottom + 6,
            months: months.collect(),
            today: x_of(now, from),
            bottom,
            bars,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::ClientKeyId;

    #[test]
    fn every_key_has_a_bar_within_the_picture_the_soonest_on_top() {
        let now: Timestamp = "2026-12-03T10:00:00Z".parse().unwrap();
        let at = |days: i64| now + SignedDuration::from_hours(24 * days);
        let key = |kid: &str, from: i64, to: i64| ClientKey {
            id: ClientKeyId::from(uuid::Uuid::nil()),
            kid: kid.to_owned(),
            alg: "RS256".to_owned(),
            thumbprint: kid.to_owned(),
            added_at: at(from),
            expires_at: at(to),
            last_used: None,
        };
        let line = Timeline::new(Lang::Nb, &[key("ny", 0, 365), key("gammel", -350, 15), key("over", -400, -35)], now);
        let names: Vec<&str> = line.bars.iter().map(|bar| bar.kid.as_str()).collect();
        assert_eq!(names, ["over", "gammel", "ny"]);
        for bar in &line.bars {
            assert!(bar.x >= LEFT && bar.x + bar.width <= line.width && bar.top < line.bottom, "{bar:?}");
        }
        assert_eq!(line.bars.iter().filter(|bar| bar.is_expired).count(), 1);
    }
}
