//! Whoever asked for something for themselves and has a work address here is written to once they are answered, or nobody answered in time.

use askama::Template;
use jiff::SignedDuration;

use super::{
    model::Answered,
    paths::{Paths, link},
    store::{self, ToTell},
    texts::{AnsweredTexts, InvitedTexts},
};
use crate::{
    commercial::{Letter, written},
    kernel::{EmailAddress, Lang, mask_national_ids},
    members,
    platform::{
        Services,
        mail::{self, Mail},
    },
};

/// How old an answer is before it is told, so that it can be undone without anybody hearing of it.
const DELAY: SignedDuration = SignedDuration::from_mins(10);
/// Answers that are told in one go.
const AT_A_TIME: i64 = 100;

#[derive(Debug, Template)]
#[template(path = "requests/answered.txt")]
struct AnsweredText<'a> {
    letter: &'a Letter,
    body: &'a str,
    reason: Option<&'a str>,
    see: &'a str,
    page: &'a str,
}

#[derive(Debug, Template)]
#[template(path = "requests/answered.html")]
struct AnsweredHtml<'a> {
    letter: &'a Letter,
    body: &'a str,
    reason: Option<&'a str>,
    see: &'a str,
    page: &'a str,
}

/// Housekeeping: writes to askers whose requests were answered. Each is a commit of its own; somebody without an address is told nothing.
pub async fn tell_askers(services: &Services) -> anyhow::Result<()> {
    if !services.mailer.is_on() {
        return Ok(());
    }
    let now = services.clock.now();
    let found = store::answers_to_tell(&mut *services.db.acquire().await?, (now - DELAY, now), AT_A_TIME).await?;
    for answer in found {
        let mut tx = services.db.begin().await?;
        if !store::note_told(&mut tx, answer.id, now).await? {
            continue;
        }
        let address = match answer.told_at.clone() {
            None => members::address_of(&mut tx, answer.asker, answer.org.number).await?,
            address => address,
        };
        if let (Some(what), Some((to, lang))) = (answer.answered, address) {
            let letter = letter(services, &answer, what, (&to, lang))?;
            mail::post(&mut tx, services, &letter).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

fn letter(
    services: &Services,
    answer: &ToTell,
    what: Answered,
    (to, lang): (&EmailAddress, Lang),
) -> sqlx::Result<Mail> {
    let (t, org) = (AnsweredTexts(lang), answer.org.name.as_str());
    let (words, invited) = (InvitedTexts(lang), answer.invited);
    let (heading, body) = match what {
        Answered::Approved if invited => (words.confirmed(), words.confirmed_body(org)),
        Answered::Declined if invited => (words.declined(), words.declined_body(org)),
        Answered::Expired if invited => (words.expired(), words.expired_body(org)),
        Answered::Approved => (t.approved(), t.approved_body(org)),
        Answered::Declined => (t.declined(), t.declined_body(org)),
        Answered::Expired => (t.expired(), t.expired_body(org)),
    };
    let link = link(lang, answer.id);
    let paths = Paths { lang, org: answer.org.number };
    let production = paths.production();
    let letter = Letter {
        lang,
        subject: t.subject(heading, org),
        heading: heading.to_owned(),
        footer: if invited { words.footer(org) } else { t.footer(org) },
        settings: services.config.absolute(if invited { &link } else { &production }),
    };
    let reason = answer.reason.as_ref().filter(|_| what == Answered::Declined);
    let reason = reason.map(|reason| mask_national_ids(&t.reason(reason)));
    let (see, page) = if invited { (words.see(), link) } else { (t.see(), paths.own(answer.id)) };
    let page = services.config.absolute(&page);
    let text = AnsweredText { letter: &letter, body: &body, reason: reason.as_deref(), see, page: &page };
    let html = AnsweredHtml { letter: &letter, body: &body, reason: reason.as_deref(), see, page: &page };
    written((to, &answer.name), &letter.subject, &text, &html)
}
