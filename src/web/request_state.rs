//! The words for where a request is, which are the same for everything that somebody asks an organisation for.

use super::ui::long_day;
use crate::{
    kernel::{Lang, RequestState, texts},
    ledger::{Side, Sides},
};

texts! {
    /// States of requests.
    struct Texts;
    waiting { nb: "Venter", nn: "Ventar", en: "Waiting" }
    approved { nb: "Godkjent", nn: "Godkjend", en: "Approved" }
    declined { nb: "Avslått", nn: "Avslått", en: "Declined" }
    withdrawn { nb: "Trukket", nn: "Trekt", en: "Withdrawn" }
    expired { nb: "Utløpt", nn: "Gått ut", en: "Expired" }
    approved_at(at) { nb: "Godkjent {at}", nn: "Godkjend {at}", en: "Approved {at}" }
    declined_at(at) { nb: "Avslått {at}", nn: "Avslått {at}", en: "Declined {at}" }
    withdrawn_at(at) { nb: "Trukket tilbake {at}", nn: "Trekt tilbake {at}", en: "Withdrawn {at}" }
    expired_at(at) { nb: "Gikk ut uten svar {at}", nn: "Gjekk ut utan svar {at}", en: "Expired without an answer {at}" }
    waits { nb: "Venter på svar", nn: "Ventar på svar", en: "Waiting for an answer" }
    taken_back { nb: "Trukket tilbake", nn: "Trekt tilbake", en: "Withdrawn" }
    unanswered { nb: "Gikk ut uten svar", nn: "Gjekk ut utan svar", en: "Expired without an answer" }
}

/// The word, and its colour.
#[must_use]
pub fn request_tag(lang: Lang, state: RequestState) -> (&'static str, &'static str) {
    let t = Texts(lang);
    match state {
        RequestState::Waiting => (t.waiting(), "info"),
        RequestState::Approved(_) => (t.approved(), "success"),
        RequestState::Declined(_) => (t.declined(), "danger"),
        RequestState::Withdrawn(_) => (t.withdrawn(), "neutral"),
        RequestState::Expired(_) => (t.expired(), "warning"),
    }
}

/// How and when it was closed, for the list of what has happened. `None`: it waits.
#[must_use]
pub fn request_ending(lang: Lang, state: RequestState) -> Option<String> {
    let t = Texts(lang);
    match state {
        RequestState::Waiting => None,
        RequestState::Approved(at) => Some(t.approved_at(long_day(lang, at))),
        RequestState::Declined(at) => Some(t.declined_at(long_day(lang, at))),
        RequestState::Withdrawn(at) => Some(t.withdrawn_at(long_day(lang, at))),
        RequestState::Expired(at) => Some(t.expired_at(long_day(lang, at))),
    }
}

/// A state of a request, for what the log says of before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestStep {
    /// It waits for an answer.
    Waits,
    /// It was refused.
    Declined,
    /// It was taken back.
    Withdrawn,
    /// Nobody answered in time.
    Expired,
}

/// Before and after of an event that changed the state of a request.
#[must_use]
pub fn request_sides(lang: Lang, before: RequestStep, after: RequestStep) -> Sides {
    let t = Texts(lang);
    let side = |step| {
        Side::note(match step {
            RequestStep::Waits => t.waits(),
            RequestStep::Declined => t.declined(),
            RequestStep::Withdrawn => t.taken_back(),
            RequestStep::Expired => t.unanswered(),
        })
    };
    Sides::BeforeAfter(side(before), side(after))
}
