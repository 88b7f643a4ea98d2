//! `?tid=2026-11-20T10:15`: a page as it was then, and the small form that asks for it.

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
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

/// A moment in the past, Norwegian time: a minute, or the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    at: Timestamp,
    /// Asked for as a day: what was so when it ended.
    whole_day: bool,
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
    /// Reads a date, or a date and a time. `None`: nothing was asked for, or the day is today, which is now.
    pub fn parse(text: &str, now: Timestamp) -> Result<Option<Self>, MomentFault> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        } else if text.len() > LONGEST {
            return Err(MomentFault::NoTime);
        }
        let moment = match text.parse::<Date>() {
            Ok(date) if !text.contains(':') => {
                let today = oslo(now).date();
                if date == today {
                    return Ok(None);
                }
                let ends = midnight(date.tomorrow().map_err(|_| MomentFault::NoTime)?);
                Self { at: ends - jiff::SignedDuration::from_micros(1), whole_day: true }
            }
            _ => {
                let local: DateTime = text.parse().map_err(|_| MomentFault::NoTime)?;
                Self { at: in_norway(local), whole_day: false }
            }
        };
        if moment.at > now { Err(MomentFault::Future) } else { Ok(Some(moment)) }
    }

    /// The instant itself.
    pub(crate) fn at(self) -> Timestamp {
        self.at
    }

    /// The day it was in Norway, which end dates are compared with.
    pub(crate) fn day(self) -> Date {
        oslo(self.at).date()
    }

    /// As an address has it: `2026-11-20` or `2026-11-20T10:15`.
    pub(crate) fn value(self) -> String {
        let local = oslo(self.at);
        if self.whole_day { local.date().to_string() } else { local.strftime("%Y-%m-%dT%H:%M").to_string() }
    }

    /// As a sentence has it.
    pub(crate) fn in_words(self, lang: Lang) -> String {
        if self.whole_day { Texts(lang).end_of_day(day(lang, self.day())) } else { long_day(lang, self.at) }
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
            // A field for date and time shows nothing else.
            Ok(Some(moment)) => {
                (oslo(moment.at).strftime("%Y-%m-%dT%H:%M").to_string(), Some(t.as_it_was(moment.in_words(lang))))
            }
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
    fn a_minute_is_read_in_norway_whatever_the_season() {
        let at = |text: &str| Moment::parse(text, now()).map(|moment| moment.map(|m| m.at().to_string()));
        assert_eq!(at("2026-11-20T10:15"), Ok(Some("2026-11-20T09:15:00Z".into())));
        assert_eq!(at(" 2026-07-01 10:15 "), Ok(Some("2026-07-01T08:15:00Z".into())));
        assert_eq!(at(""), Ok(None));
        assert_eq!(at("2026-11-20T10:16"), Err(MomentFault::Future));
        for wrong in ["i går", "2026-02-30", "2026-13-01T10:15", "20.11.2026", "2026-11-20T25:00", &"1".repeat(99)] {
            assert_eq!(at(wrong), Err(MomentFault::NoTime), "{wrong}");
        }
    }

    #[test]
    fn the_hour_that_comes_twice_is_the_first_and_the_one_that_never_comes_is_the_next() {
        let at = |text: &str| Moment::parse(text, now()).unwrap().unwrap().at().to_string();
        assert_eq!(at("2026-10-25T02:30"), "2026-10-25T00:30:00Z");
        assert_eq!(at("2026-03-29T02:30"), "2026-03-29T01:30:00Z");
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
        fn any_text_is_answered_and_what_is_read_is_written_the_same(text in "[0-9T:. -]{0,20}|\\PC{0,50}") {
            if let Ok(Some(moment)) = Moment::parse(&text, now()) {
                prop_assert!(moment.at() <= now());
                let again = Moment::parse(&moment.value(), now()).unwrap().unwrap();
                prop_assert_eq!(again.value(), moment.value());
            }
        }
    }
}
