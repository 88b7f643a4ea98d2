use jiff::{SignedDuration, Timestamp, ToSpan};

use super::super::model::{ClientKey, SOON};
use crate::{
    kernel::{Lang, midnight, oslo},
    web::short_month,
};

/// How many days the picture has, and how high a line is in it. Across, it is in hundredths of its width, so that it fits any.
const DAYS: i64 = 380;
const LINE: i64 = 48;
/// Longer names of keys are cut.
const KID: usize = 20;

/// One key: from when to when it counts, within the year that is shown.
#[derive(Debug, PartialEq)]
pub(super) struct Bar {
    pub kid: String,
    /// Of the name, and of the bar.
    pub y: i64,
    pub top: i64,
    pub x: f64,
    pub width: f64,
    /// The last thirty days of it.
    pub soon: Option<(f64, f64)>,
    pub is_expired: bool,
}

/// When the keys of a client run out, over the year that comes.
#[derive(Debug)]
pub(super) struct Timeline {
    pub height: i64,
    pub bars: Vec<Bar>,
    /// Where months begin. Those near the end have their name before them.
    pub months: Vec<(f64, &'static str, bool)>,
    pub today: f64,
    pub bottom: i64,
}

#[expect(clippy::cast_precision_loss, reason = "hours of a year")]
fn x_of(at: Timestamp, from: Timestamp) -> f64 {
    let hours = at.duration_since(from).as_hours().clamp(0, DAYS * 24);
    (hours as f64 / (DAYS * 24) as f64 * 1000.0).round() / 10.0
}

impl Timeline {
    /// Of these keys, in their order.
    pub fn new(lang: Lang, keys: &[ClientKey], now: Timestamp) -> Self {
        let from = now.saturating_sub(SignedDuration::from_hours(24 * 14)).unwrap_or(now);
        let bars = keys.iter().zip(0..).map(|(key, line)| {
            let (x, end) = (x_of(key.added_at, from), x_of(key.expires_at, from));
            let soon = x_of(key.expires_at.saturating_sub(SOON).unwrap_or(from), from).max(x);
            let top = 32 + line * LINE + 22;
            Bar {
                kid: short(&key.kid),
                y: top - 6,
                top,
                x,
                width: (end - x).max(0.5),
                soon: (end > soon).then_some((soon, end - soon)),
                is_expired: key.expires_at <= now,
            }
        });
        let bars: Vec<Bar> = bars.collect();
        let first = oslo(from).date().first_of_month();
        let months = (1..=10_i64).step_by(3).filter_map(|n| {
            let day = first.checked_add(n.months()).ok()?;
            let x = x_of(midnight(day), from);
            Some((x, short_month(lang, day), x > 75.0))
        });
        let bottom = 32 + LINE * i64::try_from(bars.len()).unwrap_or_default();
        Self { height: bottom + 6, months: months.collect(), today: x_of(now, from), bottom, bars }
    }
}

/// The name of a key where there is little room.
pub(super) fn short(kid: &str) -> String {
    if kid.chars().count() <= KID {
        kid.to_owned()
    } else {
        format!("{}…", kid.chars().take(KID - 8).collect::<String>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::ClientKeyId;

    #[test]
    fn every_key_has_a_bar_within_the_picture_in_the_order_of_the_table() {
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
        let keys = [key("ny", 0, 365), key("gammel", -350, 15), key("utgått", -400, -35)];
        let line = Timeline::new(Lang::Nb, &keys, now);
        let names: Vec<&str> = line.bars.iter().map(|bar| bar.kid.as_str()).collect();
        assert_eq!(names, ["ny", "gammel", "utgått"]);
        for bar in &line.bars {
            assert!(bar.x >= 0.0 && bar.x + bar.width <= 100.0 && bar.top < line.bottom, "{bar:?}");
        }
        assert_eq!(line.bars.iter().filter(|bar| bar.is_expired).count(), 1);
    }
}
