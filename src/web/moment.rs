//! `?tid=2026-11-20T10:15`: a page as it was then, and the small form that asks for it.

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, Time},
};

use super::{
    form::FormErrors,
    texts::Texts,
    ui::{day, long_day},
};
use crate::{
    kernel::{Lang, in_norway, midnight, oslo},
    sitemap,
};

/// Longest text that can be a time.
const LONGEST: usize = 40;

/// A moment in the past, Norwegian time. Whatever is left out of it is at its end: a day is what was so when it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    at: Timestamp,
    asked: Asked,
}

/// How exactly it was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Day,
    Minute,
    Second,
}

/// Why a text is no moment to show a page at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MomentFault {
    /// It is no date, and no date and time.
    NoTime,
    /// It has not come yet.
    Future,
}

impl MomentFault {
    /// What to do about it.
    pub(crate) fn sentence(self, lang: Lang) -> &'static str {
        match self {
            Self::NoTime => Texts(lang).no_time(),
            Self::Future => Texts(lang).future_time(),
        }
    }
}

impl Moment {
    /// Reads a date, a date and a time, or an instant. `None`: nothing was asked for, or the day is today, which is now.
    pub fn parse(text: &str, now: Timestamp) -> Result<Option<Self>, MomentFault> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        } else if text.len() > LONGEST {
            return Err(MomentFault::NoTime);
        }
        // As machines write it: with its distance from UTC.
        if let Ok(at) = text.parse::<Timestamp>() {
            return if at > now { Err(MomentFault::Future) } else { Ok(Some(Self::to_the_second(at))) };
        }
        let (date, clock) = text.split_once(['T', ' ']).unwrap_or((text, ""));
        let date = day_of(date).ok_or(MomentFault::NoTime)?;
        let (begins, ends, asked) = match clock.trim().trim_start_matches("kl.").trim() {
            "" if date == oslo(now).date() => return Ok(None),
            "" => {
                let tomorrow = date.tomorrow().map_err(|_| MomentFault::NoTime)?;
                (midnight(tomorrow), midnight(tomorrow), Asked::Day)
            }
            clock => {
                let (time, asked) = time_of(clock).ok_or(MomentFault::NoTime)?;
                let begins = in_norway(date.to_datetime(time));
                let lasts = if asked == Asked::Second { 1 } else { 60 };
                (begins, begins + SignedDuration::from_secs(lasts), asked)
            }
        };
        let at = (ends - SignedDuration::from_micros(1)).min(now);
        if begins > now { Err(MomentFault::Future) } else { Ok(Some(Self { at, asked })) }
    }

    /// The second of an instant.
    pub(crate) fn to_the_second(at: Timestamp) -> Self {
        Self { at, asked: Asked::Second }
    }

    /// The instant itself.
    pub(crate) fn at(self) -> Timestamp {
        self.at
    }

    /// The day it was in Norway, which end dates are compared with.
    pub(crate) fn day(self) -> Date {
        oslo(self.at).date()
    }

    /// As an address has it: `2026-11-20`, `2026-11-20T10:15` or `2026-11-20T10:15:30`.
    pub(crate) fn value(self) -> String {
        self.written(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])
    }

    /// As people write it, in a field: `20.11.2026 10.15`.
    pub(crate) fn typed(self) -> String {
        self.written(["%d.%m.%Y", "%d.%m.%Y %H.%M", "%d.%m.%Y %H.%M.%S"])
    }

    fn written(self, [day, minute, second]: [&str; 3]) -> String {
        let form = match self.asked {
            Asked::Day => day,
            Asked::Minute => minute,
            Asked::Second => second,
        };
        oslo(self.at).strftime(form).to_string()
    }

    /// As a sentence has it.
    pub(crate) fn in_words(self, lang: Lang) -> String {
        match self.asked {
            Asked::Day => Texts(lang).end_of_day(day(lang, self.day())),
            Asked::Minute => long_day(lang, self.at),
            Asked::Second => format!("{}.{:02}", long_day(lang, self.at), oslo(self.at).second()),
        }
    }
}

/// `20.11.2026` or `2026-11-20`.
fn day_of(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split('.').collect();
    match parts.as_slice() {
        [day, month, year] if year.len() == 4 => {
            Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
        }
        _ => text.parse().ok(),
    }
}

/// `10.15`, `10:15` or one of them with seconds.
fn time_of(text: &str) -> Option<(Time, Asked)> {
    let is_part = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = text.split(['.', ':']).collect();
    let numbers: Vec<i8> = parts.iter().copied().filter(is_part).filter_map(|part| part.parse().ok()).collect();
    match numbers.as_slice() {
        _ if numbers.len() < parts.len() => None,
        [hour, minute] => Some((Time::new(*hour, *minute, 0, 0).ok()?, Asked::Minute)),
        [hour, minute, second] => Some((Time::new(*hour, *minute, *second, 0).ok()?, Asked::Second)),
        _ => None,
    }
}

