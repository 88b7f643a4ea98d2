use askama::Template;

use super::{
    model::{Line, Plan, plan},
    store,
    texts::Texts,
};
use crate::{
    commercial::{self, Letter, PointToTell},
    kernel::mask_national_ids,
    ledger::{EventContext, Registry},
    platform::{Services, mail},
    sitemap,
    web::long_day,
};

/// Notification points that are read at a time, and lines of a log.
const POINTS: i64 = 100;
const LINES: i64 = 500;

/// The most events that a mail tells one by one; the log has the others.
pub(super) const TOLD: usize = 20;

/// An event, as a mail tells it.
#[derive(Debug)]
pub(super) struct Told {
    pub at: String,
    pub sentence: String,
}

#[derive(Debug, Template)]
#[template(path = "notices/digest.txt")]
struct DigestText<'a> {
    letter: &'a Letter,
    lead: &'a str,
    told: &'a [Told],
    more: Option<&'a str>,
    see: &'a str,
    page: &'a str,
}

#[derive(Debug, Template)]
#[template(path = "notices/digest.html")]
struct DigestHtml<'a> {
    letter: &'a Letter,
    lead: &'a str,
    told: &'a [Told],
    more: Option<&'a str>,
    see: &'a str,
    page: &'a str,
}

/// Housekeeping: writes the mails that tell what has happened. One point that fails keeps no other from its own.
pub(crate) async fn tell(services: &Services, registry: &Registry) -> anyhow::Result<()> {
    if !services.mailer.is_on() {
        return Ok(());
    }
    let (mut after, mut failed) = (None, None);
    loop {
        let points = commercial::points_to_tell(&mut *services.db.acquire().await?, after, POINTS).await?;
        let Some(last) = points.last() else { break };
        after = Some(last.id);
        for point in &points {
            if let Err(e) = tell_one(services, registry, point).await {
                tracing::error!(cause = %e, "a notice could not be written");
                failed = Some(e);
            }
        }
    }
    failed.map_or(Ok(()), |e| Err(e.into()))
}

/// Tells one point, in a transaction: the mail, and up to where the log has been told.
async fn tell_one(services: &Services, registry: &Registry, point: &PointToTell) -> sqlx::Result<()> {
    let mut tx = services.db.begin().await?;
    let log = store::lines(&mut tx, point.org, point.told_to, LINES).await?;
    let is_told =
        |line: &Line| registry.notice(&line.kind, &line.payload).is_some_and(|it| point.purposes.contains(&it));
    let lines = |line: &Line| registry.lines(&line.kind, &line.payload);
    let Plan::Tell(places, to) = plan(&log, services.clock.now(), is_told, lines) else { return Ok(()) };
    // Somebody else has told it meanwhile, or it was taken away.
    if !commercial::note_told(&mut tx, point, to).await? {
        return Ok(());
    }
    let told: Vec<&Line> = places.iter().filter_map(|place| log.get(*place)).collect();
    if !told.is_empty() {
        let letter = digest(services, registry, point, &told)?;
        mail::post(&mut tx, services, &letter).await?;
    }
    tx.commit().await
}

/// The mail that tells these events.
fn digest(services: &Services, registry: &Registry, point: &PointToTell, events: &[&Line]) -> sqlx::Result<mail::Mail> {
    let lang = point.lang;
    let (t, cx) = (Texts(lang), EventContext { lang, reader: point.org });
    let told: Vec<Told> = events
        .iter()
        .take(TOLD)
        .filter_map(|line| {
            let sentence = registry.sentence(&line.kind, &line.payload, cx)?;
            let sentence = mask_national_ids(&sentence);
            let is_test = registry.is_test(&line.kind, &line.payload);
            let sentence = if is_test { t.in_test(sentence) } else { sentence };
            Some(Told { at: long_day(lang, line.at), sentence })
        })
        .collect();
    let more = events.len().checked_sub(TOLD).filter(|more| *more > 0).map(|more| t.more(more));
    let (lead, log) =
        (t.lead(point.org.grouped()), services.config.absolute(&sitemap::audit::log(lang, point.org, "")));
    written(services, point, (events.len(), &lead), (&told, more), (t.see_log(), &log))
}

/// A notice of so many things: what stands above them, the first of them and how many there are besides, and where to go on.
pub(super) fn written(
    services: &Services,
    point: &PointToTell,
    (count, lead): (usize, &str),
    (told, more): (&[Told], Option<String>),
    (see, page): (&str, &str),
) -> sqlx::Result<mail::Mail> {
    let (lang, name) = (point.lang, point.org_name.as_str());
    let t = Texts(lang);
    let subject = if count == 1 { t.subject_one(name) } else { t.subject(count, name) };
    let (footer, settings) = commercial::footer(services, lang, (point.org, name));
    let letter = Letter { lang, subject, heading: t.heading(name), footer, settings };
    let more = more.as_deref();
    let text = DigestText { letter: &letter, lead, told, more, see, page };
    let html = DigestHtml { letter: &letter, lead, told, more, see, page };
    commercial::written((&point.email, name), &letter.subject, &text, &html)
}
