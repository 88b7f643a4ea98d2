use jiff::{ToSpan, civil::Date};

use super::super::{
    model::{DAYS_OF_USE, Scope, UseOfDay},
    texts::Usage,
};
use crate::{kernel::Lang, web::short_day};

/// How wide each day is, and how high the highest.
const WIDTH: i64 = 8;
const HEIGHT: i64 = 40;

/// A day of the picture: where it stands, and how high.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct DayBar {
    pub x: i64,
    pub y: i64,
    pub height: i64,
}

/// How a scope was used of late.
#[derive(Debug)]
pub(crate) struct UsageView {
    pub t: Usage,
    pub sentence: String,
    pub refused: Option<String>,
    /// What the picture shows, for those who do not see it; none: there is nothing to show.
    pub picture: Option<String>,
    pub width: i64,
    pub height: i64,
    pub bars: Vec<DayBar>,
}

impl UsageView {
    /// What it says under its heading, where it stands alone.
    pub fn in_one(self) -> String {
        format!("{}: {}", self.t.heading(), self.sentence)
    }

    /// Of the days on which it was used, those of the last thirty.
    pub fn new(lang: Lang, scope: &Scope, today: Date) -> Self {
        let (t, first) = (Usage(lang), today.saturating_sub((DAYS_OF_USE - 1).days()));
        let days: Vec<&UseOfDay> = scope.use_lately(today).collect();
        let (issued, refused) = (days.iter().map(|it| it.issued).sum::<i64>(), days.iter().map(|it| it.refused).sum());
        let last = days.iter().rev().find(|day| day.issued > 0);
        let most = days.iter().max_by_key(|day| day.issued).filter(|day| day.issued > 0);
        let top = most.map_or(1, |day| day.issued.max(1));
        let bars = days.iter().filter(|day| day.issued > 0).map(|day| {
            // A day with little use is seen too.
            let height = (day.issued * HEIGHT / top).max(2);
            let nth = i64::from((day.day - first).get_days());
            DayBar { x: nth * WIDTH, y: HEIGHT - height, height }
        });
        Self {
            t,
            sentence: match (issued, last) {
                (0, _) | (_, None) => t.unused().to_owned(),
                (1, Some(last)) => t.one_token(short_day(lang, last.day)),
                (n, Some(last)) => t.tokens(n, short_day(lang, last.day)),
            },
            refused: match refused {
                0 => None,
                1 => Some(t.one_refused().to_owned()),
                n => Some(t.refused(n)),
            },
            picture: most.map(|day| t.picture(day.issued, short_day(lang, day.day))),
            width: DAYS_OF_USE * WIDTH,
            height: HEIGHT,
            bars: bars.collect(),
        }
    }
}