/// The form *Vis slik det var* (`templates/ui/moment.html`), and what it says when the page shows the past.
#[derive(Debug, Clone)]
pub struct MomentForm {
    /// Where it leads, without a query.
    pub action: String,
    /// Other parameters to keep.
    pub keep: Vec<(&'static str, String)>,
    /// What is in the field.
    pub value: String,
    /// What is wrong with it, at its field `tid`.
    pub errors: FormErrors,
    /// "Slik det var …", when the page shows the past.
    pub then: Option<String>,
    /// Back to the present.
    pub present: String,
}

impl MomentForm {
    /// For a page at `action` with these other parameters, which was asked for `typed` and shows `shown`.
    pub(crate) fn new(
        lang: Lang,
        action: String,
        keep: Vec<(&'static str, String)>,
        typed: &str,
        shown: Result<Option<Moment>, MomentFault>,
    ) -> Self {
        let t = Texts(lang);
        let keep: Vec<_> = keep.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        let kept: Vec<_> = keep.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let present = sitemap::with_query(action.clone(), &sitemap::query(&kept));
        let mut errors = FormErrors::default();
        let (value, then) = match shown {
            Ok(None) => (String::new(), None),
            Ok(Some(moment)) => (moment.typed(), Some(t.as_it_was(moment.in_words(lang)))),
            Err(fault) => {
                errors.add("tid", fault.sentence(lang));
                (typed.chars().take(LONGEST).collect(), None)
            }
        };
        Self { action, keep, value, errors, then, present }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn now() -> Timestamp {
        "2026-11-20T09:15:30Z".parse().unwrap()
    }

    #[test]
    fn a_minute_is_read_in_norway_whatever_the_season_and_is_what_was_so_when_it_ended() {
        let at = |text: &str| Moment::parse(text, now()).map(|moment| moment.map(|m| m.at().to_string()));
        assert_eq!(at("2026-11-20T10:15"), Ok(Some("2026-11-20T09:15:30Z".into())), "no later than now");
        for text in [" 2026-07-01 10:15 ", "1.7.2026 10.15", "01.07.2026 kl. 10.15"] {
            assert_eq!(at(text), Ok(Some("2026-07-01T08:15:59.999999Z".into())), "{text}");
        }
        for text in ["2026-11-20T10:14:58", "20.11.2026 10.14.58"] {
            assert_eq!(at(text), Ok(Some("2026-11-20T09:14:58.999999Z".into())), "{text}");
        }
        assert_eq!(at(""), Ok(None));
        assert_eq!(at("2026-11-20T10:16"), Err(MomentFault::Future));
        for wrong in [
            "i går",
            "2026-02-30",
            "2026-13-01T10:15",
            "20.11.26",
            "2026-11-20T25:00",
            "2026-11-20T10",
            &"1".repeat(99),
        ] {
            assert_eq!(at(wrong), Err(MomentFault::NoTime), "{wrong}");
        }
    }

    #[test]
    fn the_hour_that_comes_twice_is_the_first_and_the_one_that_never_comes_is_the_next() {
        let at = |text: &str| Moment::parse(text, now()).unwrap().unwrap().at().to_string();
        assert_eq!(at("2026-10-25T02:30:00"), "2026-10-25T00:30:00.999999Z");
        assert_eq!(at("2026-03-29T02:30:00"), "2026-03-29T01:30:00.999999Z");
    }

    #[test]
    fn a_day_is_what_was_so_when_it_ended_and_today_is_now() {
        let moment = Moment::parse("2026-11-19", now()).unwrap().unwrap();
        assert_eq!(moment.at().to_string(), "2026-11-19T22:59:59.999999Z");
        assert_eq!((moment.value().as_str(), moment.day().to_string().as_str()), ("2026-11-19", "2026-11-19"));
        assert_eq!(moment.in_words(Lang::Nb), "ved slutten av 19. november 2026");
        assert_eq!(Moment::parse("2026-11-20", now()), Ok(None));
        assert_eq!(Moment::parse("2026-11-21", now()), Err(MomentFault::Future));
    }

    proptest! {
        #[test]
        fn any_text_is_answered_and_what_is_read_is_written_the_same(text in "[0-9T:. -]{0,20}|[0-9]{1,2}[.][01]?[0-9][.]20[0-9]{2}( [0-9]{2}[.:][0-9]{2})?|\\PC{0,50}") {
            if let Ok(Some(moment)) = Moment::parse(&text, now()) {
                prop_assert!(moment.at() <= now());
                for written in [moment.value(), moment.typed()] {
                    prop_assert_eq!(Moment::parse(&written, now()), Ok(Some(moment)));
                }
            }
        }
    }
}
