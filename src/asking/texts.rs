use super::model::{Lifecycle, State};
use crate::{
    kernel::{Lang, texts},
    web::{Words, long_day},
};

texts! {
    /// The words for requests that are the same whatever is asked for.
    pub(crate) struct Texts: Words;
    waiting { nb: "Venter", nn: "Ventar", en: "Waiting" }
    approved { nb: "Godkjent", nn: "Godkjend", en: "Approved" }
    partly { nb: "Delvis gitt", nn: "Delvis gitt", en: "Given in part" }
    undone { nb: "Angret", nn: "Angra", en: "Undone" }
    ended { nb: "Gjelder ikke lenger", nn: "Gjeld ikkje lenger", en: "No longer in force" }
    withdrawn { nb: "Trukket", nn: "Trekt", en: "Withdrawn" }
    expired { nb: "Utløpt", nn: "Gått ut", en: "Expired" }
    approved_at(at) { nb: "Godkjent {at}", nn: "Godkjend {at}", en: "Approved {at}" }
    partly_at(at) { nb: "Delvis gitt {at}", nn: "Delvis gitt {at}", en: "Given in part {at}" }
    undone_at(at) { nb: "Angret {at}", nn: "Angra {at}", en: "Undone {at}" }
    ended_at(at) { nb: "Gjelder ikke lenger, fra {at}", nn: "Gjeld ikkje lenger, frå {at}", en: "No longer in force since {at}" }
    declined_at(at) { nb: "Avslått {at}", nn: "Avslått {at}", en: "Declined {at}" }
    withdrawn_at(at) { nb: "Trukket tilbake {at}", nn: "Trekt tilbake {at}", en: "Withdrawn {at}" }
    expired_at(at) { nb: "Gikk ut uten svar {at}", nn: "Gjekk ut utan svar {at}", en: "Expired without an answer {at}" }
    waits { nb: "Venter på svar", nn: "Ventar på svar", en: "Waiting for an answer" }
    taken_back { nb: "Trukket tilbake", nn: "Trekt tilbake", en: "Withdrawn" }
    not_asked { nb: "Ikke bedt om", nn: "Ikkje bede om", en: "Not asked for" }
    unanswered { nb: "Gikk ut uten svar", nn: "Gjekk ut utan svar", en: "Expired without an answer" }

    sent_at(at) { nb: "Sendt {at}", nn: "Sendt {at}", en: "Sent {at}" }
    seen_at(at) { nb: "Sett av en som kan svare {at}", nn: "Sett av ein som kan svare {at}", en: "Seen by somebody who can answer {at}" }
    waits_until(at) { nb: "Venter på svar til {at}", nn: "Ventar på svar til {at}", en: "Waits for an answer until {at}" }
    wants_until { nb: "Ønsket til og med", nn: "Ønskt til og med", en: "Wanted until" }
    invited_by { nb: "Invitert av", nn: "Invitert av", en: "Invited by" }
    history { nb: "Hva som har skjedd", nn: "Kva som har skjedd", en: "What has happened" }
    sender { nb: "Sendt av", nn: "Sendt av", en: "Sent by" }
    reason { nb: "Grunn", nn: "Grunn", en: "Reason" }
    answered_by { nb: "Besvart av", nn: "Svar frå", en: "Answered by" }
    withdraw { nb: "Trekk tilbake", nn: "Trekk tilbake", en: "Withdraw" }
    to_queue { nb: "Til forespørslene", nn: "Til førespurnadene", en: "To the requests" }
    late_heading { nb: "Ingenting er endret", nn: "Ingenting er endra", en: "Nothing has changed" }
    late {
        nb: "Forespørselen ventet ikke på svar lenger. Slik står den nå:",
        nn: "Førespurnaden venta ikkje på svar lenger. Slik står han no:",
        en: "The request was no longer waiting for an answer. This is how it stands now:",
    }

    parts { nb: "Hvilke forespørsler", nn: "Kva førespurnader", en: "Which requests" }
    part_closed { nb: "Avsluttet", nn: "Avslutta", en: "Closed" }
    none_waiting { nb: "Ingen venter på svar.", nn: "Ingen ventar på svar.", en: "Nobody is waiting for an answer." }

    sent_heading { nb: "Forespørselen er sendt", nn: "Førespurnaden er send", en: "The request has been sent" }
    withdrawn_heading { nb: "Forespørselen er trukket tilbake", nn: "Førespurnaden er trekt tilbake", en: "The request has been withdrawn" }
    declined_heading { nb: "Forespørselen er avslått", nn: "Førespurnaden er avslått", en: "The request has been declined" }
    restored_heading {
        nb: "Forespørselen venter på svar igjen",
        nn: "Førespurnaden ventar på svar igjen",
        en: "The request waits for an answer again",
    }
    undo_sending {
        nb: "Angre, og trekk forespørselen tilbake",
        nn: "Angre, og trekk førespurnaden tilbake",
        en: "Undo, and withdraw the request",
    }
    undo_decline { nb: "Angre avslaget", nn: "Angre avslaget", en: "Undo the refusal" }
    log_sent(asker, giver, what) {
        nb: "{asker} ba {giver} om {what}.",
        nn: "{asker} bad {giver} om {what}.",
        en: "{asker} asked {giver} for {what}.",
    }
    log_accepted(asker, by, giver, what) {
        nb: "{asker} tok imot invitasjonen fra {by} i {giver} og venter på {what}.",
        nn: "{asker} tok imot invitasjonen frå {by} i {giver} og ventar på {what}.",
        en: "{asker} accepted the invitation from {by} in {giver} and waits for {what}.",
    }
    log_withdrawn(asker, giver, what) {
        nb: "{asker} trakk tilbake forespørselen til {giver} om {what}.",
        nn: "{asker} trekte tilbake førespurnaden til {giver} om {what}.",
        en: "{asker} withdrew the request to {giver} for {what}.",
    }
    log_declined(giver, asker, what, reason) {
        nb: "{giver} avslo forespørselen fra {asker} om {what}. Grunn: {reason}",
        nn: "{giver} avslo førespurnaden frå {asker} om {what}. Grunn: {reason}",
        en: "{giver} declined the request from {asker} for {what}. Reason: {reason}",
    }
    log_expired(asker, giver, what) {
        nb: "Forespørselen fra {asker} til {giver} om {what} gikk ut uten svar.",
        nn: "Førespurnaden frå {asker} til {giver} om {what} gjekk ut utan svar.",
        en: "The request from {asker} to {giver} for {what} expired without an answer.",
    }
}

