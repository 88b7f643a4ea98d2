//! Audit: the reading side of the ledger. What happened in an organisation, who did it and why they could.
//!
//! Words: *line* (an event as it stands in one organisation's log), *seal* (what stands for a person who is not named). Rules: this room
//! knows no kind of event, it asks the registry (`ledger::Registry`); a person is named to their own organisation only, the other party sees
//! the organisation they acted for; what the page shows, the files to keep show too, and one of them lets an outsider recompute the log.

mod model;
mod pages;
mod store;
mod texts;
mod views;

use crate::sitemap::audit as paths;
pub(crate) use model::Topic;
pub(crate) use views::Row;

use sqlx::PgConnection;

use crate::{
    access::{Acting, ReadLog, Staff},
    kernel::{Lang, OrgNumber, Ref},
    ledger::Registry,
    web::Routes,
};

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    routes.get(paths::LOG, pages::log).get(paths::LOG_CSV, pages::sheet).get(paths::LOG_JSON, pages::record);
}

/// The latest lines of the log, for the front page of the organisation.
pub(crate) async fn latest(
    db: &mut PgConnection,
    acting: &Acting<ReadLog>,
    registry: &Registry,
    count: i64,
) -> sqlx::Result<Vec<Row>> {
    let lines = store::lines(db, acting.into(), &model::Filter::default(), model::Cursor::Newest, count).await?;
    Ok(lines.iter().map(|line| Row::linked(acting, registry, line)).collect())
}

/// A page of a log for support: its lines with what they keep, newest first, and where the pages beside it begin.
#[derive(Debug)]
pub(crate) struct Timeline {
    pub lines: Vec<(Row, String)>,
    pub newer: Option<String>,
    pub older: Option<String>,
}

/// The log of an organisation, for support. What they read is what the organisation itself reads.
pub(crate) async fn timeline(
    db: &mut PgConnection,
    staff: &Staff,
    registry: &Registry,
    (org, lang): (OrgNumber, Lang),
    (topic, reference, page): (Topic, Option<Ref>, &str),
    size: i64,
) -> sqlx::Result<Timeline> {
    let cursor = page.parse().unwrap_or_default();
    let filter = topic.filter(registry, reference);
    let lines = store::lines(db, store::Reader::support(staff, org), &filter, cursor, size + 1).await?;
    let page = model::Page::of(cursor, lines, size);
    let kept = |line: &model::Line| serde_json::to_string_pretty(&line.payload).unwrap_or_default();
    let place = |cursor: Option<model::Cursor>| cursor.map(|cursor| cursor.to_string());
    Ok(Timeline {
        lines: page.lines.iter().map(|line| (Row::new(lang, org, registry, line), kept(line))).collect(),
        newer: place(page.newer),
        older: place(page.older),
    })
}
