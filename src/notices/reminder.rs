use jiff::civil::Date;

use super::{
    digest::{TOLD, Told, written},
    model::{Ending, What},
    store,
    texts::Texts,
};
use crate::{
    commercial::{self, PointToTell},
    kernel::{mask_national_ids, oslo},
    platform::{Services, mail},
    sitemap,
    web::day,
};

/// Notification points that are read at a time.
const POINTS: i64 = 100;

/// Housekeeping: writes the mails that tell what ends soon, one to a point each day at most. One point that fails keeps no other from its own.
pub(crate) async fn remind(services: &Services) -> anyhow::Result<()> {
    if !services.mailer.is_on() {
        return Ok(());
    }
    let today = oslo(services.clock.now()).date();
    let (mut after, mut failed) = (None, None);
    loop {
        let points = commercial::points_to_remind(&mut *services.db.acquire().await?, after, POINTS, today).await?;
        let Some(last) = points.last() else { break };
        after = Some(last.id);
        for point in &points {
            if let Err(e) = remind_one(services, point, today).await {
                tracing::error!(cause = %e, "a reminder could not be written");
                failed = Some(e);
            }
        }
    }
    failed.map_or(Ok(()), |e| Err(e.into()))
}

/// Reminds one point, in a transaction: the mail, and the day up to which it has been reminded.
async fn remind_one(services: &Services, point: &PointToTell, today: Date) -> sqlx::Result<()> {
    let mut tx = services.db.begin().await?;
    // Another worker has done it meanwhile, or the point was taken away.
    if !commercial::note_reminded(&mut tx, point, today).await? {
        return Ok(());
    }
    let mut ending = store::ending(&mut tx, point.org, (point.reminded_on, today)).await?;
    ending.retain(|it| point.purposes.contains(&it.kind.purpose()));
    if !ending.is_empty() {
        let letter = letter(services, point, &ending)?;
        mail::post(&mut tx, services, &letter).await?;
    }
    tx.commit().await
}

/// The mail that tells what ends.
fn letter(services: &Services, point: &PointToTell, ending: &[Ending]) -> sqlx::Result<mail::Mail> {
    let (lang, t) = (point.lang, Texts(point.lang));
    let told = ending.iter().take(TOLD).map(|it| {
        let sentence = mask_national_ids(&sentence(t, it));
        let sentence = if it.is_test { t.in_test(sentence) } else { sentence };
        Told { at: day(lang, it.last_day), sentence }
    });
    let more = ending.len().checked_sub(TOLD).filter(|more| *more > 0).map(|more| t.more_ending(more));
    let overview = services.config.absolute(&sitemap::overview(lang, point.org));
    let lead = t.lead_ending(point.org.grouped());
    written(services, point, (ending.len(), &lead), (&told.collect::<Vec<_>>(), more), (t.see_portal(), &overview))
}

fn sentence(t: Texts, ending: &Ending) -> String {
    let Ending { kind, what, other, things, .. } = ending;
    match (kind, things) {
        (What::Key, _) => t.key_expires(other, what),
        (What::AccessGiven, 1) => t.one_access_ends(what),
        (What::AccessGiven, n) => t.accesses_end(n, what),
        (What::Access, _) => t.own_access_ends(what),
        (What::Given, 1) => t.one_given_ends(other),
        (What::Given, n) => t.given_end(n, other),
        (What::Received, 1) => t.one_received_ends(other),
        (What::Received, n) => t.received_end(n, other),
        (What::Request, 1) => t.one_request_waits(other),
        (What::Request, n) => t.requests_wait(n, other),
    }
}