/// The word for a state, and its colour.
pub(crate) fn tag(lang: Lang, state: State) -> (&'static str, &'static str) {
    let t = Texts(lang);
    match state {
        State::Waiting => (t.waiting(), "info"),
        State::Approved(_) => (t.approved(), "success"),
        State::Partly(_) => (t.partly(), "info"),
        State::Undone(_) => (t.undone(), "neutral"),
        State::Ended(_) => (t.ended(), "neutral"),
        State::Declined(_) => (t.declined(), "danger"),
        State::Withdrawn(_) => (t.withdrawn(), "neutral"),
        State::Expired(_) => (t.expired(), "warning"),
    }
}

/// What has happened to a request, one sentence for each thing.
pub(super) fn history(lang: Lang, life: &Lifecycle, state: State) -> Vec<String> {
    let t = Texts(lang);
    let last = match state {
        State::Waiting => t.waits_until(long_day(lang, life.expires_at)),
        State::Approved(at) => t.approved_at(long_day(lang, at)),
        State::Partly(at) => t.partly_at(long_day(lang, at)),
        State::Undone(at) => t.undone_at(long_day(lang, at)),
        State::Ended(at) => t.ended_at(long_day(lang, at)),
        State::Declined(at) => t.declined_at(long_day(lang, at)),
        State::Withdrawn(at) => t.withdrawn_at(long_day(lang, at)),
        State::Expired(at) => t.expired_at(long_day(lang, at)),
    };
    let seen = life.seen_at.map(|at| t.seen_at(long_day(lang, at)));
    // What was undone or ended had been given first.
    let is_over = matches!(state, State::Undone(_) | State::Ended(_));
    let given = life.approved.as_ref().filter(|_| is_over).map(|(at, _)| t.approved_at(long_day(lang, *at)));
    [t.sent_at(long_day(lang, life.sent.0))].into_iter().chain(seen).chain(given).chain([last]).collect()
}
